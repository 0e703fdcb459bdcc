"""Nodes into elements: one function a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement  # noqa: S405  (only built here, nothing is parsed)

from editor.kramdown.render.highlight import code_block
from editor.kramdown.render.serialize import RAW
from editor.kramdown.tree import Kind, Node

_CODE_CLASS = "language-plaintext highlighter-rouge"
_LANGUAGE = "language-"


@dataclass(frozen=True, slots=True)
class Page:
    """What the rendering of one block needs to know of the whole body."""

    ids: tuple[str, ...] = ()
    """The ids of the block's headings, in their order."""


@dataclass(slots=True)
class Builder:
    """Builds the elements of one block, whose source is `text`."""

    text: str
    page: Page
    headings: int = 0

    def children(self, node: Node, parent: Element) -> None:
        """Add what a node holds to `parent`."""
        for child in node.children:
            self.node(child, parent)

    def node(self, node: Node, parent: Element) -> None:
        """Add a node to `parent`."""
        if node.kind is Kind.TEXT:
            add_text(parent, node.value or self.text[node.span.start : node.span.end])
        else:
            _BUILD[node.kind](self, node, parent)


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


def _element(builder: Builder, node: Node, parent: Element) -> None:
    builder.children(node, SubElement(parent, node.tag, dict(node.attributes)))


def _block(builder: Builder, node: Node, parent: Element) -> None:
    target = SubElement(parent, node.tag, dict(node.attributes))
    builder.children(node, target)
    target.tail = "\n"


def _container(builder: Builder, node: Node, parent: Element) -> None:
    target = SubElement(parent, node.tag, dict(node.attributes))
    target.text = "\n"
    builder.children(node, target)
    target.tail = "\n"


def _paragraph(builder: Builder, node: Node, parent: Element) -> None:
    if node.tag:
        _block(builder, node, parent)
    else:
        builder.children(node, parent)


def _heading(builder: Builder, node: Node, parent: Element) -> None:
    attributes = dict(node.attributes)
    name = builder.page.ids[builder.headings] if builder.headings < len(builder.page.ids) else ""
    builder.headings += 1
    if name:
        attributes = {"id": name, **attributes}
    target = SubElement(parent, node.tag, attributes)
    builder.children(node, target)
    target.tail = "\n"


def _code_block(builder: Builder, node: Node, parent: Element) -> None:
    del builder
    names = (node.attribute("class") or "").split()
    language = next((name.removeprefix(_LANGUAGE) for name in names if name.startswith(_LANGUAGE)), "")
    code_block(parent, language, node.value).tail = "\n"


def _code(builder: Builder, node: Node, parent: Element) -> None:
    del builder
    SubElement(parent, "code", {"class": _CODE_CLASS, **dict(node.attributes)}).text = node.value


def _break(builder: Builder, node: Node, parent: Element) -> None:
    del builder, node
    SubElement(parent, "br").tail = "\n"


def _value(builder: Builder, node: Node, parent: Element) -> None:
    del builder
    add_text(parent, node.value)


def _comment(builder: Builder, node: Node, parent: Element) -> None:
    add_raw(parent, builder.text[node.span.start : node.span.end])


def _blank(builder: Builder, node: Node, parent: Element) -> None:
    del builder, node
    add_text(parent, "\n")


def _nothing(builder: Builder, node: Node, parent: Element) -> None:
    del builder, node, parent


_Build = Callable[[Builder, Node, Element], None]
_BUILD: Mapping[Kind, _Build] = MappingProxyType(
    {
        Kind.PARAGRAPH: _paragraph,
        Kind.HEADING: _heading,
        Kind.LIST: _container,
        Kind.ITEM: _block,
        Kind.QUOTE: _container,
        Kind.RULE: _block,
        Kind.CODE_BLOCK: _code_block,
        Kind.HTML_BLOCK: _block,
        Kind.BLANK: _blank,
        Kind.DEFINITION: _nothing,
        Kind.MARKUP: _nothing,
        Kind.STRONG: _element,
        Kind.EMPHASIS: _element,
        Kind.STRIKE: _element,
        Kind.LINK: _element,
        Kind.IMAGE: _element,
        Kind.HTML: _element,
        Kind.CODE: _code,
        Kind.BREAK: _break,
        Kind.ENTITY: _value,
        Kind.ESCAPE: _value,
        Kind.COMMENT: _comment,
        Kind.LIQUID: _comment,
    }
)
