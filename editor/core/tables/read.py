"""Tables as they can be edited: rows and cells with the source between them, and what each cell says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

SPACE = " \t\n"
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of what a cell says, and the source that says it.

    `outer` is the source that has nothing but these words in it; in plain words source and text are as long.
    """

    text: str
    span: Span
    outer: Span
    is_plain: bool


@dataclass(frozen=True, slots=True)
class CellSource:
    """One cell: where it is, where its content is, what it says."""

    span: Span
    content: Span
    words: tuple[Words, ...]
    is_header: bool

    @property
    def text(self) -> str:
        """What the cell says."""
        return "".join(words.text for words in self.words).strip(SPACE)


@dataclass(frozen=True, slots=True)
class RowSource:
    """One row: where it is, its cells in order."""

    span: Span
    cells: tuple[CellSource, ...]


@dataclass(frozen=True, slots=True)
class TableSource:
    """A table: where it is, its rows in order. Positions count in the text that it was read from."""

    span: Span
    rows: tuple[RowSource, ...]
    is_html: bool


def tables_of(root: Node, text: str) -> Iterator[TableSource]:
    """Yield the tables of a block that can be edited, those inside of others not."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        is_markdown = node.kind is Kind.TABLE
        if not is_markdown and node.tag != "table":
            waiting.extend(reversed(node.children))
            continue
        end = node.span.start + len(node.span.of(text).rstrip("\n"))
        rows = tuple(_row(row, text) for row in _below(node, frozenset({"tr"})))
        if _is_whole(node, rows, is_markdown=is_markdown) and (node is root or not is_markdown):
            yield TableSource(Span(node.span.start, end), rows, not is_markdown)


def _is_whole(node: Node, rows: Sequence[RowSource], *, is_markdown: bool) -> bool:
    """Tell whether every row and cell has its end: what is cut off cannot be edited by its parts."""
    if not rows or not all(row.cells for row in rows):
        return False
    parts = (node, *_below(node, frozenset({"tr"})))
    cells = (cell for part in parts[1:] for cell in _below(part, _CELLS))
    return is_markdown or all(len(part.close) > 0 for part in (*parts, *cells))


def _below(node: Node, tags: frozenset[str]) -> list[Node]:
    """Return the nearest nodes of some tags below a node."""
    found = []
    waiting = list(reversed(node.children))
    while waiting:
        inner = waiting.pop()
        if inner.tag in tags:
            found.append(inner)
        elif inner.tag != "table":
            waiting.extend(reversed(inner.children))
    return found


def _row(node: Node, text: str) -> RowSource:
    end = node.span.start + len(node.span.of(text).rstrip("\n"))
    return RowSource(Span(node.span.start, end), tuple(_cell(cell, text) for cell in _below(node, _CELLS)))


def _cell(node: Node, text: str) -> CellSource:
    words: list[Words] = []
    waiting: list[tuple[Node, Span | None]] = [(child, None) for child in reversed(node.children)]
    while waiting:
        inner, outer = waiting.pop()
        if inner.children:
            around = (outer or inner.span) if len(inner.children) == 1 else None
            waiting += [(child, around) for child in reversed(inner.children)]
        elif said := _said(inner, text):
            words.append(Words(said, inner.span, outer or inner.span, inner.kind is Kind.TEXT))
    return CellSource(node.span, node.content, tuple(words), node.tag == "th")


def _said(node: Node, text: str) -> str:
    if node.kind is Kind.TEXT:
        return node.span.of(text).replace("\n", " ")
    if node.kind is Kind.BREAK or node.tag == "br":
        return "\n"
    if node.kind in {Kind.ENTITY, Kind.ESCAPE, Kind.CODE}:
        return node.value or node.content.of(text)
    return (node.attribute("alt") or "") if node.kind is Kind.IMAGE or node.tag == "img" else ""
