"""Where a caret can rest: what of a block's source is hidden, what is one thing, and the places between.

All positions are of the block's own text, or of the body where a `Document` is asked.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from editor.core import clusters
from editor.core.boxes import indent
from editor.core.halves import shows_tags
from editor.kramdown.document import Document
from editor.kramdown.memo import of_block
from editor.kramdown.span import Span
from editor.kramdown.tree import Block, Kind, Node


class Thing(StrEnum):
    """What a stretch of source is that a caret steps over as one character."""

    ENTITY = "entity"
    PICTURE = "picture"
    BREAK = "break"
    ASIDE = "aside"
    NOTE = "note"
    DEFINITION = "definition"
    RULE = "rule"
    TABLE = "table"
    EMBED = "embed"
    SPACER = "spacer"


CARDS = frozenset({Thing.RULE, Thing.TABLE, Thing.EMBED, Thing.SPACER, Thing.DEFINITION})
"""Things that fill their lines: a caret rests behind them, and what is typed there begins a paragraph."""

_ROOMS = frozenset({"p", "li", "dt", "dd"})
"""Elements in a block of HTML that words are written in."""

_EMBEDS = (
    *("iframe", "video", "audio", "object", "embed", "script", "style"),
    *("svg", "math", "canvas", "select", "textarea"),
)
_KINDS = {
    Kind.ENTITY: Thing.ENTITY,
    Kind.IMAGE: Thing.PICTURE,
    Kind.COMMENT: Thing.ASIDE,
    Kind.LIQUID: Thing.ASIDE,
    Kind.RAW: Thing.ASIDE,
    Kind.OPTIONS: Thing.ASIDE,
    Kind.FOOTNOTE: Thing.NOTE,
    Kind.DEFINITION: Thing.DEFINITION,
    Kind.RULE: Thing.RULE,
    Kind.TABLE: Thing.TABLE,
}
_TAGS = {
    "br": Thing.BREAK,
    "img": Thing.PICTURE,
    "hr": Thing.RULE,
    "table": Thing.TABLE,
    **dict.fromkeys(_EMBEDS, Thing.EMBED),
}


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch of source that is one thing. `is_card` says that it fills its lines."""

    span: Span
    thing: Thing
    is_card: bool = False


@dataclass(frozen=True, slots=True)
class _Map:
    """What a block's source is to a caret."""

    hidden: tuple[Span, ...]
    atoms: tuple[Atom, ...]
    insides: tuple[int, ...]
    """Where an empty element, or a footnote that says nothing yet, has its content: a caret rests inside."""


def hidden_runs(block: Block) -> tuple[Span, ...]:
    """Return the stretches that nobody sees, in order, neighbours joined; none goes over a line end."""
    return _map(block).hidden


def atoms(block: Block) -> tuple[Atom, ...]:
    """Return the things of a block, in order."""
    return _map(block).atoms


def is_spacer(block: Block) -> bool:
    """Tell whether a block is a gap: `<p ...>&nbsp;</p>`, or a `<p ...>` with nothing in it."""
    node = block.node
    return node.kind is Kind.HTML_BLOCK and node.tag == "p" and _is_gap(node, block.text)


def _is_gap(node: Node, text: str) -> bool:
    if len(node.close) == 0:
        return False
    seen = (child for child in node.children if child.kind is not Kind.TEXT or child.span.of(text).strip())
    return all(child.kind is Kind.ENTITY and child.value.isspace() for child in seen)


@of_block
def _map(block: Block) -> _Map:
    text = block.text
    hidden: list[Span] = []
    found: list[Atom] = []
    insides: list[int] = []
    whole = card(block)
    if whole is not None:
        found.append(whole)
    for node in block.node.walk():
        thing = _thing(node, text)
        if thing is not None and (whole is None or thing is Thing.ENTITY):
            found.append(Atom(node.span, thing))
        elif thing is None:
            hidden += _edges(node, text)
            blanks = (indent(node, child, text) for child in node.children)
            hidden += (run for span in blanks if span is not None for run in _lines(span, text))
            if len(node.content) == 0 and len(node.close) and _is_fillable(node):
                insides.append(node.content.start)
            if node.kind is Kind.NOTE and not text[node.open.end :].strip():
                insides.append(node.open.end)
    things = [atom.span for atom in found if atom.thing is not Thing.SPACER]
    shown = (run for run in hidden if not any(span.overlaps(run) for span in things))
    found.sort(key=lambda atom: atom.span)
    return _Map(tuple(_merged(sorted(shown))), tuple(found), tuple(insides))


def _is_fillable(node: Node) -> bool:
    """Tell whether words can be written in an empty element."""
    return node.kind in {Kind.HTML_BLOCK, Kind.HEADING} or (node.kind is Kind.HTML and node.tag in _ROOMS)


def _thing(node: Node, text: str) -> Thing | None:
    """Return what a node is as one thing; a break at a line end is the line end."""
    if node.kind is Kind.BREAK and "\n" in node.span.of(text):
        return None
    return _KINDS.get(node.kind) or _TAGS.get(node.tag)


@of_block
def card(block: Block) -> Atom | None:
    """Return the one thing that a whole block is; `None` for any other block."""
    node, end = block.node, len(block.text.rstrip("\n"))
    thing = _thing(node, block.text)
    if node.kind is not Kind.PARAGRAPH and (thing in CARDS or thing is Thing.ASIDE):
        return Atom(Span(0, end), thing, is_card=True)
    if is_spacer(block):
        return Atom(Span(0, end), Thing.SPACER, is_card=True)
    only = _only_child(node, block.text) if node.kind is Kind.PARAGRAPH else None
    if only is not None and (shown := _thing(only, block.text)) in {Thing.PICTURE, Thing.EMBED}:
        return Atom(only.span, shown, is_card=True)
    return None


