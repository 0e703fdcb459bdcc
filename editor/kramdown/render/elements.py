"""Nodes into elements: one function a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement  # noqa: S405  (only built here, nothing is parsed)

from editor.kramdown.raw import CLOSED, SCRIPT
from editor.kramdown.render.highlight import code_block
from editor.kramdown.render.pages import Entry, Note, Page
from editor.kramdown.render.serialize import RAW, SELF_CLOSED
from editor.kramdown.tree import Block, Kind, Node

_CODE_CLASS = "language-plaintext"
_ROUGE = "highlighter-rouge"
_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(slots=True)
class Builder:
    """Builds the elements of one block, whose source is `text`."""

    text: str
    page: Page
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
            _BUILD[node.kind](self, node, parent)

    def source(self, node: Node) -> str:
        """Return a node's source."""
        return self.text[node.span.start : node.span.end]


def build(block: Block, page: Page, parent: Element) -> None:
    """Add a block's elements, and the footnotes where it is the place for them, to `parent`."""
    Builder(block.text, page).node(block.node, parent)
    if page.notes and block.node.kind is not Kind.NOTES:
        notes(page.notes, parent)


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


def _html(builder: Builder, node: Node, parent: Element) -> None:
    """Add a raw element; one that closes itself is written so, unless it belongs into text."""
    target = SubElement(parent, node.tag, dict(node.attributes))
    if node.value == SCRIPT:
        add_raw(target, node.content.of(builder.text))
        return
    builder.children(node, target)
    if node.value == CLOSED:
        target.set(SELF_CLOSED, "")


def _block(builder: Builder, node: Node, parent: Element) -> None:
    target = SubElement(parent, node.tag, dict(node.attributes))
    builder.children(node, target)
    target.tail = "\n"


def _html_block(builder: Builder, node: Node, parent: Element) -> None:
    _html(builder, node, parent)
    parent[-1].tail = "\n"


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
        add_text(parent, "\n")


def _cell(builder: Builder, node: Node, parent: Element) -> None:
    _block(builder, node, parent)
    if not node.children:
        parent[-1].text = _NO_BREAK


def _heading(builder: Builder, node: Node, parent: Element) -> None:
    name = builder.page.ids[builder.headings]
    builder.headings += 1
    target = SubElement(parent, node.tag, {**dict(node.attributes), **({"id": name} if name else {})})
    builder.children(node, target)
    target.tail = "\n"


def _code_block(builder: Builder, node: Node, parent: Element) -> None:
    del builder
    code_block(parent, dict(node.attributes), node.value).tail = "\n"


def _code(builder: Builder, node: Node, parent: Element) -> None:
    del builder
    attributes = dict(node.attributes)
    names = (attributes.pop("class", ""), _ROUGE)
    own = " ".join(name for name in names if name)
    attributes["class"] = own if "language-" in own else f"{_CODE_CLASS} {own}"
    SubElement(parent, "code", attributes).text = node.value


def _math(builder: Builder, node: Node, parent: Element) -> None:
    del builder
    add_text(parent, f"\\({node.value}\\)")


def _math_block(builder: Builder, node: Node, parent: Element) -> None:
    del builder
    target = parent
    if node.attributes:
        target = SubElement(parent, "div", dict(node.attributes))
    add_text(target, f"\\[{node.value}\\]\n")


def _break(builder: Builder, node: Node, parent: Element) -> None:
    del builder, node
    SubElement(parent, "br").tail = "\n"


def _value(builder: Builder, node: Node, parent: Element) -> None:
    del builder
    add_text(parent, node.value)


def _comment(builder: Builder, node: Node, parent: Element) -> None:
    source = builder.source(node)
    add_raw(parent, source if source.lstrip().startswith("<!--") else f"<!-- {node.value} -->")


def _raw(builder: Builder, node: Node, parent: Element) -> None:
    add_raw(parent, node.value or builder.source(node))


def _footnote(builder: Builder, node: Node, parent: Element) -> None:
    del node
    mark = builder.page.marks[builder.marks]
    builder.marks += 1
    again = f":{mark.again}" if mark.again else ""
    target = SubElement(parent, "sup", {"id": f"fnref:{mark.name}{again}", "role": "doc-noteref"})
    link = SubElement(target, "a", {"href": f"#fn:{mark.name}", "class": "footnote", "rel": "footnote"})
    link.text = str(mark.number)


