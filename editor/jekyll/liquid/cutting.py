"""A template cut into text, `{{ output }}` and `{% tags %}` as Ruby's Liquid cuts it, in linear time."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token

_TAG = re.compile(r"\{%-?\s*(#|\w+)\s*(.*?)-?%\}", re.DOTALL | re.ASCII)
_LINE = re.compile(r"\s*(#|\w+)\s*(.*)", re.DOTALL | re.ASCII)
_END_OF_RAW = re.compile(r"(.*)\{%\s*(\w+)\s*(.*)?%\}", re.DOTALL | re.ASCII)
_OPENING = re.compile(r"\{[{%]")
_SPACES = " \t\n\v\f\r\0"

UNCLOSED = "unclosed"
"""The kind of a token that is opened and not closed: Liquid refuses the template."""


class _Piece(NamedTuple):
    text: str
    start: int


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of a template. A tag is two: its name, and its markup as an expression."""
    trim = False
    pieces = _pieces(source)
    for piece in pieces:
        text, start = piece
        if not text.startswith(("{%", "{{")):
            text = _trimmed(source, piece, trim)
            trim = False
            if text:
                yield Token(TOKEN_CONTENT, text, start, source)
            continue
        trim = text[-3:-2] == "-"
        if text.startswith("{{"):
            yield _output(piece, source)
            continue
        tag = _TAG.fullmatch(text)
        if not tag:
            yield Token(UNCLOSED, text, start, source)
        elif tag[1] == "raw":
            yield from _raw(piece, pieces, source, tag[2])
        elif tag[1] == "liquid":
            yield from _lines(tag[2], start, source)
        else:
            yield Token(TOKEN_TAG, tag[1], start, source)
            yield Token(TOKEN_EXPRESSION, tag[2], start, source)


def _trimmed(source: str, piece: _Piece, trim: bool) -> str:
    """Return text without the blanks that dashes of its neighbours take away."""
    text = piece.text.lstrip(_SPACES) if trim else piece.text
    after = piece.start + len(piece.text) + len("{%")
    return text.rstrip(_SPACES) if source[after : after + 1] == "-" else text


def _pieces(source: str) -> Iterator[_Piece]:
    """Yield the template in pieces: text, and what begins as a tag or output."""
    ends = {"%": source.rfind("%}"), "{": source.rfind("}")}
    position = 0
    for opening in _OPENING.finditer(source):
        start = opening.start()
        if start < position:
            continue
        if start > position:
            yield _Piece(source[position:start], position)
        closed = ends[opening[0][1]] >= start + 2
        position = _end(source, start) if closed else start + 2
        yield _Piece(source[start:position], start)
    if position < len(source):
        yield _Piece(source[position:], position)


def _end(source: str, start: int) -> int:
    """Return where what starts there ends: a tag with `%}`, output with the first brace or two."""
    if source.startswith("{%", start):
        return source.index("%}", start + 2) + 2
    end = source.index("}", start + 2)
    return end + 2 if source.startswith("}}", end) else end + 1


def _output(piece: _Piece, source: str) -> Token:
    if not piece.text.endswith("}}") or len(piece.text) < len("{{}}"):
        return Token(UNCLOSED, piece.text, piece.start, source)
    markup = piece.text[2:-2].removeprefix("-").removesuffix("-")
    return Token(TOKEN_OUTPUT, markup, piece.start, source)


def _raw(piece: _Piece, pieces: Iterator[_Piece], source: str, markup: str) -> Iterator[Token]:
    """Yield a `raw` tag with what stands before its end as its expression."""
    body: list[str] = []
    kind = UNCLOSED
    for inner in pieces:
        end = _END_OF_RAW.fullmatch(inner.text)
        if end and end[2] == "endraw":
            body.append(end[1])
            kind = TOKEN_TAG
            break
        body.append(inner.text)
    if kind == UNCLOSED or markup.strip():
        yield Token(UNCLOSED, piece.text, piece.start, source)
    yield Token(TOKEN_TAG, "raw", piece.start, source)
    yield Token(TOKEN_EXPRESSION, "".join(body), piece.start, source)


def _lines(markup: str, start: int, source: str) -> Iterator[Token]:
    """Yield the tags of a `liquid` tag, one on a line."""
    for line in markup.split("\n"):
        tag = _LINE.fullmatch(line)
        if tag:
            yield Token(TOKEN_TAG, tag[1], start, source)
            yield Token(TOKEN_EXPRESSION, tag[2], start, source)
        elif line.strip():
            yield Token(UNCLOSED, line, start, source)
