"""Times as Ruby reads them from text and writes them by `strftime`."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from editor.jekyll.liquid.budget import Exhausted

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DIRECTIVE = re.compile(r"%([-0^#_]*)(\d*)(:{0,3})([a-zA-Z%+])", re.ASCII)
_WIDEST = 1024

_MONTH = "|".join(name[:3] for name in _MONTHS)
_ZONE = (
    r"(?P<zone>Z|UTC|GMT|KST|JST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|BST|[+-]\d{1,2}:?\d{2}|[+-]\d{1,2})"
)
_TIME = (
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d+))?)?|(?=\s*[ap]\.?m))"
    rf"\s*(?P<half>[ap]\.?m\b\.?)?\s*{_ZONE}?"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>-?\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})([/.])(?P<month>\d{1,2})\2(?P<year>\d{4})(?!\d)",
        rf"(?P<name>{_MONTH})[a-z]*\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)(?:\s*,?\s*(?P<year>\d{{4}}))?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<name>{_MONTH})[a-z]*\.?(?:[\s,-]+(?P<year>\d{{4}}))?",
        rf"(?P<name>{_MONTH})[a-z]*\.?\s+(?P<year>\d{{4}})",
        r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
    )
)
_CLOCK = re.compile(rf"(?<!\d)[t ]?{_TIME}", re.IGNORECASE | re.ASCII)
_COMPACT = re.compile(r"\d{8}T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})", re.IGNORECASE | re.ASCII)
_HOURS: Mapping[str, float] = {
    "z": 0, "utc": 0, "gmt": 0, "kst": 9, "jst": 9, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "bst": 1,
}  # fmt: skip
_NOON = 12
_LONGEST = 128
"""Ruby reads no time out of longer texts."""


def read_time(text: str, now: dt.datetime) -> dt.datetime | None:
    """Return the time that a text says, in the zone of `now` where it names none; `None`: it says none."""
    if len(text) > _LONGEST:
        return None
    day = next((found for form in _FORMS if (found := form.search(text))), None)
    clock = _CLOCK.search(text, day.end() if day else 0) or _CLOCK.search(text) or _COMPACT.search(text)
    if not day and not clock:
        return None
    named = day.groupdict() if day else {}
    timed = clock.groupdict() if clock else {}
    try:
        return _time(named, timed, now)
    except (ValueError, OverflowError):
        return None


def _time(day: Mapping[str, str | None], clock: Mapping[str, str | None], now: dt.datetime) -> dt.datetime:
    name = day.get("name")
    month = _month(name) if name else int(day.get("month") or now.month)
    date = dt.date(int(day.get("year") or now.year), month, int(day.get("day") or (1 if day else now.day)))
    part = (clock.get("part") or "")[:6].ljust(6, "0")
    hour = _hour(int(clock.get("hour") or 0), clock.get("half"))
    time = dt.time(hour % 24, int(clock.get("minute") or 0), int(clock.get("second") or 0), int(part))
    zone = _zone(clock.get("zone"))
    moment = dt.datetime.combine(date, time, zone or now.tzinfo)
    return moment + dt.timedelta(days=hour // 24)


def _month(name: str) -> int:
    return next(index for index, month in enumerate(_MONTHS, 1) if month[:3].lower() == name.lower())


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    return hour % _NOON + (_NOON if half[0] in "pP" else 0)


def _zone(name: str | None) -> dt.tzinfo | None:
    if not name:
        return None
    if name[0] not in "+-":
        hours = _HOURS[name.lower()]
        return dt.UTC if not hours else dt.timezone(dt.timedelta(hours=hours))
    digits = name[1:].replace(":", "")
    minutes = int(digits[:-2]) * 60 + int(digits[-2:]) if len(digits) > len("12") else int(digits) * 60
    return dt.timezone(dt.timedelta(minutes=-minutes if name[0] == "-" else minutes), "")


def written(time: dt.datetime | dt.date, form: str) -> str:
    """Return a time by a format of Ruby's `strftime`."""
    moment = time if isinstance(time, dt.datetime) else dt.datetime.combine(time, dt.time(), _ZERO)

    def directive(found: re.Match[str]) -> str:
        return _written(moment, found)

    return _DIRECTIVE.sub(directive, form)


_ZERO = dt.timezone(dt.timedelta(0), "+00:00")


