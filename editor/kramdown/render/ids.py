"""The ids that headings get: their text in small letters, blanks as hyphens, numbered where it comes again."""

import re
from collections.abc import Sequence
from functools import lru_cache

from editor.kramdown.tree import Block, Kind, Node

_GONE = re.compile(r"[^\w\- ]")


@lru_cache(maxsize=4)
def heading_ids(blocks: tuple[Block, ...]) -> Sequence[tuple[str, ...]]:
    """Return, for each block, the ids of its headings in their order."""
    seen: dict[str, int] = {}
    result: list[tuple[str, ...]] = []
    for block in blocks:
        names = _names(block)
        result.append(tuple(_numbered(name, seen) for name in names) if names else ())
    return result


def _numbered(name: str, seen: dict[str, int]) -> str:
    count = seen.get(name, -1) + 1
    seen[name] = count
    return f"{name}-{count}" if count else name


@lru_cache(maxsize=8192)
def _names(block: Block) -> tuple[str, ...]:
    if block.node.kind not in {Kind.HEADING, Kind.QUOTE, Kind.LIST, Kind.HTML_BLOCK}:
        return ()
    nodes = (node for node in block.node.walk() if node.kind is Kind.HEADING)
    return tuple(node.attribute("id") or plain_id(_text(node, block.text)) for node in nodes)


def plain_id(text: str) -> str:
    """Return the id that a heading's text gives."""
    return _GONE.sub("", text.lower().strip()).replace(" ", "-") or "section"


def _text(node: Node, source: str) -> str:
    return "".join(
        part.value or part.content.of(source)
        for part in node.walk()
        if not part.children and part.kind not in {Kind.MARKUP, Kind.IMAGE, Kind.HEADING}
    )
