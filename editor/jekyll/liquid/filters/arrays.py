"""Filters about arrays: order, items, parts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cmp_to_key
from types import MappingProxyType

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.elements import NoElements, element
from editor.jekyll.liquid.filters.properties import property_of
from editor.jekyll.liquid.printing import joined
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.values import (
    Drop,
    Nothing,
    class_of,
    compare,
    first_of,
    is_array,
    is_integer,
    is_true,
    last_of,
    same,
    size_of,
    whole,
)


def flat(run: Run, value: object) -> list[object]:
    """Return what Liquid's own filters run over: an Array without Arrays in it; of another value, itself."""
    if value is None:
        return []
    if isinstance(value, Nothing):
        return [""]
    if isinstance(value, range):
        run.budget.spend(len(value))
        return list(value)
    if isinstance(value, Drop):
        return [list(pair) for pair in value.items()]
    return list(_flattened(run, value)) if is_array(value) else [value]


def _flattened(run: Run, value: object) -> Iterator[object]:
    for item in value if isinstance(value, Sequence) else ():
        run.budget.spend()
        if is_array(item):
            yield from _flattened(run, item)
        else:
            yield item


def size(_run: Run, given: object) -> object:
    """Return how many characters, items or bytes a value has."""
    return size_of(given) or 0


def first(_run: Run, given: object) -> object:
    """Return the first item."""
    return first_of(given)


def last(_run: Run, given: object) -> object:
    """Return the last item."""
    return last_of(given)


def join(run: Run, given: object, glue: object = " ") -> object:
    """Return items as one text."""
    items, between = flat(run, given), run.text(glue)
    run.budget.hold(len(between) * len(items))
    return joined(items, between, run.budget.spend)


def reverse(run: Run, given: object) -> object:
    """Return items from the last to the first."""
    return flat(run, given)[::-1]


def compact(run: Run, given: object, key: object = None) -> object:
    """Return items without those that are nil, or whose property is."""
    items = flat(run, given)
    try:
        return [item for item in items if (item if key is None else element(item, key)) is not None]
    except NoElements:
        return None


def uniq(run: Run, given: object, key: object = None) -> object:
    """Return items without those that were there before."""
    items = flat(run, given)
    if len(items) <= 1:
        return items
    try:
        keys = [item if key is None else element(item, key) for item in items]
    except NoElements:
        return None
    seen: dict[object, list[object]] = {}
    kept: list[object] = []
    for item, part in zip(items, keys, strict=True):
        alike = seen.setdefault(_bucket(part), [])
        run.budget.spend(1 + len(alike))
        if not any(type(part) is type(other) and same(part, other, run.budget.spend) for other in alike):
            alike.append(part)
            kept.append(item)
    return kept


def _bucket(value: object) -> object:
    return value if isinstance(value, str | int | float) else class_of(value)


def map_(run: Run, given: object, key: object) -> object:
    """Return a property of each item."""
    found: list[object] = []
    for item in flat(run, given):
        try:
            found.append(item if key == "to_liquid" else element(item, key))
        except NoElements:
            found.append(None)
    return found


def concat(run: Run, given: object, other: object) -> object:
    """Return the items of two arrays."""
    if not is_array(other) or not isinstance(other, Sequence):
        raise Failed("concat filter requires an array argument")
    run.budget.spend(len(other))
    return [*flat(run, given), *other]


def sort_natural(run: Run, given: object, key: object = None) -> object:
    """Return items in the order of their texts, capitals like small letters."""
    items = flat(run, given)
    keys = _keys(items, key)
    if keys is None:
        return None

    def order(left: object, right: object) -> int:
        run.budget.spend()
        if left is None or right is None:
            return 1 if left is None else -1
        a, b = _folded(run.text(left)), _folded(run.text(right))
        return (a > b) - (a < b)

    return sorted_by(items, keys, order)


def _folded(text: str) -> str:
    return "".join(chr(ord(letter) + 32) if "A" <= letter <= "Z" else letter for letter in text)


def _keys(items: Sequence[object], key: object) -> list[object] | None:
    if key is None:
        return list(items)
    if len(items) == 1:
        return list(items) if isinstance(items[0], str | Mapping) or is_integer(items[0]) else None
    try:
        return [element(item, key) for item in items]
    except NoElements:
        return None


def sorted_by(
    items: Sequence[object], keys: Sequence[object], order: Callable[[object, object], int]
) -> list[object]:
    """Return items in the order of their keys."""

    def by(left: int, right: int) -> int:
        return order(keys[left], keys[right])

    return [items[index] for index in sorted(range(len(items)), key=cmp_to_key(by))]


