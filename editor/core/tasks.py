"""Tasks: the boxes of a list's items, ticked and not."""

from collections.abc import Iterator

from editor.core import article
from editor.core.boxes import checkbox
from editor.core.manuscript import Manuscript, manuscript
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.state import Event, State, Transaction
from editor.core.text import Change, ChangeSet
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node


def toggle(state: State, palette: Palette) -> Transaction | None:
    """Tick the tasks that are chosen, or take their ticks off where all have one; `None` where is none."""
    if article.read(state.text).body_locked is not None:
        return None
    return _toggled(state, list(_chosen(manuscript(state, palette), state.selection.span)))


def toggle_at(state: State, position: int, palette: Palette) -> Transaction | None:
    """Tick the task whose first line a position is on, or take its tick off; what is selected stays."""
    if article.read(state.text).body_locked is not None:
        return None
    book = manuscript(state, palette)
    line = book.line(position)
    return _toggled(state, [box for box in _chosen(book, line) if line.contains(box.start)][:1])


def _toggled(state: State, boxes: list[Span]) -> Transaction | None:
    """Write another sign into boxes: `[ ]` or `[x]`."""
    signs = [Span(box.start + 1, box.start + 2) for box in boxes]
    if not signs:
        return None
    is_done = all(not sign.of(state.text).isspace() for sign in signs)
    new = " " if is_done else "x"
    changes = ChangeSet(
        tuple(Change(sign, new) for sign in signs if sign.of(state.text).isspace() is not is_done)
    )
    return Transaction(changes, state.selection, Event.FORMAT, N_("Tick off task"))


def _chosen(book: Manuscript, span: Span) -> Iterator[Span]:
    """Yield the boxes of the tasks that a selection touches, or of the one that a caret is in."""
    index = book.index_at(span.start)
    while 0 <= index < len(book.document.blocks) and book.block_start(index) <= span.end:
        start = book.block_start(index)
        for own, box in _tasks(book.block(index).node):
            place = own.shifted(start)
            last = place.end - (book.text[place.end - 1] == "\n")
            if place.start <= span.end and span.start <= last:
                yield box.shifted(start)
        index += 1


def _tasks(root: Node) -> Iterator[tuple[Span, Span]]:
    """Yield the tasks of a block: what is theirs alone, without the lists in them, and their boxes."""
    for node in root.walk():
        box = checkbox(node) if node.kind is Kind.ITEM else None
        if box is not None:
            inner = (one.span.start for one in node.walk() if one.kind is Kind.ITEM and one is not node)
            yield Span(node.span.start, min(inner, default=node.span.end)), box.span
