"""Footnotes: their marks in the text, and the list of what they say."""

from xml.etree.ElementTree import Element, SubElement

from editor.kramdown.render.builder import NO_BREAK, Builder, add_text
from editor.kramdown.render.pages import Note
from editor.kramdown.tree import Node


def footnote(builder: Builder, node: Node, parent: Element) -> None:
    """Add a footnote's mark."""
    del node
    mark = builder.page.marks[builder.marks]
    builder.marks += 1
    again = f":{mark.again}" if mark.again else ""
    target = SubElement(parent, "sup", {"id": f"fnref:{mark.name}{again}", "role": "doc-noteref"})
    link = SubElement(target, "a", {"href": f"#fn:{mark.name}", "class": "footnote", "rel": "footnote"})
    link.text = str(mark.number)


def notes_here(builder: Builder, node: Node, parent: Element) -> None:
    """Add the footnotes in the place of the list that asks for them."""
    del node
    notes(builder, parent)


def notes(builder: Builder, parent: Element) -> None:
    """Add the footnotes, each with the ways back to its marks."""
    target = SubElement(parent, "div", {"class": "footnotes", "role": "doc-endnotes"})
    target.tail = "\n"
    listed = SubElement(target, "ol")
    for note in builder.page.notes:
        item = SubElement(listed, "li", {"id": f"fn:{note.name}", "role": "doc-endnote"})
        builder.other(note.block.text, note.page).children(note.node, item)
        last = item[-1] if len(item) else None
        if last is None or last.tag != "p":
            last = SubElement(item, "p")
            _back(note, last, "")
        else:
            _back(note, last, NO_BREAK)


def _back(note: Note, parent: Element, blank: str) -> None:
    for again in range(note.times):
        add_text(parent, blank if again == 0 else NO_BREAK)
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
