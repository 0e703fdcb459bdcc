"""Qt's text and ours: UTF-16 units and code points, paragraph separators and line feeds, what Qt cannot hold.

Qt counts in UTF-16 units, Python in code points. `Offsets` knows where the characters beyond U+FFFF are, in
stretches of some thousand characters, so that a key press at the start of a long text costs little.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from PySide6.QtGui import QTextDocument

_STRETCH = 4096
_WIDE = re.compile("[\U00010000-\U0010ffff]")

PARAGRAPH_SEPARATOR = "\u2029"
LOST = "\r\u2029\ufdd0\ufdd1"
"""The characters a QTextDocument turns into block ends: it cannot hold them as text."""

_SHOWN = str.maketrans(dict.fromkeys(LOST, "\ufffd"))
_NO_FONT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, separators, half characters and what Unicode leaves empty."""


def units(text: str) -> int:
    """Return the length of `text` in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown(text: str) -> str:
    """Return `text` as a document can hold it: the four lost characters as U+FFFD, unit for unit."""
    return text.translate(_SHOWN) if any(character in text for character in LOST) else text


def on_one_line(text: str) -> str:
    """Return `text` as a title, a label or a list shows it: a blank for each character that no font has."""
    return _NO_FONT.sub(" ", text)


def from_qt(text: str) -> str:
    """Return text that came from Qt (a selection, a raw document) with line feeds at its block ends."""
    return text.replace(PARAGRAPH_SEPARATOR, "\n")


def pasted(text: str) -> str:
    """Return text from outside with our line ends, and a space for each character no document can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(PARAGRAPH_SEPARATOR, "\n")
    return text.replace("\ufdd0", " ").replace("\ufdd1", " ")


def document_text(document: QTextDocument) -> str:
    """Return all that a document holds: `toPlainText` would turn U+00A0 and U+2028 into others."""
    return from_qt(document.toRawText())


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some consecutive characters: how many, and which of them take two units."""

    length: int
    wide: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where each code point of one text is in UTF-16 units, and back."""

    stretches: tuple[_Stretch, ...] = ()
    _positions: tuple[int, ...] = field(init=False, repr=False)
    _units: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Sum up where each stretch begins, in both measures."""
        lengths = [stretch.length for stretch in self.stretches]
        wide = [len(stretch.wide) for stretch in self.stretches]
        positions = tuple(accumulate(lengths, initial=0))
        widths = accumulate(wide, initial=0)
        object.__setattr__(self, "_positions", positions)
        object.__setattr__(
            self, "_units", tuple(at + more for at, more in zip(positions, widths, strict=True))
        )

    @property
    def unit_count(self) -> int:
        """The length of the text in UTF-16 units."""
        return self._units[-1]

    def to_units(self, position: int) -> int:
        """Return the UTF-16 position of a code point position; past the end it goes on one by one."""
        index = max(0, min(bisect_right(self._positions, position) - 1, len(self.stretches) - 1))
        if not self.stretches:
            return position
        inside = position - self._positions[index]
        wide = self.stretches[index].wide
        return self._units[index] + inside + (bisect_right(wide, inside - 1) if wide else 0)

    def to_position(self, unit: int) -> int:
        """Return the code point position of a UTF-16 position; in the middle of a pair, the one before it."""
        index = max(0, min(bisect_right(self._units, unit) - 1, len(self.stretches) - 1))
        if not self.stretches:
            return unit
        inside = unit - self._units[index]
        passed = 0
        for number, at in enumerate(self.stretches[index].wide):
            if at + number + 1 > inside:
                break
            passed += 1
            if at + number + 1 == inside:
                return self._positions[index] + at
        return self._positions[index] + inside - passed

    def replaced(self, text: str, start: int, old_end: int, new_end: int) -> "Offsets":
        """Return the offsets of `text`, in which [start, new_end) took the place of [start, old_end)."""
        if not self.stretches:
            return offsets(text)
        first = max(0, bisect_right(self._positions, start) - 2)
        last = min(len(self.stretches), bisect_right(self._positions, old_end))
        begin = self._positions[first]
        end = self._positions[last] + new_end - old_end
        return Offsets((*self.stretches[:first], *_stretches(text[begin:end]), *self.stretches[last:]))


def offsets(text: str) -> Offsets:
    """Return the offsets of a text."""
    return Offsets(_stretches(text))


def _stretches(text: str) -> tuple[_Stretch, ...]:
    """Cut a text evenly: a rest of a few characters would be one stretch more with every key."""
    size = -(-len(text) // max(1, len(text) // _STRETCH))
    return tuple(_stretch(text[at : at + size]) for at in range(0, len(text), max(1, size)))


def _stretch(text: str) -> _Stretch:
    if text.isascii():
        return _Stretch(len(text))
    return _Stretch(len(text), tuple(found.start() for found in _WIDE.finditer(text)))
