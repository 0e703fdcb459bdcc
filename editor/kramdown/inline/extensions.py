"""Inside text: footnote marks, mathematics, `{::comment}`, `{::nomarkdown}`, attribute lists behind nodes."""

import re

from editor.kramdown.attributes import LIST, merged
from editor.kramdown.definitions import Defines
from editor.kramdown.inline.scan import Found, Literal, Scan
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_MARK = re.compile(r"\[\^([\w][\w-]*)\]")
_START = re.compile(r"\{::(comment|nomarkdown|options)((?:\\\}|[^}\n])*?)(/)?\}")
_START_END = re.compile(r"[}\n]")
_END = re.compile(r"\{:/(?:comment|nomarkdown|options)?\}")
_LIST = re.compile(LIST)
_KINDS = {"comment": Kind.COMMENT, "nomarkdown": Kind.RAW}


def footnote(scan: Scan, at: int) -> Found:
    """Read `[^name]` where there is such a footnote."""
    match = _MARK.match(scan.text, at)
    if match is None:
        return None
    scan.asks.add(Defines.FOOTNOTE + match[1])
    if match[1] not in scan.definitions.footnotes:
        return Literal(match.end())
    return scan.leaf(Kind.FOOTNOTE, (at, at + 2, match.end() - 1, match.end()), match[1], "sup")


def math(scan: Scan, at: int) -> Found:
    """Read `$$...$$`."""
    text = scan.text
    if not text.startswith("$$", at) or scan.last_of("$$") <= at + 1:
        return None
    end = text.find("$$", at + 2)
    if end < 0:
        return None
    return scan.leaf(Kind.MATH, (at, at + 2, end, end + 2), text[at + 2 : end].strip())


def extension(scan: Scan, at: int) -> Found:
    """Read an extension inside text."""
    if not scan.text.startswith("}", scan.next_match(_START_END, at)):
        return None
    match = _START.match(scan.text, at)
    if match is None:
        return None
    if match[3]:
        return scan.leaf(Kind.MARKUP, (at, match.end(), match.end(), match.end()))
    place = scan.next_match(_END, match.end())
    end = _END.match(scan.text, place) if place >= match.end() else None
    if end is None:
        return None
    kind = _KINDS.get(match[1], Kind.MARKUP)
    value = scan.text[match.end() : end.start()]
    return scan.leaf(kind, (at, match.end(), end.start(), end.end()), value)


def with_list(scan: Scan, node: Node) -> Node:
    """Return a node with the attribute list that stands right behind it, if one does."""
    start = end = node.span.end - scan.offset
    lists = []
    while match := _LIST.match(scan.text, end):
        lists.append(match[1])
        end = match.end()
    if end == start or node.kind in {Kind.BREAK, Kind.ESCAPE, Kind.MARKUP, Kind.COMMENT}:
        return node
    attributes, names = merged(node.attributes, lists, scan.definitions.attributes)
    scan.asks.update(Defines.ATTRIBUTES + name for name in names)
    last = end + scan.offset
    return node._replace(
        span=Span(node.span.start, last),
        close=Span(node.close.start, last),
        attributes=attributes,
    )
