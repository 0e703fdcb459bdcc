"""Lines of text in a field that grows with them and leaves undo to the window."""

import math

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from editor.core.text import difference
from editor.ui import composing
from editor.ui.form import keys
from editor.ui.form.line import changed_to
from editor.ui.form.placeholders import to_be_filled_in
from editor.ui.text_bridge import document_text, offsets, pasted, shown, units

_FEWEST, _MOST = 2, 12
"""How many lines are shown at least, and before the field scrolls."""


class Lines(QPlainTextEdit):
    """A QPlainTextEdit without undo of its own, as high as its text up to `most` lines. Tab moves on."""

    left = Signal()
    """The focus went elsewhere."""
    composing_changed = Signal()
    """An input method composes something else here."""

    def __init__(self, parent: QWidget | None = None, *, fewest: int = _FEWEST, most: int = _MOST) -> None:
        super().__init__(parent)
        self._composing = ""
        self._fewest, self._most = fewest, most
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # every line is wrapped
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @property
    def composing(self) -> str:
        """What the input method is composing, not yet part of the text."""
        return self._composing

    def text(self) -> str:
        """Return the text as it is."""
        return document_text(self.document())

    @property
    def caret(self) -> int:
        """Where the caret is, in code points."""
        return offsets(self.text()).to_position(self.textCursor().position())

    def coming(self) -> str:
        """Return the text with what is being composed in its place."""
        text, at = self.text(), self.caret
        return text[:at] + self._composing + text[at:]

    def flush(self) -> None:
        """Make what is being composed part of the text."""
        composing.finish(self, lambda: self._composing)

    def follow(self, text: str) -> None:
        """Show `text` by changing no more than differs; the caret stays, or follows while it is edited."""
        old, text = self.text(), shown(text)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for change in difference(old, text).changes:
            cursor.setPosition(units(old[: change.span.start]))
            cursor.setPosition(units(old[: change.span.end]), cursor.MoveMode.KeepAnchor)
            cursor.insertText(change.insert)
        cursor.endEditBlock()
        if self.hasFocus() and old != text:
            cursor.setPosition(changed_to(old, text))
            self.setTextCursor(cursor)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusAboutToChange:
            self.flush()
        if keys.is_undo_override(event):
            event.ignore()
            return False
        return super().event(event)

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
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(pasted(source.text()))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        place = to_be_filled_in(self.text(), event.reason())
        if place is not None:
            cursor = self.textCursor()
            cursor.setPosition(place.start)
            cursor.setPosition(place.end, cursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = keys.without_undo(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _grow(self) -> None:
        """Be as high as the text; its lines are as high as the fonts that its signs need."""
        spacing = max(self.fontMetrics().lineSpacing(), self._line_height())
        text = max(round(self._text_height()), self._fewest * spacing)
        around = self.height() - self.viewport().height() if self.isVisible() else 2 * self.frameWidth()
        margins = 2 * round(self.document().documentMargin())
        highest = self._most * spacing + margins
        height = min(text, highest) + around + margins
        bars = Qt.ScrollBarPolicy
        is_cut = text > highest
        self.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if is_cut else bars.ScrollBarAlwaysOff)
        if height != self.height():
            self.setFixedHeight(height)

    def _line_height(self) -> int:
        """Return the height of the first line as it is: that of another font where its signs need one."""
        lines = self.document().begin().layout()
        return math.ceil(lines.lineAt(0).height()) if lines.lineCount() else 0

    def _text_height(self) -> float:
        layout, block = self.document().documentLayout(), self.document().begin()
        height = 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return height
