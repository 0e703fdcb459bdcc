"""A part of a body as source that stands by itself: what is selected, with the markup that is round it."""

from editor.kramdown.document import Document
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_WHOLE = frozenset({Kind.ENTITY, Kind.IMAGE, Kind.BREAK, Kind.ESCAPE, Kind.CODE, Kind.TABLE, Kind.RULE})


def balanced(document: Document, span: Span) -> str:
    """Return the source of `span` of a body, each pair of markup that it cuts made whole."""
    parts: list[str] = []
    for block, start in zip(document.blocks, document.starts, strict=True):
        if start < span.end and start + len(block.text) > span.start:
            inside = Span(max(0, span.start - start), min(len(block.text), span.end - start))
            parts.append(_part(block.node, block.text, inside))
    return "".join(parts)


def _part(root: Node, text: str, span: Span) -> str:
    """Return what `span` has of a node: its edges where any of its content is in, whole things whole."""
    parts: list[str] = []
    waiting: list[Node | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
        elif span.start < node.span.end and node.span.start < span.end:
            if node.kind in _WHOLE or (not node.children and len(node.content) == 0):
                parts.append(node.span.of(text))
            elif not node.children:
                parts += (node.open.of(text), _cut(node.content, span).of(text), node.close.of(text))
            elif node.content.overlaps(span):
                close = node.close.of(text)
                waiting += [
                    close if close.strip() or span.end >= node.span.end else "",
                    *reversed(node.children),
                ]
                parts.append(node.open.of(text))
    return "".join(parts)


def _cut(content: Span, span: Span) -> Span:
    start = min(max(content.start, span.start), content.end)
    return Span(start, max(start, min(content.end, span.end)))
