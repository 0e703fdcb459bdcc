"""Abbreviations: words that a definition elsewhere explains, found in the text of finished nodes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from editor.kramdown.definitions import Definitions
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node


def marked(nodes: Sequence[Node], text: str, offset: int, definitions: Definitions) -> list[Node]:
    """Return nodes whose texts are cut at every abbreviation."""
    pattern = definitions.abbreviation
    if pattern is None or not pattern.search(text):
        return list(nodes)
    return list(_marked(nodes, text, offset, definitions, pattern))


def _marked(
    nodes: Sequence[Node], text: str, offset: int, definitions: Definitions, pattern: re.Pattern[str]
) -> Iterable[Node]:
    for node in nodes:
        if node.kind is Kind.TEXT:
            yield from _cut(node, text, offset, definitions, pattern)
        elif node.children:
            inside = tuple(_marked(node.children, text, offset, definitions, pattern))
            yield replace(node, children=inside)
        else:
            yield node


def _cut(
    node: Node, text: str, offset: int, definitions: Definitions, pattern: re.Pattern[str]
) -> Iterable[Node]:
    """Cut one text; the typographic value is kept by the stretch that still has the same source."""
    start, end = node.span.start - offset, node.span.end - offset
    at = start
    for match in pattern.finditer(text, start, end):
        if node.value and text[start:end] != node.value:
            yield from _cut_value(node, text, offset, definitions, pattern)
            return
        if at < match.start():
            yield _text(at + offset, match.start() + offset)
        title = (("title", definitions.abbreviations[match[0]]),)
        span = Span(match.start() + offset, match.end() + offset)
        edges = Span(span.start, span.start), Span(span.end, span.end)
        yield Node(Kind.ABBREVIATION, span, *edges, (), "abbr", title)
        at = match.end()
    if at == start:
        yield node
    elif at < end:
        yield _text(at + offset, end + offset)


def _text(start: int, end: int, value: str = "") -> Node:
    return Node(Kind.TEXT, Span(start, end), Span(start, start), Span(end, end), value=value)


def _cut_value(
    node: Node, text: str, offset: int, definitions: Definitions, pattern: re.Pattern[str]
) -> Iterable[Node]:
    """Cut a text with typographic signs: words are matched in order in the source and in what is printed."""
    start, end = node.span.start - offset, node.span.end - offset
    at = printed = 0
    source = text[start:end]
    matches = list(pattern.finditer(source))
    for match, shown in zip(matches, pattern.finditer(node.value), strict=False):
        if match[0] != shown[0]:
            break
        if at < match.start():
            yield _text(
                node.span.start + at, node.span.start + match.start(), node.value[printed : shown.start()]
            )
        span = Span(node.span.start + match.start(), node.span.start + match.end())
        edges = Span(span.start, span.start), Span(span.end, span.end)
        title = (("title", definitions.abbreviations[match[0]]),)
        yield Node(Kind.ABBREVIATION, span, *edges, (), "abbr", title)
        at, printed = match.end(), shown.end()
    if at < len(source):
        yield _text(node.span.start + at, node.span.end, node.value[printed:])
