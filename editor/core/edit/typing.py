"""Typing in the Write view: what a key does to the source, so that the article gets what one expects."""

from dataclasses import dataclass, replace
from functools import partial

from editor.core import article
from editor.core.edit.amid import is_amid_letters
from editor.core.edit.bars import makes_table
from editor.core.edit.delete import delete_selection
from editor.core.edit.enter import enter
from editor.core.edit.lines import Ground, Room, Spot, behind_box, is_behind_tag, room_for, spot_at
from editor.core.edit.rows import Cut, cut_at, escaped, grown, path_for
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.marks import active, words
from editor.core.marks.forms import forms
from editor.core.marks.rows import MARKDOWN, read, tidied, with_blanks
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.passages import Leaf, Passage, Rewritten, rewritten
from editor.core.state import Event, State, Transaction, caret
from editor.core.text import Change, ChangeSet, difference
from editor.core.wraps import Wrap, marks_of
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_TYPING = N_("Typing")
_MARKDOWN_FORMS, _HTML_FORMS = 0, 1


def type_text(state: State, text: str, palette: Palette) -> Transaction | None:
    """Write `text` at the caret or over the selection, with the marks chosen for it or those around it.

    A line end in `text` begins a paragraph. `None` where nothing can be written.
    """
    if not text or article.read(state.text).body_locked is not None:
        return None
    steps = _over_selection(state, palette) if not state.selection.is_caret else state
    if steps is None:
        return None
    if steps is state and "\n" not in text:
        book, at = manuscript(state, palette), state.selection.head
        is_plain = state.pending is None and is_amid_letters(book, at, text)
        return _plain(at, text, None) if is_plain else _typed(state, text, palette)
    now = steps
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
        if number:
            broken = enter(now, palette)
            now = now if broken is None else broken.apply(now)
        typed = _typed(now, line, palette) if line else None
        now = now if typed is None else typed.apply(now)
    if now == state:
        return None
    changes = difference(state.text, now.text)
    return Transaction(changes, now.selection, Event.TYPE, _TYPING, pending=now.pending)


def _over_selection(state: State, palette: Palette) -> State | None:
    """Return the state without what is selected; what is typed has the marks of the first word that goes."""
    book = manuscript(state, palette)
    passage = next(iter(book.passages_in(state.selection.span)), None)
    gone = delete_selection(state, palette)
    if gone is None:
        return None
    after = gone.apply(state)
    if state.pending is not None or passage is None:
        return replace(after, pending=state.pending)
    first = next((leaf for leaf in passage.leaves if _goes(leaf, state.selection.span)), None)
    return replace(after, pending=None if first is None else marks_of(first.path))


def _goes(leaf: Leaf, chosen: Span) -> bool:
    """Tell whether something that is seen of a leaf is chosen."""
    start = leaf.start or 0
    return not leaf.hidden and chosen.overlaps(Span(start, start + len(leaf.text)))


def _typed(state: State, text: str, palette: Palette) -> Transaction | None:
    book = manuscript(state, palette)
    if state.selection.head < book.start:
        return None
    spot = spot_at(book, state.selection.head)
    if (behind := behind_box(book, spot)) is not None:
        is_apart = book.text[behind - 1].isspace() or text[0].isspace()
        if spot.position < behind or not is_apart:
            return _typed(replace(state, selection=caret(behind)), text if is_apart else f" {text}", palette)
    position = spot.position
    state = replace(state, selection=caret(position))
    kind = book.block(spot.block).node.kind if spot.block >= 0 else Kind.BLANK
    if spot.ground is Ground.PLAIN and kind in {Kind.LIST, Kind.QUOTE, Kind.HEADING}:
        return _in_words(book, state, Passage(Span(position, position), (), _NOWHERE), text)
    if spot.ground is Ground.PLAIN or (spot.ground is Ground.BEHIND and not text.strip()):
        return _plain(position, text, state.pending)
    if spot.passage is not None and spot.ground is Ground.WORDS and not _begins_below(book, spot, text):
        return _in_words(book, state, spot.passage, text)
    room = room_for(book, spot)
    empty = Passage(Span(room.at, room.at), (), _NOWHERE)
    return _in_words(book, replace(state, selection=caret(room.at)), empty, text, room)


