"""What stands in markup: names, texts, numbers, ranges, and output with filters; strict, else lax."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from editor.jekyll.liquid.budget import Exhausted
from editor.jekyll.liquid.grammar import END, Reader, Rejected
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.values import (
    Drop,
    Nothing,
    first_of,
    is_array,
    is_integer,
    last_of,
    size_of,
    to_float,
    to_integer,
    whole,
)

QUOTED = r"""(?:"[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+)"""
"""A word of markup: without blanks, commas and bars, save in quotes."""
ATTRIBUTE = re.compile(rf"(?<![\w-])-*(\w[\w-]*)\s*:\s*({QUOTED})", re.ASCII)

_BLANKS = " \t\n\v\f\r\0"
_INTEGER = re.compile(r"-?\d+", re.ASCII)
_FLOAT = re.compile(r"-?\d[\d.]+", re.ASCII)
_RANGE = re.compile(r"\(\s*(?>(\S+)\s*\.\.)\s*(\S+)\s*\)", re.ASCII)
_STEP = re.compile(r"\[[^\]]+\]|[\w-]+\??", re.ASCII)
_FIRST = re.compile(rf"({QUOTED})(.*)", re.DOTALL | re.ASCII)
_FILTERS = re.compile(r"\|\s*(.*)", re.DOTALL | re.ASCII)
_FILTER = re.compile(rf"(?:\s+|{QUOTED}|,)+", re.ASCII)
_ARGUMENT = re.compile(rf"[:,]\s*((?:\w+\s*:\s*)?{QUOTED})", re.ASCII)
_NAME = re.compile(r"\w+", re.ASCII)

type_of_content_co = TypeVar("type_of_content_co", covariant=True)

_COMMANDS: Mapping[str, Callable[[object], object]] = {"size": size_of, "first": first_of, "last": last_of}
_LITERALS: Mapping[str, object] = {
    "": None, "nil": None, "null": None, "true": True, "false": False,
    "blank": Nothing("blank"), "empty": Nothing("empty"),
}  # fmt: skip


class Expression(Protocol):
    """Something with a value."""

    def value(self, run: Run) -> object:
        """Return the value as it is now."""
        ...


@dataclass(frozen=True, slots=True)
class Constant:
    """A text, number or literal."""

    content: object

    def value(self, run: Run) -> object:
        """Return it."""
        run.budget.spend()
        return self.content


NIL = Constant(None)


@dataclass(frozen=True, slots=True)
class RangeOf:
    """`(first..last)`."""

    first: Expression
    last: Expression

    def value(self, run: Run) -> object:
        """Return the range; it is never written out as a whole."""
        return _range_of(_bound(self.first.value(run)), _bound(self.last.value(run)))


def _range_of(first: int, last: int) -> range:
    """Return a range, unless it is longer than a machine can count."""
    if last - first >= sys.maxsize:
        raise Exhausted("steps")
    return range(first, last + 1)


def _bound(value: object) -> int:
    if value is None:
        return 0
    return to_integer(value) if isinstance(value, str) else whole(value)


@dataclass(frozen=True, slots=True)
class Lookup:
    """A name, and what is looked up in its value."""

    name: Expression
    steps: tuple[Expression, ...]
    commands: tuple[bool, ...]
    """Which steps are `size`, `first` or `last`, written with a dot."""

    def value(self, run: Run) -> object:
        """Return what is found in the end; nil as soon as nothing is."""
        run.budget.spend(1 + len(self.steps))
        found = run.find(self.name.value(run))
        for step, is_command in zip(self.steps, self.commands, strict=True):
            found = looked_up(found, step.value(run), is_command=is_command)
            if found is None:
                return None
        return found


def looked_up(holder: object, key: object, *, is_command: bool) -> object:
    """Return what a key leads to: an entry, an item, or what one of Ruby's three methods answers."""
    if isinstance(holder, Mapping) and (is_integer(key) or (isinstance(key, str) and key in holder)):
        return holder.get(key)
    if is_integer(key) and is_array(holder):
        return item_at(holder, key)
    if not is_command or (isinstance(holder, Drop) and key != "first"):
        return None
    return _COMMANDS[str(key)](holder)


def item_at(array: object, index: object) -> object:
    """Return an item of an Array; one before the first or after the last is nil."""
    if not isinstance(array, Sequence) or not isinstance(index, int):
        return None
    return array[index] if -len(array) <= index < len(array) else None


def read_expression(markup: str | None) -> Expression:
    """Read an expression as Ruby's Liquid does, which takes anything for a name in the end."""
    if markup is None:
        return NIL
    text = markup.strip(_BLANKS)
    if text and text[0] in "\"'" and text.endswith(text[0]):
        return Constant(text[1:-1])
    if _INTEGER.fullmatch(text):
        return Constant(to_integer(text))
    bounds = _RANGE.fullmatch(text)
    if bounds:
        return _range(read_expression(bounds[1]), read_expression(bounds[2]))
    if _FLOAT.fullmatch(text):
        return Constant(to_float(text))
    return Constant(_LITERALS[text]) if text in _LITERALS else _lookup(text)


def _range(first: Expression, last: Expression) -> Expression:
    """Return a range; between constants Ruby rounds its ends at once."""
    if isinstance(first, Constant) and isinstance(last, Constant):
        return Constant(_range_of(_rounded(first.content), _rounded(last.content)))
    return RangeOf(first, last)


def _rounded(value: object) -> int:
    if isinstance(value, float):
        return int(value)
    return to_integer(value) if isinstance(value, str) else whole(value or 0)


def _lookup(markup: str) -> Lookup:
    parts = _STEP.findall(markup)
    name = _step(parts[0]) if parts else NIL
    commands = tuple(part in _COMMANDS for part in parts[1:])
    return Lookup(name, tuple(_step(part) for part in parts[1:]), commands)


def _step(part: str) -> Expression:
    return read_expression(part[1:-1]) if part.startswith("[") else Constant(part)


@dataclass(frozen=True, slots=True)
class Call:
    """A filter with its arguments."""

    name: str
    arguments: tuple[Expression, ...]
    named: tuple[tuple[str, Expression], ...] = ()

    def value(self, run: Run, given: object) -> object:
        """Return what the filter makes of a value."""
        arguments = [argument.value(run) for argument in self.arguments]
        if self.named:
            arguments.append({name: argument.value(run) for name, argument in self.named})
        return run.filtered(self.name, given, arguments)


@dataclass(frozen=True, slots=True)
class Output:
    """What stands in `{{ }}`: an expression and filters."""

    start: Expression
    calls: tuple[Call, ...]

    def value(self, run: Run) -> object:
        """Return the value after the last filter."""
        value = self.start.value(run)
        for call in self.calls:
            value = call.value(run, value)
            if isinstance(value, str):
                run.budget.make(len(value))
        return "" if isinstance(value, Nothing) else value


@dataclass(frozen=True, slots=True)
class Read(Generic[type_of_content_co]):
    """What was read, and why the strict grammar refused it, if it did."""

    content: type_of_content_co
    warning: str = ""


def read_output(markup: str) -> Read[Output]:
    """Read the markup of an output."""
    try:
        return Read(_strict(markup))
    except Rejected as why:
        return Read(_lax(markup), str(why))


def _strict(markup: str) -> Output:
    reader = Reader(markup)
    if reader.looks(END):
        return Output(NIL, ())
    start = read_expression(reader.expression())
    calls: list[Call] = []
    while reader.takes("|"):
        name = reader.take("id")
        arguments: list[str] = []
        if reader.takes(":"):
            arguments.append(reader.argument())
            while reader.takes(","):
                arguments.append(reader.argument())
        calls.append(_call(name, arguments))
    reader.take(END)
    return Output(start, tuple(calls))


def _lax(markup: str) -> Output:
    """Read what can be read: a first word, and filters after the first bar; the rest is dropped."""
    first = _FIRST.search(markup)
    if not first:
        return Output(NIL, ())
    bar = _FILTERS.search(first[2])
    calls = [
        _call(name[0], _ARGUMENT.findall(part))
        for part in (_FILTER.findall(bar[1]) if bar else ())
        if (name := _NAME.search(part))
    ]
    return Output(read_expression(first[1]), tuple(calls))


def _call(name: str, arguments: list[str]) -> Call:
    plain: list[Expression] = []
    named: dict[str, Expression] = {}
    for argument in arguments:
        attribute = ATTRIBUTE.fullmatch(argument)
        if attribute:
            named[attribute[1]] = read_expression(attribute[2])
        else:
            plain.append(read_expression(argument))
    return Call(name, tuple(plain), tuple(named.items()))
