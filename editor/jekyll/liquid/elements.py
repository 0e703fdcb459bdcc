"""`item[key]` as Ruby has it for each kind of value."""

import datetime as dt
from collections.abc import Mapping, Sequence

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.values import class_of, is_array, is_number


class NoElements(Exception):
    """A value that has no `[]`."""


def element(item: object, key: object) -> object:
    """Return what a key leads to; nil where there is nothing, `NoElements` and `Failed` as Ruby refuses."""
    if isinstance(item, Mapping):
        return item.get(key) if isinstance(key, str | int | float) else None
    if isinstance(item, str) and isinstance(key, str):
        return key if key in item else None
    if isinstance(item, str) or is_array(item):
        if not isinstance(item, Sequence) or not isinstance(key, int | float) or not is_number(key):
            raise Failed(f"cannot select the property '{_named(key)}'")
        index = int(key)
        return item[index] if -len(item) <= index < len(item) else None
    if isinstance(item, int) and is_number(item):
        if not isinstance(key, int | float) or not is_number(key):
            raise Failed(f"cannot select the property '{_named(key)}'")
        return (item >> int(key)) & 1 if 0 <= key < item.bit_length() else int(key >= 0 and item < 0)
    raise NoElements(class_of(item))


def _named(key: object) -> str:
    return str(key) if isinstance(key, str | int | float | dt.date) else class_of(key)
