"""The body of a state as an edit sees it: the tree in positions of the whole text."""

from collections.abc import Iterator
from dataclasses import dataclass

from editor.core import article
from editor.core.palette import Palette
from editor.core.passages import Passage, placed
from editor.core.reading import read_body
from editor.core.state import State
from editor.core.text import ChangeSet
from editor.kramdown.document import Document
from editor.kramdown.span import Span
from editor.kramdown.tree import Block


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The whole text, where its body starts, and the reading of the body. Positions are of the whole text."""

    text: str
    start: int
    document: Document
    palette: Palette

    def index_at(self, position: int) -> int:
        """Return the index of the block that a caret is in; `-1` in an empty body."""
        if not self.document.blocks:
            return -1
        inside = min(max(position - self.start, 0), len(self.document.text))
        return self.document.block_at(inside)

    def block_start(self, index: int) -> int:
        """Return where a block starts."""
        return self.start + self.document.starts[index]

    def block(self, index: int) -> Block:
        """Return a block."""
        return self.document.blocks[index]

    def block_span(self, index: int) -> Span:
        """Return where a block is."""
        start = self.block_start(index)
        return Span(start, start + len(self.block(index).text))

    def passages_of(self, index: int) -> tuple[Passage, ...]:
        """Return the passages of a block."""
        return placed(self.block(index), self.palette, self.block_start(index))

    def passages_in(self, span: Span) -> Iterator[Passage]:
        """Yield the passages that share characters with `span`, in order."""
        index = self.index_at(span.start)
        while 0 <= index < len(self.document.blocks) and self.block_start(index) < span.end:
            for passage in self.passages_of(index):
                if passage.span.overlaps(span):
                    yield passage
            index += 1

    def line(self, position: int) -> Span:
        """Return the line around a position, without its line end."""
        start = max(self.text.rfind("\n", 0, position) + 1, self.start)
        end = self.text.find("\n", position)
        return Span(start, len(self.text) if end < 0 else end)

    def passage_at(self, position: int) -> Passage | None:
        """Return the passage that a caret is in, or whose own markup on the same line it stands at."""
        index = self.index_at(position)
        if index < 0:
            return None
        found = self.passages_of(index)
        for passage in found:
            if passage.span.contains(position):
                return passage
        line = self.line(position)
        near = [one for one in found if line.contains(one.span.start) or line.contains(one.span.end)]
        return min(near, key=lambda one: _distance(one.span, position), default=None)


def _distance(span: Span, position: int) -> int:
    return max(span.start - position, position - span.end, 0)


def manuscript(state: State, palette: Palette) -> Manuscript:
    """Return the body of a state, read."""
    found = article.read(state.text)
    return Manuscript(state.text, found.body_start, read_body(found.body), palette)


def reread(book: Manuscript, changes: ChangeSet) -> Manuscript:
    """Return the reading of what changes of the body make of `book`."""
    text = changes.apply(book.text)
    body = text[book.start :]
    if changes:
        start, old_end, new_end = (at - book.start for at in changes.stretch())
        read_body.follow(book.document.text, body, start, old_end, new_end)
    return Manuscript(text, book.start, read_body(body), book.palette)
