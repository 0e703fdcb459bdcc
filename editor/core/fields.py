"""Field types: how a value of the front matter is shown to be edited, and what is made of what was typed.

They parse, format and validate; they do not draw. What a form shows of a value is a text, some words, or
yes and no; `editor.ui.form.inputs` has an input for each `InputKind`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, time
from enum import StrEnum
from types import MappingProxyType

from editor.core.dates import read_date
from editor.core.frontmatter.reading import Entry
from editor.core.frontmatter.writing import Typed
from editor.core.message import Message, msg
from editor.core.yaml.text import Raw, Style
from editor.core.yaml.tree import Kind, Node
from editor.core.yaml.values import Value, key_text, read_scalar


@dataclass(frozen=True, slots=True)
class Pairs:
    """What a form shows of a map: its keys and what each says, in their order."""

    rows: tuple[tuple[str, str], ...] = ()


Shown = str | tuple[str, ...] | bool | Pairs
"""What a form shows of a value: a text, words, yes and no, or a map's pairs."""

Written = Value | Raw | Typed
"""What a form has the front matter say: a value, a text as it is typed, or YAML as it is typed."""


class InputKind(StrEnum):
    """What kind of input a value is edited in."""

    TITLE = "title"
    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"
    DATE = "date"
    WORDS = "words"
    PICTURE = "picture"
    SWITCH = "switch"
    SLUG = "slug"
    ADDRESS = "address"
    PAIRS = "pairs"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class FieldType:
    """A type of field. `fits` tells whether an entry can be shown by it without losing anything.

    `read` gives what the form shows of an entry, given the whole file, `write` the value of what was typed,
    or the sentence that
    says what is wrong with it; the entry it is to replace, if any, decides what was a text stays one.
    `is_patient` types wait with that sentence until the input is left: half a date is no mistake yet.
    `is_whole` types never leave a part in the text: the 3rd of February is not `2024-02-30`.
    """

    id: str
    input: InputKind
    fits: Callable[[Entry], bool]
    read: Callable[[Entry, str], Shown]
    write: Callable[[Shown, Entry | None], Written | Message]
    empty: Shown = ""
    is_patient: bool = False
    is_whole: bool = False


_HARD_TO_HOLD = re.compile("[\r\u2029\ufdd0\ufdd1]")
"""What no text of Qt's can hold: typing beside it would change it. Such a value is shown as its source."""

_DATE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d*)?)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::?\d\d)?))?)?",
    re.ASCII,
)
_NOT_A_DATE = msg("This is not a date. Write it as 2024-02-27 or 2024-02-27 09:30:00 +0900.")
_NOT_A_NUMBER = msg("This is not a number.")
_TWICE = msg("Two lines have the name “{name}”.")
_NO_NAME = msg("A line has no name.")
_ADDRESS = re.compile(r"https?://\S+")
_LONGEST_WORD = 30
"""Characters of a list's item that is still shown as a chip."""

_ON_LINES = frozenset({Style.BLOCK_LIST, Style.BLOCK_MAP})
_QUOTED = frozenset({Style.SINGLE, Style.DOUBLE})


def nothing(entry: Entry | None) -> str | None:
    """Return the value of a field that was emptied: a quoted text keeps its quotes, all else is nothing."""
    return "" if entry is not None and entry.style in _QUOTED else None


def _is_empty(entry: Entry) -> bool:
    return entry.value is None and not entry.text


def _fits_line(entry: Entry) -> bool:
    return _fits_lines(entry) and "\n" not in entry.text and "\u2028" not in entry.text


def _fits_lines(entry: Entry) -> bool:
    return _is_empty(entry) or (isinstance(entry.value, str) and not _HARD_TO_HOLD.search(entry.value))


def _fits_date(entry: Entry) -> bool:
    return _fits_line(entry) or isinstance(entry.value, date)


def _fits_words(entry: Entry) -> bool:
    if isinstance(entry.value, list):
        return all(_word(node) is not None for node in _nodes(entry))
    return _fits_line(entry)


def _fits_list(entry: Entry) -> bool:
    return isinstance(entry.value, list) and all(
        word and word == word.strip(" \t") and "\n" not in word for word in map(_word, _nodes(entry))
    )


