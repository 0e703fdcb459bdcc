"""A footnote that says nothing: it goes with its marks, which would point to nothing."""

from collections.abc import Iterator

from editor.core.edit.joins import Done
from editor.core.manuscript import Manuscript
from editor.core.text import Change, joined
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind


def without_empty_note(book: Manuscript, index: int) -> Done | None:
    """Delete a footnote in which nothing is written, and its marks; the caret goes to where the first was."""
    node = book.block(index).node if index >= 0 else None
    if node is None or node.kind is not Kind.NOTE or _words(book, index):
        return None
    place = _place(book, index)
    marks = list(_marks(book, node.value))
    changes = joined([Change(span, "") for span in (*marks, place)])
    return Done(changes, changes.moved((marks or [place])[0].start, after_insert=False))


def _words(book: Manuscript, index: int) -> str:
    block = book.block(index)
    return block.text[block.node.open.end :].strip()


def _place(book: Manuscript, index: int) -> Span:
    """Return the note's lines; those of the last thing in the article with the blank ones before it."""
    block = book.block_span(index)
    if book.text[block.end :].strip():
        return block
    end = block.start + len(block.of(book.text).rstrip("\n"))
    start = book.start + len(book.text[book.start : block.start].rstrip("\n"))
    return Span(start, end)


def _marks(book: Manuscript, name: str) -> Iterator[Span]:
    for index, block in enumerate(book.document.blocks):
        for node in block.node.walk():
            if node.kind is Kind.FOOTNOTE and node.value == name:
                yield node.span.shifted(book.block_start(index))
