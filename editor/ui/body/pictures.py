"""The pictures of an article, found through the site, read and scaled in the background, kept as shown."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QSizeF, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from editor.ui.lookups import Lookups
from editor.ui.picture_reader import reading
from editor.ui.tasks import Done, Tasks

_KEPT_PIXELS = 32_000_000
"""The pixels that are kept: more than all screens show at once, so that nothing shown is read twice."""

_MOST_PIXELS = 200_000_000
"""A picture larger than this is not read: it would take the memory of everything else."""

_File = tuple[Path, int]
"""A picture's file and when it last changed, in nanoseconds."""

_Shown = tuple[Path, int, int, int]
"""A file, when it changed, and the width and height that it is shown in."""


class Pictures(QObject):
    """Pixmaps by what the source calls them. `find` gives the file, or `None` where there is none.

    It is asked in another thread. While the disk hangs, what was found last holds.
    """

    found = Signal()
    """A file that was late was looked up: the size of its picture is known."""

    loaded = Signal()
    """A picture that was asked for is there, or cannot be read."""

    def __init__(self, find: Callable[[str], Path | None], tasks: Tasks) -> None:
        super().__init__()
        self._find = find
        self._tasks = tasks
        self._file = Lookups(self._file_now, self)
        self._file.found.connect(self.found)
        self._sizes: dict[_File, QSize] = {}
        self._pixmaps: OrderedDict[_Shown, QPixmap] = OrderedDict()
        self._reading: set[Path] = set()

    def forget(self) -> None:
        """Read every picture again when it is shown next."""
        self._file.forget()
        self._sizes = {}
        self._pixmaps.clear()

    def has(self, source: str) -> bool:
        """Tell whether there is such a file."""
        return self._file(source) is not None

    def size(self, source: str, width: float, tallest: float) -> QSizeF | None:
        """Return the size of a picture where there is room for `width` and `tallest`, its proportion kept.

        `None` where there is none, or none that can be shown.
        """
        file = self._file(source)
        natural = None if file is None else self._natural(file)
        if natural is None:
            return None
        return QSizeF(natural) * min(1.0, width / natural.width(), tallest / natural.height())

    def pixmap(self, source: str, size: QSize) -> QPixmap | None:
        """Return a picture, if it was read; if it was not in this size, it is from now on.

        Until then it is what was read of it in another size. A null pixmap cannot be shown.
        """
        file = self._file(source)
        if file is None or self._natural(file) is None:
            return QPixmap()
        key = (*file, size.width(), size.height())
        if key in self._pixmaps:
            self._pixmaps.move_to_end(key)
            return self._pixmaps[key]
        if file[0] not in self._reading:
            self._reading.add(file[0])
            work = partial(_read, file[0], size)
            self._tasks.run(work, partial(self._take, key), key=f"picture {file[0]}")
        others = (pixmap for known, pixmap in reversed(self._pixmaps.items()) if known[:2] == file)
        return next(others, None)

    def _take(self, key: _Shown, done: Done[QImage]) -> None:
        """Keep what was read, and let go what was not shown for longest."""
        self._reading.discard(key[0])
        self._pixmaps[key] = QPixmap() if done.value is None else QPixmap.fromImage(done.value)
        total = sum(_area(pixmap.size()) for pixmap in self._pixmaps.values())
        while total > _KEPT_PIXELS and len(self._pixmaps) > 1:
            total -= _area(self._pixmaps.popitem(last=False)[1].size())
        self.loaded.emit()

    def _file_now(self, source: str) -> _File | None:
        path = self._find(source) if source else None
        if path is None:
            return None
        try:
            file = (path, path.stat().st_mtime_ns)
        except OSError:
            return None
        if file not in self._sizes:
            with reading(path) as reader:
                self._sizes[file] = _stored(reader, reader.size())
        return file

    def _natural(self, file: _File) -> QSize | None:
        """Return the size that a file says its picture has."""
        size = self._sizes.get(file, QSize())
        return size if size.isValid() and 0 < _area(size) <= _MOST_PIXELS else None


def _read(path: Path, size: QSize) -> QImage:
    with reading(path) as reader:
        reader.setScaledSize(_stored(reader, size))
        return reader.read()


def _stored(reader: QImageReader, size: QSize) -> QSize:
    """Swap the sides of a size for a picture that its file holds turned by a quarter."""
    turned = reader.transformation().value & 4
    return size.transposed() if turned else size


def _area(size: QSize) -> int:
    return size.width() * size.height()