def _fits_pairs(entry: Entry) -> bool:
    """Tell whether a map has a name and one line of text, a number or the like on each of its lines."""
    pairs = entry.node.pairs
    names = [key_text(key) for key, _ in pairs]
    is_plain = entry.node.kind is Kind.MAP and len(set(names)) == len(names)
    return (
        is_plain
        and bool(pairs)
        and all(node.kind is Kind.SCALAR and "\n" not in node.text and not node.tag for _, node in pairs)
    )


def _fits_switch(entry: Entry) -> bool:
    return isinstance(entry.value, bool)


def _fits_number(entry: Entry) -> bool:
    return _is_empty(entry) or (isinstance(entry.value, int | float) and not isinstance(entry.value, bool))


def _fits_anything(entry: Entry) -> bool:
    del entry
    return True


def _read_text(entry: Entry, _text: str) -> str:
    return entry.text


def _read_lines(entry: Entry, _text: str) -> str:
    return entry.text.rstrip("\n")


def _read_raw(entry: Entry, text: str) -> str:
    """Return the source of a value, its lines moved to the left as far as the first one."""
    if entry.style not in _ON_LINES:
        return entry.value_span.of(text) if isinstance(entry.value, str) else entry.text
    start = entry.value_span.start
    indent = " " * (start - text.rfind("\n", 0, start) - 1)
    return "\n".join(line.removeprefix(indent) for line in entry.text.split("\n"))


def _read_words(entry: Entry, _text: str) -> tuple[str, ...]:
    return _words(entry)


def _words(entry: Entry) -> tuple[str, ...]:
    """Return the words of a list, or of a text as Jekyll splits it: at blanks."""
    if isinstance(entry.value, list):
        return tuple(word for node in _nodes(entry) if (word := _word(node)) is not None)
    return tuple(entry.text.split())


def _read_list(entry: Entry, _text: str) -> str:
    return "\n".join(_words(entry))


def _read_pairs(entry: Entry, _text: str) -> Pairs:
    return Pairs(tuple((key_text(key), node.text) for key, node in entry.node.pairs))


def _read_switch(entry: Entry, _text: str) -> bool:
    return entry.value is True


def _nodes(entry: Entry) -> tuple[Node, ...]:
    node = entry.node.target if entry.node.kind is Kind.ALIAS and entry.node.target else entry.node
    return node.items


def _word(node: Node) -> str | None:
    """Return a list item as it is written, without quotes; `None` for what is more than a word."""
    return node.text if node.kind is Kind.SCALAR else None


def _write_text(shown: Shown, _entry: Entry | None) -> Written | Message:
    return Typed(str(shown))


def _write_lines(shown: Shown, _entry: Entry | None) -> Written | Message:
    """Empty last lines are not kept: they are there while the next one is being typed."""
    return Typed(str(shown).rstrip("\n"))


def _write_date(shown: Shown, entry: Entry | None) -> Written | Message:
    text = str(shown).strip()
    if not _is_date(text):
        return _NOT_A_DATE
    return Typed(text) if entry is not None and is_date_in_quotes(entry) else Raw(text)


def is_date_in_quotes(entry: Entry) -> bool:
    """Tell whether a value is a date that is a text to YAML, and marked as one."""
    return entry.is_text and entry.style is not Style.PLAIN and read_date(entry.text, UTC) is not None


def _is_date(text: str) -> bool:
    """Tell whether a text is a day, with a time or without, that is in the calendar."""
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return (date(year, month, day), time(hour, minute, second)) > (date.min, time.min)
    except ValueError:
        return False


def _write_number(shown: Shown, _entry: Entry | None) -> Written | Message:
    text = str(shown).strip()
    value = read_scalar(text) if text else None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Raw(text) if is_number else _NOT_A_NUMBER


def _write_words(shown: Shown, entry: Entry | None) -> Written | Message:
    """Words that were in the list stay what they were: `2024` a number, `yes` a yes."""
    words = shown if isinstance(shown, tuple) else tuple(str(shown).split())
    old = entry.value if entry is not None and isinstance(entry.value, list) else []
    known = dict(zip(_words(entry), old, strict=False)) if entry is not None and old else {}
    return [known.get(word, word) for word in words]


