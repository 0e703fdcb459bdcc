"""Who has what open: a small file that the system itself lets go when its holder ends, however it ends."""

import contextlib
import json
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCKED_BYTE = 1 << 20
"""Windows keeps others from reading what is locked: a byte far behind the content is."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a lock, and its computer; 0 and nothing when the file does not say."""

    pid: int = 0
    host: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is ours until it is released or the process ends."""

    path: Path
    descriptor: int

    def is_there(self) -> bool:
        """Tell whether others can see it: somebody may have removed it."""
        return _is_still(self.path, self.descriptor)

    def release(self) -> None:
        """Let others have it. What is left of a lock whose disk went away is nobody's trouble."""
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                os.close(self.descriptor)
            with contextlib.suppress(OSError):
                self.path.unlink()
        else:
            with contextlib.suppress(OSError):
                self.path.unlink()
            with contextlib.suppress(OSError):
                os.close(self.descriptor)


def hold(path: Path) -> Lock | Holder | None:
    """Take a lock, or say who has it; `None` where the disk has no locks or cannot be written.

    A file left behind by a process that was killed is a stale one: the system let its lock go, and it is
    taken over. The lock only advises; nobody is kept from reading or writing anything.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _hold(path)
    except OSError:
        return None


def _hold(path: Path) -> Lock | Holder | None:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _is_locked_by_us(descriptor):
            holder = _holder(descriptor)
            os.close(descriptor)
            return holder
        if _is_still(path, descriptor):
            written = json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode()
            with contextlib.suppress(OSError):  # a full disk holds no name, but the lock
                os.ftruncate(descriptor, 0)
                os.write(descriptor, written)
            return Lock(path, descriptor)
        os.close(descriptor)


def _is_locked_by_us(descriptor: int) -> bool:
    """Lock the file; tell whether nobody else had."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Tell whether the name still leads to the file that was locked: its last holder removes it."""
    try:
        return sys.platform == "win32" or path.stat().st_ino == os.fstat(descriptor).st_ino
    except FileNotFoundError:
        return False


def _holder(descriptor: int) -> Holder:
    """Return who wrote the lock; a holder that is just writing it says nothing yet."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        written = json.loads(os.read(descriptor, 4096))
        return Holder(int(written["pid"]), str(written["host"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()
