"""ElementTree to HTML text, as kramdown writes it."""

from typing import TypeAlias
from xml.etree.ElementTree import Element

from editor.kramdown.escape import escape, escape_attribute
from editor.kramdown.tags import VOID

RAW = "raw:"
"""The tag of an element whose text is written as it is: comments, Liquid, `{::nomarkdown}`."""

SELF_CLOSED = "closed:"
"""The attribute of an element that is written as closing itself."""

Parts: TypeAlias = list[str]


def inner(element: Element) -> str:
    """Return the HTML of what an element holds, without its own tags."""
    parts: Parts = [escape(element.text)] if element.text else []
    for child in element:
        _write(child, parts)
    return "".join(parts)


def _write(element: Element, parts: Parts) -> None:
    tag = element.tag
    if tag == RAW:
        parts.append(element.text or "")
    else:
        closed = element.attrib.pop(SELF_CLOSED, None) is not None or tag in VOID
        parts.append(f"<{tag}")
        parts.extend(f' {name}="{escape_attribute(value)}"' for name, value in element.items())
        if closed:
            parts.append(" />")
        else:
            parts.append(">")
            if element.text:
                parts.append(escape(element.text))
            for child in element:
                _write(child, parts)
            parts.append(f"</{tag}>")
    if element.tail:
        parts.append(escape(element.tail))
