"""The body under the mouse: clicks, tooltips, the wheel, the link that the mouse or the caret is at."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextBlock, QWheelEvent
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from editor.core import places
from editor.core.session import Session, Update
from editor.core.state import Selection
from editor.kramdown.span import Span
from editor.ui.body.mode import Mode
from editor.ui.body.pad import KEEP, Fittings
from editor.ui.body.writing import WritingPad
from editor.ui.composing import catch_up

_ZOOM_STEP = 0.1
_NOTCH = 120


class PointedPad(WritingPad):
    """A pad that one points at."""

    link_activated = Signal(str)
    link_met = Signal(str)
    """The mouse is over a link, or the caret is in one: where it goes; empty when neither is so any more."""

    trouble_met = Signal(str)
    """The caret is at broken markup: what is wrong with it; empty when it is not any more."""

    _was_double = False
    """Whether the last press was the second of two quick ones."""

    _takes_blocks = False
    """Whether whole paragraphs are being selected: the third quick press took one, its button is held."""

    def __init__(self, session: Session, fittings: Fittings) -> None:
        super().__init__(session, fittings)
        self.setMouseTracking(True)
        self._link_under_mouse = ""
        self._link_told = self._trouble_told = ""
        self._is_told = True
        self.cursorPositionChanged.connect(self._tell)

    @override
    def follow(self, update: Update) -> None:
        self._is_told = not update.text_changed
        super().follow(update)
        if not self._is_told:  # the caret stayed, what is there may not be what it was
            self._tell()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = self._said_at(event.pos())
            QToolTip.showText(event.globalPos(), said, self.viewport()) if said else QToolTip.hideText()
            return True
        if event.type() is QEvent.Type.Leave:
            self._link_under_mouse = ""
            self._tell()
        return super().viewportEvent(event)

    def _said_at(self, place: QPoint) -> str:
        """Return what is to be known of what is at a point: what is wrong, where it leads, what it means."""
        if said := self.trouble_at(place):
            return said
        look = self._look_at(place)
        return (look.link or look.hint) if look is not None else self._thing_said(place)

    def _tell(self) -> None:
        """Tell of the link and of the trouble that the mouse or the caret is at, where it is another one."""
        self._is_told = True
        link, trouble = self.said_at_caret()
        if trouble != self._trouble_told:
            self._trouble_told = trouble
            self.trouble_met.emit(trouble)
        link = self._link_under_mouse or link
        if link != self._link_told:
            self._link_told = link
            self.link_met.emit(link)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        catch_up()
        self.flush()
        if self._ticked(event):
            return
        thing = self._thing_under(event.position().toPoint()) if _is_plain_press(event) else None
        was_double, self._was_double = self._was_double, False
        if thing is None or self._mode is Mode.SOURCE or self._is_selected(thing):
            super().mousePressEvent(event)
            if was_double:
                self._take_block(self.cursorForPosition(event.position().toPoint()).block())
            return
        self._hand.select(Selection(*self._atom_at(thing)))
        event.accept()

    def _ticked(self, event: QMouseEvent) -> bool:
        """Tick the task whose box was pressed, or take its tick off; tell whether there is one."""
        task = self._task_under(event.position().toPoint()) if _is_plain_press(event) else None
        if task is None:
            return False
        self._hand.tick(self._excerpt.position(task))
        event.accept()
        return True

    def _task_under(self, place: QPoint) -> int | None:
        """Return the place in the document of the task whose box can be ticked at a point."""
        return None if self._mode is Mode.SOURCE or self.isReadOnly() else self._box_under(place)

    def _is_selected(self, unit: int) -> bool:
        cursor = self.textCursor()
        return cursor.selectionStart() <= unit < cursor.selectionEnd()

    def _atom_at(self, unit: int) -> Span:
        """Return the source of the thing that begins at a place of the document."""
        document, position = self._excerpt.document, self._excerpt.offsets.to_position(unit)
        index = document.block_at(position)
        block, start = document.blocks[index], document.starts[index]
        inside = Span(position - start, position - start + 1)
        span = next((atom.span for atom in places.atoms(block) if atom.span.overlaps(inside)), inside)
        end = span.start + len(span.of(block.text).rstrip("\n"))
        return Span(span.start, end).shifted(start + self._excerpt.start)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.flush()
        if self._ticked(event):
            return
        block = self._table_under(event.position().toPoint())
        if block is None or self.isReadOnly():
            self._was_double = True
            super().mouseDoubleClickEvent(event)
            self._take_selection()  # where no word is, Qt moves the caret without a word of it
            return
        end = self._card_end(block)
        self._hand.select(self._excerpt.selection(end, end))
        self.table_wanted.emit()
        event.accept()

    def _take_block(self, block: QTextBlock) -> None:
        """Select a paragraph that was pressed three times, without its end; Qt went beyond that."""
        cursor, end = self.textCursor(), block.position() + block.length() - 1
        if cursor.selectionStart() > end or cursor.selectionEnd() <= end:
            return
        self._takes_blocks = True
        cursor.setPosition(block.position())
        cursor.setPosition(end, KEEP)
        self.setTextCursor(cursor)

    @override
    def _take_selection(self) -> None:
        """Leave out the end of the last of whole paragraphs that are selected: the next one begins there."""
        cursor = self.textCursor()
        if self._takes_blocks and not self._is_writing and cursor.hasSelection():
            end = cursor.selectionEnd()
            if self.document().findBlock(end).position() == end:
                ends = [at - (at == end) for at in (cursor.anchor(), cursor.position())]
                cursor.setPosition(ends[0])
                cursor.setPosition(ends[1], KEEP)
                with self._writing():
                    self.setTextCursor(cursor)
        super()._take_selection()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._takes_blocks = False
        is_click = event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection()
        if is_click and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            link = self.link_at(event.position().toPoint())
            if link:
                self.link_activated.emit(link)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        self._link_under_mouse = "" if event.buttons() else self.link_at(place)
        self._tell()
        is_open = event.modifiers() == Qt.KeyboardModifier.ControlModifier and self._link_under_mouse
        is_box = not event.buttons() and self._task_under(place) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_open or is_box else Qt.CursorShape.IBeamCursor
        is_thing = not event.buttons() and self._thing_under(place) is not None
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if is_thing else shape)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / _NOTCH
            self.set_zoom(round(self.zoom + _ZOOM_STEP * steps, 2))
            event.accept()
        else:
            super().wheelEvent(event)


def _is_plain_press(event: QMouseEvent) -> bool:
    """Tell whether a press is one of the left button with no key held."""
    return event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
