"""Deleting what is seen: a character, a word, a selection; markup goes with the words it stood round."""

from editor.core import article
from editor.core.edit.beside import back_from_line, forth_in_source, join_after, join_before
from editor.core.edit.joins import Done, cut
from editor.core.edit.lines import Ground, is_empty_item, spot_at
from editor.core.edit.units import Unit, back, forth
from editor.core.manuscript import Manuscript, manuscript
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.state import Event, Selection, State, Transaction, caret
from editor.kramdown.span import Span

_DELETING = N_("Deleting")


def delete_selection(state: State, palette: Palette) -> Transaction | None:
    """Delete what is selected; `None` where nothing is."""
    book = _book(state, palette)
    span = state.selection.span
    if book is None or state.selection.is_caret or span.start < book.start:
        return None
    return _step(cut(book, span))


def delete_backward(state: State, unit: Unit, palette: Palette) -> Transaction | None:
    """Delete what is seen before the caret, or the selection; `None` where there is nothing."""
    if not state.selection.is_caret:
        return delete_selection(state, palette)
    book = _book(state, palette)
    if book is None or state.selection.head < book.start:
        return None
    spot = spot_at(book, state.selection.head)
    if spot.ground is not Ground.WORDS or spot.passage is None or is_empty_item(book, spot):
        return _step(back_from_line(book, spot, unit))
    span = back(spot.passage, spot.position, unit)
    return _step(cut(book, span) if span else join_before(book, spot, spot.passage))


def delete_forward(state: State, unit: Unit, palette: Palette) -> Transaction | None:
    """Delete what is seen behind the caret, or the selection; `None` where there is nothing."""
    if not state.selection.is_caret:
        return delete_selection(state, palette)
    book = _book(state, palette)
    if book is None or state.selection.head < book.start:
        return None
    spot = spot_at(book, state.selection.head)
    position = spot.position
    span: Span | None = None
    if spot.ground is Ground.WORDS and spot.passage is not None:
        span = forth(spot.passage, position, unit)
    elif spot.ground is Ground.PLAIN:
        return _step(forth_in_source(book, spot))
    return _step(cut(book, span) if span else join_after(book, spot))


def _book(state: State, palette: Palette) -> Manuscript | None:
    return None if article.read(state.text).body_locked is not None else manuscript(state, palette)


def _step(done: Done | None) -> Transaction | None:
    if done is None:
        return None
    if done.selected is not None:
        return Transaction(selection=Selection(done.selected.start, done.selected.end))
    return Transaction(done.changes, caret(done.caret), Event.DELETE, _DELETING, pending=done.pending)
