"""Marks on words: bold, italic, the colours of the palette; by a caret or a selection."""

from editor.core import article
from editor.core.manuscript import Manuscript, manuscript
from editor.core.marks.acts import IsMark, Order, Rows, carried_out, off_order, put_order, rows_of
from editor.core.marks.blocks import marks_around, stripped
from editor.core.marks.forms import given_by, mark_named
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.passages import Passage, Path, slot_at
from editor.core.state import Event, Selection, State, Transaction
from editor.core.tag_marks import BACKGROUND, TEXT, kind_of
from editor.core.text import ChangeSet, joined
from editor.core.wraps import covers, excludes, marks_of
from editor.kramdown.span import Span

ALL = ""
"""The kind of all marks together, for `clear`; the others are the ids of marks, and the two below."""
COLOURS = "colours"
BACKGROUNDS = "backgrounds"


def active(state: State, palette: Palette) -> frozenset[str]:
    """Return the marks of what is typed next at a caret, or of all the words that are selected."""
    if state.pending is not None:
        return state.pending
    book = manuscript(state, palette)
    if state.selection.is_caret:
        passage = book.passage_at(state.selection.head)
        return frozenset() if passage is None else marks_of(path_at(passage, state.selection.head))
    sets = [
        marks_of(leaf.path)
        for _one, row in rows_of(book, state.selection.spans)
        for leaf in row
        if leaf.chosen and not leaf.is_blank
    ]
    return frozenset.intersection(*sets) if sets else frozenset()


def path_at(passage: Passage, position: int) -> Path:
    """Return the pairs that a caret at `position` is inside of."""
    slot = slot_at(passage, position)
    if slot.position < position and slot.index < len(passage.leaves):
        leaf = passage.leaves[slot.index]
        return leaf.path if (leaf.start or 0) < position else slot.path
    return slot.path


def toggle(state: State, mark: str, palette: Palette) -> Transaction | None:
    """Put a mark on what is selected, or take it off where all of it has it; a caret sets what is typed next.

    `mark` is the id of a mark of the palette, or `colour:` with a kind and a CSS colour. `None` where there
    is nothing that could have the mark.
    """
    kind = mark_named(mark, palette)
    book = _open_book(state, palette)
    if kind is None or book is None:
        return None
    if state.selection.is_caret:
        pending = _flipped(book, state, mark)
        return Transaction(event=Event.FORMAT, name=kind.title, pending=pending)
    rows = rows_of(book, state.selection.spans)
    words = [leaf for _passage, row in rows for leaf in row if leaf.chosen and not leaf.is_blank]
    if not words:
        return None
    if not all(mark in marks_of(leaf.path) for leaf in words) and not _is_of_blocks(book, rows, mark):
        made = carried_out(book, rows, put_order(kind, palette))
        if made is None or made[0]:
            return _done(state, made, kind.title)
    order = off_order(lambda other: covers(mark, other, palette), palette, along=True)
    return _done(state, _taken(book, rows, order), kind.title)


def step_out(state: State, palette: Palette) -> Transaction | None:
    """Let what is typed next be without the marks that end, or begin, right at the caret."""
    post = article.read(state.text)
    if not state.selection.is_caret or post.body_locked is not None or state.selection.head < post.body_start:
        return None
    passage = manuscript(state, palette).passage_at(state.selection.head)
    if passage is None:
        return None
    slot = slot_at(passage, state.selection.head)
    if slot.position != state.selection.head:
        return None
    before = marks_of(passage.leaves[slot.index - 1].path) if slot.index else frozenset()
    after = marks_of(passage.leaves[slot.index].path) if slot.index < len(passage.leaves) else frozenset()
    now = active(state, palette)
    left = now - (before ^ after)
    return None if left == now else Transaction(event=Event.FORMAT, name=N_("Formatting"), pending=left)


