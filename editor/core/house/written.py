"""A learned house style as tables for a `.wongo.toml`, with comments that say what each is for."""

import json
import re
from collections.abc import Iterator, Mapping

from editor.core.fields import LIST, WORDS
from editor.core.house.style import LISTS, Habit, HouseStyle
from editor.core.house.toml import CHOMPS, LINE_ENDS
from editor.core.manner import BETWEEN, COLON, Manner
from editor.core.yaml.text import BLOCKS, QUOTES, Style

_USUAL = 0.05
"""The share of posts from which on a key is the house's."""

_MOST_VALUES = 12
_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def missing_tables(house: HouseStyle, there: Mapping[str, object]) -> str:
    """Return the tables that a file which says `there` does not have yet, each with its comments."""
    fields = there.get("fields")
    known = fields.keys() if isinstance(fields, Mapping) else ()
    parts = [] if "house" in there else ["\n".join(_house(house))]
    parts += ["\n".join(_field(habit)) for habit in _usual(house) if habit.key not in known]
    return "\n\n".join(parts) + "\n" if parts else ""


def _usual(house: HouseStyle) -> Iterator[Habit]:
    return (habit for habit in house.habits if habit.share >= _USUAL)


def _house(house: HouseStyle) -> Iterator[str]:
    yield f"# 글 {house.posts}개에서 배운 작성 규칙. 고치면 고친 대로 쓰고, 지우면 다시 배웁니다."
    yield f"# How posts are written here, learned from {house.posts} of them. Change a line and it holds."
    yield "[house]"
    yield f"order = {_written([habit.key for habit in _usual(house)])}"
    yield f"line_end = {_name(LINE_ENDS, house.line_end)}"
    yield f"blank_lines = {house.below}                   # 머리말 아래 빈 줄 · under the front matter"
    if house.end:
        yield f"last_blank_lines = {house.end}              # 머리말 끝의 빈 줄 · above its last line"
    yield f"file = {_written(house.naming.file)}"
    yield f"slug = {_written(house.naming.slugs.value)}                   # hangul, ascii, number"
    if house.naming.digits > 1:
        yield f"digits = {house.naming.digits}                        # 001, 002, ..."


def _field(habit: Habit) -> Iterator[str]:
    key = habit.key if _BARE.fullmatch(habit.key) else _written(habit.key)
    manner = habit.words if habit.kind in {WORDS.id, LIST.id} else habit.text
    yield f"[fields.{key}]                           # 글의 {habit.share:.0%} · of the posts"
    yield f"type = {_written(habit.kind)}"
    yield from _manner(manner)
    if habit.pattern:
        yield f"date = {_written(habit.pattern)}"
    if habit.lengths.most:
        least, usual, most = habit.lengths.least, habit.lengths.usual, habit.lengths.most
        yield f"# 길이 · length: {least} - {usual} - {most}"
    if habit.values:
        yield f"values = {_written(list(habit.values[:_MOST_VALUES]))}"


def _manner(manner: Manner) -> Iterator[str]:
    yield f"style = {_written(manner.style.value)}"
    if manner.colon != COLON:
        yield f"colon = {_written(manner.colon)}"
    if manner.indent is not None and manner.style in LISTS | BLOCKS:
        yield f"indent = {manner.indent}"
    if manner.style in LISTS and manner.items in QUOTES:
        yield f"items = {_written(manner.items.value)}"
    if manner.style is Style.FLOW_LIST:
        yield from _in_brackets(manner)
    if manner.style in BLOCKS:
        yield f"chomp = {_name(CHOMPS, manner.chomp)}"
    if manner.quotes is not None:
        yield f"quotes = {_written(manner.quotes.value)}"
    if manner.blanks:
        yield f"blank_lines = {manner.blanks}                   # 위의 빈 줄 · above it"


def _in_brackets(manner: Manner) -> Iterator[str]:
    if manner.between != BETWEEN:
        yield f"between = {_written(manner.between)}"
    if manner.pad:
        yield f"pad = {_written(manner.pad)}"


def _name(names: Mapping[str, str], value: str) -> str:
    return _written(next((name for name, meant in names.items() if meant == value), ""))


def _written(value: object) -> str:
    """Return a text or a list of texts in TOML, whose strings are JSON's."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
