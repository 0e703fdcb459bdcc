"""The steps of an atomic write: a temporary file, its permissions, its place, its durability."""

import contextlib
import errno
import os
import secrets
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

_REPLACE_ATTEMPTS = 20
_REPLACE_PAUSE = 0.05
"""Windows refuses to replace a file that a virus scanner or an indexer has open for a moment: one
second of patience is what such programs need."""


_CANNOT_CHMOD = frozenset({errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What disks without permissions answer: FAT, some network folders."""


@contextlib.contextmanager
def temporary(folder: Path, data: bytes, like: os.stat_result | None) -> Iterator[Path]:
    """Write `data` to the disk under a free name in `folder`; whatever happens, that name is gone after."""
    path = folder / f".wongo-{secrets.token_hex(6)}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666 if like is None else 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if like is not None:
            _take_over(path, like)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _take_over(path: Path, like: os.stat_result) -> None:
    """Give a file the owner, the group and the permissions of another, as far as the user and the disk may.

    A group that cannot be kept keeps no rights of its own either: never is more allowed than before.
    """
    mode = stat.S_IMODE(like.st_mode)
    if sys.platform != "win32" and not _is_given_to(path, like):
        mode = (mode & ~stat.S_IRWXG) | ((mode & stat.S_IRWXO) << 3)
    try:
        path.chmod(mode)
    except OSError as trouble:
        if trouble.errno not in _CANNOT_CHMOD:
            raise


def _is_given_to(path: Path, like: os.stat_result) -> bool:
    """Give a file to the owner of another, else at least to its group; tell whether the group has it."""
    for owner in (like.st_uid, -1):
        with contextlib.suppress(OSError):
            os.chown(path, owner, like.st_gid)
            return True
    return path.stat().st_gid == like.st_gid


def replace(temporary: Path, target: Path) -> None:
    """Put the temporary file in the place of the target, at once."""
    for _attempt in range(_REPLACE_ATTEMPTS - 1):
        try:
            temporary.replace(target)
        except PermissionError:
            if not _is_patient():
                raise
            threading.Event().wait(_REPLACE_PAUSE)
        else:
            return
    temporary.replace(target)


def _is_patient() -> bool:
    """Tell whether a refusal may be over in a moment: only Windows refuses so."""
    return os.name == "nt"


def move_to_free_name(temporary: Path, target: Path) -> None:
    """Give the temporary file the target's name, which must be free.

    A hard link cannot land on a file that another program made in the meantime; a disk without hard
    links has to do with looking first.
    """
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        temporary.rename(target)


def sync_folder(folder: Path) -> None:
    """Make the new name durable too, where folders can be synced (Windows cannot, some disks do not)."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