def _written(time: dt.datetime, found: re.Match[str]) -> str:  # noqa: PLR0911 - one line per kind
    flags, digits, colons, letter = found.groups()
    width = min(int(digits[:9]), 10**9) if digits else 0
    if width > _WIDEST:
        raise Exhausted("string")
    if letter == "z":
        return _offset(time, flags, len(colons), width)
    if colons:
        return found[0]
    if letter in _COMPOUND:
        text = written(time, _COMPOUND[letter])
        return _text(text, flags, width)
    if letter in _NUMBERS:
        value, least, fill = _NUMBERS[letter](time)
        return _number(value, flags, width or least, fill)
    if letter in ("L", "N"):
        return f"{time.microsecond:06d}000"[: width or (3 if letter == "L" else 9)].ljust(width, "0")
    if letter in _TEXTS:
        return _text(_TEXTS[letter](time), flags.replace("#", "^") if letter in "aAbBh" else flags, width)
    return found[0]


def _number(value: int, flags: str, width: int, fill: str) -> str:
    if "-" in flags:
        return str(value)
    for flag in flags:
        fill = {"_": " ", "0": "0"}.get(flag, fill)
    if fill == "0" and value < 0:
        return f"-{abs(value):0{max(width - 1, 1)}d}"
    return str(value).rjust(width, fill)


def _text(text: str, flags: str, width: int) -> str:
    if "^" in flags:
        text = text.upper()
    elif "#" in flags:
        text = text.swapcase()
    return text if "-" in flags else text.rjust(width, "0" if "0" in flags else " ")


def _offset(time: dt.datetime, flags: str, colons: int, width: int) -> str:
    seconds = int((time.utcoffset() or dt.timedelta()).total_seconds())
    sign, rest = "-" if seconds < 0 else "+", abs(seconds)
    hours, minutes, last = rest // 3600, rest // 60 % 60, rest % 60
    tail = {0: f"{minutes:02d}", 1: f":{minutes:02d}", 2: f":{minutes:02d}:{last:02d}"}.get(colons, "")
    room = max(width - len(tail) - 1, 2)
    if "_" in flags:
        return f"{sign}{hours}{tail}".rjust(room + len(tail) + 1)
    return f"{sign}{hours:0{room}d}{tail}"


def _twelve(hour: int) -> int:
    return hour % _NOON or _NOON


type_of_number = Callable[[dt.datetime], tuple[int, int, str]]

_NUMBERS: Mapping[str, type_of_number] = {
    "Y": lambda time: (time.year, 4 if time.year >= 0 else 5, "0"),
    "C": lambda time: (time.year // 100, 2, "0"),
    "y": lambda time: (time.year % 100, 2, "0"),
    "m": lambda time: (time.month, 2, "0"),
    "d": lambda time: (time.day, 2, "0"),
    "e": lambda time: (time.day, 2, " "),
    "j": lambda time: (time.timetuple().tm_yday, 3, "0"),
    "H": lambda time: (time.hour, 2, "0"),
    "k": lambda time: (time.hour, 2, " "),
    "I": lambda time: (_twelve(time.hour), 2, "0"),
    "l": lambda time: (_twelve(time.hour), 2, " "),
    "M": lambda time: (time.minute, 2, "0"),
    "S": lambda time: (time.second, 2, "0"),
    "u": lambda time: (time.isoweekday(), 1, "0"),
    "w": lambda time: (time.isoweekday() % 7, 1, "0"),
    "G": lambda time: (time.isocalendar().year, 4, "0"),
    "g": lambda time: (time.isocalendar().year % 100, 2, "0"),
    "V": lambda time: (time.isocalendar().week, 2, "0"),
    "U": lambda time: (int(time.strftime("%U")), 2, "0"),
    "W": lambda time: (int(time.strftime("%W")), 2, "0"),
    "s": lambda time: (int(time.timestamp()), 1, "0"),
}
_TEXTS: Mapping[str, Callable[[dt.datetime], str]] = {
    "a": lambda time: _DAYS[time.weekday()][:3],
    "A": lambda time: _DAYS[time.weekday()],
    "b": lambda time: _MONTHS[time.month - 1][:3],
    "h": lambda time: _MONTHS[time.month - 1][:3],
    "B": lambda time: _MONTHS[time.month - 1],
    "p": lambda time: "PM" if time.hour >= _NOON else "AM",
    "P": lambda time: "pm" if time.hour >= _NOON else "am",
    "Z": lambda time: time.tzname() or "",
    "n": lambda _time: "\n",
    "t": lambda _time: "\t",
    "%": lambda _time: "%",
}
_COMPOUND: Mapping[str, str] = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "x": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "v": "%e-%^b-%Y",
    "X": "%H:%M:%S",
    "T": "%H:%M:%S",
    "r": "%I:%M:%S %p",
    "R": "%H:%M",
}
