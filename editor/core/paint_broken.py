"""Markup that does not do what it was written for: what the list of problems tells is marked in the text."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from editor.core.elements import is_element
from editor.core.errors import Problem
from editor.core.message import Message, msg
from editor.core.paint_runs import Piece
from editor.core.surprises_html import literal_tags, stray_ends, unclosed, unknown_tags
from editor.core.surprises_marks import attribute_lists, footnotes, references
from editor.kramdown.span import Span
from editor.kramdown.tags import VOID
from editor.kramdown.tree import Block, Kind, Node

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

_HTML = frozenset({Kind.HTML, Kind.HTML_BLOCK})
_MOST = 20
"""How many places of one block are marked: more is no article but source of something else."""

_LONGEST = 8_000
"""The characters of a block that is still looked through at every key."""


_SIGNS = re.compile(r"<|\]\[|\[\^")
"""What is in words where markup went wrong: it was read as words."""


def broken(block: Block) -> tuple[Span, ...]:
    """Return the stretches of a block's source that are broken markup, in order."""
    return _broken(block) if len(block.text) <= _LONGEST and _is_suspect(block) else ()


def _is_suspect(block: Block) -> bool:
    """Tell whether there may be broken markup: a look at the tree, which costs less than looking for it."""
    text = block.text
    if not any(sign in text for sign, _ in _FINDERS):
        return False
    if "{:" in text:
        return True
    for node in block.node.walk():
        if node.kind is Kind.TEXT:
            if _SIGNS.search(text, *node.span):
                return True
        elif node.kind in _HTML and (_is_half(node, text) or not is_element(node.tag)):
            return True
    return False


def _is_half(node: Node, text: str) -> bool:
    return node.tag not in VOID and "</" not in node.close.of(text)


@lru_cache(maxsize=1024)
def _broken(block: Block) -> tuple[Span, ...]:
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
