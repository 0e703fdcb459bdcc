"""Markup that does not do what it was written for: what the list of problems tells is marked in the text."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice

from editor.core.errors import Problem
from editor.core.message import Message, msg
from editor.core.paint.runs import Piece
from editor.core.surprises.html import literal_tags, stray_ends, unclosed, unknown_tags
from editor.core.surprises.marks import attribute_lists, footnotes, references
from editor.kramdown.memo import of_block
from editor.kramdown.span import Span
from editor.kramdown.tree import Block

_FINDERS: tuple[tuple[str, Callable[[Block], Iterator[Problem]]], ...] = (
    ("<", unknown_tags),
    ("<", unclosed),
    ("</", stray_ends),
    ("<", literal_tags),
    ("][", references),
    ("[^", footnotes),
    ("{:", attribute_lists),
)
"""What finds broken markup, and the sign without which there is none."""

_MOST = 20
"""How many places of one block are marked: more is no article but source of something else."""

_LONGEST = 8_000
"""The characters of a block that is still looked through at every key."""


_SIGNS = re.compile(r"<|\]\[|\[\^")
"""What is in words where markup went wrong: it was read as words."""


def may_be_broken(pieces: Sequence[Piece], text: str) -> bool:
    """Tell whether there may be broken markup in a block: a look at what is seen of it costs little."""
    if len(text) > _LONGEST or not any(sign in text for sign, _ in _FINDERS):
        return False
    if "{:" in text:
        return True
    for piece in pieces:
        if piece.look.role == "broken" or (piece.shows is None and _SIGNS.search(text, *piece.span)):
            return True
    return False


@of_block
def broken(block: Block) -> tuple[Span, ...]:
    """Return the stretches of a block's source that are broken markup, in order."""
    return tuple(sorted({problem.span for problem in _problems(block)}))


def _problems(block: Block) -> Iterator[Problem]:
    found = chain.from_iterable(finder(block) for sign, finder in _FINDERS if sign in block.text)
    return islice(found, _MOST)


def trouble(block: Block, position: int) -> Message:
    """Return what is wrong with the broken markup at a place of a block, in a sentence."""
    near = (problem for problem in _problems(block) if problem.span.contains(position))
    found = min(near, key=lambda problem: abs(problem.span.start - position), default=None)
    return (
        msg("Something is wrong with this tag or the one it belongs to.") if found is None else found.message
    )


def marked(pieces: Sequence[Piece], spans: Sequence[Span]) -> list[Piece]:
    """Return pieces cut at the edges of `spans`; what is inside is shown as it is, and marked."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.thing is not None or not any(piece.span.overlaps(span) for span in spans):
            found.append(piece)
        else:
            found += _cut(piece, spans)
    return found


def _cut(piece: Piece, spans: Sequence[Span]) -> Iterator[Piece]:
    start = piece.span.start
    for span in spans:
        inside = Span(max(start, span.start), min(piece.span.end, span.end))
        if inside.start >= inside.end:
            continue
        if start < inside.start:
            yield piece._replace(span=Span(start, inside.start))
        yield Piece(inside, piece.look._replace(role="broken"))
        start = inside.end
    if start < piece.span.end:
        yield piece._replace(span=Span(start, piece.span.end))