def _only_child(node: Node, text: str) -> Node | None:
    """Return what a node holds besides blanks, if that is one thing."""
    inside = (child for child in node.children if child.kind is not Kind.TEXT or child.span.of(text).strip())
    only = next(inside, None)
    return only if next(inside, None) is None else None


def _edges(node: Node, text: str) -> Iterator[Span]:
    """Yield the markup of a node, line by line; a tag that is broken is shown."""
    if shows_tags(node):
        return
    if node.kind in {Kind.MARKUP, Kind.CHECKBOX}:
        yield from _lines(node.span, text)
        return
    may_be_typed = node.kind in {Kind.PARAGRAPH, Kind.HEADING, Kind.BREAK, Kind.TEXT}
    for edge in (node.open, node.close):
        if edge.start < edge.end and (not may_be_typed or edge.of(text).strip()):
            yield from _lines(edge, text)


def _lines(span: Span, text: str) -> Iterator[Span]:
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        end = start + len(line.rstrip("\n"))
        if start < end:
            yield Span(start, end)
        start += len(line)


def _merged(spans: list[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in spans:
        if current is not None and span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


@of_block
def stops(block: Block) -> tuple[int, ...]:
    """Return the places of a block where a caret can rest, in order; not those of blank lines."""
    text, found = block.text, _map(block)
    lines = text.split("\n")
    begins = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    allowed = {
        at for begin, line in zip(begins, lines, strict=True) for at in range(begin, begin + len(line) + 1)
    }
    if text.endswith("\n"):
        allowed.discard(len(text))
    if not text.isascii():
        allowed -= clusters.inside(text)
    starts = set(begins)
    for run in found.hidden:
        allowed.difference_update(_passed(run, starts, text, found.insides))
    for atom in found.atoms:
        allowed.difference_update(range(atom.span.start + (not atom.is_card), atom.span.end))
        if atom.is_card:
            allowed.add(atom.span.end)
    return tuple(sorted(allowed))


def _passed(run: Span, starts: set[int], text: str, insides: tuple[int, ...]) -> set[int]:
    """Return the places of a hidden run where a caret does not rest."""
    places = set(range(run.start, run.end + 1))
    ends_line = run.end == len(text) or text[run.end] == "\n"
    inside = next((at for at in insides if run.contains(at)), None)
    if inside is not None and run.start in starts:
        return places - {inside}
    if run.start not in starts:
        return places - {run.start}
    return places if ends_line else places - {run.end}


def stop(document: Document, position: int, direction: int = 0) -> int:
    """Return where a caret rests that came to `position`, moving forwards (1), backwards (-1) or neither (0).

    A place that is a rest already is returned as it is. Without a direction it is the nearest rest, on the
    same line where there is one.
    """
    if direction > 0:
        return _after(document, position)
    before = _before(document, position)
    if direction < 0 or before == position:
        return before
    after = _after(document, position)
    return min((before, after), key=lambda at: _way(document.text, position, at))


def _way(text: str, position: int, rest: int) -> tuple[int, int]:
    """Return how far a rest is: lines first, then characters."""
    low, high = sorted((position, rest))
    return (text.count("\n", low, high), high - low)


def block_stops(document: Document, index: int) -> list[int]:
    """Return the rests of a block in positions of the body."""
    block, start = document.blocks[index], document.starts[index]
    if block.node.kind is Kind.BLANK:
        return _blank_stops(document, index)
    found = [start + at for at in stops(block)]
    if index == 0 and atoms(block) and atoms(block)[0].is_card:
        found.insert(0, start)
    return found


def _blank_stops(document: Document, index: int) -> list[int]:
    """Return the rests of a run of blank lines.

    The line that only keeps two paragraphs apart is none; after a first one each is an empty paragraph,
    but the last one keeps it apart from what follows.
    """
    start = document.starts[index]
    lines = document.blocks[index].text.removesuffix("\n").split("\n")
    begins = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=start))
    first = 0 if index == 0 else 1
    is_last = index == len(document.blocks) - 1
    last = len(begins) if is_last else max(len(begins) - 1, first + (index > 0 and len(begins) > 1))
    if index == 0 and not is_last:
        last = max(1, len(begins) - 1)
    return [begin + len(line) for begin, line in zip(begins, lines, strict=True)][first:last]


def _before(document: Document, position: int) -> int:
    """Return the last rest at or before `position`; the first one of all where there is none."""
    if position >= len(document.text) and _has_empty_end(document):
        return len(document.text)
    index = document.block_at(position) if document.blocks else -1
    while index >= 0:
        found = block_stops(document, index)
        at = bisect_right(found, position)
        if at:
            return found[at - 1]
        index -= 1
    return _after(document, 0)


def _after(document: Document, position: int) -> int:
    """Return the first rest at or after `position`; the last one of all where there is none."""
    index = document.block_at(position) if document.blocks else 0
    while index < len(document.blocks):
        found = block_stops(document, index)
        at = bisect_left(found, position)
        if at < len(found):
            return found[at]
        index += 1
    if _has_empty_end(document) or not any(block_stops(document, at) for at in range(len(document.blocks))):
        return len(document.text)
    return _before(document, len(document.text))


def _has_empty_end(document: Document) -> bool:
    return not document.text or document.text.endswith("\n")
