"""A line of text that is shown on as many lines as it needs, and says beside it how long it is."""

import re

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from editor.ui.form.chips import repolish
from editor.ui.form.lines import Lines

_ROOM = 56
_MOST = 3
_MARGIN = 2
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")


class CountedLines(Lines):
    """Enter ends the editing, as in a QLineEdit; line ends that come in become blanks.

    It is read and set as a QLineEdit is, for scripts. The count is told by whoever knows what is long.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, fewest=1, most=_MOST)
        self.document().setDocumentMargin(_MARGIN)
        self.setViewportMargins(0, 0, _ROOM, 0)
        self._count = QLabel(self)
        self._count.setObjectName("count")
        self._count.setProperty("part", "count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textChanged.connect(self._keep_to_one_line)

    def setText(self, text: str) -> None:
        """Show another text, as if it had been typed."""
        self.follow(text)

    def cursorPosition(self) -> int:
        """Return where the caret is, in UTF-16 units."""
        return self.textCursor().position()

    def setCursorPosition(self, position: int) -> None:
        """Put the caret elsewhere."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)

    def show_count(self, sentence: str, *, is_over: bool) -> None:
        """Say how long the text is."""
        self._count.setText(sentence)
        if self._count.property("over") != is_over:
            self._count.setProperty("over", is_over)
            repolish(self._count)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            event.ignore()
            self.left.emit()
            return
        super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(_BREAK.sub(" ", source.text()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        seen = self.viewport().geometry()
        height = min(seen.height(), self.fontMetrics().lineSpacing() + 2 * _MARGIN)
        self._count.setGeometry(seen.right() + 1, seen.top(), _ROOM - 2 * _MARGIN, height)

    def _keep_to_one_line(self) -> None:
        """Make blanks of line ends that an input method or a script brought in."""
        text = self.text()
        if _BREAK.search(text):
            self.follow(_BREAK.sub(" ", text))
