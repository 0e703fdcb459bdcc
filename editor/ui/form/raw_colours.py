"""YAML as source in colours: Pygments' tokens as roles of the body's theme, line by line."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from pygments.lexers.data import YamlLexer
from pygments.token import Comment, Keyword, Name, Punctuation, String, _TokenType
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

from editor.ui.body.theme import LIGHT, BodyTheme
from editor.ui.text_bridge import document_text, units

_LONGEST = 8_000
"""The characters of a header that are still coloured: Pygments takes some microseconds for each."""

_LEXER = YamlLexer(stripnl=False, ensurenl=False)

_ROLES: Mapping[_TokenType, str] = MappingProxyType(
    {
        Comment: "comment",
        Keyword: "name",
        Name.Label: "name",
        Name.Namespace: "aside",
        Name.Tag: "tag",
        Punctuation: "aside",
        Punctuation.Indicator: "markup",
        String: "string",
    }
)

Stretch = tuple[int, int, str]
"""Where a role begins in a line and how long it is, in UTF-16 units."""


class Colours(QSyntaxHighlighter):
    """Colours a document of YAML, whenever its text has changed and `follow` is called."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = LIGHT
        self._rows: tuple[tuple[Stretch, ...], ...] = ()

    def set_theme(self, theme: BodyTheme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.rehighlight()

    def follow(self, end: int | None) -> None:
        """Colour the text as it is now: a quote opened on one line makes text of those below."""
        rows = _coloured(document_text(self.document()), end)
        if rows != self._rows:
            self._rows = rows
            self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        number = self.currentBlock().blockNumber()
        for start, length, role in self._rows[number] if number < len(self._rows) else ():
            form = QTextCharFormat()
            form.setForeground(QColor(self._theme.role(role)))
            self.setFormat(start, length, form)


@lru_cache(maxsize=4)
def _coloured(text: str, end: int | None) -> tuple[tuple[Stretch, ...], ...]:
    """Return the roles of each line; what is behind `end` is no YAML and greyed."""
    rows: list[list[Stretch]] = [[]]
    at = 0
    for role, value in _tokens(text, len(text) if end is None else end):
        for number, part in enumerate(value.split("\n")):
            if number:
                rows.append([])
                at = 0
            width = units(part)
            if role and width:
                rows[-1].append((at, width, role))
            at += width
    return tuple(map(tuple, rows))


def _tokens(text: str, end: int) -> Iterator[tuple[str, str]]:
    """Yield each piece of the text with its role, empty for plain text."""
    if end > _LONGEST:
        yield "", text[:end]
    else:
        found = _LEXER.get_tokens_unprocessed(text[:end])  # type: ignore[no-untyped-call]  # its stub has no types
        for _, kind, value in found:
            yield _role(kind), value
    yield "aside", text[end:]


def _role(kind: _TokenType) -> str:
    return next((_ROLES[found] for found in reversed(kind.split()) if found in _ROLES), "")
