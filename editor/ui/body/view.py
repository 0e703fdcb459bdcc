"""The body's widget: the modes, the mouse, the clipboard; what is done to it becomes steps of the session."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from typing_extensions import override

from editor.core import places
from editor.core.message import N_, Translate, msg
from editor.core.palette import Palette
from editor.core.pasting_copies import copied_source
from editor.core.session import Session
from editor.core.state import Selection
from editor.kramdown import to_html
from editor.kramdown.span import Span
from editor.ui.body import carrying
from editor.ui.body.fonts import hides_markup
from editor.ui.body.mode import Mode
from editor.ui.body.pad import PAINTERS
from editor.ui.body.theme import LIGHT, BodyTheme
from editor.ui.body.writing import WritingPad
from editor.ui.composing import catch_up
from editor.ui.tasks import Tasks

__all__ = ["BodyView", "Mode"]

_ZOOM_STEP = 0.1
_NOTCH = 120


class BodyView(WritingPad):
    """The article's body, `bodyEditor`. Only `follow` writes its document, from the session's state."""

    link_activated = Signal(str)
    link_met = Signal(str)
    """The mouse is over a link, or the caret is in one: where it goes; empty when neither is so any more."""

    mode_changed = Signal(object)
    told = Signal(object)
    """A `Message` for the user."""

    pictures_offered = Signal(object)
    """Pictures were dropped or pasted: a tuple of `PictureOffer`, told when the drop is over."""

    def __init__(
        self,
        session: Session,
        tr: Translate,
        *,
        pictures: Callable[[str], Path | None],
        palette: Palette,
        theme: BodyTheme = LIGHT,
        tasks: Tasks | None = None,
    ) -> None:
        super().__init__(session, tr, pictures=pictures, palette=palette, theme=theme, tasks=tasks)
        self.setObjectName("bodyEditor")
        self.setAccessibleName(tr("Body"))
        self.setMouseTracking(True)
        self._link_under_mouse = ""
        self._link_told = ""
        self.cursorPositionChanged.connect(self._tell_link)
        self.setTabChangesFocus(self.mode is Mode.WRITE)

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
        self.setTabChangesFocus(mode is Mode.WRITE)
        self._fill(self._excerpt.document, PAINTERS[mode])
        self._place_caret()
        self._scroll_to(number, top)
        self.mode_changed.emit(mode)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = self._said_at(event.pos())
            QToolTip.showText(event.globalPos(), said, self.viewport()) if said else QToolTip.hideText()
            return True
        if event.type() is QEvent.Type.Leave:
            self._link_under_mouse = ""
            self._tell_link()
        return super().viewportEvent(event)

    def _said_at(self, place: QPoint) -> str:
        """Return what is to be known of what is at a point: where it leads, what it is short for."""
        look = self._look_at(place)
        return (look.link or look.hint) if look is not None else self._thing_said(place)

    def _tell_link(self) -> None:
        link = self._link_under_mouse or self.link_at_caret()
        if link != self._link_told:
            self._link_told = link
            self.link_met.emit(link)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        catch_up()
        self.flush()
        thing = self._thing_under(event.position().toPoint()) if _is_plain_press(event) else None
        if thing is None or self._mode is Mode.SOURCE or self._is_selected(thing):
            super().mousePressEvent(event)
            return
        self._hand.select(Selection(*self._atom_at(thing)))
        event.accept()

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
        block = self._table_under(event.position().toPoint())
        if block is None or self.isReadOnly():
            super().mouseDoubleClickEvent(event)
            return
        end = self._card_end(block)
        self._hand.select(self._excerpt.selection(end, end))
        self.table_wanted.emit()
        event.accept()

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
        source = copied_source(self._session.state, self._hand.palette)
        return carrying.carried(carrying.seen(cursor.selectedText()), source, to_html(source))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not self.isReadOnly() and carrying.can_take(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.flush()
        if self.isReadOnly():
            return
        pictures = carrying.pictures_of(source)
        if pictures:
            QTimer.singleShot(0, self, partial(self.pictures_offered.emit, pictures))
        else:
            self._hand.paste(carrying.offer_of(source))
            self.ensureCursorVisible()

    def paste_plain(self) -> None:
        """Put the words of the clipboard, without any look, in the place of the selection."""
        self.flush()
        if not self.isReadOnly():
            self._hand.paste(carrying.offer_of(QApplication.clipboard().mimeData()).plain())
            self.ensureCursorVisible()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        target = self._way().rest(self.cursorForPosition(event.position().toPoint()).position())
        if event.source() in {self, self.viewport()} and event.proposedAction() == Qt.DropAction.MoveAction:
            self._hand.move(self._excerpt.position(target), carrying.offer_of(event.mimeData()))
        else:
            self._hand.select(self._excerpt.selection(target, target))
            self.insertFromMimeData(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        self._link_under_mouse = "" if event.buttons() else self.link_at(place)
        self._tell_link()
        is_open = event.modifiers() == Qt.KeyboardModifier.ControlModifier and self._link_under_mouse
        shape = Qt.CursorShape.PointingHandCursor if is_open else Qt.CursorShape.IBeamCursor
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

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.flush()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if link := self.link_at(event.pos()):
            menu.addAction(self._tr("Open link")).triggered.connect(partial(self.link_activated.emit, link))
            menu.addSeparator()
        has_selection = self.textCursor().hasSelection()
        for title, deed, is_possible in (
            (N_("Cut"), self.cut_selection, has_selection and not self.isReadOnly()),
            (N_("Copy"), self.copy, has_selection),
            (N_("Paste"), self.paste, self.canPaste()),
            (N_("Paste as plain text"), self.paste_plain, self.canPaste()),
            (N_("Select all"), self.selectAll, True),
        ):
            entry = menu.addAction(self._tr(title))
            entry.setEnabled(is_possible)
            entry.triggered.connect(deed)
        menu.addActions(self.actions())
        menu.popup(event.globalPos())


def _is_plain_press(event: QMouseEvent) -> bool:
    """Tell whether a press is one of the left button with no key held."""
    return event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
