"""What a reader sees of a body, as plain text: what is counted and searched."""

from functools import lru_cache

from editor.kramdown.document import Document
from editor.kramdown.tree import Block, Kind, Node

_UNSEEN_TAGS = frozenset({"script", "style", "template"})
_OWN_VALUE = frozenset({Kind.CODE, Kind.CODE_BLOCK, Kind.ENTITY, Kind.ESCAPE})


def visible_text(document: Document) -> str:
    """Return the text of all blocks, without markup; pictures and comments have none."""
    return "".join(map(block_text, document.blocks))


@lru_cache(maxsize=8192)
def block_text(block: Block) -> str:
    """Return what a reader sees of one block; its line ends stay, so that words never run together."""
    parts: list[str] = []
    waiting = [block.node]
    while waiting:
        node = waiting.pop()
        if node.tag in _UNSEEN_TAGS:
            continue
        if node.children:
            waiting.extend(reversed(node.children))
        else:
            parts.append(_leaf(node, block.text))
    return "".join(parts) + "\n"


def _leaf(node: Node, source: str) -> str:
    if node.kind in _OWN_VALUE and node.value:
        return node.value
    if node.kind in {Kind.TEXT, Kind.CODE, Kind.CODE_BLOCK}:
        return node.content.of(source)
    return "\n" if node.kind is Kind.BREAK else ""
