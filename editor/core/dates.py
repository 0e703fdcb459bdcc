"""Dates as Jekyll reads them, measured against Ruby: YAML's own, and what `Time.parse` makes of the rest.

What has surprised newsrooms: a date with seconds and without a zone is taken as UTC by YAML, so that
`2024-02-27 20:00:00` is published on the 28th in Seoul; in quotes, or without seconds, it is local time.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

_DATE = re.compile(
    r"(?<!\d)(?P<year>\d{2,4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_ENGLISH = (
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_NAMED},?[ -](?P<year>\d{{4}})", re.IGNORECASE
    ),
    re.compile(rf"\b{_NAMED} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?<!\d)(?P<year>\d{{4}})[ -]{_NAMED}[ -](?P<day>\d{{1,2}})(?!\d)", re.IGNORECASE),
)
_DATES = (_DATE, _DAY_FIRST, _COMPACT, *_ENGLISH)
_TIME = re.compile(
    r"(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\s*([ap]m\b)?\s*(Z\b|[A-Z]{3,4}\b|[-+]\d{1,2}(?::?\d\d)?)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"[ T](\d{1,2})$")
_OFFSET = re.compile(r"([-+])(\d{1,2})(?::?(\d\d))?")
_HOURS_OF_ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "kst": 9,
    "jst": 9,
    "cet": 1,
    "cest": 2,
    "bst": 1,
    "ist": 5.5,
} | {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_Day = tuple[int, int, int]
_NEXT_CENTURY = 69
"""Two-digit years from here on are of the last century."""


def moment_of(value: object, zone: tzinfo) -> datetime | None:
    """Return the moment that Jekyll makes of a front matter value; `None` where it is no date.

    `zone` is the site's, in which a day begins. Fractions of a second are dropped, as Jekyll does.
    """
    if isinstance(value, datetime):
        return value.astimezone(zone).replace(microsecond=0)
    if isinstance(value, date):
        return datetime.combine(value, time(), zone)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return read_date(str(value), zone)


def read_date(text: str, zone: tzinfo) -> datetime | None:
    """Return the moment that Ruby's `Time.parse` reads in a text, in the site's zone; `None` for none."""
    for pattern in _DATES:
        found = pattern.search(text)
        if found is not None:
            month = found["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
            day = (_full_year(found["year"]), number, int(found["day"]))
            return _with_time(day, text[found.end() :], zone)
    return None


def read_day(text: str) -> date | None:
    """Return the day that the beginning of a post's file name says: `2024-2-7`, `24-02-07`."""
    moment = read_date(text, UTC)
    return moment.date() if moment else None


def _with_time(day: _Day, rest: str, zone: tzinfo) -> datetime | None:
    """Return the moment of a day at the time that `rest` says; midnight where it says none."""
    found = _TIME.search(rest)
    if found is None:
        bare = _HOUR.search(rest)
        moment = _moment(day, (int(bare[1]) if bare else 0, 0, 0))
        return moment and moment.replace(tzinfo=zone)
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "pm" else 0)
    moment = _moment(day, (hour, minute, second))
    return moment and moment.replace(tzinfo=_offset(found[5] or "", zone)).astimezone(zone)


def _moment(day: _Day, clock: tuple[int, int, int]) -> datetime | None:
    """Return the moment; the 30th of February is the 1st of March, 24:00 the next day, as in Ruby."""
    (year, month, number), (hour, minute, second) = day, clock
    if not (1 <= month <= 12 and 1 <= number <= 31 and hour <= 24 and minute < 60 and second <= 60):  # noqa: PLR2004 - a calendar
        return None
    try:
        first = datetime(year, month, 1)  # noqa: DTZ001 - the zone is put on by the caller
        return first + timedelta(days=number - 1, hours=hour, minutes=minute, seconds=second)
    except (ValueError, OverflowError):
        return None


def _offset(text: str, default: tzinfo) -> tzinfo:
    """Return the zone that a date names: an offset or a usual abbreviation; else `default`."""
    found = _OFFSET.fullmatch(text)
    if found is None:
        hours = _HOURS_OF_ZONES.get(text.lower())
        return default if hours is None else timezone(timedelta(hours=hours))
    distance = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-distance if found[1] == "-" else distance) if distance < timedelta(days=1) else default


def _full_year(digits: str) -> int:
    """Return the year; two digits mean a year near ours."""
    year = int(digits)
    if len(digits) != len("24"):
        return year
    return year + (1900 if year >= _NEXT_CENTURY else 2000)
