"""How large pictures will be seen, told from their first bytes: nothing of them is unpacked or drawn here."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader

from editor.core.picture_sizes import is_picture, size_of

_HEAD = 2**16
"""Bytes that nearly all pictures tell their size in."""
_QUARTER_TURN = 4


def seen_size(path: Path) -> QSize:
    """Return the size that a picture is seen in: some are stored on their side. An invalid one for none."""
    head = _read(path, _HEAD)
    size = size_of(head) or size_of(_read(path)) if is_picture(head) else None
    if size is None:
        return QSize()
    return QSize(*size).transposed() if _is_on_its_side(path, head) else QSize(*size)


def _is_on_its_side(path: Path, head: bytes) -> bool:
    """Tell whether a photograph says that it is to be turned."""
    if not head.startswith(b"\xff\xd8"):
        return False
    reader = QImageReader(str(path), b"jpeg")
    reader.setAutoDetectImageFormat(False)
    return bool(reader.transformation().value & _QUARTER_TURN)


def _read(path: Path, most: int = -1) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError:
        return b""
