"""A yes or no, and a time, in the form of one that stood there: `no` after `yes`, a zone as `+0900`."""

import re
from datetime import datetime

from editor.core.yaml.text import write_time, write_value

_TIME = re.compile(
    r"\d{4}-\d\d?-\d\d?(?P<between>[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?"
    r"(?P<gap>[ \t]*)(?P<zone>Z|[-+][\d:]+)?",
    re.ASCII,
)
_WORDS_FOR_BOOL = {"yes": "no", "Yes": "No", "on": "off", "On": "Off", "True": "False", "TRUE": "FALSE"}


def written_like(old: str, value: bool | datetime) -> str:
    """Return the source of a value as the unquoted `old` is written, if that is of its kind."""
    if isinstance(value, bool):
        return _word_like(old, value=value)
    found = _TIME.fullmatch(old)
    return _time_like(found, value) if found else write_value(value)


def _time_like(old: re.Match[str], value: datetime) -> str:
    """Return a time as the one that stood there is written: its zone as `+0900`, or none at all."""
    is_utc = not value.utcoffset()
    if is_utc and not old["zone"]:
        return write_time(value.replace(tzinfo=None), old["between"])
    written = write_time(value, old["between"], old["gap"] if old["zone"] else " ")
    if is_utc and old["zone"] == "Z":
        return f"{written[:-6]}Z"
    return f"{written[:-3]}{written[-2:]}" if ":" not in (old["zone"] or ":") and value.tzinfo else written


def _word_like(old: str, *, value: bool) -> str:
    """Return true or false in the words that stood there: `no` after `yes`."""
    for yes, no in _WORDS_FOR_BOOL.items():
        if old in {yes, no}:
            return yes if value else no
    return "true" if value else "false"
