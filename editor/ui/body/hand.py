"""What keys, input method, paste and drop do to the text: steps of the session, never of the widget."""

from collections.abc import Mapping
from dataclasses import replace as changed
from types import MappingProxyType

from editor.core import article, edit, tasks, templates
from editor.core.edit import Unit
from editor.core.edit import indent as edit_indent
from editor.core.marks import active, step_out
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.pasting.offers import Offer
from editor.core.pasting.steps import PASTING
from editor.core.session import Session
from editor.core.state import Event, Selection, State, Transaction, caret
from editor.core.text import difference, replace
from editor.kramdown.span import Span
from editor.ui.body.keys import Reach
from editor.ui.body.mode import Mode

SOURCE = "body"
"""The name under which the body's own steps are dispatched."""

_UNITS: Mapping[Reach, Unit] = MappingProxyType({Reach.CHARACTER: Unit.CHARACTER, Reach.WORD: Unit.WORD})


class Hand:
    """Makes the body's steps: in Write mode by the rules of the article, in Source mode as they come."""

    def __init__(self, session: Session, palette: Palette, mode: Mode) -> None:
        self._session = session
        self.palette = palette
        self.mode = mode

    def type(self, text: str) -> None:
        """Put typed text in the place of the selection."""
        if self.mode is Mode.WRITE:
            self._dispatch(edit.type_text(self._session.state, text, self.palette))
        else:
            self._insert(text, Event.TYPE, N_("Typing"))

    def paste(self, offer: Offer) -> None:
        """Put what is offered from elsewhere in the place of the selection; in Source mode its characters."""
        if self.mode is Mode.WRITE:
            self._dispatch(offer.step(self._session.state, self.palette))
        else:
            self._insert(offer.raw, Event.PASTE, PASTING)

    def enter(self) -> None:
        """Begin a new paragraph, or a new line of source."""
        if self.mode is Mode.WRITE:
            self._dispatch(edit.enter(self._session.state, self.palette))
        else:
            self._insert("\n", Event.TYPE, N_("Typing"))

    def soft_break(self) -> None:
        """Break the line inside a paragraph."""
        if self.mode is Mode.WRITE:
            self._dispatch(edit.soft_break(self._session.state, self.palette))
        else:
            self._insert("\n", Event.TYPE, N_("Typing"))

    def delete(self, reach: Reach, direction: int, span: Span) -> None:
        """Delete the selection, else from the caret on; `span` is how far the widget counts it."""
        state = self._session.state
        if not state.selection.is_caret:
            self.delete_selection()
        elif self.mode is Mode.SOURCE:
            self._replace(span, "", Event.DELETE, N_("Deleting"))
        elif reach in _UNITS:
            deed = edit.delete_backward if direction < 0 else edit.delete_forward
            self._dispatch(deed(state, _UNITS[reach], self.palette))
        elif len(span):
            chosen = changed(state, selection=Selection(span.start, span.end))
            self._dispatch(edit.delete_selection(chosen, self.palette))

    def delete_selection(self) -> None:
        """Delete what is selected."""
        state = self._session.state
        if self.mode is Mode.WRITE:
            self._dispatch(edit.delete_selection(state, self.palette))
        else:
            self._replace(state.selection.span, "", Event.DELETE, N_("Deleting"))

    def clear_for_composing(self) -> None:
        """Delete what is selected, so that what is composed in its place is written with its marks."""
        state = self._session.state
        if self.mode is Mode.SOURCE:
            self.delete_selection()
        elif (gone := edit.delete_selection(state, self.palette)) is not None:
            self._dispatch(changed(gone, pending=active(state, self.palette)))

    def move(self, target: int, offer: Offer) -> None:
        """Move what is selected to `target`, as one step."""
        state = self._session.state
        span = state.selection.span
        if span.contains(target):
            return
        if self.mode is Mode.WRITE:
            gone = edit.delete_selection(state, self.palette)
        else:
            gone = Transaction(replace(span.start, span.end, ""))
        if gone is None:
            return
        between = changed(gone.apply(state), selection=caret(gone.changes.moved(target)))
        put = self._put(between, offer)
        after = between if put is None else put.apply(between)
        changes = difference(state.text, after.text)
        self._dispatch(Transaction(changes, after.selection, Event.PASTE, N_("Moving text")))

    def _put(self, state: State, offer: Offer) -> Transaction | None:
        if self.mode is Mode.WRITE:
            return offer.step(state, self.palette)
        at = state.selection.head
        return Transaction(replace(at, at, offer.raw), caret(at + len(offer.raw)))

    def indent(self, *, inwards: bool) -> bool:
        """Go to the next ‹placeholder›, else set list items in or out; tell whether there was either."""
        state = self._session.state
        step = templates.step(state, 1 if inwards else -1, only_seen=self.mode is Mode.WRITE)
        if step is not None:
            self._dispatch(step)
            return True
        if self.mode is not Mode.WRITE or not edit_indent.is_in_list(state, self.palette):
            return False
        deed = edit_indent.indent if inwards else edit_indent.outdent
        self._dispatch(deed(state, self.palette))
        return True

    def tick(self, position: int) -> None:
        """Tick the task at a place of the text, or take its tick off."""
        self._dispatch(tasks.toggle_at(self._session.state, position, self.palette))

    def step_out(self) -> bool:
        """Leave the marks that end at the caret; tell whether there are any."""
        step = step_out(self._session.state, self.palette) if self.mode is Mode.WRITE else None
        self._dispatch(step)
        return step is not None

    def select(self, selection: Selection) -> None:
        """Say what is selected now, if it is something else than before; the widget knows of one stretch."""
        before = self._session.state.selection
        if (selection.anchor, selection.head) != (before.anchor, before.head):
            self._dispatch(Transaction(selection=selection, event=Event.SELECT))

    def _insert(self, text: str, event: Event, name: str) -> None:
        self._replace(self._session.state.selection.span, text, event, name)

    def _replace(self, span: Span, text: str, event: Event, name: str) -> None:
        changes = replace(span.start, span.end, text)
        if changes and article.read(self._session.text).body_locked is None:
            self._dispatch(Transaction(changes, caret(span.start + len(text)), event, name))

    def _dispatch(self, transaction: Transaction | None) -> None:
        if transaction is not None:
            self._session.dispatch(transaction.from_source(SOURCE))
