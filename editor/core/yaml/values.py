"""What YAML means: the values that Jekyll's Ruby (Psych 4) reads.

Python's readers differ: to PyYAML `2017-12-19 22:29:09 +0900`, `2024-1-2` and `1,234` are texts and `12:30`
is 750; ruamel reads `0777` as 777 and `yes` as a text. What a person types is quoted wherever any differs.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from math import inf, isnan, nan

import yaml

from editor.core.yaml.tree import Kind, Node

Value = str | bool | int | float | date | list["Value"] | dict[str, "Value"] | None
"""What a key can hold. A time is a `datetime` that knows its zone, UTC where none is written."""

MERGE = "<<"
"""The key that brings in what another map has."""

MOST_NODES = 20_000
"""Aliases of aliases can stand for millions of values; a front matter has a few."""

_WORDS: dict[str, Value] = {
    "yes": True, "true": True, "on": True, "no": False, "false": False, "off": False,
    "null": None, "~": None, "": None,
    ".inf": inf, "+.inf": inf, "-.inf": -inf, ".nan": nan,
}  # fmt: skip

_TIME = re.compile(
    r"(-?\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?"
    r"(?:\s*(?:Z|([-+]\d{1,2}:?(?:\d\d)?)))?",
    re.ASCII,
)
_ZONE = re.compile(r"([-+]\d{1,2}):?(\d{1,2})?", re.ASCII)
"""Psych takes `+090` for nine hours, and `+900` for ninety."""
_DATE = re.compile(r"(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)", re.ASCII)
_SIXTIES = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}")
_SIXTIES_POINT = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}\.[0-9_]*")
_SIXTY = (3600, 60, 1)
"""What the parts of `12:30:15` count; Psych takes `12:30` for hours and minutes too."""

_FLOAT = re.compile(r"(?:[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?)")
_INTEGERS = (
    (re.compile(r"[-+]?0b[01_,]+"), 2),
    (re.compile(r"[-+]?0[0-7_,]+"), 8),
    (re.compile(r"[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)"), 10),
    (re.compile(r"[-+]?0x[0-9a-fA-F_,]+"), 16),
)


@lru_cache(maxsize=512)
def read_scalar(text: str) -> Value:
    """Return what an unquoted scalar means to Psych: a number, a date, a word for true, or itself.

    A symbol (`:name`) stays text: Debian's Jekyll refuses it, GitHub's reads it as text.
    """
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if not (text[0] in "+-." or text[0].isdigit()):
        return text
    for pattern, read in _READERS:
        if found := pattern.fullmatch(text):
            try:
                return read(found)
            except (ValueError, OverflowError):
                return text
    return text


def value_of(node: Node | None) -> Value:
    """Return what a node means.

    Raises:
        yaml.YAMLError: its aliases stand for more than a front matter can hold.

    """
    return Reader().value(node) if node is not None else None


def same(one: Value, other: Value) -> bool:
    """Tell whether two values are the same for every reader: 1, 1.0 and true are three values."""
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (isnan(one) and isnan(other))
    if type(one) is not type(other):
        return False
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, datetime) and isinstance(other, datetime):
        return _zoned(one) == _zoned(other) and _zoned(one).utcoffset() == _zoned(other).utcoffset()
    return one == other


def _zoned(time: datetime) -> datetime:
    """Return a time with its zone; without one it is in UTC, as Ruby reads it."""
    return time if time.tzinfo else time.replace(tzinfo=UTC)


class Reader:
    """Turns the nodes of one text into values and counts them: an alias counts for all it stands for."""

    def __init__(self) -> None:
        self._left = MOST_NODES
        self._anchored: dict[int, tuple[Value, int]] = {}
        """What stands at an anchor, and for how many values it counts."""

    def value(self, node: Node) -> Value:
        """Return what a node means.

        Raises:
            yaml.YAMLError: the nodes so far stand for more than a front matter can hold.

        """
        known = self._anchored.get(id(node)) if node.anchor else None
        self._spend(1 if known is None else known[1])
        if known is not None:
            return known[0]
        before = self._left + 1
        value = self._read(node)
        if node.anchor:
            self._anchored[id(node)] = value, before - self._left
        return value

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise yaml.MarkedYAMLError(problem="too many aliases")

    def _read(self, node: Node) -> Value:
        match node.kind:
            case Kind.ALIAS:
                return None if node.target is None else self.value(node.target)
            case Kind.LIST:
                return [self.value(item) for item in node.items]
            case Kind.MAP:
                return self._map(node)
            case _:
                return scalar_value(node)

    def _map(self, node: Node) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key, item in node.pairs:
            value = self.value(item)
            if key.text == MERGE and (more := merged(value)) is not None:
                values.update(more)
            else:
                values[key_text(key)] = value
        return values


def scalar_value(node: Node) -> Value:
    """Return what a scalar means, its quotes and its tag considered."""
    return plain_value(node.text, node.mark, node.tag)


def plain_value(text: str, mark: str, tag: str) -> Value:
    """Return what a scalar of some text, quote or block sign, and tag means.

    Psych asks what a text in quotes is like when there is a tag before it: `! '12'` is a number.
    """
    if (mark and not tag) or tag in {"!str", "tag:yaml.org,2002:str"}:
        return text
    value = read_scalar(text)
    if tag in {"!float", "tag:yaml.org,2002:float"} and isinstance(value, int):
        return float(value)
    return value


def key_text(key: Node) -> str:
    """Return the name of a key; a key that is no scalar has none."""
    return key_text(key.target) if key.target is not None else key.text


def merged(value: Value) -> dict[str, Value] | None:
    """Return what a merge key (`<<`) brings in, as Psych merges: later keys win, early ones do not."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list):
        return None
    found: dict[str, Value] = {}
    for part in reversed(value):
        if not isinstance(part, dict):
            return None
        found.update(part)
    return found


def _time(found: re.Match[str]) -> Value:
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    point, zone_text = found.groups()[6:]
    micro = int(f"{point or '0':0<6}"[:6])
    zone_parts = _ZONE.fullmatch(zone_text or "")
    zone = timezone(_offset(int(zone_parts[1]), int(zone_parts[2] or 0))) if zone_parts else UTC
    return datetime(year, month, day, hour, minute, second, micro, zone)


def _offset(hours: int, minutes: int) -> timedelta:
    return timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes)


def _date(found: re.Match[str]) -> Value:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _sixties(found: re.Match[str]) -> Value:
    parts = found[0].replace("_", "").split(":")
    return sum(int(part) * _SIXTY[place] for place, part in enumerate(parts))


def _sixties_point(found: re.Match[str]) -> Value:
    parts = found[0].replace("_", "").split(":")
    return sum(float(part) * _SIXTY[place] for place, part in enumerate(parts))


def _float(found: re.Match[str]) -> Value:
    text = found[0].replace(",", "").replace("_", "")
    return found[0] if text in {".", "+.", "-."} else float(text)


def _integer(found: re.Match[str]) -> Value:
    text = found[0].replace(",", "").replace("_", "")
    bases = (base for pattern, base in _INTEGERS if pattern.fullmatch(found[0]))
    return int(text, next(bases))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Value]], ...] = (
    (_TIME, _time),
    (_DATE, _date),
    (_SIXTIES, _sixties),
    (_SIXTIES_POINT, _sixties_point),
    (_FLOAT, _float),
    *((pattern, _integer) for pattern, _ in _INTEGERS),
)
