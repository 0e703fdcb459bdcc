"""Raw HTML inside a paragraph: `<b>`, `<span style="...">`, `<br>`, comments."""

import re
from functools import lru_cache

from editor.kramdown.inline.links import autolink
from editor.kramdown.inline.scan import DEPTH, Found, Literal, Scan
from editor.kramdown.inline.signs import laquo
from editor.kramdown.raw import END_TAG, RawReader, Tag, comment_end, element, start_tag
from editor.kramdown.tags import LITERAL, MARKDOWN, VOID
from editor.kramdown.tree import Kind, Node


class _EndTag:
    """Finds the end tag of an element."""

    def __init__(self, name: str) -> None:
        self.pattern = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE)

    def __call__(self, scan: Scan, at: int, content: bool) -> bool:
        del content
        return self.pattern.match(scan.text, at) is not None


@lru_cache(maxsize=256)
def _end_tag(name: str) -> _EndTag:
    return _EndTag(name)


def angle(scan: Scan, at: int, *, parses: bool = True) -> Found:
    """Read what `<` opens; elements that hold Markdown do so unasked where it `parses`."""
    text = scan.text
    if text.startswith("<<", at):
        return laquo(scan, at)
    found = autolink(scan, at)
    if found is not None:
        return found
    if text.startswith("<!--", at) and scan.last_of("-->") >= at + 4:
        end = comment_end(text, at)
        return scan.leaf(Kind.COMMENT, (at, at + 4, end - 3, end))
    tag = start_tag(text, at)
    if tag is None:
        closing = END_TAG.match(text, at)
        return Literal(closing.end()) if closing else None
    if tag.name in LITERAL:
        return Literal(tag.end)
    return _element(scan, tag, parses)


def _element(scan: Scan, tag: Tag, parses: bool) -> Node:
    if tag.closed or tag.name in VOID:
        return element(tag, (), (tag.end, tag.end), scan.offset)
    asked = tag.asked
    is_text = tag.name in MARKDOWN and (parses or asked == "1")
    if asked == "0" or scan.depth >= DEPTH or not (is_text or asked == "span"):
        children, inner, end = RawReader(scan.text, scan.offset, inline=True).read(tag.end, tag)
        return element(tag, children, (inner, end), scan.offset)
    stop = _end_tag(tag.name)
    spans = scan.inside(tag.end, Kind.LINK if tag.name == "a" else tag.name, stop)
    if spans is None or spans.stop < 0:
        end = len(scan.text)
        return element(tag, tuple(spans.nodes if spans else ()), (end, end), scan.offset)
    match = stop.pattern.match(scan.text, spans.stop)
    end = match.end() if match else spans.stop
    return element(tag, tuple(spans.nodes), (spans.stop, end), scan.offset)
