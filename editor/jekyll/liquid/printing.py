"""Values as Ruby prints them: in a page, joined, and by `inspect`."""

import datetime as dt
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise

from editor.jekyll.liquid.values import Drop, Nothing, type_of_spend

_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f", "\v": "\\v",
    "\a": "\\a", "\b": "\\b", "\x1b": "\\e",
}  # fmt: skip
_DAYS_BEFORE = 1_721_425
"""Days from the beginning of Ruby's count to that of Python's."""
_LAST_SHORT = 0xFFFF


def printed(value: object, spend: type_of_spend) -> str:
    """Return what `{{ value }}` shows: an Array's items run together."""
    if isinstance(value, Sequence) and not isinstance(value, str | range):
        return joined(value, "", spend)
    return text_of(value, spend)


def joined(items: Sequence[object], glue: str, spend: type_of_spend) -> str:
    """Return the items of an Array as one text, those of Arrays in it too."""
    parts: list[str] = []
    for item in items:
        spend(1)
        if isinstance(item, Sequence) and not isinstance(item, str | range):
            parts.append(joined(item, glue, spend))
        else:
            parts.append(text_of(item, spend))
        spend(len(parts[-1]) >> 6)
    return glue.join(parts)


def text_of(value: object, spend: type_of_spend) -> str:
    """Return a value's `to_s`."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, Nothing):
        return ""
    if isinstance(value, Drop):
        return value.ruby_name
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    return inspected(value, spend)


def inspected(value: object, spend: type_of_spend) -> str:
    """Return a value's `inspect`."""
    spend(1)
    if isinstance(value, Drop | Mapping):
        pairs = (f"{inspected(key, spend)}=>{inspected(item, spend)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, str):
        spend(len(value) >> 6)
        return quoted(value)
    if isinstance(value, range):
        return f"{value.start}..{value.stop - 1}"
    if isinstance(value, Sequence):
        return f"[{', '.join([inspected(item, spend) for item in value])}]"
    return _plain(value)


def _plain(value: object) -> str:
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return float_text(value)
    if isinstance(value, dt.datetime):
        return time_text(value)
    if isinstance(value, dt.date):
        return f"#<Date: {value.isoformat()} (({value.toordinal() + _DAYS_BEFORE}j,0s,0n),+0s,2299161j)>"
    return str(value)


def float_text(number: float) -> str:
    """Return a Float as Ruby prints it."""
    if number != number:  # noqa: PLR0124 - NaN alone
        return "NaN"
    if number in (float("inf"), float("-inf")):
        return "Infinity" if number > 0 else "-Infinity"
    mantissa, exponent, power = repr(number).partition("e")
    if exponent and "." not in mantissa:
        mantissa += ".0"
    return mantissa + exponent + power


def time_text(time: dt.datetime) -> str:
    """Return a Time as Ruby prints it; one in `timezone.utc` ends with UTC."""
    if time.tzinfo is dt.UTC:
        return f"{time:%Y-%m-%d %H:%M:%S} UTC"
    return f"{time:%Y-%m-%d %H:%M:%S %z}".rstrip()


def quoted(text: str) -> str:
    """Return a String as Ruby's `inspect` shows it."""
    parts = [_escaped(character) for character in text]
    for index, (part, after) in enumerate(pairwise(parts)):
        if part == "#" and after in ("{", "$", "@"):
            parts[index] = "\\#"
    return f'"{"".join(parts)}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if unicodedata.category(character) not in ("Cc", "Cn"):
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= _LAST_SHORT else f"\\u{{{code:X}}}"
