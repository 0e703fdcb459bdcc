"""The stretches of a block's source, each with what becomes of it: shown, hidden, shown as something else."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from editor.core.boxes import indent
from editor.core.halves import shows_tags
from editor.core.paint_cards import Card, Chip, chip, embed_card, table_card
from editor.core.paint_code import code_looks
from editor.core.paint_looks import PLAIN, Look, look_of
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


@dataclass(frozen=True, slots=True)
class Piece:
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
    return _walked([(node, PLAIN)], text)


def pieces_below(node: Node, look: Look, text: str) -> list[Piece]:
    """Return the pieces of a node which is shown as its parts are, in the middle of `look`."""
    return _walked([*reversed(_opened(node, look, text))], text)


def _walked(waiting: list[tuple[Node, Look] | Piece], text: str) -> list[Piece]:
    """Return the pieces of what is waiting, the last one first."""
    found: list[Piece] = []
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
    parts: list[tuple[Node, Look] | Piece] = []
    if shows_tags(node):
        parts.append(Piece(node.open, replace(look, role="broken")))
    else:
        parts += _edge(node.open, look, _STARTING_LISTS.match(text, *node.open))
    before = len(parts)
    for child in node.children:
        blanks = indent(node, child, text)
        if blanks is None:
            parts.append((child, inside))
        else:
            parts += (Piece(Span(child.span.start, blanks.start), inside), Piece(blanks, PLAIN, ""))
    if len(parts) == before:
        parts.append(Piece(node.content, inside))
    if shows_tags(node):
        parts.append(Piece(node.close, replace(look, role="broken")))
    elif not node.close.of(text).strip():
        parts.append(Piece(node.close, look))
    else:
        parts += _edge(node.close, look, _ENDING_LISTS.search(text, *node.close))
    return parts


def _edge(edge: Span, look: Look, lists: re.Match[str] | None) -> Iterator[Piece]:
    """Yield the markup at one edge of a node: hidden, but for attribute lists, which are dimmed."""
    if lists is None:
        yield Piece(edge, look, "")
        return
    end = lists.start() + len(lists[0].rstrip())
    yield Piece(Span(edge.start, lists.start()), look, "")
    yield Piece(Span(lists.start(), end), _LISTS_LOOK)
    yield Piece(Span(end, edge.end), look, "")


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
    raised = replace(look, raised=1, role="note")
    return [
        Piece(node.open, look, ""),
        Piece(node.content, raised),
        Piece(node.close, look, ""),
    ]


def _definition(node: Node, _look: Look, _text: str) -> list[Piece]:
    return [Piece(node.span, _LISTS_LOOK)]


def _note(node: Node, look: Look, text: str) -> list[Piece]:
    """Show a footnote's words, smaller, without the name that its line's marker says."""
    return pieces_below(node, replace(look, size=look.size * _NOTE_SIZE), text)


def _code(node: Node, look: Look, text: str) -> list[Piece]:
    """Show code in the colours of its language."""
    inside = look_of(node, look)
    looks = iter(code_looks(node, text, inside))
    found: list[Piece] = []
    for part in _opened(node, look, text):
        if isinstance(part, Piece):
            found.append(part)
        elif part[0].kind is Kind.TEXT:
            found += (Piece(span, coloured) for span, coloured in next(looks))
        else:
            found.append(Piece(part[0].span, look, ""))
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
