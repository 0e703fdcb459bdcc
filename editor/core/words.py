"""How long an article is: characters, manuscript sheets, reading time. Counted is what a reader sees."""

import re
import unicodedata
from dataclasses import dataclass

SHEET = 200
"""Squares of a Korean manuscript sheet (원고지)."""

PER_MINUTE = 500
"""Characters of Korean that are read in a minute, spaces counted: what Korean news sites reckon with."""

_LINE_ENDS = re.compile(r"[ \t\f\r]*[\n\v\u2028\u2029][ \t\n\v\f\r\u2028\u2029]*")
_BLANKS = re.compile(r"[ \t\f\r]{2,}|[\t\f\r]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Count:
    """Characters with spaces, and `dense` without them. Counts of parts add up to that of the whole."""

    characters: int = 0
    dense: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.characters + other.characters, self.dense + other.dense)

    @property
    def sheets(self) -> float:
        """Manuscript sheets to one decimal: characters with spaces by 200, a half rounded up.

        It is the newsroom's reckoning, not the squares that paper would take with its indents.
        """
        return (self.characters * 10 + SHEET // 2) // SHEET / 10

    @property
    def minutes(self) -> int:
        """Minutes to read it, begun ones whole."""
        return -(-self.characters // PER_MINUTE)


def count(visible: str) -> Count:
    """Count the characters of a text without markup.

    As a page shows it: line ends and blanks around them count nothing, several blanks one; no-break
    spaces count each. A letter in parts (NFD, accents) is one, what has no width is none.
    """
    text = _BLANKS.sub(" ", _LINE_ENDS.sub("\n", visible).strip(" \t\f\r"))
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    else:
        text = _UNSEEN.sub("", text)
    characters = len(text) - text.count("\n")
    return Count(characters, len(_SPACES.sub("", text)))
