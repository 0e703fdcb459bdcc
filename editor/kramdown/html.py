"""The HTML of a body, block by block: the blocks' HTML joins to the whole."""

from functools import lru_cache
from xml.etree.ElementTree import Element

from editor.kramdown.document import Document
from editor.kramdown.render.elements import build
from editor.kramdown.render.pages import Page, pages
from editor.kramdown.render.serialize import inner
from editor.kramdown.tree import Block


def block_html(document: Document, index: int) -> str:
    """Return the HTML of one block of a document."""
    return _html(document.blocks[index], pages(document.blocks)[index])


def blocks_html(document: Document) -> tuple[str, ...]:
    """Return the HTML of every block: the preview asks for all, and sends what is new."""
    return tuple(map(_html, document.blocks, pages(document.blocks)))


def document_html(document: Document) -> str:
    """Return the HTML of the whole document."""
    return "".join(blocks_html(document))


def add_elements(document: Document, parent: Element) -> None:
    """Add the elements of a whole document to `parent`."""
    for block, page in zip(document.blocks, pages(document.blocks), strict=True):
        build(block, page, parent)


@lru_cache(maxsize=32768)
def _html(block: Block, page: Page) -> str:
    root = Element("div")
    build(block, page, root)
    return inner(root)
