"""A picture's path or address with its thumbnail and a button to choose a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from editor.core.message import Message, Translate
from editor.ui.form.line import Line
from editor.ui.form.thumbnail import Sight, Thumbnail
from editor.ui.tasks import Tasks

_SETTLE = 250
"""Milliseconds without a key before the file of a typed path is looked for."""


@dataclass(frozen=True, slots=True)
class PictureTools:
    """Where pictures come from: the file of a path, a chooser, a place for the bytes of a pasted one."""

    find: Callable[[str], Path | None]
    choose: Callable[[], str | None]
    keep: Callable[[bytes], str | Message] | None = None


class PictureLine(Line):
    """A line into which a picture can be pasted as well."""

    pasted = Signal(QMimeData)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        clip = QGuiApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and (clip.hasImage() or clip.hasUrls()):
            self.pasted.emit(clip)
            return
        super().keyPressEvent(event)


class Picture(QWidget):
    """A line for the path, as wide as there is room, what it shows, and below it a way to choose another."""

    chosen = Signal()

    def __init__(
        self,
        tools: PictureTools,
        tr: Translate,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr, self._tools = tr, tools
        self.line = PictureLine(self)
        self.line.pasted.connect(self._take_from)
        self.thumbnail = Thumbnail(tools.find, tr, tasks, self)
        self._note = QLabel(self)
        self._note.setProperty("part", "note")
        self._note.setWordWrap(True)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE)
        self._settled.timeout.connect(self.look)
        self.line.textEdited.connect(self._settled.start)
        self.thumbnail.seen.connect(self._say)
        self.setFocusProxy(self.line)
        self.setAcceptDrops(True)
        self.line.setAcceptDrops(False)
        self._lay_out()

    def follow(self, target: str) -> None:
        """Show the path and the picture that the post names now."""
        self.line.follow(target)
        self.look()

    def look(self) -> None:
        """Show the picture of the path that stands in the line."""
        self._settled.stop()
        self.thumbnail.follow(self.line.text())

    def review(self) -> None:
        """Look again for a file that was not there."""
        if self.thumbnail.sight is Sight.MISSING:
            self.look()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self._take_from(event.mimeData()):
            event.acceptProposedAction()

    def _lay_out(self) -> None:
        self.button = button = QPushButton(self._tr("Choose…"), self)
        button.setObjectName("chooseFile")
        button.setToolTip(self._tr("Choose a picture file"))
        button.setAccessibleName(self._tr("Choose a picture file"))
        button.setProperty("part", "aid")
        button.setAutoDefault(False)
        button.clicked.connect(self._choose)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.line)
        right.addLayout(below)
        right.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def _choose(self) -> None:
        target = self._tools.choose()
        if target is not None:
            self._take(target)

    def _take_from(self, what: QMimeData) -> bool:
        """Take the file, the address or the picture that was pasted or dropped; tell whether it was one."""
        path = _dropped(what)
        if path:
            self._take(path)
            return True
        image = QImage(what.imageData())
        if image.isNull() or self._tools.keep is None:
            return False
        kept = self._tools.keep(_png(image))
        if isinstance(kept, Message):
            self._show_note(self._tr(kept), is_trouble=True)
            return False
        self._take(kept)
        return True

    def _take(self, target: str) -> None:
        self.line.setText(target)
        self.look()
        self.chosen.emit()

    def _say(self, sight: Sight) -> None:
        sentence = self.thumbnail.sentence
        shown = self._tr(sentence) if sentence is not None and sight is not Sight.NONE else ""
        self._show_note(shown, is_trouble=sight in {Sight.MISSING, Sight.BROKEN})

    def _show_note(self, sentence: str, *, is_trouble: bool) -> None:
        self._note.setText(sentence)
        self._note.setProperty("trouble", is_trouble)
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub knows no device
    return bytes(buffer.data().data())


def _dropped(what: QMimeData) -> str:
    """Return the path of the file, or the address, that is being dropped; nothing for anything else."""
    urls = what.urls()
    if not urls:
        return ""
    return urls[0].toLocalFile() or urls[0].toString()
