"""The house style in a site's `.wongo.toml`: `[house]` for whole posts, `[fields.KEY]` for a key.

What the tables do not say stays as the posts show it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TypeVar

from editor.core.errors import SettingsTrouble
from editor.core.fields import FIELD_TYPES
from editor.core.house.dates import seen_in, written
from editor.core.house.naming import MOST_DIGITS, Naming, Slugs, is_name
from editor.core.house.style import LISTS, Habit, HouseStyle
from editor.core.manner import Manner
from editor.core.message import msg
from editor.core.yaml.text import BLOCKS, Style

Table = Mapping[str, object]

LINE_ENDS: Mapping[str, str] = MappingProxyType({"lf": "\n", "crlf": "\r\n"})
CHOMPS: Mapping[str, str] = MappingProxyType({"clip": "", "strip": "-", "keep": "+"})
"""What becomes of the line end behind a folded or literal text, in YAML's own words."""

_SLUGS = MappingProxyType({kind.value: kind for kind in Slugs})
_TYPES = MappingProxyType({name: name for name in FIELD_TYPES})
_QUOTES = MappingProxyType({style.value: style for style in (Style.SINGLE, Style.DOUBLE)})
_STYLES = MappingProxyType(
    {style.value: style for style in (Style.PLAIN, Style.SINGLE, Style.DOUBLE, *sorted(BLOCKS | LISTS))}
)
_ITEMS = MappingProxyType({style.value: style for style in (Style.PLAIN, Style.SINGLE, Style.DOUBLE)})
_HOUSE = frozenset({"order", "line_end", "blank_lines", "last_blank_lines", "file", "slug", "digits"})
_FIELD = frozenset(
    {
        "type", "title", "style", "quotes", "indent", "chomp", "colon", "date", "values", "always",
        "items", "between", "pad", "blank_lines",
    }
)  # fmt: skip
_MOST_LINES = 20
_COLON = re.compile(r"[ \t]*:[ \t]+")
_BETWEEN, _PAD = re.compile(r"[ \t]*,[ \t]*"), re.compile(r"[ \t]*")
_SAMPLE = datetime(2024, 2, 7, 9, 5, tzinfo=UTC)

_Known = TypeVar("_Known")


def settled(learned: HouseStyle, house: object, fields: object) -> HouseStyle:
    """Return a learned house style with what a site's own tables say instead.

    Raises:
        SettingsTrouble: they say something that is no house style.

    """
    house, fields = _table("house", house), _table("fields", fields)
    _refuse_others("house", house, _HOUSE)
    order = (*_completed(_texts("house", house, "order", ()), learned.order), *fields)
    tables = {key: _table(f"fields.{key}", value) for key, value in fields.items()}
    file = _fit("house", house, "file", learned.naming.file, is_name)
    return replace(
        learned,
        habits=tuple(_habit(learned, key, tables.get(key, {})) for key in dict.fromkeys(order)),
        line_end=_one_of("house", house, "line_end", LINE_ENDS, learned.line_end),
        below=_number("house", house, "blank_lines", learned.below),
        end=_number("house", house, "last_blank_lines", learned.end),
        naming=Naming(
            file,
            _one_of("house", house, "slug", _SLUGS, learned.naming.slugs),
            min(_number("house", house, "digits", learned.naming.digits), MOST_DIGITS),
        ),
    )


def _completed(order: Sequence[str], learned: Sequence[str]) -> list[str]:
    """Return a stated order with the keys it does not name, each behind those that posts have before it."""
    whole = list(dict.fromkeys(order))
    before: set[str] = set()
    for key in learned:
        if key not in whole:
            at = max((at for at, other in enumerate(whole) if other in before), default=-1)
            whole.insert(at + 1, key)
        before.add(key)
    return whole


def _habit(learned: HouseStyle, key: str, table: Table) -> Habit:
    own, name = learned.habit(key), f"fields.{key}"
    _refuse_others(name, table, _FIELD)
    blanks = _number(name, table, "blank_lines", own.text.blanks)
    text, words = (replace(_manner(name, table, one), blanks=blanks) for one in (own.text, own.words))
    style = _one_of(name, table, "style", _STYLES, None)
    always = table.get("always")
    if not isinstance(always, bool | None):
        raise _trouble(f"{name}.always", always)
    return replace(
        own,
        kind=_one_of(name, table, "type", _TYPES, own.kind),
        title=_text(name, table, "title", own.title),
        share=own.share if always is None else float(always),
        text=text if style is None or style in LISTS else replace(text, style=style),
        words=words if style is None or style not in LISTS else replace(words, style=style),
        pairs=replace(own.pairs, blanks=blanks),
        pattern=_fit(name, table, "date", own.pattern, _is_pattern),
        values=_texts(name, table, "values", own.values),
    )


def _manner(name: str, table: Table, own: Manner) -> Manner:
    """Return how a value is written, but for its style, which a text and a list do not share."""
    indent = _number(name, table, "indent", -1)
    quotes = _one_of(name, table, "quotes", _QUOTES, own.quotes)
    return replace(
        own,
        colon=_fit(name, table, "colon", own.colon, _COLON.fullmatch),
        indent=own.indent if indent < 0 else indent,
        chomp=_one_of(name, table, "chomp", CHOMPS, own.chomp),
        quotes=quotes,
        items=_one_of(name, table, "items", _ITEMS, own.items),
        between=_fit(name, table, "between", own.between, _BETWEEN.fullmatch),
        pad=_fit(name, table, "pad", own.pad, _PAD.fullmatch),
    )


def _table(name: str, value: object) -> Table:
    if not isinstance(value, Mapping):
        raise _trouble(name, value)
    return value


def _one_of(name: str, table: Table, key: str, known: Mapping[str, _Known], own: _Known) -> _Known:
    value = table.get(key)
    if value is None:
        return own
    if not isinstance(value, str) or value not in known:
        raise _trouble(f"{name}.{key}", value)
    return known[value]


def _text(name: str, table: Table, key: str, own: str) -> str:
    value = table.get(key, own)
    if not isinstance(value, str):
        raise _trouble(f"{name}.{key}", value)
    return value


def _fit(name: str, table: Table, key: str, own: str, fits: Callable[[str], object]) -> str:
    text = _text(name, table, key, own)
    if key in table and not fits(text):
        raise _trouble(f"{name}.{key}", text)
    return text


def _is_pattern(text: str) -> bool:
    return bool(seen_in(written(_SAMPLE, text)))


def _texts(name: str, table: Table, key: str, own: tuple[str, ...]) -> tuple[str, ...]:
    value = table.get(key)
    if value is None:
        return own
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _trouble(f"{name}.{key}", value)
    return tuple(value)


def _number(name: str, table: Table, key: str, own: int) -> int:
    value = table.get(key, own)
    is_usual = value is own
    if not isinstance(value, int) or isinstance(value, bool) or not (is_usual or 0 <= value <= _MOST_LINES):
        raise _trouble(f"{name}.{key}", value)
    return value


def _refuse_others(name: str, table: Table, known: frozenset[str]) -> None:
    for key in table:
        if key not in known:
            raise _trouble(f"{name}.{key}", table[key])


def _trouble(name: str, value: object) -> SettingsTrouble:
    return SettingsTrouble(
        msg("The house style of this site cannot be read."),
        msg("“{name}” cannot be {value}.", name=name, value=value),
        msg("Correct the [house] and [fields] tables in .wongo.toml."),
    )
