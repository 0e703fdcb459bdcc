"""The strict grammar of Liquid's markup: what Jekyll tries first, before it warns and reads laxly."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<comparison>==|!=|<>|<=?|>=?|contains(?=\s))
      | (?P<string>'[^']*'|"[^"]*")
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<id>[a-zA-Z_][\w-]*\??)
      | (?P<dotdot>\.\.)
      | (?P<sign>[|.:,\[\]()?-])
    )""",
    re.VERBOSE | re.ASCII,
)
_BLANK = re.compile(r"\s*", re.ASCII)
_DEEPEST = 50

END = "end_of_string"


class Rejected(Exception):
    """Markup that the strict grammar does not accept."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token of markup: its kind (a sign is its own kind) and text."""

    kind: str
    text: str


def words_of(markup: str) -> list[Word]:
    """Return the tokens of markup, the last of the kind `END`."""
    found: list[Word] = []
    position = 0
    while token := _TOKEN.match(markup, position):
        kind = token.lastgroup or ""
        text = token[kind]
        found.append(Word(text if kind == "sign" else kind, text))
        position = token.end()
    blank = _BLANK.match(markup, position)
    if blank and blank.end() < len(markup):
        raise Rejected(f"Unexpected character {markup[blank.end()]}")
    return [*found, Word(END, "")]


class Reader:
    """Reads markup token by token; an expression is handed on as its text without blanks."""

    def __init__(self, markup: str) -> None:
        self._words = words_of(markup)
        self._at = 0

    def looks(self, kind: str, ahead: int = 0) -> bool:
        """Tell whether the next token is of that kind."""
        index = self._at + ahead
        return index < len(self._words) and self._words[index].kind == kind

    def takes(self, kind: str) -> str | None:
        """Take the next token if it is of that kind."""
        return self.take() if self.looks(kind) else None

    def takes_word(self, *names: str) -> str | None:
        """Take the next token if it is one of those words."""
        return self.take() if self.looks("id") and self._words[self._at].text in names else None

    def take(self, kind: str | None = None) -> str:
        """Take the next token, which must be of that kind."""
        word = self._words[self._at]
        if kind is not None and word.kind != kind:
            raise Rejected(f"Expected {kind} but found {word.kind}")
        self._at += 1
        return word.text

    def expression(self, depth: int = 0) -> str:
        """Take an expression: a name with what is looked up in it, a text, a number or a range."""
        if depth > _DEEPEST:
            raise Rejected("nested too deep")
        if self.looks("id"):
            return self.take() + self._lookups(depth)
        if self.looks("["):
            return self._index(depth) + self._lookups(depth)
        if self.looks("string") or self.looks("number"):
            return self.take()
        if self.takes("("):
            first = self.expression(depth + 1)
            self.take("dotdot")
            last = self.expression(depth + 1)
            self.take(")")
            return f"({first}..{last})"
        raise Rejected(f"{self._words[self._at].kind} is not a valid expression")

    def argument(self) -> str:
        """Take an argument of a filter, with its name where it has one."""
        name = f"{self.take()}{self.take()} " if self.looks("id") and self.looks(":", 1) else ""
        return name + self.expression()

    def _index(self, depth: int) -> str:
        return self.take("[") + self.expression(depth + 1) + self.take("]")

    def _lookups(self, depth: int) -> str:
        parts: list[str] = []
        while True:
            if self.looks("["):
                parts.append(self._index(depth))
            elif self.takes("."):
                parts.append("." + self.take("id"))
            else:
                return "".join(parts)
