"""Temporary files: their names, which Jekyll does not publish, and the end of those a kill left behind."""

import contextlib
import os
import re
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_NAME = re.compile(r"\.wongo-[0-9a-f]{12}\.tmp")


@contextlib.contextmanager
def held(folder: Path, mode: int) -> Iterator[tuple[Path, int]]:
    """Make a temporary file; give where it is, and a descriptor to write to it and to close.

    Nobody else sweeps it meanwhile. Afterwards the name is gone, or as good as that: the next sweep takes it.
    """
    path, descriptor = create(folder, mode)
    claim = _copy(descriptor)
    try:
        yield path, descriptor
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        if claim >= 0:
            with contextlib.suppress(OSError):
                os.close(claim)


def _copy(descriptor: int) -> int:
    """Return a second descriptor, whose lock outlives the first one; -1 where there is none to be had."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            return os.dup(descriptor)
    return -1


def create(folder: Path, mode: int) -> tuple[Path, int]:
    """Make a temporary file that nobody sweeps until its descriptor is closed; return it and that."""
    while True:
        path = folder / f".wongo-{secrets.token_hex(6)}.tmp"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        if _is_ours(descriptor):
            return path, descriptor
        os.close(descriptor)  # swept before it was claimed


def sweep(folder: Path) -> None:
    """Remove the temporary files of processes that were killed; whoever writes one now holds it.

    Windows has no such locks: there a file that is open cannot be removed, and no other is left behind for
    longer than a moment unless a process was killed.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _remove(Path(entry.path))


if sys.platform == "win32":

    def _remove(path: Path) -> None:
        with contextlib.suppress(OSError):
            path.unlink()

    def _is_ours(_descriptor: int) -> bool:
        """Claim a file: here one that is open cannot be removed."""
        return True

else:

    def _remove(path: Path) -> None:
        with contextlib.suppress(OSError):
            descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
            finally:
                os.close(descriptor)

    def _is_ours(descriptor: int) -> bool:
        """Claim a file; tell whether nobody has swept it. A disk without locks has no sweepers either."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return os.fstat(descriptor).st_nlink > 0
        except BlockingIOError:
            return False
        except OSError:
            return True