def clear(state: State, palette: Palette, *, kind: str = ALL) -> Transaction | None:
    """Take marks off what is selected: all, those of one kind, or one; a caret types without them next.

    `None` where there is none of them.
    """
    book = _open_book(state, palette)
    if book is None:
        return None
    is_gone = _of_kind(kind, palette)
    title = N_("Clear formatting")
    if state.selection.is_caret:
        now = active(state, palette)
        left = frozenset(mark for mark in now if not is_gone(mark))
        if left == now and kind != ALL:
            return None
        return Transaction(event=Event.FORMAT, name=title, pending=left)
    rows = rows_of(book, state.selection.spans)
    return _done(state, _taken(book, rows, off_order(is_gone, palette, along=False)), title)


def _is_of_blocks(book: Manuscript, rows: Rows, mark: str) -> bool:
    """Tell whether all the chosen words have a mark, and where it is not their own, from whole blocks."""
    if not stripped(book, rows, lambda other: other == mark):
        return False
    kind = kind_of(mark, book.palette)
    for passage, row in rows:
        around = marks_around(book, passage)
        for leaf in row:
            own = marks_of(leaf.path) if leaf.chosen and not leaf.is_blank else {mark}
            has_other = kind and any(kind_of(other, book.palette) == kind for other in own)
            if mark not in own and (has_other or mark not in around):
                return False
    return True


def _taken(book: Manuscript, rows: Rows, order: Order) -> tuple[ChangeSet, Span] | None:
    """Take marks off the chosen words, and off the tags of blocks that are chosen whole."""
    marked: Rows = [
        (passage, row)
        for passage, row in rows
        if any(leaf.chosen and any(map(order.is_gone, all_marks(leaf.path))) for leaf in row)
    ]
    made = carried_out(book, marked, order) if marked else None
    blocks = stripped(book, rows, order.is_gone)
    if not blocks:
        return made
    changes, span = made or (ChangeSet(), Span(rows[0][0].span.start, rows[-1][0].span.end))
    first, last = (marked or rows)[0][0].span, (marked or rows)[-1][0].span
    start, end = (
        sum(len(change.insert) - len(change.span) for change in blocks if change.span.end <= at)
        for at in (first.start, last.start)
    )
    return joined((*changes.changes, *blocks)), Span(span.start + start, span.end + end)


def all_marks(path: Path) -> frozenset[str]:
    """Return the marks of all pairs of a path, those too that others cover."""
    return frozenset().union(*(wrap.marks for wrap in path))


def words(passage: Passage) -> str:
    """Return the source of all that is seen in a passage."""
    return "".join(leaf.text for leaf in passage.leaves if not leaf.hidden)


def _of_kind(kind: str, palette: Palette) -> IsMark:
    """Return whether a mark is of a kind that can be cleared."""
    colours = {COLOURS: TEXT, BACKGROUNDS: BACKGROUND}
    if kind in colours:
        return lambda mark: kind_of(mark, palette) == colours[kind]
    return lambda mark: kind in {ALL, mark}


def _open_book(state: State, palette: Palette) -> Manuscript | None:
    """Return the body as an edit sees it, when it can be edited and all that is selected is in it."""
    if article.read(state.text).body_locked is not None:
        return None
    book = manuscript(state, palette)
    return book if state.selection.spans[0].start >= book.start else None


def _flipped(book: Manuscript, state: State, mark: str) -> frozenset[str]:
    """Return the marks of what is typed next when one is switched; a highlight brings and takes its bold."""
    palette = book.palette
    now = active(state, palette)
    given = given_by(mark, palette)
    if mark not in now:
        return frozenset(other for other in now if not excludes(mark, other, palette)) | given
    passage = book.passage_at(state.selection.head)
    path = () if passage is None else path_at(passage, state.selection.head)
    others = marks_of([wrap for wrap in path if mark not in wrap.marks])
    return now - (given - others) - {mark}


def _done(state: State, made: tuple[ChangeSet, Span] | None, title: str) -> Transaction | None:
    if made is None:
        return None
    changes, span = made
    if state.selection.others:
        return Transaction(changes, state.selection.moved(changes), Event.FORMAT, title)
    start, end = span.start, span.end
    is_forwards = state.selection.anchor <= state.selection.head
    selection = Selection(start, end) if is_forwards else Selection(end, start)
    return Transaction(changes, selection, Event.FORMAT, title)
