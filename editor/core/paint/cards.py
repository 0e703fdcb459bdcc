"""What is painted as one thing over its hidden source: tables, embeds, comments, commands."""

from dataclasses import dataclass
from typing import NamedTuple

from editor.core.colours import Rgba
from editor.core.paint.looks import PLAIN, Look, alignment, look_of
from editor.kramdown.tree import Kind, Node

_CELLS = frozenset({"td", "th"})
_SPACE = " \t\n"
_MOST_COVERED = 100
_LONGEST = 200
"""The characters of a comment that are looked at: no chip shows more."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its text in parts that look alike, and how many columns and rows it covers."""

    parts: tuple[tuple[str, Look], ...] = ()
    is_header: bool = False
    alignment: str = ""
    columns: int = 1
    rows: int = 1
    ground: Rgba | None = None

    @property
    def text(self) -> str:
        """What the cell says."""
        return "".join(text for text, _ in self.parts)


class Placed(NamedTuple):
    """A cell and where it begins."""

    cell: Cell
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class TableCard:
    """A table as its reader sees it."""

    rows: tuple[tuple[Cell, ...], ...]

    def placed(self) -> tuple[Placed, ...]:
        """Return each cell with its place: a cell that covers others moves those that follow."""
        taken: set[tuple[int, int]] = set()
        found: list[Placed] = []
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                found.append(Placed(cell, row, column))
                rows, columns = range(row, row + cell.rows), range(column, column + cell.columns)
                taken.update((down, across) for down in rows for across in columns)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class EmbedCard:
    """Something that only a browser can show: what it is (`iframe`, `video`) and where it comes from.

    `title` is what the source calls it; where it has no address, the first words of what is in it.
    """

    tag: str
    source: str
    title: str = ""


Card = TableCard | EmbedCard


@dataclass(frozen=True, slots=True)
class Chip:
    """Something in the text that a page does not show as text: a comment, a command of Liquid."""

    text: str
    is_comment: bool = False


def table_card(node: Node, text: str) -> TableCard:
    """Return the card of a table, `text` being the source that its spans count in."""
    rows: list[list[Cell]] = []
    for inner in node.walk():
        if inner.tag == "tr":
            rows.append([])
        elif inner.tag in _CELLS:
            if not rows:
                rows.append([])
            rows[-1].append(_cell(inner, text))
    return TableCard(tuple(tuple(row) for row in rows))


def embed_card(node: Node, text: str) -> EmbedCard:
    """Return the card of an embed."""
    source = next((found for inner in node.walk() if (found := inner.attribute("src"))), "")
    source = source or node.attribute("data") or ""
    title = node.attribute("title") or ""
    return EmbedCard(node.tag, source, title or ("" if source else _first_words(node, text)))


def chip(node: Node, text: str) -> Chip:
    """Return the chip of a comment, a Liquid tag, raw output or an option."""
    if node.kind is Kind.LIQUID:
        said = node.span.of(text)[2:-2].strip("- \t\n")
    elif node.kind is Kind.OPTIONS:
        said = node.value
    else:
        said = node.content.of(text)
    return Chip(_on_one_line(said), is_comment=node.kind is Kind.COMMENT)


def _first_words(node: Node, text: str) -> str:
    return _on_one_line(node.content.of(text))


def _on_one_line(text: str) -> str:
    """Return text on one line, and not more of it than a chip can show."""
    return " ".join(text[:_LONGEST].split())


def _cell(node: Node, text: str) -> Cell:
    parts: list[tuple[str, Look]] = []
    around = look_of(node, PLAIN)
    inside = around._replace(bold=False, background=None)
    waiting = [(child, inside) for child in reversed(node.children)]
    while waiting:
        inner, look = waiting.pop()
        own = look_of(inner, look)
        if inner.children:
            waiting += [(child, own) for child in reversed(inner.children)]
        elif shown := _leaf(inner, text):
            parts.append((shown, own))
    return Cell(
        _trimmed(parts),
        node.tag == "th",
        alignment(node),
        columns=_covered(node, "colspan"),
        rows=_covered(node, "rowspan"),
        ground=around.background,
    )


def _covered(node: Node, name: str) -> int:
    """Return how many columns or rows a cell says that it covers."""
    said = node.attribute(name) or ""
    return min(max(int(said), 1), _MOST_COVERED) if said.isascii() and said.isdigit() else 1


def _leaf(node: Node, text: str) -> str:
    if node.kind is Kind.TEXT:
        return " ".join(node.span.of(text).split("\n"))
    if node.kind is Kind.BREAK or node.tag == "br":
        return "\n"
    if node.kind in {Kind.ENTITY, Kind.ESCAPE, Kind.CODE}:
        return node.value or node.content.of(text)
    if node.kind is Kind.IMAGE:
        return node.attribute("alt") or ""
    return ""


def _trimmed(parts: list[tuple[str, Look]]) -> tuple[tuple[str, Look], ...]:
    if parts:
        parts[0] = (parts[0][0].lstrip(_SPACE), parts[0][1])
        parts[-1] = (parts[-1][0].rstrip(_SPACE), parts[-1][1])
    return tuple(part for part in parts if part[0])