def sort(run: Run, given: object, key: object = None, nils: object = "first") -> object:
    """Return items in order; with a property, those without it `first` or `last`."""
    items = given_items(run, given, "sort")
    if key is None:
        return sorted_by(items, items, lambda left, right: _order(run, left, right))
    if nils not in ("first", "last"):
        raise Failed(f"'{run.text(nils)}' is not a valid nils order. It must be 'first' or 'last'.")
    sign = -1 if nils == "first" else 1
    keys = [property_of(run, item, key) for item in items]
    return sorted_by(items, keys, lambda left, right: _property_order(run, left, right, sign))


def _order(run: Run, left: object, right: object) -> int:
    run.budget.spend()
    order = compare(left, right, run.budget.spend)
    if order is None:
        raise Failed(f"comparison of {class_of(left)} with {class_of(right)} failed")
    return order


def _property_order(run: Run, left: object, right: object, sign: int) -> int:
    run.budget.spend()
    if left is not None and right is None:
        return -sign
    if left is None and right is not None:
        return sign
    order = compare(left, right, run.budget.spend)
    if order is not None:
        return order
    a, b = run.text(left), run.text(right)
    return (a > b) - (a < b)


def given_items(run: Run, given: object, name: str) -> list[object]:
    """Return what Jekyll's filters run over: the items of an Array, pairs of a Hash, numbers of a Range."""
    if isinstance(given, Mapping):
        found: list[object] = [list(pair) for pair in given.items()]
    elif isinstance(given, Sequence) and not isinstance(given, str):
        run.budget.spend(len(given))
        found = list(given)
    else:
        raise Failed(f"undefined method '{name}' for {class_of(given)}")
    return found


def push(run: Run, given: object, item: object) -> object:
    """Return an array with an item after it."""
    return [*_copy(run, given), item] if is_array(given) else given


def unshift(run: Run, given: object, item: object) -> object:
    """Return an array with an item before it."""
    return [item, *_copy(run, given)] if is_array(given) else given


def pop(run: Run, given: object, count: object = 1) -> object:
    """Return an array without its last items."""
    if not is_array(given):
        return given
    items = _copy(run, given)
    return items[: max(len(items) - _count(count), 0)]


def shift(run: Run, given: object, count: object = 1) -> object:
    """Return an array without its first items."""
    return _copy(run, given)[_count(count) :] if is_array(given) else given


def _copy(run: Run, given: object) -> list[object]:
    items = list(given) if isinstance(given, Sequence) else []
    run.budget.spend(len(items))
    return items


def _count(value: object) -> int:
    count = whole(value)
    if count < 0:
        raise Failed("negative array size")
    return count


def sample(run: Run, given: object, count: object = 1) -> object:
    """Return the first items: Jekyll takes any, and a preview should not change by itself."""
    if not is_array(given):
        return given
    items = _copy(run, given)
    number = whole(count) if is_integer(count) or isinstance(count, str) else 1
    return (items[0] if items else None) if number == 1 else items[: max(number, 0)]


def array_to_sentence_string(run: Run, given: object, connector: object = "and") -> object:
    """Return items as a sentence has them: one, two, and three."""
    if isinstance(given, str) and len(given) <= len("ab"):
        items: list[object] = list(given)
    elif isinstance(given, Mapping) and len(given) <= len("ab"):
        items = [None] * len(given)
    elif is_array(given):
        items = _copy(run, given)
    else:
        raise Failed(f"undefined method 'length' for {class_of(given)}")
    texts = [run.text(item) for item in items]
    word = run.text(connector)
    if len(items) <= 1:
        return "".join(texts)
    if len(items) == 2:  # noqa: PLR2004 - two items have no comma
        return f"{texts[0]} {word} {texts[1]}"
    return f"{joined(items[:-1], ', ', run.budget.spend)}, {word} {texts[-1]}"


def default(_run: Run, given: object, other: object = "", options: object = None) -> object:
    """Return another value where this is nil, false or empty."""
    allows = isinstance(options, Mapping) and is_true(options.get("allow_false"))
    missing = given is None if allows else not is_true(given)
    is_empty = isinstance(given, str | list | tuple | dict) and len(given) == 0
    return other if missing or is_empty else given


FILTERS = MappingProxyType({
    "array_to_sentence_string": array_to_sentence_string,
    "compact": compact,
    "concat": concat,
    "default": default,
    "first": first,
    "join": join,
    "last": last,
    "map": map_,
    "pop": pop,
    "push": push,
    "reverse": reverse,
    "sample": sample,
    "shift": shift,
    "size": size,
    "sort": sort,
    "sort_natural": sort_natural,
    "uniq": uniq,
    "unshift": unshift,
})  # fmt: skip
