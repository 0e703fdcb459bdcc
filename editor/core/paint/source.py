"""What the source looks like as source: Pygments' tokens as roles, line by line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from pygments.lexer import RegexLexer
from pygments.token import Comment, Generic, Keyword, Name, String, Text, _TokenType

from editor.core.paint.lines import Line, Run
from editor.core.paint.looks import PLAIN, Look
from editor.core.paint.shapes import Form, Shape
from editor.kramdown.tree import Block

_LONGEST = 20_000
"""The characters of a block that are still coloured: a longer one is data, not prose."""


class BodyLexer(RegexLexer):
    """Markdown with HTML in it, as posts are written: what colours need, no more."""

    name = "Wongo body"
    flags = re.MULTILINE

    tokens: ClassVar = {
        "root": [
            (r"^#{1,6}(?=[ \t]).*$", Generic.Heading),
            (r"^(?:```|~~~).*$", String.Backtick, "fence"),
            (r"^[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])", Keyword),
            (r"^[ \t]*>", Keyword),
            (r"^(?:-{3,}|\*{3,}|={3,})[ \t]*$", Keyword),
            (r"<!--(?:.|\n)*?-->", Comment),
            (r"</?[A-Za-z][\w:.-]*", Name.Tag, "tag"),
            (r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);", Name.Entity),
            (r"\{%.*?%\}|\{\{.*?\}\}", Comment),
            (r"\{:[^}\n]*\}", Name.Attribute),
            (r"!?\[(?=[^\]\n]*\]\([^)\n]*\))", Keyword, "link"),
            (r"(\*\*|__)(?=\S)[^\n]+?(?<=\S)\1", Generic.Strong),
            (r"(\*)(?=[^\s*])[^*\n]+?(?<=[^\s*])\1", Generic.Emph),
            (r"(`+)[^`\n]+\1", String.Backtick),
            (r"\\.", Text),
            (r"[^<&`*_\[!{\\\n]+", Text),
            (r".|\n", Text),
        ],
        "link": [
            (r"[^\]\n]+", Name.Label),
            (r"\]\(", Keyword, ("#pop", "target")),
            (r"(?=\n)", Text, "#pop"),
        ],
        "target": [
            (r"[^)\n]+", String),
            (r"\)", Keyword, "#pop"),
            (r"(?=\n)", Text, "#pop"),
        ],
        "tag": [
            (r"/?>", Name.Tag, "#pop"),
            (r"[A-Za-z_:@][\w:.-]*(?=[ \t\n]*=)", Name.Attribute, "value"),
            (r"[A-Za-z_:@][\w:.-]*", Name.Attribute),
            (r"(?=<)", Text, "#pop"),
            (r"[^>A-Za-z_:@/<]+|.", Text),
        ],
        "value": [
            (r"[ \t\n]*=[ \t\n]*", Text),
            (r"\"[^\"]*\"|'[^']*'|[^\s>\"'=]+", String, "#pop"),
            (r"(?=.|\n)", Text, "#pop"),
        ],
        "fence": [
            (r"^(?:```|~~~)[ \t]*$", String.Backtick, "#pop"),
            (r".+|\n", String.Backtick),
        ],
    }


_LEXER = BodyLexer()

_LOOKS: Mapping[_TokenType, Look] = MappingProxyType(
    {
        Comment: Look(role="comment"),
        Generic.Heading: Look(role="heading", bold=True),
        Generic.Strong: Look(bold=True),
        Generic.Emph: Look(italic=True),
        Keyword: Look(role="markup"),
        Name.Tag: Look(role="tag"),
        Name.Attribute: Look(role="name"),
        Name.Entity: Look(role="entity"),
        Name.Label: Look(role="link"),
        String: Look(role="string"),
    }
)


def source_lines(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Return the source lines of blocks that together begin and end with a line, with their colours."""
    text = "".join(block.text for block in blocks)
    rows: list[list[Run]] = [[]]
    for value, look in _tokens(text):
        parts = value.split("\n")
        for number, part in enumerate(parts):
            if number:
                rows.append([])
            if part:
                _add(rows[-1], len(part), look)
    lines = text.removesuffix("\n").split("\n")
    return tuple(Line(line, _SOURCE, tuple(row), line) for line, row in zip(lines, rows, strict=False))


def _add(row: list[Run], length: int, look: Look) -> None:
    if row and row[-1].look == look:
        length += row[-1].end - row[-1].start
        start = row.pop().start
    else:
        start = row[-1].end if row else 0
    row.append(Run(start, start + length, look))


_SOURCE = Form(Shape.SOURCE, has_place=True)


def _tokens(text: str) -> Iterator[tuple[str, Look]]:
    if len(text) > _LONGEST:
        yield text, PLAIN
        return
    for _, kind, value in _LEXER.get_tokens_unprocessed(text):
        yield value, _look(kind)


def _look(kind: _TokenType) -> Look:
    return next((_LOOKS[found] for found in reversed(kind.split()) if found in _LOOKS), PLAIN)
