"""What keys, input method, paste and drop do to the text: steps of the session, never of the widget."""

import re
from collections.abc import Mapping
from dataclasses import replace as changed
from types import MappingProxyType

from editor.core import article, edit, places
from editor.core.edit import Unit
from editor.core.marks import active
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.reading import read_body
from editor.core.session import Session
from editor.core.state import Event, Selection, State, Transaction, caret
from editor.core.text import difference, replace
from editor.kramdown.span import Span
from editor.ui.body.keys import Reach
from editor.ui.body.mode import Mode

SOURCE = "body"
"""The name under which the body's own steps are dispatched."""

_UNITS: Mapping[Reach, Unit] = MappingProxyType({Reach.CHARACTER: Unit.CHARACTER, Reach.WORD: Unit.WORD})


_PASTING = N_("Paste")
_LINE_ENDS = re.compile(r"[ \t]*\n\s*")


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

    def paste(self, text: str, *, is_source: bool) -> None:
        """Put text from elsewhere in the place of the selection; source of ours keeps its markup.

        In Write mode a line end begins a paragraph, however many there are.
        """
        if self.mode is Mode.SOURCE or (is_source and "\n" not in text.strip("\n")):
            self._insert(text if self.mode is Mode.SOURCE else text.strip("\n"), Event.PASTE, _PASTING)
        elif is_source:
            self._paste_blocks(text.strip("\n"))
        else:
            lines = _LINE_ENDS.sub("\n", text).strip("\n")
            typed = edit.type_text(self._session.state, lines, self.palette)
            if typed is not None:
                self._dispatch(changed(typed, event=Event.PASTE, name=_PASTING))

    def _paste_blocks(self, source: str) -> None:
        """Put paragraphs of source between those that are there, or between the halves of one."""
        state = now = self._session.state
        if article.read(state.text).body_locked is not None:
            return
        if not now.selection.is_caret:
            gone = edit.delete_selection(now, self.palette)
            now = now if gone is None else gone.apply(now)
        if not _is_at_start(now):
            broken = edit.enter(now, self.palette)
            now = now if broken is None else broken.apply(now)
        at = now.text.rfind("\n", 0, now.selection.head) + 1
        rest = now.text[at:]
        text = now.text[:at] + source + ("\n\n" if rest and not rest.startswith("\n") else "") + rest
        self._dispatch(
            Transaction(difference(state.text, text), caret(at + len(source)), Event.PASTE, _PASTING)
        )

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

    def move(self, target: int, text: str, source: str | None) -> None:
        """Move what is selected to `target`, as one step: its words, with their markup inside a paragraph."""
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
        put = self._typed(between, text, source)
        after = between if put is None else put.apply(between)
        changes = difference(state.text, after.text)
        self._dispatch(Transaction(changes, after.selection, Event.PASTE, N_("Moving text")))

    def _typed(self, state: State, text: str, source: str | None) -> Transaction | None:
        if self.mode is Mode.WRITE and (source is None or "\n" in source):
            return edit.type_text(state, text, self.palette)
        at, put = state.selection.head, text if source is None else source
        return Transaction(replace(at, at, put), caret(at + len(put)))

    def select(self, selection: Selection) -> None:
        """Say what is selected now, if it is something else than before."""
        if selection != self._session.state.selection:
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


def _is_at_start(state: State) -> bool:
    """Tell whether nothing that is seen stands before the caret in its line."""
    head = state.selection.head
    start = state.text.rfind("\n", 0, head) + 1
    post = article.read(state.text)
    return (
        start == head
        or places.stop(read_body(post.body), start - post.body_start, 1) >= head - post.body_start
    )