def _notes(builder: Builder, node: Node, parent: Element) -> None:
    del node
    notes(builder.page.notes, parent)


def notes(written: tuple[Note, ...], parent: Element) -> None:
    """Add the footnotes, each with the ways back to its marks."""
    target = SubElement(parent, "div", {"class": "footnotes", "role": "doc-endnotes"})
    target.tail = "\n"
    listed = SubElement(target, "ol")
    for note in written:
        item = SubElement(listed, "li", {"id": f"fn:{note.name}", "role": "doc-endnote"})
        Builder(note.block.text, note.page).children(note.node, item)
        last = item[-1] if len(item) else None
        if last is None or last.tag != "p":
            last = SubElement(item, "p")
            _back(note, last, "")
        else:
            _back(note, last, _NO_BREAK)


def _back(note: Note, parent: Element, blank: str) -> None:
    for again in range(note.times):
        add_text(parent, blank if again == 0 else _NO_BREAK)
        suffix = f":{again}" if again else ""
        attributes = {
            "href": f"#fnref:{note.name}{suffix}",
            "class": "reversefootnote",
            "role": "doc-backlink",
        }
        link = SubElement(parent, "a", attributes)
        link.text = "\N{LEFTWARDS ARROW WITH HOOK}"
        if again:
            SubElement(link, "sup").text = str(again + 1)


def _toc(builder: Builder, node: Node, parent: Element) -> None:
    """Add the table of contents: headings nest below the last one of a lesser level."""
    if not builder.page.contents:
        return
    attributes = dict(node.attributes)
    prefix = attributes.setdefault("id", "markdown-toc")
    root = SubElement(parent, node.tag, attributes)
    root.tail = "\n"
    path: list[tuple[int, Element]] = []
    for entry in builder.page.contents:
        while path and path[-1][0] >= entry.level:
            path.pop()
        target = root
        if path:
            above = path[-1][1]
            target = above[-1] if above[-1].tag == node.tag else SubElement(above, node.tag)
        item = SubElement(target, "li")
        _entry(entry, SubElement(item, "a", {"href": f"#{entry.id}", "id": f"{prefix}-{entry.id}"}))
        path.append((entry.level, item))


def _entry(entry: Entry, parent: Element) -> None:
    """Add a heading's text, without its links and footnotes."""
    builder = Builder(entry.block.text, Page())
    waiting = list(reversed(entry.node.children))
    while waiting:
        node = waiting.pop()
        if node.kind is Kind.LINK or (node.kind is Kind.HTML and node.tag == "a"):
            waiting.extend(reversed(node.children))
        elif node.kind is not Kind.FOOTNOTE:
            builder.node(node, parent)


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
        Kind.TERM: _block,
        Kind.DESCRIPTION: _block,
        Kind.QUOTE: _container,
        Kind.RULE: _block,
        Kind.CODE_BLOCK: _code_block,
        Kind.TABLE: _container,
        Kind.SECTION: _container,
        Kind.ROW: _container,
        Kind.CELL: _cell,
        Kind.HTML_BLOCK: _html_block,
        Kind.MATH_BLOCK: _math_block,
        Kind.TOC: _toc,
        Kind.NOTES: _notes,
        Kind.BLANK: _blank,
        Kind.STRONG: _element,
        Kind.EMPHASIS: _element,
        Kind.STRIKE: _element,
        Kind.LINK: _element,
        Kind.IMAGE: _element,
        Kind.HTML: _html,
        Kind.CHECKBOX: _element,
        Kind.ABBREVIATION: lambda builder, node, parent: _leaf(builder, node, parent),
        Kind.CODE: _code,
        Kind.MATH: _math,
        Kind.BREAK: _break,
        Kind.ENTITY: _value,
        Kind.ESCAPE: _value,
        Kind.FOOTNOTE: _footnote,
        Kind.COMMENT: _comment,
        Kind.RAW: _raw,
        Kind.LIQUID: _raw,
        **dict.fromkeys((Kind.NOTE, Kind.OPTIONS, Kind.DEFINITION, Kind.MARKUP), _nothing),
    }
)


def _leaf(builder: Builder, node: Node, parent: Element) -> None:
    SubElement(parent, node.tag, dict(node.attributes)).text = builder.source(node)
