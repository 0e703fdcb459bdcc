"""A picture's path or address with its thumbnail and a button to choose a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from editor.core.message import Translate
from editor.ui.form.line import Line
from editor.ui.form.thumbnail import Sight, Thumbnail
from editor.ui.tasks import Tasks

_SETTLE = 250
"""Milliseconds without a key before the file of a typed path is looked for."""


class Picture(QWidget):
    """A line for the path, what it shows, and a way to choose another."""

    chosen = Signal()

    def __init__(
        self,
        pictures: Callable[[str], Path | None],
        choose_file: Callable[[], str | None],
        tr: Translate,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr, self._choose_file = tr, choose_file
        self.line = Line(self)
        self.thumbnail = Thumbnail(pictures, tr, tasks, self)
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

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event.mimeData())
        if path:
            self._take(path)
            event.acceptProposedAction()

    def _lay_out(self) -> None:
        button = QPushButton(self._tr("Choose…"), self)
        button.setToolTip(self._tr("Choose a picture file"))
        button.setAccessibleName(self._tr("Choose a picture file"))
        button.setAutoDefault(False)
        button.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.line, 1)
        line.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addLayout(line)
        right.addWidget(self._note)
        right.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def _choose(self) -> None:
        target = self._choose_file()
        if target is not None:
            self._take(target)

    def _take(self, target: str) -> None:
        self.line.setText(target)
        self.look()
        self.chosen.emit()

    def _say(self, sight: Sight) -> None:
        sentence = self.thumbnail.sentence
        is_trouble = sight in {Sight.MISSING, Sight.BROKEN}
        self._note.setText(self._tr(sentence) if sentence is not None and sight is not Sight.NONE else "")
        self._note.setProperty("trouble", is_trouble)
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)


def _dropped(what: QMimeData) -> str:
    """Return the path of the file, or the address, that is being dropped; nothing for anything else."""
    urls = what.urls()
    if not urls:
        return ""
    return urls[0].toLocalFile() or urls[0].toString()
