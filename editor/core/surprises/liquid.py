"""Surprises of Liquid, which runs over a body before kramdown: `{{` and `{%` in running text and in code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.errors import Problem, Repair, Severity
from editor.core.message import msg
from editor.core.surprises.leaves import names, rewriting, shortened
from editor.kramdown.document import Document
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind

_OPEN = re.compile(r"\{[{%]")
_VALUE_END = re.compile(r"\}\}?")
_NAME = re.compile(r"\{%-?\s*(\w+|#)", re.ASCII)
_VALUE = re.compile(r"""\{\{-?\s*(?:["'(\d-]|([A-Za-z_][\w-]*))""", re.ASCII)
_MADE = re.compile(r"\{%-?\s*(?:assign|capture|for|tablerow|increment|decrement)\s+([\w-]+)", re.ASCII)
_ENDS = {name: re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}") for name in ("raw", "comment", "highlight")}
_KNOWN = names("""
    site page layout content paginator jekyll theme include post forloop tablerowloop true false nil null
    blank empty
    """)
"""What Jekyll defines; anything else is nothing, and shows nothing."""
_MOST = 50
"""How many problems are told: more is source of something else."""
_CODE = frozenset({Kind.CODE, Kind.CODE_BLOCK})


@dataclass(frozen=True, slots=True)
class Liquid:
    """What Liquid makes of a body: the problems, and the stretches that kramdown never sees."""

    problems: tuple[Problem, ...] = ()
    gone: tuple[Span, ...] = ()

    def hides(self, span: Span) -> bool:
        """Tell whether a stretch is gone, or touched by what is gone, before kramdown reads it."""
        return any(span.overlaps(one) for one in self.gone)


class _Token(NamedTuple):
    """What Liquid takes for a command: where it is, and whether it ends as one."""

    span: Span
    is_closed: bool


def read_liquid(document: Document) -> Liquid:
    """Read a body as Liquid does; positions are the body's."""
    text = document.text
    made = frozenset(_MADE.findall(text))
    problems: list[Problem] = []
    gone: list[Span] = []
    for token in _tokens(text):
        span = token.span
        problem = (
            _tag(document, token) if text.startswith("{%", span.start) else _value(document, token, made)
        )
        if problem is not None:
            problems.append(problem)
            if len(problems) == _MOST:
                break
        else:
            gone += (span, *_emptied(text, span))
    return Liquid(tuple(problems), tuple(gone))


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the commands of a text, as Liquid cuts them; between `raw` and its end there are none."""
    found = _OPEN.search(text)
    while found is not None:
        start = found.start()
        if found[0] == "{{":
            closing = _VALUE_END.search(text, found.end())
            end, is_closed = (closing.end(), len(closing[0]) > 1) if closing else (start + 2, False)
        else:
            at = text.find("%}", found.end())
            end, is_closed = (at + 2, True) if at >= 0 else (start + 2, False)
        yield _Token(Span(start, end), is_closed)
        if is_closed and _name(text, start) in {"raw", "comment"}:
            closing = _ENDS[_name(text, start)].search(text, end)
            end = closing.end() if closing else len(text)
        found = _OPEN.search(text, end)


def _name(text: str, start: int) -> str:
    found = _NAME.match(text, start)
    return found[1] if found else ""


def _emptied(text: str, span: Span) -> Iterator[Span]:
    """Yield what a tag takes from kramdown: comments, and code that Liquid colours."""
    name = _name(text, span.start)
    if name in {"comment", "highlight"}:
        closing = _ENDS[name].search(text, span.end)
        yield Span(span.end, closing.end() if closing else len(text))


def _tag(document: Document, token: _Token) -> Problem | None:
    if token.is_closed and _name(document.text, token.span.start):
        return None
    return _stops(document, token)


def _value(document: Document, token: _Token, made: frozenset[str]) -> Problem | None:
    if not token.is_closed:
        return _stops(document, token)
    span = token.span
    found = _VALUE.match(document.text, span.start)
    if found is not None and (found[1] is None or found[1] in _KNOWN or found[1] in made):
        return None
    quoted = shortened(span.of(document.text))
    message = msg("“{text}” will not be seen: Jekyll takes it for a command.", text=quoted)
    return Problem(span, message, repair=_shown(document, span))


def _stops(document: Document, token: _Token) -> Problem:
    quoted = shortened(token.span.of(document.text))
    message = msg("“{text}” would stop Jekyll: it is taken for a command.", text=quoted)
    return Problem(token.span, message, Severity.ERROR, _shown(document, token.span))


def _shown(document: Document, span: Span) -> Repair | None:
    """Return the repair that shows a command as it is written, in text or in code."""
    index = document.block_at(span.start)
    block, at = document.blocks[index], span.start - document.starts[index]
    inside = [node for node in block.node.walk() if node.span.start <= at < node.span.end]
    if any(node.kind in _CODE for node in inside):
        changes = (span.start, span.start, "{% raw %}"), (span.end, span.end, "{% endraw %}")
        return rewriting(msg("Show it as it is written"), *changes)
    if inside and inside[-1].kind in {Kind.TEXT, Kind.LIQUID}:
        sign = span.start + 1
        written = f"&#{ord(document.text[sign])};"
        return rewriting(msg("Show it as it is written"), (sign, sign + 1, written))
    return None