def _begins_below(book: Manuscript, spot: Spot, text: str) -> bool:
    """Tell whether text typed behind what is alone on its line begins a paragraph; a blank alone does not."""
    return bool(text.strip()) and is_behind_tag(book, spot)


_NOWHERE = Node(Kind.PARAGRAPH, Span(0, 0), Span(0, 0), Span(0, 0))


def _plain(position: int, text: str, pending: frozenset[str] | None) -> Transaction:
    changes = ChangeSet((Change(Span(position, position), text),))
    return Transaction(changes, caret(position + len(text)), Event.TYPE, _TYPING, pending=pending)


def _in_words(
    book: Manuscript, state: State, passage: Passage, text: str, room: Room | None = None
) -> Transaction:
    """Write in a row, in the first form of the wanted marks that is read as meant."""
    order = _Order(book, state, passage, text, room or Room("", state.selection.head, ""))
    best = _written(order, _MARKDOWN_FORMS)
    if not best.is_sure and not _reads_well(order, best):
        best = _written(order, _HTML_FORMS)
    best = _at_caret(order, best)
    if "|" in text and makes_table(book, best.result):
        return _in_words(book, state, passage, text.replace("|", "\\|"), room)
    pending = None if best.has == best.wanted else best.wanted
    after = caret(best.result.end)
    return Transaction(ChangeSet(best.result.changes), after, Event.TYPE, _TYPING, pending=pending)


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be written where."""

    book: Manuscript
    state: State
    passage: Passage
    text: str
    room: Room


@dataclass(frozen=True, slots=True)
class _Written:
    """Text written in a row: what changes, the row, its marks, whether it can be read as nothing else."""

    result: Rewritten
    row: tuple[Leaf, ...]
    has: frozenset[str]
    wanted: frozenset[str]
    is_sure: bool


def _written(order: _Order, number: int) -> _Written:
    """Write as ordered; `number` says in which form new marks are written."""
    state, text = order.state, order.text
    cut = cut_at(order.passage, state.selection.head)
    new = partial(_new_forms, order, number)
    path = path_for(cut, state.pending, state.selection.head, new)
    wanted = marks_of(path) if state.pending is None else state.pending
    if not any(wrap.is_literal for wrap in path):
        cut, text = escaped(cut, text, is_html=order.passage.is_html)
    row = read(tidied(grown(cut, text, path, wanted), with_blanks(order.passage.leaves)))
    last = next(leaf for leaf in reversed(row) if leaf.chosen)
    result = order.room.around(rewritten(order.passage, row, order.book.text))
    return _Written(result, tuple(row), marks_of(last.path), wanted, _is_sure(cut, row))


def _at_caret(order: _Order, written: _Written) -> _Written:
    """Return what is written without the changes far from the caret, where it is read as well without them.

    A row is written anew as a whole, in the forms that are read for sure; what somebody wrote otherwise, and
    what is read, is none of a key's business.
    """
    at = order.state.selection.head
    changes = written.result.changes
    near = tuple(one for one in changes if one.span.start - 1 <= at <= one.span.end + 1)
    if not near or len(near) == len(changes):
        return written
    by = sum(len(one.insert) - len(one.span) for one in changes if one not in near and one.span.end <= at)
    result = Rewritten(near, written.result.start - by, written.result.end - by)
    alone = replace(written, result=result)
    return alone if _reads_well(order, alone) else written


def _new_forms(order: _Order, number: int, missing: frozenset[str]) -> tuple[Wrap, ...]:
    """Return pairs for marks that are chosen for what is typed; a blank alone has none."""
    return () if order.text.isspace() else forms(missing, order.book.palette, number)


def _is_sure(cut: Cut, row: list[Leaf]) -> bool:
    """Tell whether what is written cannot change how the signs around it are read."""
    around = {wrap for slot in cut.places for wrap in slot.path}
    new = {wrap for leaf in row if leaf.chosen for wrap in leaf.path} - around
    return not any(wrap.open in MARKDOWN for wrap in (around | new if cut.is_in_gap else new))


def _reads_well(order: _Order, written: _Written) -> bool:
    """Tell whether the words are the ones of the row, and what was written has its marks."""
    end = written.result.end
    after = reread(order.book, ChangeSet(written.result.changes))
    found = after.passage_at(end)
    if found is None or words(found) != "".join(leaf.text for leaf in written.row if not leaf.hidden):
        return False
    return active(State(after.text, caret(end)), order.book.palette) == written.has
