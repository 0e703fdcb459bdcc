"""Words with a meaning of their own, found in the text of finished nodes: abbreviations, Liquid tags."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from editor.kramdown.definitions import Definitions
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_LIQUID = re.compile(r"\{\{|\{%")
_LIQUID_END = {"{{": "}}", "{%": "%}"}

Find = Callable[[str], Iterable[tuple[int, int]]]
"""Yields where each word begins and ends in a text."""


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cuts texts at every word found; `word` makes a node of its source and what is printed for it."""

    text: str
    offset: int
    find: Find
    word: Callable[[Span, str, str], Node]

    def cut(self, nodes: Sequence[Node]) -> Iterable[Node]:
        """Yield nodes whose texts are cut."""
        for node in nodes:
            if node.kind is Kind.TEXT:
                yield from self._cut_text(node)
            elif node.children:
                yield node._replace(children=tuple(self.cut(node.children)))
            else:
                yield node

    def _cut_text(self, node: Node) -> Iterable[Node]:
        """Cut one text: words come in the same order in the source and in what is printed."""
        source = self.text[node.span.start - self.offset : node.span.end - self.offset]
        printed = node.value or source
        at = shown = 0
        for (start, end), (first, last) in zip(self.find(source), self.find(printed), strict=False):
            yield from self._plain(node, at, start, printed[shown:first])
            span = Span(node.span.start + start, node.span.start + end)
            yield self.word(span, source[start:end], printed[first:last])
            at, shown = end, last
        yield from self._plain(node, at, len(source), printed[shown:]) if at else (node,)

    def _plain(self, node: Node, first: int, last: int, printed: str) -> Iterable[Node]:
        start, end = node.span.start + first, node.span.start + last
        if first < last:
            value = "" if printed == self.text[start - self.offset : end - self.offset] else printed
            yield Node(Kind.TEXT, Span(start, end), Span(start, start), Span(end, end), value=value)


def marked(nodes: Sequence[Node], text: str, offset: int, definitions: Definitions) -> Sequence[Node]:
    """Return nodes whose texts are cut at Liquid tags and at abbreviations."""
    if "{{" in text or "{%" in text:
        nodes = tuple(_Cutter(text, offset, _liquid_tags, _liquid).cut(nodes))
    words = definitions.abbreviation
    if words is None or not words.search(text):
        return nodes

    def find(searched: str) -> Iterable[tuple[int, int]]:
        return (match.span() for match in words.finditer(searched))

    def abbreviation(span: Span, source: str, printed: str) -> Node:
        del printed
        edges = Span(span.start, span.start), Span(span.end, span.end)
        title = (("title", definitions.abbreviations.get(source, "")),)
        return Node(Kind.ABBREVIATION, span, *edges, (), "abbr", title)

    return tuple(_Cutter(text, offset, find, abbreviation).cut(nodes))


def _liquid_tags(text: str) -> Iterable[tuple[int, int]]:
    """Yield where the Liquid tags of a line begin and end; an end that never comes is looked for once."""
    at = 0
    missing: set[str] = set()
    while match := _LIQUID.search(text, at):
        sign = _LIQUID_END[match[0]]
        end = -1 if sign in missing else text.find(sign, match.end())
        if end < 0:
            missing.add(sign)
            at = match.start() + 1
        else:
            at = end + len(sign)
            yield match.start(), at


def _liquid(span: Span, source: str, printed: str) -> Node:
    """Return the node of a Liquid tag: kramdown prints it as text, since it sees none that Jekyll has run."""
    edges = Span(span.start, span.start), Span(span.end, span.end)
    return Node(Kind.LIQUID, span, *edges, value="" if printed == source else printed)
