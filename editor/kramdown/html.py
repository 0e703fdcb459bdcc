"""The HTML of a body, block by block: the blocks' HTML joins to the whole."""

from functools import lru_cache
from xml.etree.ElementTree import Element  # noqa: S405  (only built here, nothing is parsed)

from editor.kramdown.document import Document
from editor.kramdown.render.elements import Builder, Page
from editor.kramdown.render.ids import heading_ids
from editor.kramdown.render.serialize import inner
from editor.kramdown.tree import Block


def block_html(document: Document, index: int) -> str:
    """Return the HTML of one block of a document."""
    return _html(document.blocks[index], heading_ids(document.blocks)[index])


def blocks_html(document: Document) -> tuple[str, ...]:
    """Return the HTML of every block; only blocks that were not asked for before are rendered."""
    return tuple(map(_html, document.blocks, heading_ids(document.blocks)))


def document_html(document: Document) -> str:
    """Return the HTML of the whole document."""
    return "".join(blocks_html(document))


def add_elements(document: Document, parent: Element) -> None:
    """Add the elements of a whole document to `parent`."""
    ids = heading_ids(document.blocks)
    for index, block in enumerate(document.blocks):
        Builder(block.text, Page(ids[index])).node(block.node, parent)


@lru_cache(maxsize=32768)  # more than the blocks of a 1 MB body: fewer would be rendered again each time
def _html(block: Block, ids: tuple[str, ...]) -> str:
    root = Element("div")
    Builder(block.text, Page(ids)).node(block.node, root)
    return inner(root)
