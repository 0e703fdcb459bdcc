"""The HTML of a body, block by block: the blocks' HTML joins to the whole."""

from collections.abc import Callable
from functools import lru_cache
from xml.etree.ElementTree import Element

from editor.kramdown.document import Document
from editor.kramdown.memo import of_block
from editor.kramdown.options import Options
from editor.kramdown.render.elements import build
from editor.kramdown.render.pages import Page, pages
from editor.kramdown.render.serialize import inner
from editor.kramdown.tree import Block


def block_html(document: Document, index: int) -> str:
    """Return the HTML of one block of a document."""
    options = document.settled
    return _html(options)(document.blocks[index], pages(document.blocks, options)[index])


def blocks_html(document: Document) -> tuple[str, ...]:
    """Return the HTML of every block: the preview asks for all, and sends what is new."""
    options = document.settled
    return tuple(map(_html(options), document.blocks, pages(document.blocks, options)))


def document_html(document: Document) -> str:
    """Return the HTML of the whole document."""
    return "".join(blocks_html(document))


def add_elements(document: Document, parent: Element) -> None:
    """Add the elements of a whole document to `parent`."""
    options = document.settled
    for block, page in zip(document.blocks, pages(document.blocks, options), strict=True):
        build(block, page, parent, options)


@lru_cache(maxsize=4)
def _html(options: Options) -> Callable[[Block, Page], str]:
    """Return what writes a block by these options; its memo is its own, so that no block compares them."""

    @of_block
    def written(block: Block, page: Page) -> str:
        root = Element("div")
        build(block, page, root, options)
        return inner(root)

    return written
