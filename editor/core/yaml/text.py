"""Writing YAML: texts that stay texts for every reader, quoted only when they need it."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import isinf, isnan

from editor.core.errors import Refused
from editor.core.message import msg
from editor.core.yaml.values import Value


class Style(StrEnum):
    """How a value is written."""

    EMPTY = "empty"
    PLAIN = "plain"
    SINGLE = "single"
    DOUBLE = "double"
    FOLDED = "folded"
    LITERAL = "literal"
    BLOCK_LIST = "block-list"
    FLOW_LIST = "flow-list"
    BLOCK_MAP = "block-map"
    FLOW_MAP = "flow-map"
    ALIAS = "alias"


BLOCKS = frozenset({Style.FOLDED, Style.LITERAL})
"""The styles of a text that stands on indented lines of its own."""


QUOTES = frozenset({Style.SINGLE, Style.DOUBLE})


@dataclass(frozen=True, slots=True)
class Raw:
    """A value given as YAML source, to be written as it is."""

    source: str


# What Psych, SafeYAML, PyYAML or ruamel (YAML 1.2) would each take for something else than text.
_WORDS = re.compile(r"y|yes|n|no|true|false|on|off|null|~|=|<<|[-+]?\.inf|\.nan", re.IGNORECASE)
_NUMBER = re.compile(r"(?=.*\d|\.)[-+._,:\deExXoOTtZz]+|[-+]?0[xX][\da-fA-F_,]+|[-+]?0[bB][01_,]+", re.ASCII)
_TIME = re.compile(r"-?\d{4}-\d{1,2}-\d{1,2}[Tt \t][\d:.\sZz+\-]+", re.ASCII)
_VERSION = re.compile(r"\d+(?:\.\d+){2,}", re.ASCII)
_INNER_HASH = re.compile(r"(?<=\S)#")
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`")
_BREAKS_OUT = re.compile(r":(?:[ \t]|$)|[ \t]#|[\t\n]")
_BREAKS_OUT_OF_FLOW = re.compile(r"[,\[\]{}:#?'\"]")
UNPRINTABLE = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML lets stand in a file only as an escape, and what readers take for a line end."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_ESCAPED = re.compile(f'[\\\\"\n\t]|{UNPRINTABLE.pattern}')


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Tell whether a text can stand unquoted and is still that text for every YAML reader."""
    if not text or text[0] in _FIRST or text[0].isspace() or text[-1].isspace():
        return False
    if _BREAKS_OUT.search(text) or UNPRINTABLE.search(text) or (flow and _BREAKS_OUT_OF_FLOW.search(text)):
        return False
    return not (_WORDS.fullmatch(text) or _NUMBER.fullmatch(text) or _TIME.fullmatch(text))


def is_plain_where_usual(text: str, *, flow: bool = False) -> bool:
    """Tell whether a text can stand unquoted where others of its kind do: `6.0.0`, and `c#` in brackets.

    No reader is known that takes these for anything else; quoting them is caution.
    """
    if _VERSION.fullmatch(text):
        return True
    return is_plain(_INNER_HASH.sub("", text) if flow else text, flow=flow)


def write_text(text: str, style: Style = Style.PLAIN, *, flow: bool = False) -> str:
    """Return the source of a text on one line: in the style asked for, or the first that can hold it.

    Raises:
        Refused: the text holds half a character (a lone surrogate).

    """
    if _SURROGATE.search(text):
        raise Refused(msg("This text holds half a character, which no file can hold."))
    if style not in {Style.SINGLE, Style.DOUBLE}:
        if is_plain(text, flow=flow):
            return text
        style = Style.DOUBLE if "'" in text and not ('"' in text or "\\" in text) else Style.SINGLE
    if style is Style.DOUBLE or "\n" in text or "\t" in text or UNPRINTABLE.search(text):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    return "'" + text.replace("'", "''") + "'"


def write_value(value: Value, style: Style = Style.PLAIN, *, flow: bool = False) -> str:
    """Return the source of any value on one line; collections in brackets.

    Raises:
        Refused: the value holds half a character.

    """
    match value:
        case str():
            return write_text(value, style, flow=flow)
        case list():
            return "[" + ", ".join(write_value(item, flow=True) for item in value) + "]"
        case dict():
            pairs = (
                f"{write_text(key, flow=True)}: {write_value(item, flow=True)}" for key, item in value.items()
            )
            return "{" + ", ".join(pairs) + "}"
        case None:
            return "null" if flow else ""
        case _:
            return _write_scalar(value)


def _write_scalar(value: bool | float | date) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return write_time(value)
        case float() if isnan(value) or isinf(value):
            return ".nan" if isnan(value) else ".inf" if value > 0 else "-.inf"
        case float():
            return _write_float(value)
        case _:
            return str(value)


def write_time(value: datetime, between: str = " ", gap: str = " ") -> str:
    """Return a time as every reader has it: PyYAML knows no zone without a colon."""
    time = value.replace(tzinfo=None).isoformat(between)
    zone = value.isoformat()[len(time) :]
    return f"{time}{gap}{zone}" if zone else time


def _write_float(value: float) -> str:
    """Return a float as YAML 1.1 has it: with a point, and a sign after the `e`."""
    digits, e, power = repr(value).partition("e")
    point = "" if "." in digits else ".0"
    sign = "+" if e and power[0].isdigit() else ""
    return f"{digits}{point}{e}{sign}{power}"


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ESCAPES:
        return _ESCAPES[character]
    return f"\\u{ord(character):04X}"
