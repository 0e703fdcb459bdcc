"""How large pictures are, told without unpacking them."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader

from editor.core import avif

_QUARTER_TURN = 4


def stored_size(path: Path) -> QSize:
    """Return the size that a picture is stored in; an invalid one where it is none that can be read."""
    size = QImageReader(str(path)).size()
    return size if size.isValid() else _of_avif(path)


def seen_size(path: Path) -> QSize:
    """Return the size that a picture is seen in: some are stored on their side."""
    reader = QImageReader(str(path))
    size = reader.size()
    if not size.isValid():
        return _of_avif(path)
    return size.transposed() if reader.transformation().value & _QUARTER_TURN else size


def _of_avif(path: Path) -> QSize:
    try:
        found = avif.size_of(path.read_bytes())
    except OSError:
        found = None
    return QSize(*found) if found else QSize()
