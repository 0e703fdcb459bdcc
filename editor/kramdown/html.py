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


def document_html(document: Document) -> str:
    """Return the HTML of the whole document."""
    ids = heading_ids(document.blocks)
    return "".join(_html(block, ids[index]) for index, block in enumerate(document.blocks))


def add_elements(document: Document, parent: Element) -> None:
    """Add the elements of a whole document to `parent`."""
    ids = heading_ids(document.blocks)
    for index, block in enumerate(document.blocks):
        Builder(block.text, Page(ids[index])).node(block.node, parent)


@lru_cache(maxsize=8192)
def _html(block: Block, ids: tuple[str, ...]) -> str:
    root = Element("div")
    Builder(block.text, Page(ids)).node(block.node, root)
    return inner(root)
