"""The colours of code in the Write view: those that its language's tokens have on the page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType

from editor.core.paint.looks import Look
from editor.kramdown.render.highlight import Tokens, language_of, tokens
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_LONGEST = 4_000
"""The characters that are coloured as one: about 10 ms at a key press. A longer piece stays as it is."""

_PIECE = re.compile(r"(?:\n[ \t]*)+\n(?=\S)")
"""Where long code is cut, so that a key press in it costs no more than in a short one: before a line that
stands at the margin after an empty one. What was coloured is remembered by its text."""

_ROLES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("k", "kc", "kd", "kn", "kp", "kr", "ow"), "keyword"),
        **dict.fromkeys(("kt", "nc", "nn", "no", "bp", "nb", "ne"), "type"),
        **dict.fromkeys(("nf", "fm", "nd"), "function"),
        **dict.fromkeys(("na", "nl", "nv", "vi", "vc", "vg", "nx"), "name"),
        **dict.fromkeys(("nt",), "tag"),
        **dict.fromkeys(("ni", "se", "si", "sr"), "entity"),
        **dict.fromkeys(("m", "mb", "mf", "mh", "mi", "mo", "il"), "number"),
        **dict.fromkeys(("s", "s1", "s2", "sa", "sb", "sc", "sd", "sh", "sx", "ss", "dl"), "string"),
        **dict.fromkeys(("c", "c1", "cm", "ch", "cp", "cpf", "cs"), "comment"),
        **dict.fromkeys(("gi",), "string"),
        **dict.fromkeys(("gd", "err", "gr"), "broken"),
        **dict.fromkeys(("gh", "gu"), "heading"),
    }
)
"""The role of each class that a token has on the page; of others, the text's own colour."""

Looks = Sequence[tuple[Span, Look]]


def code_looks(node: Node, text: str, around: Look) -> list[Looks]:
    """Return the looks of each stretch of code in a code block, in the spans' own measure."""
    stretches = [child.span for child in node.children if child.kind is Kind.TEXT]
    language = language_of((node.attribute("class") or "").split()).partition("?")[0]
    code = "".join(span.of(text) for span in stretches)
    if not language or not code:
        return [[(span, around)] for span in stretches]
    coloured = _coloured(language, code, around)
    return [list(_taken(coloured, span)) for span in stretches]


class _Coloured:
    """Tokens that are being given out, in the order of the code."""

    def __init__(self, parts: Iterator[tuple[int, Look]]) -> None:
        self._parts = parts
        self._left = 0
        self._look = Look()

    def take(self, most: int) -> tuple[int, Look]:
        """Return the look of what comes next, and for how many characters of at most `most`."""
        while not self._left:
            self._left, self._look = next(self._parts, (most, self._look))
        length = min(self._left, most)
        self._left -= length
        return length, self._look


def _coloured(language: str, code: str, around: Look) -> _Coloured:
    roles = (
        (_ROLES.get(kind, ""), len(part))
        for piece in _pieces(code)
        for kind, part in _tokens(language, piece)
    )
    return _Coloured(
        (sum(length for _, length in alike), around._replace(role=role))
        for role, alike in groupby(roles, key=itemgetter(0))
    )


def _pieces(code: str) -> Iterator[str]:
    if len(code) <= _LONGEST:
        yield code
        return
    start = 0
    for cut in _PIECE.finditer(code):
        yield code[start : cut.end()]
        start = cut.end()
    yield code[start:]


def _tokens(language: str, piece: str) -> Tokens:
    return tokens(language, piece) if len(piece) <= _LONGEST else (("", piece),)


def _taken(coloured: _Coloured, span: Span) -> Iterator[tuple[Span, Look]]:
    at = span.start
    while at < span.end:
        length, look = coloured.take(span.end - at)
        yield Span(at, at + length), look
        at += length
