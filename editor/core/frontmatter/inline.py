"""Parts of lists and maps on one line: in quotes as their neighbours are, between brackets or braces."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from editor.core.frontmatter.likeness import written_like
from editor.core.frontmatter.reading import style_of
from editor.core.text import Change
from editor.core.yaml.text import Style, write_value
from editor.core.yaml.tree import Node
from editor.core.yaml.values import Value
from editor.kramdown.span import Span

_COMMENT = re.compile(r"[ \t]*#[^\n]*")
_QUOTES = frozenset({Style.SINGLE, Style.DOUBLE})


def new_source(like: Node, value: Value, *, flow: bool = False, empty: str = "null") -> str:
    """Return the source of a value on one line, written as `like` is; `empty` where it is nothing."""
    style = style_of(like)
    if isinstance(value, bool | datetime) and style is Style.PLAIN:
        return written_like(like.text, value)
    return write_value(value, style if style in _QUOTES else Style.PLAIN, flow=flow) or empty


def bracketed(
    header: str, node: Node, spans: Sequence[Span], parts: Iterable[tuple[int | None, str]]
) -> Change:
    """Return the change of a list or a map in brackets or braces that gives it other parts.

    `spans` are where its parts stand; each new part comes with the number of the old one that it was, and
    keeps what stood before that: a blank, a line end, a comment.
    """
    start = header.index(node.mark, node.span.start) + 1
    edges = [start, *(span.end for span in spans)]
    before = [header[edge : span.start] for edge, span in zip(edges, spans, strict=False)]
    usual = _COMMENT.sub("", before[1]) if len(spans) > 1 else ", "
    written: list[str] = []
    for old, source in parts:
        gap = before[0] if not written else before[old] if old else usual
        written += (gap, source)
    return Change(Span(start, edges[-1]), "".join(written))


def line_end(header: str, at: int) -> int:
    """Return the end of a line, its LF included."""
    return header.index("\n", at) + 1
