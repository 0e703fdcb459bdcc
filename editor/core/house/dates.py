"""Dates as a newsroom writes them, as patterns in the words of Ruby's `strftime`, which Jekyll has too."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType

_WRITTEN = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:(?P<gap>[Tt]|[ \t]+)(?P<hour>\d{1,2}):\d\d(?P<second>:\d\d)?(?P<point>\.\d+)?"
    r"(?P<zone>[ \t]*(?:Z|[-+]\d{2}(?::?\d\d)?))?)?",
    re.ASCII,
)
_TOKEN = re.compile(r"(%-?[YmdHMSz]|%:z|%[1-9]N)")


def pattern_of(text: str) -> str:
    """Return the pattern that a date is written in; nothing where the text is no date."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return ""
    is_short = len(found["month"]) == 1 or len(found["day"]) == 1
    day = "%Y-%-m-%-d" if is_short else "%Y-%m-%d"
    if found["hour"] is None:
        return day
    hour = "%-H" if len(found["hour"]) == 1 else "%H"
    second = "%S" if found["second"] else ""
    point = f".%{min(len(found['point']) - 1, 9)}N" if found["point"] else ""
    clock = f"{hour}:%M{':' if second else ''}{second}{point}"
    return f"{day}{found['gap']}{clock}{_zone(found['zone'] or '')}"


def written(moment: date, pattern: str) -> str:
    """Return a day or a moment in a pattern: what the pattern does not know stays as it is."""
    full = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    return _TOKEN.sub(lambda found: _token(found[0], full), pattern)


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
