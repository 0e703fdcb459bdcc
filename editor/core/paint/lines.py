"""What each line of the source looks like in the Write view: from the tree, without any Qt.

A block of the tree is painted as its source lines. Each has a form (what kind of line it is) and runs
(which of its characters are hidden or shown as something else, and how the visible ones look). A line
knows nothing of its place in the body, so that it is computed once per block.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from editor.core.paint.broken import broken, marked, may_be_broken
from editor.core.paint.cards import EmbedCard, TableCard
from editor.core.paint.looks import PLAIN, Look
from editor.core.paint.runs import Picture, Piece, Thing, pieces
from editor.core.paint.shapes import Form, Shape, line_forms
from editor.kramdown.span import Span
from editor.kramdown.tree import Block, Kind, Node

_CARDS = (TableCard, EmbedCard)

_ALIKE = frozenset({Kind.BLANK, Kind.HTML_BLOCK, Kind.RULE})
_SHORT = 48
"""How long a block is at most that is remembered by its text and tree."""

MASK = "\ufe00"
"""Stands for each hidden UTF-16 unit: a variation selector, which no font draws and no line breaks at."""


class Run(NamedTuple):
    """Characters of a line that are treated alike, by code points of the line.

    `shows` is what stands in their place (`None`: they themselves); `thing` is painted over the place.
    """

    start: int
    end: int
    look: Look = PLAIN
    shows: str | None = None
    thing: Thing | None = None


class Line(NamedTuple):
    """One source line: its own text (no line end), its form, its runs without gaps, what it shows."""

    text: str = ""
    form: Form = Form()
    runs: tuple[Run, ...] = ()
    shown: str = ""


def masked(text: str, shows: str = "") -> str:
    """Return what stands in the place of a hidden `text`: `shows`, then masks for the other units."""
    room = _units(text) - _units(shows)
    return shows + MASK * room if room >= 0 else MASK * _units(text)


def painted(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Return the lines of blocks that follow each other and together begin and end with a source line."""
    if len(blocks) == 1 and len(blocks[0].text) <= _SHORT and blocks[0].node.kind in _ALIKE:
        return _painted_alike(blocks[0].text, blocks[0].node)
    return _painted(blocks)


@lru_cache(maxsize=256)
def _painted_alike(text: str, node: Node) -> tuple[Line, ...]:
    """Return the lines of a blank line, a gap, a short title: an article has many that are the same."""
    return _painted((Block(text, node),))


def _painted(blocks: Sequence[Block]) -> tuple[Line, ...]:
    text = "".join(block.text for block in blocks)
    starts = _line_starts(text)
    forms = [Form()] * len(starts)
    found: list[Piece] = []
    at = 0
    for block in blocks:
        first = bisect_right(starts, at) - 1
        own = [max(0, start - at) for start in starts[first:] if start - at < max(1, len(block.text))]
        for number, form in enumerate(line_forms(block.node, block.text, own)):
            forms[first + number] = form
        own_pieces = pieces(block.node, block.text)
        if may_be_broken(own_pieces, block.text):
            own_pieces = marked(own_pieces, broken(block))
        found += (piece._replace(span=piece.span.shifted(at)) for piece in own_pieces) if at else own_pieces
        at += len(block.text)
    ends = [*(start - 1 for start in starts[1:]), len(text.removesuffix("\n"))]
    rows = _rows(found, starts, ends)
    return tuple(
        _line(text[start:end], form, runs)
        for start, end, form, runs in zip(starts, ends, forms, rows, strict=True)
    )


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while 0 <= at < len(text) - 1:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _rows(found: Sequence[Piece], starts: Sequence[int], ends: Sequence[int]) -> list[tuple[Run, ...]]:
    """Return the runs of each line: the pieces cut at the line ends."""
    if len(starts) == 1:
        last = ends[0]
        cut = [Run(start, min(last, end), look, shows, thing) for (start, end), look, shows, thing in found]
        return [tuple([run for run in cut if run.start < run.end or run.thing is not None])]
    rows: list[list[Run]] = [[] for _ in starts]
    for piece in found:
        begin, finish = piece.span
        number = first = bisect_right(starts, begin) - 1
        while number < len(starts) and starts[number] < finish:
            start, end = max(begin, starts[number]), min(finish, ends[number])
            if start < end or (number == first and piece.thing is not None):
                rows[number].append(_run(piece, Span(start, end), starts[number], is_first=number == first))
            number += 1
    return [tuple(row) for row in rows]


def _run(piece: Piece, span: Span, line_start: int, *, is_first: bool) -> Run:
    shows = piece.shows if is_first or piece.shows is None else ""
    thing = piece.thing if is_first else None
    return Run(span.start - line_start, span.end - line_start, piece.look, shows, thing)


def _line(text: str, form: Form, runs: tuple[Run, ...]) -> Line:
    units = len if text.isascii() else _units
    shown = [
        text[start:end]
        if shows is None
        else masked(text[start:end], shows)
        if shows
        else MASK * units(text[start:end])
        for start, end, _look, shows, _thing in runs
    ]
    return Line(text, _settled(text, form, runs), runs, "".join(shown))


def _settled(text: str, form: Form, runs: tuple[Run, ...]) -> Form:
    """Return the form as the runs make it: a line of a card, of attributes, with nothing to see."""
    things = [run.thing for run in runs if run.thing is not None]
    if any(isinstance(thing, _CARDS) for thing in things):
        return form._replace(shape=Shape.CARD)
    if len(runs) == 1 and things and isinstance(things[0], Picture):
        return form._replace(shape=Shape.PICTURE)
    seen = (run for run in runs if run.shows or (run.shows is None and text[run.start : run.end].strip()))
    first = next(seen, None)
    if first is not None and all(run.look.role == "attributes" for run in chain((first,), seen)):
        return Form(Shape.ASIDE, depth=form.depth, quotes=form.quotes)
    if form.shape is not Shape.TEXT or form.has_place:
        return form
    if not text:
        return form._replace(shape=Shape.BLANK, has_place=True)
    return form if first is not None else form._replace(shape=Shape.FOLDED, heading=0)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
