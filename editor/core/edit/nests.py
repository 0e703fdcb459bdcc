"""What is nested in an item whose words leave the list: it comes out with them."""

from collections.abc import Iterator

from editor.core.manuscript import Manuscript
from editor.core.passages import Passage
from editor.core.text import Change
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind

_TAB = 4


def set_out(book: Manuscript, last: Passage, first: Passage | None = None) -> Iterator[Change]:
    """Yield the changes that set out what is nested in the item `last`, whose words join those of `first`.

    Left where it is, it would be words of a paragraph, or code. Without a `first` they leave their list.
    """
    index = book.index_at(last.span.start)
    root, shift = book.block(index).node, book.block_start(index)
    if root.kind is not Kind.LIST:
        return
    line = book.line(last.span.start)
    kept = 0
    if first is not None and book.index_at(first.span.start) == index:
        kept = _columns(line.of(book.text))
        if _columns(book.line(first.span.start).of(book.text)) >= kept:
            return
    items = [one.span.shifted(shift) for one in root.walk() if one.kind is Kind.ITEM]
    held = [span for span in items if span.start <= last.span.start < span.end]
    end = max((span.end for span in (held[-1:] if kept else held[:1])), default=0)
    at = book.line(last.span.end).end + 1
    wanted = 0
    while at < end:
        line = book.line(at)
        words = line.of(book.text)
        wanted = wanted or max(_columns(words) - kept, 0)
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
