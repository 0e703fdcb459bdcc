"""The stretches of a block's source, each with what becomes of it: shown, hidden, shown as something else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from editor.core.boxes import indent
from editor.core.paint_cards import Card, embed_card, table_card
from editor.core.paint_looks import PLAIN, Look, look_of
from editor.kramdown.span import Span
from editor.kramdown.tags import VOID
from editor.kramdown.tree import Kind, Node

LINE_SEPARATOR = "\u2028"
EMBED_TAGS = frozenset({"iframe", "video", "audio", "object", "embed", "script", "style"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text: where it is and what it shows, as the source says."""

    source: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's source and what a reader sees of it.

    `shows` is what stands in its place: `None` for the source itself, empty for nothing, else a text that
    takes no more room than the source does. `thing` is what is painted over the place.
    """

    span: Span
    look: Look = PLAIN
    shows: str | None = None
    thing: Picture | Card | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether the source itself is not seen."""
        return self.shows is not None


def pieces(node: Node, text: str) -> list[Piece]:
    """Return the pieces of a node, in order and without gaps; `text` is what its spans count in."""
    found: list[Piece] = []
    waiting: list[tuple[Node, Look] | Piece] = [(node, PLAIN)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Piece):
            found.append(item)
            continue
        inner, look = item
        special = _SPECIAL_TAGS.get(inner.tag) or _SPECIAL_KINDS.get(inner.kind)
        if special is not None:
            found += special(inner, look, text)
        else:
            waiting += reversed(_opened(inner, look, text))
    return [piece for piece in found if piece.span.start < piece.span.end]


def _opened(node: Node, look: Look, text: str) -> list[tuple[Node, Look] | Piece]:
    """Return the parts of a node whose edges are markup; blanks at its end are seen as they are typed."""
    inside = look_of(node, look)
    if _is_unclosed(node):
        opening = Piece(node.open, replace(look, role="broken"))
        closing = Piece(node.close, replace(look, role="broken"))
    else:
        is_blank = not node.close.of(text).strip()
        opening, closing = Piece(node.open, look, ""), Piece(node.close, look, None if is_blank else "")
    content: list[tuple[Node, Look] | Piece] = []
    for child in node.children:
        blanks = indent(node, child, text)
        if blanks is None:
            content.append((child, inside))
        else:
            content += (Piece(Span(child.span.start, blanks.start), inside), Piece(blanks, PLAIN, ""))
    return [opening, *(content or [Piece(node.content, inside)]), closing]


def _is_unclosed(node: Node) -> bool:
    """Tell whether a tag stands without its other half: such markup is shown, not hidden."""
    if node.kind not in {Kind.HTML, Kind.HTML_BLOCK} or node.tag in VOID:
        return False
    return len(node.open) > 0 and len(node.close) == 0


def _shown(node: Node, look: Look, _text: str) -> list[Piece]:
    return [Piece(node.span, look)]


def _hidden(node: Node, look: Look, _text: str) -> list[Piece]:
    return [Piece(node.span, look, "")]


def _character(node: Node, look: Look, text: str) -> list[Piece]:
    """Show what an entity stands for, in its own place."""
    source = node.span.of(text)
    fits = node.value and len(node.value) <= len(source) and "\n" not in node.value
    return [Piece(node.span, look, node.value if fits else None)]


def _break(node: Node, look: Look, text: str) -> list[Piece]:
    """Show a break as one where the source line goes on; before a line end the line end is the break."""
    source = node.span.of(text)
    if not source.strip():
        return [Piece(node.span, look)]
    if "\n" in source:
        return [Piece(node.span, look, "")]
    goes_on = node.span.end < len(text) and text[node.span.end] != "\n"
    return [Piece(node.span, look, LINE_SEPARATOR if goes_on else "")]


def _picture(node: Node, look: Look, _text: str) -> list[Piece]:
    picture = Picture(node.attribute("src") or "", node.attribute("alt") or "")
    return [Piece(node.span, look, "", picture)]


def _aside(node: Node, look: Look, _text: str) -> list[Piece]:
    return [Piece(node.span, replace(look, role="aside"))]


def _table(node: Node, look: Look, text: str) -> list[Piece]:
    return _carded(node, look, text, table_card(node, text))


def _embed(node: Node, look: Look, text: str) -> list[Piece]:
    return _carded(node, look, text, embed_card(node))


def _carded(node: Node, look: Look, text: str, card: Card) -> list[Piece]:
    """Hide the source of a card, all but the blank lines after it."""
    source = node.span.of(text)
    end = node.span.start + len(source.rstrip("\n"))
    return [Piece(Span(node.span.start, end), look, "", card), Piece(Span(end, node.span.end), look)]


_Special = Callable[[Node, Look, str], list[Piece]]

_SPECIAL_KINDS: Mapping[Kind, _Special] = MappingProxyType(
    {
        Kind.TEXT: _shown,
        Kind.BLANK: _shown,
        Kind.MARKUP: _hidden,
        Kind.RULE: _hidden,
        Kind.ENTITY: _character,
        Kind.BREAK: _break,
        Kind.IMAGE: _picture,
        Kind.COMMENT: _aside,
        Kind.LIQUID: _aside,
        Kind.TABLE: _table,
    }
)
_SPECIAL_TAGS: Mapping[str, _Special] = MappingProxyType(
    {
        "br": _break,
        "img": _picture,
        "hr": _hidden,
        "table": _table,
        **dict.fromkeys(EMBED_TAGS, _embed),
    }
)
