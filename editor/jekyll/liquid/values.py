"""Values as Ruby has them: what is true, what is equal, what is less, and what a name in a value leads to.

`None`, `bool`, `int`, `float` and `str` are Ruby's; a list or tuple is an Array, a mapping a Hash, a `range`
a Range. A `datetime` is a Time (in `datetime.UTC` one of Ruby's UTC times, which print so), a `date` a Date.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from typing_extensions import override

from editor.jekyll.liquid.budget import Exhausted, Failed

MOST_BITS = 8192
"""Longer integers are not made: no page shows one."""

_INTEGER = re.compile(r"\s*([+-]?\d+(?:_\d+)*)", re.ASCII)
_WHOLE = re.compile(r"\s*[+-]?\d+(?:_\d+)*\s*", re.ASCII)
_FLOAT = re.compile(r"\s*([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)", re.ASCII)
_MOST_DIGITS = 2400


class Drop(Mapping[str, object]):
    """A value of the site that answers names; it is looked up like a Hash, and loops run over its names.

    `ruby_name` is what printing it shows: the name of its class in Jekyll.
    """

    ruby_name = "Jekyll::Drops::Drop"


@dataclass(frozen=True, slots=True)
class Nothing:
    """`blank` or `empty` in a condition; elsewhere an empty text."""

    name: str

    @override
    def __str__(self) -> str:
        return ""


def is_true(value: object) -> bool:
    """Tell whether a condition holds: all but nil and false does."""
    return value is not None and value is not False


def is_array(value: object) -> bool:
    """Tell whether Ruby has the value as an Array."""
    return isinstance(value, Sequence) and not isinstance(value, str | range | bytes)


def is_integer(value: object) -> bool:
    """Tell whether Ruby has the value as an Integer."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: object) -> bool:
    """Tell whether Ruby has the value as a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


type_of_spend = Callable[[int], None]
"""How looking at so many values is counted."""


def same(left: object, right: object, spend: type_of_spend) -> bool:
    """Tell whether two values are equal in Ruby, where `true` is not 1."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, dt.datetime) != isinstance(right, dt.datetime):
        return False
    if is_array(left) and is_array(right):
        return _same_items(left, right, spend)
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return left is right or (len(left) == len(right) and _same_entries(left, right, spend))
    return bool(left == right)


def _same_items(left: object, right: object, spend: type_of_spend) -> bool:
    if not isinstance(left, Sequence) or not isinstance(right, Sequence) or len(left) != len(right):
        return False
    spend(len(left))
    return all(a is b or same(a, b, spend) for a, b in zip(left, right, strict=True))


def _same_entries(left: Mapping[str, object], right: Mapping[str, object], spend: type_of_spend) -> bool:
    spend(len(left))
    return all(key in right and same(value, right[key], spend) for key, value in left.items())


def compare(left: object, right: object, spend: type_of_spend) -> int | None:
    """Return Ruby's `<=>`: less, equal, greater, or `None` for what has no order."""
    if is_array(left) and is_array(right):
        return _compare_items(left, right, spend)
    if _has_order(left, right):
        return int(left > right) - int(left < right)  # type: ignore[operator]  # _has_order saw to it
    return 0 if same(left, right, spend) else None


def _has_order(left: object, right: object) -> bool:
    if is_number(left) and is_number(right):
        return left == left and right == right  # noqa: PLR0124 - false for NaN alone
    if isinstance(left, dt.datetime) or isinstance(right, dt.datetime):
        return isinstance(left, dt.datetime) and isinstance(right, dt.datetime)
    return any(isinstance(left, kind) and isinstance(right, kind) for kind in (str, dt.date))


def _compare_items(left: object, right: object, spend: type_of_spend) -> int | None:
    if not isinstance(left, Sequence) or not isinstance(right, Sequence):
        return None
    for a, b in zip(left, right, strict=False):
        spend(1)
        order = compare(a, b, spend)
        if order != 0:
            return order
    return (len(left) > len(right)) - (len(left) < len(right))


def ordered(left: object, operator: str, right: object, spend: type_of_spend) -> bool | None:
    """Return what `<`, `>`, `<=` or `>=` says; `None` for values that have no such operator."""
    if not (_has_operators(left) and _has_operators(right)):
        return None
    order = compare(left, right, spend) if _has_order(left, right) else None
    if order is None:
        if is_number(left) and is_number(right):
            return False
        raise Failed(f"comparison of {class_of(left)} with {_shown(right)} failed")
    return {"<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}[operator]


def _has_operators(value: object) -> bool:
    return is_number(value) or isinstance(value, str | dt.date)


def _shown(value: object) -> str:
    return str(value) if is_number(value) else class_of(value)


_CLASSES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "boolean"), (int, "Integer"), (float, "Float"), (str, "String"), (dt.datetime, "Time"),
    (dt.date, "Date"), (range, "Range"), (Mapping, "Hash"), (Sequence, "Array"),
)  # fmt: skip


def class_of(value: object) -> str:
    """Return the name of a value's class in Ruby."""
    if value is None:
        return "nil"
    return next((name for kind, name in _CLASSES if isinstance(value, kind)), "Object")


def contains(left: object, right: object, spend: type_of_spend) -> bool:
    """Return what the operator `contains` says, `right` being a text already where `left` is one."""
    if not is_true(left) or not is_true(right):
        return False
    if isinstance(left, str):
        return str(right) in left
    if isinstance(left, Mapping):
        return isinstance(right, str) and right in left
    if isinstance(left, range):
        return isinstance(right, int | float) and left.start <= right < left.stop
    return isinstance(left, Sequence) and any(same(item, right, spend) for item in left)


def size_of(value: object) -> int | None:
    """Return what `size` answers; `None` for a value that has none."""
    if isinstance(value, Drop):
        return None
    if isinstance(value, str | Sequence | Mapping | range):
        return len(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return max(8, (value.bit_length() + 7) // 8)
    return None


def first_of(value: object) -> object:
    """Return the first item; of a Hash its key and value."""
    if isinstance(value, Drop):
        return next(iter(value), None)
    if isinstance(value, Mapping):
        return next(([key, item] for key, item in value.items()), None)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return value[0] if len(value) else None
    return None


def last_of(value: object) -> object:
    """Return the last item of an Array or Range."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return value[-1] if len(value) else None
    return None


def items_of(value: object) -> Sequence[object] | None:
    """Return what a loop runs over: the items of an Array, pairs of a Hash, names of a Drop; else `None`."""
    if isinstance(value, Drop):
        return list(value)
    if isinstance(value, Mapping):
        return [[key, item] for key, item in value.items()]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return value
    return None


def to_integer(text: str) -> int:
    """Return the integer that a text begins with, 0 where it begins with none."""
    found = _INTEGER.match(text)
    if not found:
        return 0
    if len(found[1]) > _MOST_DIGITS:
        raise Exhausted("string")
    return int(found[1])


def to_float(text: str) -> float:
    """Return the number that a text begins with, 0 where it begins with none."""
    found = _FLOAT.match(text)
    return float(found[1]) if found else 0.0


def whole(value: object) -> int:
    """Return a value as an integer where Liquid insists on one."""
    if is_integer(value) and isinstance(value, int):
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return to_integer(value)
    raise Failed("invalid integer")
