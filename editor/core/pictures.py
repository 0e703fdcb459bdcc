"""The pictures a post names: in its front matter and in its body, each with its place in the text."""

import html
from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.article import Article
from editor.kramdown.document import Document
from editor.kramdown.span import Span
from editor.kramdown.tree import Block, Kind, Node

SUFFIXES = frozenset({".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""What a browser shows as a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a post names it: its address, where the text says it, and the key, in the front matter."""

    address: str
    span: Span
    key: str = ""
    is_exact: bool = True
    """Whether `span` covers the address as it is; else it covers the whole construct around it."""


def pictures(article: Article, document: Document) -> Iterator[Picture]:
    """Yield the pictures of a post, in positions of the whole text; `document` is the reading of its body."""
    for entry in article.front_matter.entries:
        if isinstance(entry.value, str) and is_picture(entry.value):
            yield Picture(entry.value.strip(), entry.value_span, entry.key)
    for block, start in zip(document.blocks, document.starts, strict=True):
        if "![" in block.text or "<img" in block.text.lower():
            for node in block.node.walk():
                if node.kind is Kind.IMAGE or node.tag == "img":
                    yield from _named(node, block, start, article.body_start, document)


def is_picture(address: str) -> bool:
    """Tell whether an address ends as a picture's does."""
    path = address.strip().split("?")[0].split("#")[0].lower()
    return any(path.endswith(suffix) and path != suffix for suffix in SUFFIXES) and "\n" not in path


def _named(node: Node, block: Block, start: int, body: int, document: Document) -> Iterator[Picture]:
    """Yield the picture of an image node, at its address where the source has it as it is."""
    address = node.attribute("src")
    if not address:
        return
    span = _written_in(node, block, address)
    if span is not None:
        yield Picture(address, span.shifted(body + start))
        return
    defined = _in_definitions(address, document)
    if defined is not None:
        yield Picture(address, defined.shifted(body))
    else:
        yield Picture(address, node.span.shifted(body + start), is_exact=False)


def _written_in(node: Node, block: Block, address: str) -> Span | None:
    """Return where the markup of a node says its address, in the block's text."""
    for written in (address, html.escape(address, quote=False)):
        at = block.text.rfind(written, node.open.start, node.close.end)
        if at >= 0:
            return Span(at, at + len(written))
    return None


def _in_definitions(address: str, document: Document) -> Span | None:
    """Return where a link definition (`[name]: address`) of the body says an address."""
    for block, start in zip(document.blocks, document.starts, strict=True):
        at = block.text.find(address) if block.node.kind is Kind.DEFINITION else -1
        if at >= 0:
            return Span(start + at, start + at + len(address))
    return None
