"""A small picture of a picture, decoded no larger than it is shown, and what there is to say about it."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from editor.core.message import Message, Translate, msg
from editor.ui.picture_reader import reading
from editor.ui.tasks import Done, Tasks

_WIDTH, _HEIGHT, _ROUND = 112, 64, 6
_MOST_PIXELS = 100_000_000
"""More pixels than this are not decoded even to be made small: about ten times a camera's."""


class Sight(Enum):
    """What can be seen of a picture."""

    NONE = auto()
    REMOTE = auto()
    MISSING = auto()
    LOADING = auto()
    BROKEN = auto()
    SHOWN = auto()


_SENTENCES = {
    Sight.NONE: msg("No picture"),
    Sight.REMOTE: msg("A picture on the web"),
    Sight.MISSING: msg("This picture is not in the site's folder."),
    Sight.LOADING: msg("Loading"),
    Sight.BROKEN: msg("This file is not a picture that can be shown."),
}


class Thumbnail(QLabel):
    """Shows the picture that a post names. `pictures` finds its file, `tasks` decodes it aside."""

    seen = Signal(object)
    """What can be seen now, as a `Sight`."""

    def __init__(
        self,
        pictures: Callable[[str], Path | None],
        tr: Translate,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pictures, self._tr, self._tasks = pictures, tr, tasks
        self._target = ""
        self.sight = Sight.NONE
        self.setProperty("part", "thumbnail")
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tell(Sight.NONE)

    @property
    def sentence(self) -> Message | None:
        """What there is to say; `None` when the picture speaks for itself."""
        return _SENTENCES.get(self.sight)

    def follow(self, target: str) -> None:
        """Show the picture of a path or an address; a path is looked up each time, files come and go."""
        self._target = target
        file = self._pictures(target) if target.strip() else None
        if not target.strip():
            self._tell(Sight.NONE)
        elif file is None:
            is_remote = target.strip().lower().startswith(("http://", "https://", "//"))
            self._tell(Sight.REMOTE if is_remote else Sight.MISSING)
        else:
            self._load(file)

    def _load(self, file: Path) -> None:
        size = QSize(_WIDTH, _HEIGHT) * self.devicePixelRatioF()
        work = partial(decode, file, size)
        if self._tasks is None:
            self._arrived(self._target, Done(work()))
            return
        self._tell(Sight.LOADING)
        self._tasks.run(work, partial(self._arrived, self._target), key=f"thumbnail {id(self)}")

    def _arrived(self, target: str, done: Done[QImage | None]) -> None:
        if not isValid(self) or target != self._target:
            return
        if done.value is None:
            self._tell(Sight.BROKEN)
            return
        self._tell(Sight.SHOWN, _rounded(done.value, self.devicePixelRatioF()))

    def _tell(self, sight: Sight, pixmap: QPixmap | None = None) -> None:
        self.sight = sight
        sentence = self._tr(self.sentence) if self.sentence is not None else ""
        self.setPixmap(pixmap or QPixmap())
        self.setProperty("shown", sight is Sight.SHOWN)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setToolTip(sentence or self._target)
        self.setAccessibleName(sentence or self._tr("Picture"))
        self.seen.emit(sight)


def _rounded(image: QImage, ratio: float) -> QPixmap:
    """Return a picture with the round corners that fields have."""
    pixmap = QPixmap(image.size())
    pixmap.fill(Qt.GlobalColor.transparent)
    corners = QPainterPath()
    corners.addRoundedRect(QRectF(pixmap.rect()), _ROUND * ratio, _ROUND * ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(corners)
    painter.drawImage(0, 0, image)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def decode(file: Path, size: QSize) -> QImage | None:
    """Return the picture of a file, filling `size` and cut to it; `None` when it cannot be decoded."""
    with reading(file) as reader:
        whole = reader.size()
        if whole.isValid():
            if whole.width() * whole.height() > _MOST_PIXELS:
                return None
            reader.setScaledSize(whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
        image = reader.read()
    if image.isNull():
        return None
    filled = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (filled.width() - size.width()) // 2, (filled.height() - size.height()) // 2
    return filled.copy(left, top, size.width(), size.height())
