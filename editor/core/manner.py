"""How a value is written beyond what it says: its YAML style, its indentation, the space around it."""

from dataclasses import dataclass

from editor.core.yaml.text import Style, is_plain, is_plain_where_usual, write_text, write_value
from editor.core.yaml.values import Value

COLON, BETWEEN = ": ", ", "


@dataclass(frozen=True, slots=True)
class Manner:
    """A way to write a value. What is `None` is as the rest of the front matter has it.

    `colon` is what stands between a key and a value on its line, `tail` the blanks behind the colon where
    the value is not on its line. `indent` is that of a list's dashes or of
    a text's lines, counted from the key; `chomp` the sign behind `>` or `|`. `items` is how a list's items
    are written, `between` and `pad` what stands between them and inside their brackets. `quotes` are
    taken where a plain text or item needs some, or has a character of `wary` in it; `is_bold`
    leaves them out where it can. `blanks` counts the empty lines above a new key, `after` are the blanks
    behind a new value on its line.
    """

    style: Style = Style.PLAIN
    colon: str = COLON
    tail: str = ""
    indent: int | None = None
    chomp: str = ""
    items: Style = Style.PLAIN
    between: str = BETWEEN
    pad: str = ""
    quotes: Style | None = None
    wary: str = ""
    is_bold: bool = False
    blanks: int = 0
    after: str = ""

    def text(self, text: str) -> str:
        """Return the source of a text on one line.

        Raises:
            Refused: the text holds half a character.

        """
        return self._quoted(text, self.style)

    def item(self, value: Value, *, flow: bool = False) -> str:
        """Return the source of one item of a list.

        Raises:
            Refused: the item holds half a character.

        """
        if isinstance(value, str):
            return self._quoted(value, self.items, flow=flow)
        return write_value(value, flow=flow) or "null"

    def in_brackets(self, items: list[Value]) -> str:
        """Return the source of a list in brackets.

        Raises:
            Refused: an item holds half a character.

        """
        if not items:
            return "[]"
        return f"[{self.pad}{self.between.join(self.item(item, flow=True) for item in items)}{self.pad}]"

    def _quoted(self, text: str, style: Style, *, flow: bool = False) -> str:
        if style is Style.PLAIN and self.quotes is not None and any(sign in text for sign in self.wary):
            return write_text(text, self.quotes, flow=flow)
        if style is Style.PLAIN and self.is_bold and is_plain_where_usual(text, flow=flow):
            return text
        if style is Style.PLAIN and self.quotes is not None:
            style = style if is_plain(text, flow=flow) else self.quotes
        return write_text(text, style, flow=flow)


def manner_of(like: "Style | Manner | None") -> Manner:
    """Return the manner that a style alone asks for; without one values are written plainly."""
    if isinstance(like, Manner):
        return like
    return Manner() if like is None else Manner(like)
