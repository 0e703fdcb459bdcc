"""The table of contents that `{:toc}` puts in a list's place."""

from xml.etree.ElementTree import Element, SubElement

from editor.kramdown.render.builder import Builder
from editor.kramdown.render.pages import Entry, Page
from editor.kramdown.tree import Kind, Node


def contents(builder: Builder, node: Node, parent: Element) -> None:
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
        _entry(builder, entry, SubElement(item, "a", {"href": f"#{entry.id}", "id": f"{prefix}-{entry.id}"}))
        path.append((entry.level, item))


def _entry(outer: Builder, entry: Entry, parent: Element) -> None:
    """Add a heading's text, without its links and footnotes."""
    builder = outer.other(entry.block.text, Page())
    waiting = list(reversed(entry.node.children))
    while waiting:
        node = waiting.pop()
        if node.kind is Kind.LINK or (node.kind is Kind.HTML and node.tag == "a"):
            waiting.extend(reversed(node.children))
        elif node.kind is not Kind.FOOTNOTE:
            builder.node(node, parent)
