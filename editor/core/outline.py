"""The headings of a body, for going from one to another."""

from dataclasses import dataclass

from editor.core.finding.words import words_below
from editor.core.places import stop
from editor.kramdown.document import Document
from editor.kramdown.memo import of_block
from editor.kramdown.tree import Block, Kind

_LEVELS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 1 is the highest level; `position`, of the body, is where a caret goes."""

    level: int
    text: str
    position: int


def headings(document: Document) -> tuple[Heading, ...]:
    """Return the headings of a body in order, Markdown's and HTML's; those without words too."""
    return tuple(
        Heading(one.level, one.text, stop(document, start + one.position, 1))
        for block, start in zip(document.blocks, document.starts, strict=True)
        for one in _in_block(block)
    )


def heading_at(found: tuple[Heading, ...], position: int) -> int | None:
    """Return the index of the heading that a position of the body stands under, or `None` above the first."""
    before = [number for number, one in enumerate(found) if one.position <= position]
    return before[-1] if before else None


@of_block
def _in_block(block: Block) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            _LEVELS[node.tag],
            " ".join(words.text.strip() for words in words_below(node, block.text)),
            node.content.start,
        )
        for node in block.node.walk()
        if node.tag in _LEVELS and node.kind in {Kind.HEADING, Kind.HTML_BLOCK, Kind.HTML}
    )
