"""The pictures of an article, found through the site, read once, kept at the size they are shown in."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImageReader, QPixmap

_KEPT = 24
_TALLEST = 900.0


class Pictures:
    """Pixmaps by what the source calls them. `find` gives the file, or `None` where there is none."""

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        self._find = find
        self._sizes: dict[tuple[Path, int], QSize] = {}
        self._pixmaps: OrderedDict[tuple[Path, int, int, int], QPixmap] = OrderedDict()

    def forget(self) -> None:
        """Read every picture again when it is shown next."""
        self._sizes.clear()
        self._pixmaps.clear()

    def size(self, source: str, width: float) -> QSizeF | None:
        """Return the size of a picture in a column of `width`, its proportion kept; `None` if missing."""
        found = self._natural(source)
        if found is None:
            return None
        _, natural = found
        scale = min(1.0, width / natural.width(), _TALLEST / natural.height())
        return QSizeF(natural) * scale

    def pixmap(self, source: str, size: QSize) -> QPixmap | None:
        """Return a picture scaled to `size` device pixels; `None` if it cannot be shown."""
        found = self._natural(source)
        if found is None:
            return None
        (path, changed), _ = found
        key = (path, changed, size.width(), size.height())
        if key not in self._pixmaps:
            reader = QImageReader(str(path))
            reader.setAutoTransform(True)
            reader.setScaledSize(self._stored(reader, size))
            self._pixmaps[key] = QPixmap.fromImageReader(reader)
            while len(self._pixmaps) > _KEPT:
                self._pixmaps.popitem(last=False)
        self._pixmaps.move_to_end(key)
        pixmap = self._pixmaps[key]
        return None if pixmap.isNull() else pixmap

    def _natural(self, source: str) -> tuple[tuple[Path, int], QSize] | None:
        path = self._find(source) if source else None
        if path is None:
            return None
        try:
            key = (path, path.stat().st_mtime_ns)
        except OSError:
            return None
        if key not in self._sizes:
            reader = QImageReader(str(path))
            reader.setAutoTransform(True)
            self._sizes[key] = self._stored(reader, reader.size())
        size = self._sizes[key]
        return (key, size) if size.isValid() and not size.isEmpty() else None

    def _stored(self, reader: QImageReader, size: QSize) -> QSize:
        """Swap the sides of a size for a picture that its file holds turned by a quarter."""
        turned = reader.transformation().value & 4
        return size.transposed() if turned else size