def _write_list(shown: Shown, entry: Entry | None) -> Written | Message:
    lines = (line.strip(" \t") for line in str(shown).split("\n"))
    return _write_words(tuple(line for line in lines if line), entry)


def _write_pairs(shown: Shown, entry: Entry | None) -> Written | Message:
    """Let what was no text stay of its kind where it can: a number that becomes another number."""
    rows = [row for row in shown.rows if any(row)] if isinstance(shown, Pairs) else []
    names = [name for name, _ in rows]
    if not all(names):
        return _NO_NAME
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        return Message(_TWICE.text, (("name", twice),))
    old = entry.value if entry is not None and isinstance(entry.value, dict) else {}
    shown_before = dict(_read_pairs(entry, "").rows) if entry is not None else {}
    return {
        name: old[name] if name in old and shown_before.get(name) == text else _like(old.get(name), text)
        for name, text in rows
    }


def _like(old: Value, text: str) -> Value:
    """Return a text as what stood there before was: a number, a date or a yes, or a text."""
    if not text and old is None:
        return None
    meant = read_scalar(text) if text and old is not None else text
    return meant if type(meant) is type(old) else text


def _write_switch(shown: Shown, _entry: Entry | None) -> Written | Message:
    return shown is True


def _write_raw(shown: Shown, _entry: Entry | None) -> Written | Message:
    return Raw(str(shown))


TEXT = FieldType("text", InputKind.LINE, _fits_line, _read_text, _write_text)
TITLE = FieldType("title", InputKind.TITLE, _fits_line, _read_text, _write_text)
SLUG = FieldType("slug", InputKind.SLUG, _fits_line, _read_text, _write_text)
CHOICE = FieldType("choice", InputKind.CHOICE, _fits_line, _read_text, _write_text)
IMAGE = FieldType("image", InputKind.PICTURE, _fits_line, _read_text, _write_text)
LONG_TEXT = FieldType("long-text", InputKind.LINES, _fits_lines, _read_lines, _write_lines)
DATE = FieldType("date", InputKind.DATE, _fits_date, _read_text, _write_date, is_patient=True, is_whole=True)
NUMBER = FieldType(
    "number", InputKind.LINE, _fits_number, _read_text, _write_number, is_patient=True, is_whole=True
)
ADDRESS = FieldType("address", InputKind.ADDRESS, _fits_line, _read_text, _write_text)
LIST = FieldType("list", InputKind.LINES, _fits_list, _read_list, _write_list)
PAIRS = FieldType(
    "pairs", InputKind.PAIRS, _fits_pairs, _read_pairs, _write_pairs, empty=Pairs(), is_patient=True
)
WORDS = FieldType("words", InputKind.WORDS, _fits_words, _read_words, _write_words, empty=())
SWITCH = FieldType("switch", InputKind.SWITCH, _fits_switch, _read_switch, _write_switch, empty=False)
RAW = FieldType("raw", InputKind.CODE, _fits_anything, _read_raw, _write_raw, is_patient=True)

FIELD_TYPES: Mapping[str, FieldType] = MappingProxyType(
    {
        kind.id: kind
        for kind in (
            TEXT, TITLE, LONG_TEXT, WORDS, LIST, CHOICE, DATE, SLUG, SWITCH, NUMBER, IMAGE, ADDRESS, PAIRS,
            RAW,
        )
    }
)  # fmt: skip
"""Every field type by its id, as the schema names it."""

_BY_SHAPE = (SWITCH, TEXT, NUMBER, LONG_TEXT, PAIRS, LIST)


def type_of(entry: Entry) -> FieldType:
    """Return the type that shows an entry of an unknown key: by the shape of its value."""
    if isinstance(entry.value, date):
        return DATE
    if isinstance(entry.value, str) and _ADDRESS.fullmatch(entry.value):
        return ADDRESS
    if isinstance(entry.value, list) and _fits_words(entry) and not _is_long(entry):
        return WORDS
    return next((kind for kind in _BY_SHAPE if kind.fits(entry)), WORDS if _fits_words(entry) else RAW)


def _is_long(entry: Entry) -> bool:
    """Tell whether a list's items are sentences or addresses rather than words."""
    return _fits_list(entry) and any(len(word) > _LONGEST_WORD for word in _words(entry))
