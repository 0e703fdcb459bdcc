"""The body's widget: what is done to it becomes steps of the session, and it follows what they make."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QToolTip
from typing_extensions import override

from editor.core.message import Translate, msg
from editor.core.paint import painted
from editor.core.paint_copies import balanced
from editor.core.paint_source import source_lines
from editor.core.palette import Palette
from editor.core.session import Session, Update
from editor.core.text import difference
from editor.kramdown import to_html
from editor.ui.body import carrying, composing
from editor.ui.body.caret import CaretWay
from editor.ui.body.excerpt import excerpt
from editor.ui.body.fonts import hides_markup
from editor.ui.body.hand import SOURCE, Hand
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
from editor.ui.body.pictures import Pictures
from editor.ui.body.surface import Surface
from editor.ui.text_bridge import document_text, shown, units

__all__ = ["BodyView", "Mode"]

_PAINTERS = {Mode.WRITE: painted, Mode.SOURCE: source_lines}
_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor
_UNDOING = (Key.Undo, Key.Redo)
_Moves = tuple[tuple[QTextCursor.MoveOperation, QTextCursor.MoveMode], ...]
_REACHES: Mapping[tuple[Reach, int], _Moves] = MappingProxyType(
    {
        (Reach.CHARACTER, -1): ((QTextCursor.MoveOperation.PreviousCharacter, _KEEP),),
        (Reach.CHARACTER, 1): ((QTextCursor.MoveOperation.NextCharacter, _KEEP),),
        (Reach.WORD, -1): ((QTextCursor.MoveOperation.PreviousWord, _KEEP),),
        (Reach.WORD, 1): ((QTextCursor.MoveOperation.NextWord, _KEEP),),
        (Reach.LINE, 1): ((QTextCursor.MoveOperation.EndOfBlock, _KEEP),),
        (Reach.PARAGRAPH, 1): (
            (QTextCursor.MoveOperation.StartOfBlock, _MOVE),
            (QTextCursor.MoveOperation.EndOfBlock, _KEEP),
        ),
    }
)


class BodyView(Surface):
    """The article's body, `bodyEditor`. Only `follow` writes its document, from the session's state."""

    link_activated = Signal(str)
    mode_changed = Signal(object)
    told = Signal(object)
    """A `Message` for the user."""

    def __init__(
        self, session: Session, tr: Translate, *, pictures: Callable[[str], Path | None], palette: Palette
    ) -> None:
        self._mode = Mode.SOURCE
        self._is_foreign = False
        self._session = session
        self._hand = Hand(session, palette)
        self._excerpt = excerpt(session.text)
        super().__init__(tr, Pictures(pictures), source_lines)
        self.setObjectName("bodyEditor")
        self.setAccessibleName(tr("Body"))
        self.setReadOnly(self._excerpt.is_locked)
        self._fill(self._excerpt.document, source_lines)
        self.cursorPositionChanged.connect(self._take_selection)
        self.selectionChanged.connect(self._take_selection)
        self.document().contentsChange.connect(self._notice)
        self.textChanged.connect(self._reconcile)
        self._place_caret()

    @property
    def mode(self) -> Mode:
        """How the text is shown."""
        return self._mode

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
        self._fill(self._excerpt.document, _PAINTERS[mode])
        self._place_caret()
        self._scroll_to(number, top)
        self.mode_changed.emit(mode)

    def flush(self) -> None:
        """Put what an input method is composing into the text: in front of every command, save and switch."""
        composing.commit(self)

    def follow(self, update: Update) -> None:
        """Show the state after an update."""
        if update.text_changed:
            before = self._excerpt
            self._excerpt = before.following(update.after.text)
            if self._excerpt.is_locked != before.is_locked:
                self.setReadOnly(self._excerpt.is_locked)
            if self._excerpt.body != before.body:
                self._show_body(keep_place=update.transaction.source != SOURCE)
        self._place_caret()

    def cut_selection(self) -> None:
        """Put what is selected on the clipboard and take it out of the text."""
        self.flush()
        if self.textCursor().hasSelection():
            self.copy()
            self._hand.delete_selection()

    def link_at(self, place: QPoint) -> str:
        """Return where the link at a point of the viewport goes; empty where there is none."""
        cursor = self.cursorForPosition(place)
        if not self.cursorRect(cursor).adjusted(-24, 0, 24, 0).contains(place):
            return ""
        line = self.line_of(cursor.block())
        column = self._excerpt.offsets.to_position(cursor.position()) - self._excerpt.offsets.to_position(
            cursor.block().position()
        )
        return next(
            (run.look.link for run in line.runs if run.look.link and run.start <= column <= run.end), ""
        )

    def _show_body(self, *, keep_place: bool) -> None:
        """Show a new body; a change above the upper edge does not move what is seen."""
        if not keep_place or self.hasFocus():
            self._show(self._excerpt.document)
            return
        mark = QTextCursor(self.cursorForPosition(QPoint(self._side + 1, 5)))
        top = self.cursorRect(mark).top()
        self._show(self._excerpt.document)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(mark).top() - top)

    def _place_caret(self) -> None:
        """Put the caret where the state says."""
        selection = self._session.state.selection
        if not self._excerpt.holds(selection):
            return
        anchor, head = self._excerpt.unit(selection.anchor), self._excerpt.unit(selection.head)
        cursor = self.textCursor()
        if (cursor.anchor(), cursor.position()) != (anchor, head):
            cursor.setPosition(anchor)
            cursor.setPosition(head, _KEEP)
            self._set_cursor(cursor)

    def _set_cursor(self, cursor: QTextCursor) -> None:
        with self._writing():
            self.setTextCursor(cursor)
        self.setCursorWidth(0 if self._is_in_card(cursor) and not cursor.hasSelection() else 2)

    def _way(self) -> CaretWay:
        return CaretWay(self._excerpt, self.document(), is_free=self._mode is Mode.SOURCE)

    def _take_selection(self) -> None:
        """Tell the session of a selection that the mouse or another program made, set right."""
        if self._is_writing:
            return
        cursor, way = self.textCursor(), self._way()
        anchor, head = way.rest(cursor.anchor()), way.rest(cursor.position())
        if (anchor, head) != (cursor.anchor(), cursor.position()):
            x = cursor.verticalMovementX()
            cursor.setPosition(anchor)
            cursor.setPosition(head, _KEEP)
            cursor.setVerticalMovementX(x)
        self._move_to(cursor)

    def _move_to(self, cursor: QTextCursor) -> None:
        """Put the caret there and tell the session."""
        self._set_cursor(cursor)
        self._hand.select(self._excerpt.selection(cursor.anchor(), cursor.position()))

    def _notice(self, _position: int, _removed: int, _added: int) -> None:
        """Remember that somebody else wrote into the document."""
        if not self._is_writing:
            self._is_foreign = True

    def _reconcile(self) -> None:
        """Make a step of what another program (a screen reader, say) wrote into the document itself."""
        if self._is_writing or not self._is_foreign:
            return
        self._is_foreign = False
        was = shown("\n".join(line.shown for line in self.lines))
        now = document_text(self.document())
        changes = difference(was, now).changes
        if not changes:
            return
        with self._writing():
            self._page.fill(self.lines)
        (change,) = changes
        start = units(was[: change.span.start])
        end = start + units(change.span.of(was))
        self._hand.select(self._excerpt.selection(start, end))
        if change.insert:
            self._hand.type(change.insert)
        else:
            self._hand.delete_selection()
        self._place_caret()

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
            way.step(cursor, move, _KEEP if selects else _MOVE, direction)
        elif (key := matched(event, CLIMBS)) is not None:
            move, selects = CLIMBS[key]
            way.climb(cursor, move, _KEEP if selects else _MOVE)
        elif (key := matched(event, LEAPS)) is not None:
            move, selects = LEAPS[key]
            mode = _KEEP if selects else _MOVE
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
            self._hand.delete_selection()
        self._compose(composing.without_commit(event))
        event.accept()

    def _compose(self, event: QInputMethodEvent) -> None:
        """Let Qt show what is being composed, in the look of the text around."""
        with self._writing():
            super().inputMethodEvent(event)
            block = self.textCursor().block()
            self._page.push(block, self.line_of(block))

    def _commit(self, event: QInputMethodEvent) -> None:
        if event.replacementLength() > 0:
            start = self.textCursor().position() + event.replacementStart()
            self._hand.select(self._excerpt.selection(start, start + event.replacementLength()))
        if event.commitString():
            self._hand.type(event.commitString())
        else:
            self._hand.delete_selection()

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
        if own is not None and (self._mode is Mode.SOURCE or "\n" not in own):
            self._hand.paste(own, is_source=True)
        else:
            self._hand.paste(carrying.text_of(source), is_source=False)
        self.ensureCursorVisible()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        target = self._way().rest(self.cursorForPosition(event.position().toPoint()).position())
        if event.source() in {self, self.viewport()} and event.proposedAction() == Qt.DropAction.MoveAction:
            self._hand.move(self._excerpt.position(target), carrying.text_of(event.mimeData()))
        else:
            self._hand.select(self._excerpt.selection(target, target))
            self.insertFromMimeData(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.actions():
            QMenu.exec(self.actions(), event.globalPos(), None, self)
