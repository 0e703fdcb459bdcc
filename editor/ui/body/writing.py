"""The body under the hands: keys and input methods become steps."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from typing_extensions import override

from editor.ui.body import composing
from editor.ui.body.keys import (
    CLIMBS,
    DELETIONS,
    LEAPS,
    PAGES,
    STEPS,
    Key,
    Reach,
    is_backspace,
    matched,
    plainly_typed,
    typed,
)
from editor.ui.body.mode import Mode
from editor.ui.body.pad import KEEP, Pad
from editor.ui.composing import finish, kept

_MOVE = QTextCursor.MoveMode.MoveAnchor
_LEAVING = frozenset({QEvent.Type.FocusAboutToChange, QEvent.Type.FocusOut})
_AIR = 32
"""The pixels that stay between the caret and the upper and lower edge while one writes."""

_UNDOING = (Key.Undo, Key.Redo)
_Moves = tuple[tuple[QTextCursor.MoveOperation, QTextCursor.MoveMode], ...]
_REACHES: Mapping[tuple[Reach, int], _Moves] = MappingProxyType(
    {
        (Reach.CHARACTER, -1): ((QTextCursor.MoveOperation.PreviousCharacter, KEEP),),
        (Reach.CHARACTER, 1): ((QTextCursor.MoveOperation.NextCharacter, KEEP),),
        (Reach.WORD, -1): ((QTextCursor.MoveOperation.PreviousWord, KEEP),),
        (Reach.WORD, 1): ((QTextCursor.MoveOperation.NextWord, KEEP),),
        (Reach.LINE, 1): ((QTextCursor.MoveOperation.EndOfBlock, KEEP),),
        (Reach.PARAGRAPH, 1): (
            (QTextCursor.MoveOperation.StartOfBlock, _MOVE),
            (QTextCursor.MoveOperation.EndOfBlock, KEEP),
        ),
    }
)


class WritingPad(Pad):
    """A pad that one types on."""

    table_wanted = Signal()
    """The table at the caret is to be edited."""
    composing_changed = Signal()
    """An input method composes something else at the caret."""

    def composed(self) -> str:
        """Return what an input method is composing at the caret: typed, but not in the text yet."""
        return composing.composed_text(self)

    def flush(self) -> None:
        """Put what an input method is composing into the text: in front of every command, save and switch."""
        finish(self, self.composed)

    def cut_selection(self) -> None:
        """Put what is selected on the clipboard and take it out of the text."""
        self.flush()
        if self.textCursor().hasSelection():
            self.copy()
            self._hand.delete_selection()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in _LEAVING:
            self.flush()
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and matched(event, _UNDOING) is not None
        ):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        self.flush()
        if not self.isReadOnly() and self._hand.indent(inwards=next):
            self.keep_in_sight()
            return True
        return super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (text := plainly_typed(event)) and not self.isReadOnly():
            event.accept()
            self._hand.type(text)
            self.keep_in_sight()
        elif self._asks_for_table(event):
            event.accept()
            self.table_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(not self.isReadOnly() and self._hand.step_out())
        elif self._moved(event) or (not self.isReadOnly() and self._edited(event)):
            event.accept()
            self.keep_in_sight()
        elif event.matches(Key.Copy):
            self.copy()
        else:
            event.ignore()

    def keep_in_sight(self) -> None:
        """Scroll to the caret where it is out of sight or at an edge: one sees what is above and below."""
        caret, room = self.cursorRect(), self.viewport().rect()
        if not room.contains(caret):
            self.ensureCursorVisible()
            caret = self.cursorRect()
        if room.height() < 2 * (caret.height() + _AIR):
            return
        by = min(caret.top() - _AIR, 0) or max(caret.bottom() + _AIR - room.bottom(), 0)
        if by:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + by)

    def _asks_for_table(self, event: QKeyEvent) -> bool:
        """Tell whether F2 was pressed at a table, or Enter on a chosen one."""
        cursor = self.textCursor()
        is_enter = cursor.hasSelection() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        asks = (is_enter or event.key() == Qt.Key.Key_F2) and not event.modifiers()
        return asks and not self.isReadOnly() and self._table_of(cursor) is not None

    def _moved(self, event: QKeyEvent) -> bool:
        """Move the caret if the key is one for that."""
        cursor, way = self.textCursor(), self._way()
        if (key := matched(event, STEPS)) is not None:
            move, selects, direction = STEPS[key]
            way.step(cursor, move, KEEP if selects else _MOVE, direction)
        elif (key := matched(event, CLIMBS)) is not None:
            move, selects = CLIMBS[key]
            way.climb(cursor, move, KEEP if selects else _MOVE)
        elif (key := matched(event, LEAPS)) is not None:
            move, selects = LEAPS[key]
            mode = KEEP if selects else _MOVE
            cursor.movePosition(move, mode)
            cursor.setPosition(way.rest(cursor.position()), mode)
        elif matched(event, PAGES) is not None or event.matches(Key.SelectAll):
            with self._writing():
                super().keyPressEvent(event)
            self._take_selection()
            return True
        else:
            return False
        self._move_to(cursor)
        return True

    def _edited(self, event: QKeyEvent) -> bool:
        """Edit the text if the key is one for that."""
        deletion = Key.Backspace if is_backspace(event) else matched(event, DELETIONS)
        if deletion is not None:
            self._delete(*DELETIONS[deletion])
        elif event.matches(Key.Cut):
            self.cut_selection()
        elif event.matches(Key.Paste):
            self.paste()
        elif event.matches(Key.InsertLineSeparator):
            self._hand.soft_break()
        elif event.matches(Key.InsertParagraphSeparator):
            self._hand.enter()
        elif event.key() == Qt.Key.Key_Tab and self._mode is Mode.SOURCE and not event.modifiers():
            self._type_tab()
        elif text := typed(event):
            self._hand.type(text)
        else:
            return False
        return True

    def _type_tab(self) -> None:
        """Go to the next ‹placeholder›; type a tab where there is none."""
        if not self._hand.indent(inwards=True):
            self._hand.type("\t")

    def _delete(self, reach: Reach, direction: int) -> None:
        cursor = QTextCursor(self.textCursor())
        for move, mode in _REACHES[reach, direction]:
            cursor.movePosition(move, mode)
        span = self._excerpt.selection(cursor.anchor(), cursor.position()).span
        self._hand.delete(reach, direction, span)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            event.ignore()
            return
        before = self.composed()
        event = kept(event, before)
        if composing.is_change(event):
            self._compose(QInputMethodEvent())
            self._commit(event)
        elif event.preeditString() and self.textCursor().hasSelection():
            self._hand.clear_for_composing()
        self._compose(composing.without_commit(event))
        event.accept()
        if self.composed() != before:
            self.composing_changed.emit()

    def _compose(self, event: QInputMethodEvent) -> None:
        """Let Qt show what is being composed, in the look of the text around."""
        with self._writing():
            super().inputMethodEvent(event)
            block = self.textCursor().block()
            self._page.push(block, self.line_of(block))
            self.document().markContentsDirty(block.position(), block.length())

    def _commit(self, event: QInputMethodEvent) -> None:
        if event.replacementLength() > 0:
            start = self.textCursor().position() + event.replacementStart()
            self._hand.select(self._excerpt.selection(start, start + event.replacementLength()))
        if event.commitString():
            self._hand.type(event.commitString())
        else:
            self._hand.delete_selection()
