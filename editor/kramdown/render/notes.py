"""Footnotes: their marks in the text, and the list of what they say."""

from xml.etree.ElementTree import Element, SubElement

from editor.kramdown.escape import escape_signs
from editor.kramdown.options import Options
from editor.kramdown.render.builder import NO_BREAK, Builder, add_raw, add_text
from editor.kramdown.render.pages import Note
from editor.kramdown.tree import Node


def footnote(builder: Builder, node: Node, parent: Element) -> None:
    """Add a footnote's mark."""
    del node
    mark = builder.page.marks[builder.marks]
    builder.marks += 1
    again = f":{mark.again}" if mark.again else ""
    name = f"{builder.options.footnote_prefix}{mark.name}"
    target = SubElement(parent, "sup", {"id": f"fnref:{name}{again}", "role": "doc-noteref"})
    link = SubElement(target, "a", {"href": f"#fn:{name}", "class": "footnote", "rel": "footnote"})
    link.text = str(mark.number)


def notes_here(builder: Builder, node: Node, parent: Element) -> None:
    """Add the footnotes in the place of the list that asks for them."""
    del node
    notes(builder, parent)


def notes(builder: Builder, parent: Element) -> None:
    """Add the footnotes, each with the ways back to its marks."""
    target = SubElement(parent, "div", {"class": "footnotes", "role": "doc-endnotes"})
    target.tail = "\n"
    options = builder.options
    listed = SubElement(target, "ol", _start(options.footnote_nr))
    for note in builder.page.notes:
        item = SubElement(
            listed, "li", {"id": f"fn:{options.footnote_prefix}{note.name}", "role": "doc-endnote"}
        )
        builder.other(note.block.text, note.page).children(note.node, item)
        last = item[-1] if len(item) else None
        if last is None or last.tag != "p":
            last = SubElement(item, "p")
            _back(note, last, "", options)
        else:
            _back(note, last, NO_BREAK, options)


def _start(number: int) -> dict[str, str]:
    return {} if number == 1 else {"start": str(number)}


def _back(note: Note, parent: Element, blank: str, options: Options) -> None:
    if not options.footnote_backlink:
        return
    for again in range(note.times):
        add_text(parent, blank if again == 0 else NO_BREAK)
        suffix = f":{again}" if again else ""
        attributes = {
            "href": f"#fnref:{options.footnote_prefix}{note.name}{suffix}",
            "class": "reversefootnote",
            "role": "doc-backlink",
        }
        link = SubElement(parent, "a", attributes)
        add_raw(link, escape_signs(options.footnote_backlink))
        if again:
            SubElement(link, "sup").text = str(again + 1)
