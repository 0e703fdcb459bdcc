"""The body between the session and the widget: what is shown follows the one, what is selected the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from editor.core.message import Translate
from editor.core.paint import painted
from editor.core.paint.broken import trouble
from editor.core.paint.looks import Look
from editor.core.paint.source import source_lines
from editor.core.palette import Palette
from editor.core.session import Session, Update
from editor.core.state import Event
from editor.core.text import difference
from editor.ui.body.cards import CardSurface
from editor.ui.body.caret import CaretWay
from editor.ui.body.excerpt import Excerpt, excerpt
from editor.ui.body.fonts import hides_markup, load_blank_font
from editor.ui.body.hand import SOURCE, Hand
from editor.ui.body.mode import Mode
from editor.ui.body.pictures import Pictures
from editor.ui.body.theme import LIGHT, BodyTheme
from editor.ui.tasks import Tasks
from editor.ui.text_bridge import document_text, shown, units

PAINTERS = {Mode.WRITE: painted, Mode.SOURCE: source_lines}
KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Fittings:
    """What a body is given besides the session that it shows."""

    tr: Translate
    pictures: Callable[[str], Path | None]
    """Where the file of a picture's address is, if it is one of the site's."""

    palette: Palette
    theme: BodyTheme = LIGHT
    tasks: Tasks = field(default_factory=Tasks)


class Pad(CardSurface):
    """A surface that shows the body of a session. Only `follow` writes its document."""

    def __init__(self, session: Session, fittings: Fittings) -> None:
        load_blank_font()
        super().__init__(fittings.tr, Pictures(fittings.pictures, fittings.tasks), painted, fittings.theme)
        self._mode = Mode.WRITE if hides_markup(self._type) else Mode.SOURCE
        self._is_foreign = False
        self._session = session
        self._hand = Hand(session, fittings.palette, self._mode)
        self._excerpt = excerpt(session.text)
        self._begin(session.text)
        self._place_caret()
        self.cursorPositionChanged.connect(self._take_selection)
        self.selectionChanged.connect(self._take_selection)
        self.document().contentsChange.connect(self._notice)
        self.textChanged.connect(self._reconcile)

    @property
    def mode(self) -> Mode:
        """How the text is shown."""
        return self._mode

    def set_house(self, palette: Palette) -> None:
        """Write in the markup of another site from now on."""
        self._hand.palette = palette

    def follow(self, update: Update) -> None:
        """Show the state after an update."""
        if update.transaction.event is Event.RELOAD:
            self._begin(update.after.text)
        elif update.text_changed:
            before = self._excerpt
            self._excerpt = before.following(update.after.text, update.transaction.changes)
            if self._excerpt.is_locked != before.is_locked:
                self.setReadOnly(self._excerpt.is_locked)
            if self._excerpt.body is not before.body:
                self._show_body(None if update.transaction.source == SOURCE else before, update)
        self._place_caret()

    def link_at(self, place: QPoint) -> str:
        """Return where the link at a point of the viewport goes; empty where there is none."""
        look = self._look_at(place)
        return look.link if look is not None else ""

    def said_at_caret(self) -> tuple[str, str]:
        """Return where the link goes that the caret is in, and what is wrong there; else empty."""
        cursor = self.textCursor()
        looks = tuple(self._looks_beside(cursor))
        link = next((look.link for look in looks if look.link), "")
        return link, self._trouble(cursor, looks)

    def trouble_at(self, place: QPoint) -> str:
        """Return what is wrong with the markup at a point of the viewport; empty where nothing is."""
        cursor = self._near(place)
        return self._trouble(cursor, tuple(self._looks_beside(cursor))) if cursor is not None else ""

    def _trouble(self, cursor: QTextCursor, looks: Sequence[Look]) -> str:
        """Return what is wrong with the markup at a place of the document, where the text has these looks."""
        if not any(look.role == "broken" for look in looks):
            return ""
        document = self._excerpt.document
        position = self._excerpt.offsets.to_position(cursor.position())
        if position > len(document.text):
            return ""
        index = document.block_at(position)
        return self._tr(trouble(document.blocks[index], position - document.starts[index]))

    def _look_at(self, place: QPoint) -> Look | None:
        """Return how the text at a point of the viewport looks: that which says the most."""
        cursor = self._near(place)
        looks = self._looks_beside(cursor) if cursor is not None else iter(())
        return next((look for look in looks if look.link or look.hint), None)

    def _near(self, place: QPoint) -> QTextCursor | None:
        """Return the place in the document of the text at a point; `None` beside all text."""
        cursor = self.cursorForPosition(place)
        return cursor if self.cursorRect(cursor).adjusted(-24, 0, 24, 0).contains(place) else None

    def _looks_beside(self, cursor: QTextCursor) -> Iterator[Look]:
        """Yield the looks of the stretches that a place of the text is in or at the edge of."""
        if self._mode is Mode.SOURCE:
            return
        to_position = self._excerpt.offsets.to_position
        column = to_position(cursor.position()) - to_position(cursor.block().position())
        for run in self.line_of(cursor.block()).runs:
            if run.start <= column <= run.end:
                yield run.look

    def _begin(self, text: str) -> None:
        """Show another text from its start."""
        self._excerpt = excerpt(text)
        self.setReadOnly(self._excerpt.is_locked)
        self._fill(self._excerpt.document, PAINTERS[self._mode])
        self.verticalScrollBar().setValue(0)

    def _show_body(self, before: Excerpt | None, update: Update) -> None:
        """Show a new body; changes that are not made here do not move what was seen `before`."""
        if before is None:
            self._show(self._excerpt.document)
            return
        mark = QTextCursor(self.cursorForPosition(QPoint(self._side + 1, 5)))
        top, seen = self.cursorRect(mark).top(), mark.position()
        self._show(self._excerpt.document)
        at = update.transaction.changes.moved(before.position(seen))
        mark.setPosition(self._excerpt.unit(at))
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
            cursor.setPosition(head, KEEP)
            self._set_cursor(cursor)
        else:
            self._shape_caret()

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
            cursor.setPosition(head, KEEP)
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
