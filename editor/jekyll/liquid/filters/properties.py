"""What Jekyll's own filters take for a property of an item, and when it is the one that is asked for."""

import re
from collections.abc import Mapping, Sequence

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.elements import NoElements, element
from editor.jekyll.liquid.printing import joined
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.values import (
    Nothing,
    is_array,
    is_integer,
    is_number,
    to_float,
    to_integer,
)

_INTEGER_LIKE = re.compile(r"\s*-?\d+\s*", re.ASCII)
_FLOAT_LIKE = re.compile(r"\s*-?(?:\d+\.?\d*|\.\d+)\s*", re.ASCII)
_LONGEST_NUMBER = 40


def property_of(run: Run, item: object, name: object) -> object:
    """Return a property, by a path with dots; what looks like a number is one."""
    run.budget.spend()
    key = run.text(name)
    if "." not in key:
        return _as_number(run, _part(item, key))
    found = item
    for part in key.split("."):
        found = _part(found, part) if _has_parts(found) else False
    return _as_number(run, found)


def _has_parts(value: object) -> bool:
    return isinstance(value, Mapping | str) or is_array(value) or is_integer(value)


def _part(item: object, key: str) -> object:
    try:
        return element(item, key)
    except NoElements as why:
        raise Failed(f"undefined method '[]' for {why}") from why


def _as_number(run: Run, value: object) -> object:
    if value is None or isinstance(value, bool | Mapping) or is_array(value):
        return value
    text = value if isinstance(value, str) else run.text(value)
    if len(text) > _LONGEST_NUMBER:
        return value
    if _INTEGER_LIKE.fullmatch(text):
        return int(value) if is_number(value) and isinstance(value, int | float) else to_integer(text)
    if _FLOAT_LIKE.fullmatch(text):
        return value if is_number(value) else to_float(_leading_zero(text))
    return value


def _leading_zero(text: str) -> str:
    return re.sub(r"^(\s*-?)\.", r"\g<1>0.", text)


def is_target(run: Run, found: object, target: object) -> bool:
    """Tell whether a property is what is asked for, or, being an Array, holds it."""
    if target is None:
        return found is None
    if isinstance(target, Nothing):
        return found == "" or joined(_items(found), "", run.budget.spend) == ""
    text = run.text(target)
    if isinstance(found, str):
        return found == text
    return any(run.text(item) == text for item in _items(found))


def _items(value: object) -> Sequence[object]:
    """Return what `Array(value)` is."""
    if value is None:
        return ()
    if isinstance(value, Mapping):
        return [[key, item] for key, item in value.items()]
    return value if isinstance(value, Sequence) and not isinstance(value, str) else [value]


def is_refused(target: object) -> bool:
    """Tell whether `where` and `find` do nothing for such a target."""
    return is_array(target) or isinstance(target, Mapping)


def is_unset(name: object) -> bool:
    """Tell whether a property's name is none at all."""
    return name is None or name is False
