"""The top-level cut of a body: drafts one after another, each with what its reading depends on."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from editor.kramdown.blocks.reader import InForce, Reader
from editor.kramdown.blocks.table_of_starts import ends, starts
from editor.kramdown.definitions import Definition, Definitions
from editor.kramdown.draft import Draft
from editor.kramdown.options import DEFAULT, Options
from editor.kramdown.settle import Settler
from editor.kramdown.span import Span
from editor.kramdown.tree import Block, Kind, Node
from editor.kramdown.view import View


class Cut(NamedTuple):
    """A top-level draft with what its reading found on the way."""

    draft: Draft
    definitions: tuple[Definition, ...]
    previous: Kind | None
    reach: int

    def block(self, text: str, view: View, definitions: Definitions, options: Options = DEFAULT) -> Block:
        """Return the block, its inline text read by the options of the whole body."""
        if self.draft.kind is Kind.BLANK:
            source = text[self.draft.start : self.draft.end]
            return Block(
                source, _blank(len(source)), self.definitions, previous=self.previous, reach=self.reach
            )
        asks: set[str] = set()
        landmarks: set[Kind] = set()
        node = Settler(definitions, self.draft.start, asks, landmarks, options).block(self.draft, view)
        return Block(
            text[self.draft.start : self.draft.end],
            node,
            self.definitions,
            frozenset(asks),
            self.previous,
            self.reach,
            frozenset(landmarks),
        )


@lru_cache(maxsize=64)
def _blank(length: int) -> Node:
    """Return the node of blank lines: every other block of an article is one."""
    return Node(Kind.BLANK, Span(0, length), Span(0, 0), Span(length, length))


def cuts(view: View, position: int, previous: Kind | None, options: Options = DEFAULT) -> Iterator[Cut]:
    """Yield the top-level cuts from `position` on; `previous` is the kind of the block before it."""
    force = InForce(options)
    reader = Reader(view, starts(options), previous=previous, force=force, ends=ends(options))
    while position < len(view.text):
        before = reader.previous
        reader.reach = position
        draft = reader.next(position)
        yield Cut(draft, tuple(reader.definitions), before, reader.reach - position)
        reader.definitions.clear()
        position = draft.end
