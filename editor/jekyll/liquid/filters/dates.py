"""Filters about times: `date` by a format, and Jekyll's fixed forms in the site's zone."""

import datetime as dt
import re
from types import MappingProxyType

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.times import read_time, written
from editor.jekyll.liquid.values import is_integer

_DIGITS = re.compile(r"\d+", re.ASCII)
_MOST_DIGITS = 12
_TEENS = range(11, 14)


def date(run: Run, given: object, form: object) -> object:
    """Return a time by a format; what is no time stays as it is."""
    style = run.text(form)
    if not style:
        return given
    time = time_of(run, given)
    if time is None:
        return given
    text = written(time, style)
    run.budget.spend(len(text) >> 4)
    return text


def time_of(run: Run, given: object) -> dt.datetime | dt.date | None:
    """Return the time that a value is or says, as Liquid takes it."""
    if isinstance(given, dt.date):
        return given
    if isinstance(given, str):
        text = given.lower()
        if text in ("now", "today"):
            return _now(run)
        if not _DIGITS.fullmatch(text):
            return read_time(text, _now(run)) if text else None
    elif not is_integer(given):
        return None
    return _at(run, str(given))


def _now(run: Run) -> dt.datetime:
    return run.tools.now().astimezone(run.tools.time_zone)


def _at(run: Run, digits: str) -> dt.datetime | None:
    if len(digits) > _MOST_DIGITS:
        return None
    try:
        return dt.datetime.fromtimestamp(int(digits), run.tools.time_zone)
    except (ValueError, OverflowError, OSError):
        return None


def _local(run: Run, given: object) -> dt.datetime | None:
    """Return a time in the site's zone; `None` for a value whose text is empty."""
    if not run.text(given):
        return None
    time = time_of(run, given)
    if time is None:
        raise Failed(f"Invalid Date: '{run.text(given)}' is not a valid datetime.")
    if not isinstance(time, dt.datetime):
        return dt.datetime.combine(time, dt.time(), run.tools.time_zone)
    return time.astimezone(run.tools.time_zone)


def date_to_xmlschema(run: Run, given: object) -> object:
    """Return `2024-02-27T10:00:00+09:00`."""
    return xml_time(run, given)


def xml_time(run: Run, given: object) -> object:
    """Return a time as XML Schema has it."""
    time = _local(run, given)
    return given if time is None else written(time, "%Y-%m-%dT%H:%M:%S%:z")


def date_to_rfc822(run: Run, given: object) -> object:
    """Return `Tue, 27 Feb 2024 10:00:00 +0900`."""
    time = _local(run, given)
    return given if time is None else written(time, "%a, %d %b %Y %H:%M:%S %z")


def date_to_string(run: Run, given: object, kind: object = None, style: object = None) -> object:
    """Return `27 Feb 2024`."""
    return _words(run, given, "%b", kind, style)


def date_to_long_string(run: Run, given: object, kind: object = None, style: object = None) -> object:
    """Return `27 February 2024`."""
    return _words(run, given, "%B", kind, style)


def _words(run: Run, given: object, month: str, kind: object, style: object) -> object:
    time = _local(run, given)
    if time is None:
        return given
    if kind != "ordinal":
        return written(time, f"%d {month} %Y")
    day = f"{time.day}{_ordinal(time.day)}"
    return written(time, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")


def _ordinal(number: int) -> str:
    return "th" if number in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


FILTERS = MappingProxyType({
    "date": date,
    "date_to_long_string": date_to_long_string,
    "date_to_rfc822": date_to_rfc822,
    "date_to_string": date_to_string,
    "date_to_xmlschema": date_to_xmlschema,
})  # fmt: skip
