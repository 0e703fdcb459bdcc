"""The body's widget: the modes, the menu, the clipboard; what is done to it becomes steps of the session."""

from functools import partial

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from typing_extensions import override

from editor.core.message import N_, msg
from editor.core.pasting.copies import copied_source
from editor.core.session import Session
from editor.kramdown import to_html
from editor.ui.body import carrying
from editor.ui.body.fonts import hides_markup
from editor.ui.body.mode import Mode
from editor.ui.body.pad import PAINTERS, Fittings
from editor.ui.body.pointing import PointedPad

__all__ = ["BodyView", "Mode"]


class BodyView(PointedPad):
    """The article's body, `bodyEditor`. Only `follow` writes its document, from the session's state."""

    mode_changed = Signal(object)
    told = Signal(object)
    """A `Message` for the user."""

    pictures_offered = Signal(object)
    """Pictures were dropped or pasted: a tuple of `PictureOffer`, told when the drop is over."""

    def __init__(self, session: Session, fittings: Fittings) -> None:
        super().__init__(session, fittings)
        self.setObjectName("bodyEditor")
        self.setAccessibleName(fittings.tr("Body"))
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
            self.keep_in_sight()

    def paste_plain(self) -> None:
        """Put the words of the clipboard, without any look, in the place of the selection."""
        self.flush()
        if not self.isReadOnly():
            self._hand.paste(carrying.offer_of(QApplication.clipboard().mimeData()).plain())
            self.keep_in_sight()

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
