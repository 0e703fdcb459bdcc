"""The stretches of a block's source, each with what becomes of it: shown, hidden, shown as something else."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from editor.core.boxes import indent, may_indent
from editor.core.halves import shows_tags
from editor.core.paint.cards import Card, Chip, chip, embed_card, table_card
from editor.core.paint.code import code_looks
from editor.core.paint.looks import PLAIN, Look, look_of
from editor.kramdown.attributes import LIST
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

LINE_SEPARATOR = "\u2028"
PLACE = "\uf8f1"
"""Stands where a picture or a chip begins: a character, so that the caret can be in front of it."""

EMBED_TAGS = frozenset({"iframe", "video", "audio", "object", "embed", "script", "style"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text: where it is, what it shows and how wide it is to be, as the source says."""

    source: str
    description: str = ""
    width: int | None = None


Thing = Picture | Card | Chip
"""What is painted over a place in the text."""

_STARTING_LISTS = re.compile(rf"(?:{LIST}\s*)+")
_ENDING_LISTS = re.compile(rf"(?:{LIST}\s*)+\Z")
_LISTS_LOOK = Look(role="attributes", size=0.8)
_NOTE_SIZE = 0.92
_PIXELS = re.compile(r"[1-9][0-9]{0,4}")


class Piece(NamedTuple):
    """A stretch of a block's source and what a reader sees of it.

    `shows` is what stands in its place: `None` for the source itself, empty for nothing, else a text that
    takes no more room than the source does. `thing` is what is painted over the place.
    """

    span: Span
    look: Look = PLAIN
    shows: str | None = None
    thing: Thing | None = None


def pieces(node: Node, text: str) -> list[Piece]:
    """Return the pieces of a node, in order and without gaps; `text` is what its spans count in."""
    found: list[Piece] = []
    _add(node, PLAIN, text, found)
    return _visible(found)


def pieces_below(node: Node, look: Look, text: str) -> list[Piece]:
    """Return the pieces of a node which is shown as its parts are, in the middle of `look`."""
    found: list[Piece] = []
    _add_parts(node, look, text, found)
    return _visible(found)


def _visible(found: list[Piece]) -> list[Piece]:
    return [piece for piece in found if piece.span.start < piece.span.end]


_Add = Callable[[Node, Look, str, list[Piece]], None]


def _add(node: Node, look: Look, text: str, found: list[Piece]) -> None:
    """Add the pieces of a node in the middle of `look`."""
    if node.kind is Kind.TEXT:
        found.append(Piece(node.span, look))
        return
    special = _SPECIAL_TAGS.get(node.tag) or _SPECIAL_KINDS.get(node.kind)
    if special is not None:
        found += special(node, look, text)
    else:
        _add_parts(node, look, text, found)


def _add_parts(node: Node, look: Look, text: str, found: list[Piece], add: _Add = _add) -> None:
    """Add the pieces of a node whose edges are markup; `add` does so for what is between them."""
    inside = look_of(node, look)
    opening, closing = (_broken_edge, _broken_edge) if shows_tags(node) else (_opening, _closing)
    if node.open.start < node.open.end:
        found += opening(node.open, look, text)
    has_indents = may_indent(node)
    for child in node.children:
        blanks = indent(node, child, text) if has_indents else None
        if blanks is None:
            add(child, inside, text, found)
        else:
            found += (Piece(Span(child.span.start, blanks.start), inside), Piece(blanks, PLAIN, ""))
    if not node.children:
        found.append(Piece(node.content, inside))
    if node.close.start < node.close.end:
        found += closing(node.close, look, text)


def _opening(edge: Span, look: Look, text: str) -> tuple[Piece, ...]:
    """Return the markup at the beginning of a node."""
    return _edge(edge, look, _STARTING_LISTS.match(text, *edge) if "{:" in edge.of(text) else None)


def _closing(edge: Span, look: Look, text: str) -> tuple[Piece, ...]:
    """Return the markup at the end of a node; blanks alone are seen as they are typed."""
    source = edge.of(text)
    if source.isspace():
        return (Piece(edge, look),)
    return _edge(edge, look, _ENDING_LISTS.search(text, *edge) if "{:" in source else None)


def _edge(edge: Span, look: Look, lists: re.Match[str] | None) -> tuple[Piece, ...]:
    """Return the markup at one edge of a node: hidden, but for attribute lists, which are dimmed."""
    if lists is None:
        return (Piece(edge, look, ""),)
    end = lists.start() + len(lists[0].rstrip())
    return (
        Piece(Span(edge.start, lists.start()), look, ""),
        Piece(Span(lists.start(), end), _LISTS_LOOK),
        Piece(Span(end, edge.end), look, ""),
    )


def _broken_edge(edge: Span, look: Look, _text: str) -> tuple[Piece, ...]:
    """Return a tag that is shown as it is written."""
    return (Piece(edge, look._replace(role="broken")),)


def _shown(node: Node, look: Look, _text: str) -> list[Piece]:
    return [Piece(node.span, look)]


def _abbreviation(node: Node, look: Look, _text: str) -> list[Piece]:
    return [Piece(node.span, look_of(node, look))]


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
    said = node.attribute("width") or ""
    width = int(said) if _PIXELS.fullmatch(said) else None
    picture = Picture(node.attribute("src") or "", node.attribute("alt") or "", width)
    return [Piece(node.span, look, PLACE, picture)]


def _chip(node: Node, look: Look, text: str) -> list[Piece]:
    end = node.span.start + len(node.span.of(text).rstrip("\n"))
    return [
        Piece(Span(node.span.start, end), look, PLACE, chip(node, text)),
        Piece(Span(end, node.span.end), look),
    ]


def _note_mark(node: Node, look: Look, _text: str) -> list[Piece]:
    """Show the mark of a footnote as its name, raised."""
    raised = look._replace(raised=1, role="note")
    return [
        Piece(node.open, look, ""),
        Piece(node.content, raised),
        Piece(node.close, look, ""),
    ]


def _definition(node: Node, _look: Look, _text: str) -> list[Piece]:
    return [Piece(node.span, _LISTS_LOOK)]


def _note(node: Node, look: Look, text: str) -> list[Piece]:
    """Show a footnote's words, smaller, without the name that its line's marker says."""
    return pieces_below(node, look._replace(size=look.size * _NOTE_SIZE), text)


def _code(node: Node, look: Look, text: str) -> list[Piece]:
    """Show code in the colours of its language."""
    looks = iter(code_looks(node, text, look_of(node, look)))

    def add(part: Node, _inside: Look, _text: str, found: list[Piece]) -> None:
        if part.kind is Kind.TEXT:
            found += (Piece(span, coloured) for span, coloured in next(looks))
        else:
            found.append(Piece(part.span, look, ""))

    found: list[Piece] = []
    _add_parts(node, look, text, found, add)
    return found


def _table(node: Node, look: Look, text: str) -> list[Piece]:
    return _carded(node, look, text, table_card(node, text))


def _embed(node: Node, look: Look, text: str) -> list[Piece]:
    return _carded(node, look, text, embed_card(node, text))


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
        Kind.COMMENT: _chip,
        Kind.LIQUID: _chip,
        Kind.RAW: _chip,
        Kind.OPTIONS: _chip,
        Kind.ABBREVIATION: _abbreviation,
        Kind.CHECKBOX: _hidden,
        Kind.FOOTNOTE: _note_mark,
        Kind.NOTE: _note,
        Kind.DEFINITION: _definition,
        Kind.CODE_BLOCK: _code,
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
