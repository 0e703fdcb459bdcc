"""Writing a file that has several names (hard links): a new one in its place would part them."""

import os
from pathlib import Path


def rewrite(target: Path, data: bytes) -> None:
    """Write `data` into the file itself. A failure puts back what was there.

    A kill amid this leaves a half-written file: the only write that is not whole or not at all. The text is
    in the journal by then, and its room on the disk is taken before a byte of the old one goes.
    """
    descriptor = os.open(target, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        before = _read(descriptor)
        try:
            _fill(descriptor, data)
        except OSError:
            _fill(descriptor, before)
            raise
    finally:
        os.close(descriptor)


def _read(descriptor: int) -> bytes:
    size = os.fstat(descriptor).st_size
    return b"".join(iter(lambda: os.read(descriptor, max(size, 1)), b""))


def _fill(descriptor: int, data: bytes) -> None:
    if data and hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, len(data))
    os.lseek(descriptor, 0, os.SEEK_SET)
    left = data
    while left:
        left = left[os.write(descriptor, left) :]
    os.ftruncate(descriptor, len(data))
    os.fsync(descriptor)
