"""Reading a picture: its bytes first. Qt would let nothing else of Python run while a disk takes its time."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImageReader

_MOST_BYTES = 2**28
"""What is larger is no picture of an article."""


@contextlib.contextmanager
def reading(path: Path) -> Iterator[QImageReader]:
    """Give a reader of a picture as it is seen; one of nothing where the file cannot be read."""
    buffer = QBuffer()
    buffer.setData(_bytes(path))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    yield reader


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError:
        return b""
