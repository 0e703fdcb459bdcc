"""A line of text that leaves undo to the window and keeps its caret when it follows."""

import html

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget
from typing_extensions import override

from editor.core.text import difference
from editor.ui import composing
from editor.ui.form import keys
from editor.ui.form.placeholders import to_be_filled_in
from editor.ui.text_bridge import offsets, units

_BREAKS = str.maketrans(dict.fromkeys("\n\r\u2028\u2029", " "))


class Line(QLineEdit):
    """A QLineEdit without an undo of its own; pasted line ends become blanks."""

    composing_changed = Signal()
    """An input method composes something else here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = ""
        self.textEdited.connect(self._keep_to_one_line)

    @property
    def composing(self) -> str:
        """What the input method is composing, not yet part of the text."""
        return self._composing

    def coming(self) -> str:
        """Return the text with what is being composed in its place."""
        text = self.text()
        at = offsets(text).to_position(self.cursorPosition())
        return text[:at] + self._composing + text[at:]

    @property
    def is_cut(self) -> bool:
        """Whether the line is too narrow for its text; the pointer shows it whole then."""
        room = self.width() - self.textMargins().left() - self.textMargins().right()
        return self.fontMetrics().horizontalAdvance(self.text()) > room

    def flush(self) -> None:
        """Make what is being composed part of the text."""
        composing.finish(self, lambda: self._composing)

    def follow(self, text: str) -> None:
        """Show `text`; the caret goes where the text changed when it is being edited, else to the start."""
        old = self.text()
        if old == text:
            return
        self.setText(text)
        if self.hasFocus():
            self.setCursorPosition(changed_to(old, text))
        else:
            self.home(False)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusAboutToChange:
            self.flush()
        if keys.is_undo_override(event):
            event.ignore()
            return False
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.is_cut:
            QToolTip.showText(event.globalPos(), f"<p>{html.escape(self.text())}</p>", self)
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        place = to_be_filled_in(self.text(), event.reason())
        if place is not None:
            self.setSelection(place.start, len(place))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keys.is_undo(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.flush()  # a click drops what is being composed where the input method does not end it
        super().mousePressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was, event = self._composing, composing.kept(event, self._composing)
        self._composing = event.preeditString()
        super().inputMethodEvent(event)
        if self._composing != was:
            self.composing_changed.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = keys.without_undo(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _keep_to_one_line(self, text: str) -> None:
        flat = text.translate(_BREAKS)
        if flat != text:
            at = self.cursorPosition()
            self.setText(flat)
            self.setCursorPosition(at)


def changed_to(old: str, new: str) -> int:
    """Return where what is new in `new` ends, in UTF-16 units: where the caret belongs after an undo."""
    changes = difference(old, new).changes
    if not changes:
        return units(new)
    change = changes[-1]
    return units(new[: change.span.start + len(change.insert)])
