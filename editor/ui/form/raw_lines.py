"""Lines of source that are edited and followed at the same time: the caret and the view stay put."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from editor.core.text import difference
from editor.kramdown.span import Span
from editor.ui.body.theme import LIGHT, BodyTheme
from editor.ui.form.line import changed_to
from editor.ui.form.lines import Lines
from editor.ui.form.raw_colours import Colours
from editor.ui.text_bridge import shown, units

_TINT = 36
"""How strong the ground of a broken line is, of 255."""

_PIXELS = 14
_MOST = 7
_STAYING = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.PopupFocusReason,
    }
)
"""Reasons for which the focus goes and soon comes back."""


class RawLines(Lines):
    """Shows text in colours and marks a line of it. Seven lines, then it scrolls: the room is the body's."""

    edited = Signal(str)
    """The user made this of the text."""

    left_for_good = Signal()
    """The focus went to another part of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, most=_MOST)
        self._theme = LIGHT
        self._is_following = self._is_locked = self._is_lossy = False
        self._marked: Span | None = None
        self._colours = Colours(self.document())
        self.setProperty("part", "code")
        self._dress()
        self.textChanged.connect(self._report)

    def set_theme(self, theme: BodyTheme) -> None:
        """Show the text in another theme."""
        self._theme = theme
        self._dress()
        self._colours.set_theme(theme)
        self.mark(self._marked)

    @override
    def follow(self, text: str) -> None:
        """Show `text` by changing no more than differs; neither the caret nor the first line shown moves.

        Text that the document cannot hold as it is can only be read.
        """
        self._is_following = True
        try:
            self._replace(self.text(), shown(text))
        finally:
            self._is_following = False
        self._is_lossy = self.text() != text
        self.setReadOnly(self._is_locked or self._is_lossy)

    @property
    def is_lossy(self) -> bool:
        """Whether what is shown is not quite the text."""
        return self._is_lossy

    @property
    def is_locked(self) -> bool:
        """Whether the text can only be read because somebody said so."""
        return self._is_locked

    def lock(self, is_locked: bool) -> None:
        """Let the text only be read, or be edited again."""
        self._is_locked = is_locked
        self.setReadOnly(self._is_locked or self._is_lossy)

    def colour(self, end: int | None) -> None:
        """Colour what is shown; what is behind `end` is the body's and greyed."""
        self._colours.follow(end)

    def mark(self, span: Span | None) -> None:
        """Mark a broken line: a tinted ground and a wavy line under it."""
        self._marked = span
        if span is None:
            self.setExtraSelections([])
            return
        colour = QColor(self._theme.role("broken"))
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(colour)
        colour.setAlpha(_TINT)
        form.setBackground(colour)
        form.setProperty(QTextFormat.Property.FullWidthSelection, True)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = self._cursor(span), form
        self.setExtraSelections([selection])

    def place_caret(self, position: int) -> None:
        """Put the caret at a position, in code points, and show its line."""
        self.setTextCursor(self._cursor(Span(position, position)))
        self.ensureCursorVisible()

    def place_caret_at_change(self, old: str) -> None:
        """Put the caret behind what is new since the text was `old`."""
        cursor = self.textCursor()
        cursor.setPosition(changed_to(old, self.text()))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.insertPlainText("\n")  # Qt would insert U+2028, which is no line end to YAML
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.left_for_good.emit()

    def _report(self) -> None:
        if not self._is_following and not self.isReadOnly():
            self.edited.emit(self.text())

    def _replace(self, old: str, text: str) -> None:
        composing, top = self.composing, QTextCursor(self.firstVisibleBlock())
        top.setKeepPositionOnInsert(True)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for change in difference(old, text).changes:
            cursor.setPosition(units(old[: change.span.start]))
            cursor.setPosition(units(old[: change.span.end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(change.insert)
        cursor.endEditBlock()
        if old != text:
            self.verticalScrollBar().setValue(top.block().firstLineNumber())
            if composing:
                self._show_composed(composing)

    def _show_composed(self, composing: str) -> None:
        """Keep what is being composed at the caret when the text before it on its line changed."""
        cursor = self.textCursor()
        block = cursor.block()
        block.layout().setPreeditArea(cursor.positionInBlock(), composing)
        self.document().markContentsDirty(block.position(), block.length())

    def _cursor(self, span: Span) -> QTextCursor:
        text = self.text()
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(text[: span.start]))
        cursor.setPosition(units(text[: span.end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _dress(self) -> None:
        font = self.font()
        font.setFamilies([*self._theme.monospace])
        font.setPixelSize(_PIXELS)
        self.setFont(font)
