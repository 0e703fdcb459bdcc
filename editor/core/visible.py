"""What a reader sees of a body, as plain text: what is counted and searched."""

from collections.abc import Iterator

from editor.core import article
from editor.core.reading import read_body
from editor.core.state import State
from editor.core.text import common_prefix
from editor.core.words import Count, count
from editor.kramdown.document import Document
from editor.kramdown.memo import of_block
from editor.kramdown.span import Span
from editor.kramdown.tree import Block, Kind, Node

_UNSEEN_TAGS = frozenset({"script", "style", "template"})
_SEEN = frozenset({Kind.TEXT, Kind.ABBREVIATION, Kind.CODE, Kind.CODE_BLOCK, Kind.ENTITY, Kind.ESCAPE})


def visible_text(document: Document) -> str:
    """Return the text of all blocks, without markup; pictures and comments have none."""
    return "".join(map(block_text, document.blocks))


@of_block
def _counted_block(block: Block) -> Count:
    return count(block_text(block))


class CountMemo:
    """How much there is to read in the last body: in the next one only what differs is counted."""

    def __init__(self) -> None:
        self._blocks: tuple[Block, ...] = ()
        self._count = Count()

    def __call__(self, document: Document) -> Count:
        """Return how much there is to read in a body."""
        old, new = self._blocks, document.blocks
        head = common_prefix(old, new)
        room = min(len(old), len(new)) - head
        tail = common_prefix(old[::-1][:room], new[::-1][:room])
        gone = sum(map(_counted_block, old[head : len(old) - tail]), Count())
        come = sum(map(_counted_block, new[head : len(new) - tail]), Count())
        was = self._count
        self._blocks = new
        self._count = Count(
            was.characters - gone.characters + come.characters, was.dense - gone.dense + come.dense
        )
        return self._count


counted = CountMemo()
"""Return how much there is to read in a `Document`, as if it were counted anew each time."""


@of_block
def block_text(block: Block) -> str:
    """Return what a reader sees of one block; its line ends stay, so that words never run together."""
    return "".join(_shown(leaf, block.text) for leaf in _leaves(block.node)) + "\n"


def selected_text(state: State) -> str:
    """Return what a reader sees of the selection."""
    post = article.read(state.text)
    document = read_body(post.body)
    chosen = state.selection.span.shifted(-post.body_start)
    parts: list[str] = []
    for block, start in zip(document.blocks, document.starts, strict=True):
        inside = Span(max(chosen.start - start, 0), min(chosen.end - start, len(block.text)))
        if inside.start < inside.end:
            parts += (_part(leaf, block.text, inside) for leaf in _leaves(block.node))
    return "".join(parts)


def is_linked(text: str, position: int) -> bool:
    """Tell whether a position is inside a link, in its words or its address."""
    post = article.read(text)
    document, at = read_body(post.body), position - post.body_start
    return any(
        (node.kind is Kind.LINK or node.tag == "a") and node.span.contains(at - start)
        for block, start in zip(document.blocks, document.starts, strict=True)
        if start <= at < start + len(block.text)
        for node in block.node.walk()
    )


def _leaves(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.tag not in _UNSEEN_TAGS:
            waiting.extend(reversed(node.children))
            if not node.children:
                yield node


def _shown(leaf: Node, text: str) -> str:
    if leaf.kind in _SEEN:
        return leaf.value or leaf.content.of(text)
    return "\n" if leaf.kind is Kind.BREAK else ""


def _part(leaf: Node, text: str, inside: Span) -> str:
    """Return what is seen of the part of a leaf that lies inside a span."""
    if inside.start <= leaf.content.start and leaf.content.end <= inside.end:
        return _shown(leaf, text)
    if leaf.kind not in _SEEN or leaf.kind is Kind.ENTITY or not leaf.content.overlaps(inside):
        return ""
    return text[max(leaf.content.start, inside.start) : min(leaf.content.end, inside.end)]
