"""Footnotes: a mark behind the caret's words, and a place at the end of the article for what it says."""

import re
from collections.abc import Iterator
from itertools import count as numbers
from itertools import islice

from editor.core import article
from editor.core.edit.lines import Ground, spot_at
from editor.core.inserts.lines import words_of
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.state import Event, State, Transaction, caret
from editor.core.text import Change, ChangeSet
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind

TITLE = N_("Footnote")
_NAME = re.compile(r"\[\^([^\]\s]+)\]")


def footnote(state: State, palette: Palette) -> Transaction | None:
    """Put the mark of a new footnote at the caret or behind what is selected, and go to where it is written.

    At the mark of a footnote go to what it says. `None` where kramdown would read no mark: in HTML, in code.
    """
    post = article.read(state.text)
    if post.body_locked is not None or state.selection.span.start < post.body_start:
        return None
    book = manuscript(state, palette)
    known = _said_at(book, state.selection.head)
    if known is not None:
        return Transaction(selection=caret(known), event=Event.SELECT)
    spot = spot_at(book, state.selection.span.end)
    if spot.ground is not Ground.WORDS:
        return None
    return next(filter(None, (_marked(book, at) for at in _places(book, spot.position))), None)


def _places(book: Manuscript, position: int) -> Iterator[int]:
    """Yield where the mark may go: at the caret, else behind the link or code that it is in."""
    yield position
    index = book.index_at(position)
    inside = position - book.block_start(index)
    for node in book.block(index).node.walk():
        is_inline = node.kind in {Kind.LINK, Kind.CODE} or node.tag == "a"
        if is_inline and node.span.start < inside < node.span.end:
            yield book.block_start(index) + node.span.end


def _marked(book: Manuscript, position: int) -> Transaction | None:
    """Return the step that marks a footnote at a position; `None` where that would be read otherwise."""
    (name,) = free_names(book.text, 1)
    mark, definition = f"[^{name}]", f"[^{name}]: "
    end = len(book.text.rstrip("\n"))
    gap = "\n" if ends_with_note(book) else "\n\n"
    changes = ChangeSet((_put(position, mark), _put(end, f"{gap}{definition}")))
    after = reread(book, changes)
    if sorted(marks_of_notes(after)) != sorted([*marks_of_notes(book), name]) or words_of(after) != words_of(
        book
    ):
        return None
    return Transaction(changes, caret(end + len(mark + gap + definition)), Event.INSERT, TITLE)


def _put(position: int, insert: str) -> Change:
    return Change(Span(position, position), insert)


def marks_of_notes(book: Manuscript) -> list[str]:
    """Return the names of the footnotes that are marked, each as often as it is."""
    return [
        node.value
        for block in book.document.blocks
        for node in block.node.walk()
        if node.kind is Kind.FOOTNOTE
    ]


def free_names(text: str, count: int) -> tuple[str, ...]:
    """Return the first numbers that no footnote has."""
    taken = set(_NAME.findall(text))
    return tuple(islice((name for name in map(str, numbers(1)) if name not in taken), count))


def ends_with_note(book: Manuscript) -> bool:
    """Tell whether the last thing in the article is what a footnote says."""
    blocks = [block.node for block in book.document.blocks if block.node.kind is not Kind.BLANK]
    return bool(blocks) and any(node.kind is Kind.NOTE for node in blocks[-1].walk())


def _said_at(book: Manuscript, position: int) -> int | None:
    """Return the end of what the footnote says whose mark the caret is at."""
    index = book.index_at(position)
    if index < 0:
        return None
    inside = position - book.block_start(index)
    at = (node for node in book.block(index).node.walk() if node.kind is Kind.FOOTNOTE)
    name = next((node.value for node in at if node.span.contains(inside)), None)
    if name is None:
        return None
    for number, block in enumerate(book.document.blocks):
        if block.node.kind is Kind.NOTE and block.node.value == name:
            return book.block_start(number) + len(block.text.rstrip("\n"))
    return None
