"""The body's widget: what is done to it becomes steps of the session, and it follows what they make."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QToolTip
from typing_extensions import override

from editor.core.message import Translate, msg
from editor.core.paint_copies import balanced
from editor.core.palette import Palette
from editor.core.session import Session
from editor.kramdown import to_html
from editor.ui.body import carrying, composing
from editor.ui.body.fonts import hides_markup
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
    typed,
)
from editor.ui.body.mode import Mode
from editor.ui.body.pad import KEEP, PAINTERS, Pad
from editor.ui.body.theme import LIGHT, BodyTheme

__all__ = ["BodyView", "Mode"]

_MOVE = QTextCursor.MoveMode.MoveAnchor
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


class BodyView(Pad):
    """The article's body, `bodyEditor`. Only `follow` writes its document, from the session's state."""

    link_activated = Signal(str)
    mode_changed = Signal(object)
    told = Signal(object)
    """A `Message` for the user."""

    def __init__(
        self,
        session: Session,
        tr: Translate,
        *,
        pictures: Callable[[str], Path | None],
        palette: Palette,
        theme: BodyTheme = LIGHT,
    ) -> None:
        super().__init__(session, tr, pictures=pictures, palette=palette, theme=theme)
        self.setObjectName("bodyEditor")
        self.setAccessibleName(tr("Body"))

    def set_mode(self, mode: Mode) -> None:
        """Show the text in the other way: same text, same caret, same line at the upper edge.

        Write mode needs a platform on which hidden markup takes no room; where it does, a message says so.
        """
        if mode is self._mode:
            return
        if mode is Mode.WRITE and not hides_markup(self._type):
            self.told.emit(
                msg("Hidden markup would take room on this computer: the text is shown as its source.")
            )
            return
        self.flush()
        number, top = self._top()
        self._mode = self._hand.mode = mode
        self._fill(self._excerpt.document, PAINTERS[mode])
        self._place_caret()
        self._scroll_to(number, top)
        self.mode_changed.emit(mode)

    def flush(self) -> None:
        """Put what an input method is composing into the text: in front of every command, save and switch."""
        composing.commit(self)

    def cut_selection(self) -> None:
        """Put what is selected on the clipboard and take it out of the text."""
        self.flush()
        if self.textCursor().hasSelection():
            self.copy()
            self._hand.delete_selection()

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and matched(event, _UNDOING) is not None
        ):
            event.ignore()
            return False
        return super().event(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self.link_at(event.pos())
            QToolTip.showText(event.globalPos(), link, self.viewport()) if link else QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._moved(event) or (not self.isReadOnly() and self._edited(event)):
            event.accept()
            self.ensureCursorVisible()
        elif event.matches(Key.Copy):
            self.copy()
        else:
            event.ignore()

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
            self._hand.type("\t")
        elif text := typed(event):
            self._hand.type(text)
        else:
            return False
        return True

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
        if composing.is_change(event):
            self._compose(QInputMethodEvent())
            self._commit(event)
        elif event.preeditString() and self.textCursor().hasSelection():
            self._hand.clear_for_composing()
        self._compose(composing.without_commit(event))
        event.accept()

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

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.flush()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_click = event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection()
        if is_click and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            link = self.link_at(event.position().toPoint())
            if link:
                self.link_activated.emit(link)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        span = self._excerpt.selection(cursor.selectionStart(), cursor.selectionEnd()).span
        if self._mode is Mode.SOURCE:
            source = span.of(self._session.text)
            return carrying.carried(source, source, "")
        source = balanced(self._excerpt.document, span.shifted(-self._excerpt.start))
        return carrying.carried(carrying.seen(cursor.selectedText()), source, to_html(source))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not self.isReadOnly() and (source.hasText() or source.hasFormat(carrying.SOURCE_TYPE))

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.flush()
        if self.isReadOnly():
            return
        own = carrying.source_of(source)
        if own is not None:
            self._hand.paste(own, is_source=True)
        else:
            self._hand.paste(carrying.text_of(source), is_source=False)
        self.ensureCursorVisible()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        target = self._way().rest(self.cursorForPosition(event.position().toPoint()).position())
        if event.source() in {self, self.viewport()} and event.proposedAction() == Qt.DropAction.MoveAction:
            mime = event.mimeData()
            self._hand.move(self._excerpt.position(target), carrying.text_of(mime), carrying.source_of(mime))
        else:
            self._hand.select(self._excerpt.selection(target, target))
            self.insertFromMimeData(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.actions():
            QMenu.exec(self.actions(), event.globalPos(), None, self)
