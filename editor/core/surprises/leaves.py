"""The parts of a block in which a surprise can be: not code, not mathematics, not drawings."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from editor.core.errors import Repair
from editor.core.message import Message, msg
from editor.core.text import Change, joined
from editor.kramdown.span import Span
from editor.kramdown.tags import MARKDOWN
from editor.kramdown.tree import Block, Kind, Node

_CLOSED_KINDS = frozenset({Kind.CODE_BLOCK, Kind.CODE, Kind.MATH, Kind.MATH_BLOCK, Kind.COMMENT, Kind.RAW})
_CLOSED_TAGS = frozenset({"script", "style", "template", "svg", "math"})
_LONGEST = 40


class Place(NamedTuple):
    """A node, what it is inside of from the outermost on, and whether Markdown is read in it."""

    node: Node
    around: tuple[Node, ...]
    is_markdown: bool

    def is_inside(self, *kinds: Kind) -> bool:
        """Tell whether one of the nodes around it is of these kinds."""
        return any(node.kind in kinds for node in self.around)


@lru_cache(maxsize=4)
def places(block: Block) -> tuple[Place, ...]:
    """Return every node of a block that is read as text or markup, in the order of the source."""
    return tuple(_walk(block))


def _walk(block: Block) -> Iterator[Place]:
    waiting = [Place(block.node, (), is_markdown=True)]
    while waiting:
        place = waiting.pop()
        node = place.node
        if node.kind in _CLOSED_KINDS or node.tag in _CLOSED_TAGS:
            continue
        yield place
        inside = place.is_markdown and _reads_markdown(node, block.text)
        around = (*place.around, node)
        waiting.extend(Place(child, around, inside) for child in reversed(node.children))


def texts(block: Block) -> Iterator[Place]:
    """Yield the places of a block's plain text."""
    return (place for place in places(block) if place.node.kind is Kind.TEXT)


def names(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def shortened(text: str) -> str:
    """Return a piece of source as a sentence quotes it: on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def rewriting(name: Message, *changes: tuple[int, int, str]) -> Repair:
    """Return the repair that writes texts in the places of others; each change is start, end and text."""
    return Repair(name, joined(Change(Span(start, end), insert) for start, end, insert in changes))


def writing(start: int, end: int, text: str) -> Repair:
    """Return the repair that writes `text` for one stretch, named after it."""
    return rewriting(msg("Write {text}", text=shortened(text)), (start, end, text))


def _reads_markdown(node: Node, text: str) -> bool:
    if node.kind is Kind.HTML_BLOCK:
        return "markdown=" in node.open.of(text)
    return node.kind is not Kind.HTML or node.tag in MARKDOWN
