"""Drafts into nodes: inline text is read, and every position becomes one of the block's own source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from editor.kramdown.attributes import merged
from editor.kramdown.definitions import Defines, Definitions
from editor.kramdown.draft import Draft
from editor.kramdown.inline.read import read
from editor.kramdown.options import DEFAULT, Options
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node
from editor.kramdown.view import View

LANDMARKS = frozenset({Kind.HEADING, Kind.NOTE, Kind.OPTIONS, Kind.TOC, Kind.NOTES})
"""The kinds that the rest of a body takes part in. A footnote's mark is seen by what the block asks for."""

_MARKED = {"toc": Kind.TOC, "footnotes": Kind.NOTES}
"""What a list becomes that its attribute list names so."""


class Settler(NamedTuple):
    """Settles the drafts of one block, which begins at `base` and ends at `end` in the source."""

    definitions: Definitions
    base: int
    asks: set[str]
    landmarks: set[Kind]
    options: Options = DEFAULT

    def block(self, draft: Draft, view: View) -> Node:
        """Return the node of a draft whose positions are those of `view`."""
        if draft.kind in LANDMARKS:
            self.landmarks.add(draft.kind)
        plain = draft.end <= view.plain
        whole, opening, closing = self._plain_edges(draft) if plain else self._edges(draft, view)
        nodes = self._inside(draft, view, plain=plain)
        if nodes:
            nodes = tiled(nodes, opening.end, closing.start)
        kind, attributes = draft.kind, draft.attributes
        if draft.lists:
            attributes, names = merged(attributes, draft.lists, self.definitions.attributes)
            self.asks.update(Defines.ATTRIBUTES + name for name in names)
            if kind is Kind.LIST:
                kind = next((_MARKED[name] for name in names if name in _MARKED), kind)
                self.landmarks.add(kind)
        return Node(kind, whole, opening, closing, tuple(nodes), draft.tag, attributes, draft.value)

    def _inside(self, draft: Draft, view: View, *, plain: bool) -> list[Node]:
        """Return the nodes of what a draft holds."""
        first, last = draft.inner
        if draft.inline:
            start = draft.before[-1].end if draft.before else first
            by = start - self.base if plain else start
            nodes = read(view.text[start:last], by, self.definitions, self.asks, self.options)
            if not plain:
                nodes = self._moved(nodes, view, 0)
            return [*(self.block(child, view) for child in draft.before), *nodes] if draft.before else nodes
        if draft.nodes:
            settled = plain and draft.origin == self.base
            nodes = list(draft.nodes) if settled else self._moved(draft.nodes, view, draft.origin)
            return self._filled(nodes, iter(draft.insets), view) if draft.insets else nodes
        inner = draft.view or view
        settler = self._unwrapped() if draft.kind is Kind.NOTE and self.options.hard_wrap else self
        nodes = [settler.block(child, child.home or inner) for child in draft.children]
        return [node for node in nodes if node.kind is not Kind.MARKUP or len(node.span)]

    def _unwrapped(self) -> "Settler":
        """Return a settler for what footnotes say, whose lines kramdown never breaks."""
        return self._replace(options=replace(self.options, hard_wrap=False))

    def _filled(self, nodes: Iterable[Node], insets: Iterator[Draft], view: View) -> list[Node]:
        """Return nodes with the elements in their places that hold Markdown."""
        found = []
        for node in nodes:
            if node.kind is Kind.HTML_BLOCK:
                found.append(self.block(next(insets), view))
            elif node.children:
                found.append(node._replace(children=tuple(self._filled(node.children, insets, view))))
            else:
                found.append(node)
        return found

    def _plain_edges(self, draft: Draft) -> tuple[Span, Span, Span]:
        """Return the span of a draft, of its opening and of its closing markup, where nothing jumps."""
        base = self.base
        start, end = draft.start - base, draft.end - base
        first, last = draft.inner
        return Span(start, end), Span(start, first - base), Span(last - base, end)

    def _edges(self, draft: Draft, view: View) -> tuple[Span, Span, Span]:
        """Return the same where the source jumps: prefixes fall to the markup."""
        first, last = draft.inner
        whole = self._span(view, draft.start, draft.end)
        opening = Span(whole.start, self._begin(view, first) if first < last else self._finish(view, first))
        closing = Span(max(opening.end, self._finish(view, last)), whole.end)
        return whole, opening, closing

    def _begin(self, view: View, position: int) -> int:
        return (view.begin(position) if position < len(view.text) else view.finish(position)) - self.base

    def _finish(self, view: View, position: int) -> int:
        return view.finish(position) - self.base

    def _span(self, view: View, start: int, end: int) -> Span:
        first = self._begin(view, start)
        return Span(first, max(first, self._finish(view, end)))

    def _moved(self, nodes: Sequence[Node], view: View, by: int) -> list[Node]:
        """Return nodes at positions of `view` less `by` as nodes of the source."""
        return [moved for node in nodes for moved in self._move(node, view, by)]

    def _move(self, node: Node, view: View, by: int) -> Iterable[Node]:
        start, end = node.span.start + by, node.span.end + by
        if node.kind is Kind.TEXT and not node.value and (breaks := view.breaks(start, end)):
            yield from self._split(view, [start, *breaks, end])
            return
        whole = self._span(view, start, end)
        opening = closing = whole.start
        if len(node.open):
            opening = self._finish(view, node.open.end + by)
        closing = self._begin(view, node.close.start + by) if len(node.close) else whole.end
        closing = max(opening, closing)
        children = self._moved(node.children, view, by)
        if children:
            children = tiled(children, opening, closing)
        edges = Span(whole.start, opening), Span(closing, whole.end)
        yield Node(node.kind, whole, *edges, tuple(children), node.tag, node.attributes, node.value)

    def _split(self, view: View, edges: list[int]) -> Iterable[Node]:
        spans = [self._span(view, start, end) for start, end in pairwise(edges)]
        parts = [
            Node(Kind.TEXT, span, Span(span.start, span.start), Span(span.end, span.end))
            for span in spans
            if span.start < span.end
        ]
        yield from tiled(parts, parts[0].span.start, parts[-1].span.end) if parts else ()


def tiled(nodes: Iterable[Node], start: int, end: int) -> list[Node]:
    """Return the nodes with the source between them as markup, so that they cover `[start, end)`."""
    found = []
    at = start
    for node in nodes:
        first, last = node.span
        if at < first:
            found.append(_markup(at, first))
        found.append(node)
        at = last
    if at < end:
        found.append(_markup(at, end))
    return found


def _markup(start: int, end: int) -> Node:
    return Node(Kind.MARKUP, Span(start, end), Span(start, end), Span(end, end))
