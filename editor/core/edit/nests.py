"""What is nested in an item whose words leave the list: it comes out with them."""

from collections.abc import Iterator

from editor.core.manuscript import Manuscript
from editor.core.passages import Passage
from editor.core.text import Change
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind

_TAB = 4


def set_out(book: Manuscript, first: Passage, last: Passage) -> Iterator[Change]:
    """Yield the changes that set out what is nested below the item `last`, whose words join those of `first`.

    Left where it is, it would be words of a paragraph, or code.
    """
    index = book.index_at(last.span.start)
    root, shift = book.block(index).node, book.block_start(index)
    if root.kind is not Kind.LIST or book.index_at(first.span.start) == index:
        return
    items = (one.span.shifted(shift) for one in root.children if one.kind is Kind.ITEM)
    end = next((span.end for span in items if span.start <= last.span.start < span.end), 0)
    at = book.line(last.span.end).end + 1
    wanted = 0
    while at < end:
        line = book.line(at)
        words = line.of(book.text)
        wanted = wanted or _columns(words)
        if blank := _blank(words, wanted):
            yield Change(Span(at, at + blank), "")
        at = line.end + 1


def _columns(line: str) -> int:
    """Return how far a line is set in; a blank one is not."""
    words = line.strip(" \t")
    return len(line[: line.index(words)].expandtabs(_TAB)) if words else 0


def _blank(line: str, columns: int) -> int:
    """Return how many blanks at the start of a line are at most so many columns."""
    count = 0
    for sign in line:
        columns -= _TAB if sign == "\t" else 1
        if sign not in " \t" or (columns < 0 and sign == " "):
            break
        count += 1
        if columns <= 0:
            break
    return count
