"""A day and a time as a form writes them: `2024-02-27 09:30:00 +0900`, with the zone that Jekyll needs."""

import re
from datetime import datetime

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_CLOCK = re.compile(r"(?<![-+:\d])(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?")


def moment_text(at: datetime) -> str:
    """Return a moment with its zone."""
    return at.strftime("%Y-%m-%d %H:%M:%S %z")


def clock_of(text: str) -> str:
    """Return the time of day that a text names, as `09:30`; midnight where it names none."""
    found = _CLOCK.search(text)
    return f"{found[1]:0>2}:{found[2]}" if found else "00:00"


def with_day(text: str, day: str) -> str:
    """Return a text with another day; what else it says stays."""
    return _DAY.sub(day, text, count=1) if _DAY.search(text) else day


def with_clock(text: str, clock: str, now: datetime) -> str:
    """Return a text with another time of day; one that had none gets the zone too, and a day if need be."""
    found = _CLOCK.search(text)
    if found is not None:
        seconds = ":00" if found[0].count(":") > 1 else ""
        return text[: found.start()] + clock + seconds + text[found.end() :]
    day = _DAY.search(text)
    return f"{day[0] if day else now.date().isoformat()} {clock}:00 {now:%z}"
