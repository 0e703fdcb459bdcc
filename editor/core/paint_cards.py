"""What is painted as one card over its hidden source: tables, embeds."""

from dataclasses import dataclass

from editor.core.paint_looks import PLAIN, Look, alignment, look_of
from editor.kramdown.tree import Kind, Node

_CELLS = frozenset({"td", "th"})
_SPACE = " \t\n"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its text in parts that look alike."""

    parts: tuple[tuple[str, Look], ...] = ()
    is_header: bool = False
    alignment: str = ""

    @property
    def text(self) -> str:
        """What the cell says."""
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True, slots=True)
class TableCard:
    """A table as its reader sees it."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class EmbedCard:
    """Something that only a browser can show: what it is (`iframe`, `video`) and where it comes from."""

    tag: str
    source: str


Card = TableCard | EmbedCard


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


def embed_card(node: Node) -> EmbedCard:
    """Return the card of an embed."""
    source = next((found for inner in node.walk() if (found := inner.attribute("src"))), "")
    return EmbedCard(node.tag, source)


def _cell(node: Node, text: str) -> Cell:
    parts: list[tuple[str, Look]] = []
    waiting = [(child, PLAIN) for child in reversed(node.children)]
    while waiting:
        inner, look = waiting.pop()
        inside = look_of(inner, look)
        if inner.children:
            waiting += [(child, inside) for child in reversed(inner.children)]
        elif shown := _leaf(inner, text):
            parts.append((shown, inside))
    return Cell(_trimmed(parts), node.tag == "th", alignment(node))


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
