"""A text as a browser reads it, its escapes undone, and where each piece of that is written."""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_ENTITY = re.compile(
    r"&(?:#[xX]0*(?P<hex>[0-9a-fA-F]{1,6})(?![0-9a-fA-F])|#0*(?P<number>[0-9]{1,7})(?![0-9])|[A-Za-z]+(?=;));?"
)
_CSS_ESCAPE = re.compile(r"\\(?:(?P<hex>[0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|\r?\n|(?P<itself>.))")
_PERCENT = re.compile(r"%(?P<hex>[0-9a-fA-F]{2})")
_LAST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Reading:
    """What some text is read as; `steps` are the places at which each way of writing was undone."""

    text: str
    steps: tuple[tuple[tuple[int, int], ...], ...] = ()

    def origin(self, at: int) -> int:
        """Return where the text that was given says what stands at `at`."""
        for places in reversed(self.steps):
            index = bisect_right(places, at, key=_read) - 1
            if index >= 0:
                read, written = places[index]
                at = written + at - read
        return at

    @property
    def has_percents(self) -> bool:
        """Whether something is written in percents."""
        return _PERCENT.search(self.text) is not None

    def undone(self, signs: str, escape: re.Pattern[str], means: Callable[[re.Match[str]], str]) -> "Reading":
        """Return the reading in which each escape, which begins with a sign of `signs`, is what it means."""
        if not any(sign in self.text for sign in signs):
            return self
        parts: list[str] = []
        places: list[tuple[int, int]] = []
        last = length = 0
        for match in escape.finditer(self.text):
            meant = means(match)
            parts += (self.text[last : match.start()], meant)
            length += match.start() - last
            places += ((length, match.start()), (length + len(meant), match.end()))
            last, length = match.end(), length + len(meant)
        if not places:
            return self
        return Reading("".join((*parts, self.text[last:])), (*self.steps, tuple(places)))


def readings(text: str, depth: int) -> Iterator[list[Reading]]:
    """Yield what a browser may read a text as, in HTML, in a style sheet, or in both; then what percents say.

    What percents say is read in the same ways again, up to `depth` times.
    """
    level, seen = [Reading(text)], set[str]()
    for _ in range(depth + 1):
        level = [*{way.text: way for each in level for way in _ways(each) if way.text not in seen}.values()]
        yield level
        seen.update(each.text for each in level)
        level = [each.undone("%", _PERCENT, _character) for each in level if "%" in each.text]


def _ways(reading: Reading) -> tuple[Reading, ...]:
    """Return the readings of a text that is no style, one, or a style in the attribute of an element."""
    plain = reading.undone("&", _ENTITY, _entity)
    styles = (each.undone("\\", _CSS_ESCAPE, _character) for each in (reading, plain))
    return reading, plain, *styles


def _read(place: tuple[int, int]) -> int:
    return place[0]


def _entity(match: re.Match[str]) -> str:
    if match["hex"]:
        return html.unescape(f"&#x{match['hex']};")
    return html.unescape(f"&#{match['number']};" if match["number"] else match[0])


def _character(match: re.Match[str]) -> str:
    said = match.groupdict()
    if said["hex"]:
        return chr(min(int(said["hex"], 16), _LAST))
    return said.get("itself") or ""
