"""Dates as a newsroom writes them, as patterns in the words of Ruby's `strftime`, which Jekyll has too."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType

from editor.core.house.votes import most

_WRITTEN = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:(?P<gap>[Tt]|[ \t]+)(?P<hour>\d{1,2}):\d\d(?P<second>:\d\d)?(?P<point>\.\d+)?"
    r"(?P<zone>[ \t]*(?:Z|[-+]\d{2}(?::?\d\d)?))?)?",
    re.ASCII,
)
_SHORT = "mdH"
_OPEN = re.compile(rf"%[-?]([{_SHORT}])")
_TOKEN = re.compile(r"(%-?[YmdHMSz]|%:z|%[1-9]N)")


def seen_in(text: str) -> str:
    """Return the pattern that a date is written in; nothing where the text is no date.

    A month, a day or an hour of two digits does not show what becomes of one digit: it is `%?m` then.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return ""
    day = f"%Y-{seen('m', found['month'])}-{seen('d', found['day'])}"
    if found["hour"] is None:
        return day
    second = "%S" if found["second"] else ""
    point = f".%{min(len(found['point']) - 1, 9)}N" if found["point"] else ""
    clock = f"{seen('H', found['hour'])}:%M{':' if second else ''}{second}{point}"
    return f"{day}{found['gap']}{clock}{_zone(found['zone'] or '')}"


def seen(letter: str, digits: str) -> str:
    """Return what digits show of how a part of a date is written: `%m`, `%-m`, or `%?m` for either."""
    return f"%{'-' if len(digits) == 1 else '' if digits.startswith('0') else '?'}{letter}"


def agreed(votes: Iterable[tuple[str, float]]) -> str:
    """Return the pattern that most of some seen ones agree on; nothing without any."""
    patterns = list(votes)
    pattern = most(((_OPEN.sub(r"%\1", seen), weight) for seen, weight in patterns), "")
    signs: dict[str, str] = {}
    for letter in _SHORT:
        shown = ((found[1], weight) for one, weight in patterns if (found := _shown(letter).search(one)))
        signs[letter] = most(shown, "?")
    usual = {"m": signs["d"], "d": signs["m"]}  # a month in two digits is written as the days are
    for letter, sign in signs.items():
        chosen = sign if sign != "?" else usual.get(letter, "")
        pattern = pattern.replace(f"%{letter}", f"%{chosen.strip('?')}{letter}")
    return pattern


def written(moment: date, pattern: str) -> str:
    """Return a day or a moment in a pattern: what the pattern does not know stays as it is."""
    full = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    return _TOKEN.sub(lambda found: _token(found[0], full), pattern)


def _shown(letter: str) -> re.Pattern[str]:
    return re.compile(f"%(-?){letter}")


def _zone(zone: str) -> str:
    sign = zone.strip()
    if not sign:
        return ""
    gap = zone[: len(zone) - len(sign)]
    return gap + ("Z" if sign == "Z" else "%:z" if ":" in sign else "%z")


def _token(token: str, moment: datetime) -> str:
    if token in _TOKENS:
        return _TOKENS[token](moment)
    return f"{moment.microsecond:06d}000"[: int(token[1])]


def _offset(moment: datetime) -> str:
    return moment.strftime("%z") or "+0000"


def _offset_with_colon(moment: datetime) -> str:
    offset = _offset(moment)
    return f"{offset[:3]}:{offset[3:5]}"


_TOKENS: Mapping[str, Callable[[datetime], str]] = MappingProxyType(
    {
        "%Y": lambda moment: f"{moment.year:04d}",
        "%m": lambda moment: f"{moment.month:02d}",
        "%-m": lambda moment: str(moment.month),
        "%d": lambda moment: f"{moment.day:02d}",
        "%-d": lambda moment: str(moment.day),
        "%H": lambda moment: f"{moment.hour:02d}",
        "%-H": lambda moment: str(moment.hour),
        "%M": lambda moment: f"{moment.minute:02d}",
        "%S": lambda moment: f"{moment.second:02d}",
        "%z": _offset,
        "%:z": _offset_with_colon,
    }
)
