"""Nodes into elements: one function a kind."""

from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from editor.kramdown.options import DEFAULT, Options
from editor.kramdown.raw import CLOSED, SCRIPT, WRITTEN
from editor.kramdown.render.builder import NO_BREAK, Build, Builder, add_raw, add_text
from editor.kramdown.render.contents import contents
from editor.kramdown.render.highlight import code_block, coloured, language_of
from editor.kramdown.render.notes import footnote, notes, notes_here
from editor.kramdown.render.pages import Page
from editor.kramdown.render.rouge import LEXERS
from editor.kramdown.render.serialize import SELF_CLOSED
from editor.kramdown.tree import Block, Kind, Node

_ROUGE = "highlighter-rouge"


def build(block: Block, page: Page, parent: Element, options: Options = DEFAULT) -> None:
    """Add a block's elements, and the footnotes where it is the place for them, to `parent`."""
    builder = Builder(block.text, page, _BUILD, options)
    builder.node(block.node, parent)
    if page.notes and Kind.NOTES not in page.placeholders:
        notes(builder, parent)


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
        parent[-1].text = NO_BREAK


def _heading(builder: Builder, node: Node, parent: Element) -> None:
    name = builder.page.ids[builder.headings]
    builder.headings += 1
    level = min(6, max(1, int(node.tag[1]) + builder.options.header_offset))
    target = SubElement(parent, f"h{level}", {**dict(node.attributes), **({"id": name} if name else {})})
    builder.children(node, target)
    target.tail = "\n"


def _code_block(builder: Builder, node: Node, parent: Element) -> None:
    code_block(parent, dict(node.attributes), node.value, builder.options).tail = "\n"


def _code(builder: Builder, node: Node, parent: Element) -> None:
    attributes = dict(node.attributes)
    language = builder.options.default_language or "plaintext"
    is_named = "language-" in attributes.get("class", "")
    if not builder.options.colours_spans or not (is_named or language in LEXERS):
        SubElement(parent, "code", attributes).text = node.value
        return
    own = f"{attributes.get('class', '')} {_ROUGE}".lstrip()
    attributes["class"] = own if is_named else f"language-{language} {own}"
    coloured(SubElement(parent, "code", attributes), language_of(own.split()) or language, node.value)


def _math(builder: Builder, node: Node, parent: Element) -> None:
    attributes = dict(node.attributes)
    if not builder.options.has_math_engine:
        add_raw(SubElement(parent, "span", _bare(attributes)), f"${node.value}$")
    elif attributes:
        SubElement(parent, "span", attributes).text = f"${node.value}$"
    else:
        add_text(parent, f"\\({node.value}\\)")


def _bare(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes of mathematics that no program sets."""
    return {**attributes, "class": f"{attributes.get('class', '')} kdmath".lstrip()}


def _math_block(builder: Builder, node: Node, parent: Element) -> None:
    if not builder.options.has_math_engine:
        target = SubElement(parent, "div", _bare(dict(node.attributes)))
        target.tail = "\n"
        add_raw(target, f"$$\n{node.value}\n$$")
        return
    target = parent
    if node.attributes:
        target = SubElement(parent, "div", dict(node.attributes))
    add_text(target, f"\\[{node.value}\\]\n")


def _checkbox(builder: Builder, node: Node, parent: Element) -> None:
    """Add a box; one with nothing behind it is no box yet, but what is written."""
    if node.tag:
        _element(builder, node, parent)
    else:
        add_text(parent, node.value)


def _break(builder: Builder, node: Node, parent: Element) -> None:
    del builder, node
    SubElement(parent, "br").tail = "\n"


def _value(builder: Builder, node: Node, parent: Element) -> None:
    del builder
    add_text(parent, node.value)


def _entity(builder: Builder, node: Node, parent: Element) -> None:
    """Add an entity: the character, but in raw HTML what is written; filters of Liquid see the difference."""
    if node.tag == WRITTEN:
        add_raw(parent, builder.source(node))
    else:
        add_text(parent, node.value)


def _comment(builder: Builder, node: Node, parent: Element) -> None:
    source = builder.source(node)
    add_raw(parent, source if source.lstrip().startswith("<!--") else f"<!-- {node.value} -->")


def _raw(builder: Builder, node: Node, parent: Element) -> None:
    add_raw(parent, node.value or builder.source(node))


def _leaf(builder: Builder, node: Node, parent: Element) -> None:
    SubElement(parent, node.tag, dict(node.attributes)).text = builder.source(node)


def _liquid(builder: Builder, node: Node, parent: Element) -> None:
    add_text(parent, node.value or builder.source(node))


def _blank(builder: Builder, node: Node, parent: Element) -> None:
    del builder, node
    add_text(parent, "\n")


def _nothing(builder: Builder, node: Node, parent: Element) -> None:
    del builder, node, parent


_BUILD: Mapping[Kind, Build] = MappingProxyType(
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
        Kind.TOC: contents,
        Kind.NOTES: notes_here,
        Kind.BLANK: _blank,
        Kind.STRONG: _element,
        Kind.EMPHASIS: _element,
        Kind.STRIKE: _element,
        Kind.LINK: _element,
        Kind.IMAGE: _element,
        Kind.HTML: _html,
        Kind.CHECKBOX: _checkbox,
        Kind.ABBREVIATION: _leaf,
        Kind.CODE: _code,
        Kind.MATH: _math,
        Kind.BREAK: _break,
        Kind.ENTITY: _entity,
        Kind.ESCAPE: _value,
        Kind.FOOTNOTE: footnote,
        Kind.COMMENT: _comment,
        Kind.RAW: _raw,
        Kind.LIQUID: _liquid,
        **dict.fromkeys((Kind.NOTE, Kind.OPTIONS, Kind.DEFINITION, Kind.MARKUP), _nothing),
    }
)
