"""What turns nodes into elements: the text it reads, the page it is for, and the table of kinds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from editor.kramdown.options import DEFAULT, Options
from editor.kramdown.render.pages import Page
from editor.kramdown.render.serialize import RAW
from editor.kramdown.tree import Kind, Node

NO_BREAK = "\N{NO-BREAK SPACE}"

Build = Callable[["Builder", Node, Element], None]
"""Adds the elements of one node to a parent."""


@dataclass(slots=True)
class Builder:
    """Builds the elements of one block, whose source is `text`."""

    text: str
    page: Page
    table: Mapping[Kind, Build]
    options: Options = DEFAULT
    headings: int = 0
    marks: int = 0

    def children(self, node: Node, parent: Element) -> None:
        """Add what a node holds to `parent`."""
        for child in node.children:
            self.node(child, parent)

    def node(self, node: Node, parent: Element) -> None:
        """Add a node to `parent`."""
        if node.kind is Kind.TEXT:
            add_text(parent, node.value or self.text[node.span.start : node.span.end])
        else:
            self.table[node.kind](self, node, parent)

    def source(self, node: Node) -> str:
        """Return a node's source."""
        return self.text[node.span.start : node.span.end]

    def other(self, text: str, page: Page) -> "Builder":
        """Return a builder for nodes of another block."""
        return Builder(text, page, self.table, self.options)


def add_text(parent: Element, text: str) -> None:
    """Add text after what `parent` holds so far."""
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def add_raw(parent: Element, html: str) -> None:
    """Add HTML that is written as it is."""
    SubElement(parent, RAW).text = html
