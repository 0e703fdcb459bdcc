"""What is selected besides the first selection: tinted like it, as long as it is."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from editor.core.session import Session, Update
from editor.ui.body.excerpt import excerpt

_KEEP = QTextCursor.MoveMode.KeepAnchor


class Besides(QObject):
    """Follows a session; the body's own selection is the widget's business."""

    def __init__(self, session: Session, body: QTextEdit) -> None:
        super().__init__(body)
        self._body = body
        self._is_shown = False
        session.subscribe(self._follow)

    def _follow(self, update: Update) -> None:
        others = update.after.selection.others
        if not others and not self._is_shown:
            return
        self._is_shown = bool(others)
        form = QTextCharFormat()
        form.setBackground(self._body.palette().color(QPalette.ColorRole.Highlight))
        part = excerpt(update.after.text)
        found = []
        for span in others:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._body.document())
            cursor.setPosition(part.unit(span.start))
            cursor.setPosition(part.unit(span.end), _KEEP)
            selection.cursor, selection.format = cursor, form
            found.append(selection)
        self._body.setExtraSelections(found)
