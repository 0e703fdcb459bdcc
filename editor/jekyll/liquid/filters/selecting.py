"""Jekyll's filters that choose and group: `where`, `find`, `group_by`, and those with an expression."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from editor.jekyll.liquid.budget import Failed
from editor.jekyll.liquid.conditions import Condition, read_strictly
from editor.jekyll.liquid.expressions import read_output
from editor.jekyll.liquid.filters.properties import is_refused, is_target, is_unset, property_of
from editor.jekyll.liquid.grammar import Rejected
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.values import Drop, class_of, is_true, same


def _candidates(run: Run, given: object) -> list[object] | None:
    """Return what is chosen from: items, or the values of a Hash; `None` for what has neither."""
    if isinstance(given, dict):
        return list(given.values())
    if isinstance(given, Drop | Mapping):
        return [list(pair) for pair in given.items()]
    if isinstance(given, Sequence) and not isinstance(given, str):
        run.budget.spend(len(given))
        return list(given)
    return None


def where(run: Run, given: object, name: object, target: object) -> object:
    """Return the items that have a property."""
    items = _candidates(run, given)
    if items is None or is_unset(name) or is_refused(target):
        return given
    return [item for item in items if is_target(run, property_of(run, item, name), target)]


def find(run: Run, given: object, name: object, target: object) -> object:
    """Return the first item that has a property."""
    items = _candidates(run, given)
    if items is None or is_unset(name) or is_refused(target):
        return given
    return next((item for item in items if is_target(run, property_of(run, item, name), target)), None)


def where_exp(run: Run, given: object, variable: object, expression: object) -> object:
    """Return the items for which an expression is true."""
    items = _candidates(run, given)
    if items is None:
        return given
    condition = _condition(expression)
    return _with_each(run, variable, items, lambda item: [item] if is_true(condition.value(run)) else [])


def find_exp(run: Run, given: object, variable: object, expression: object) -> object:
    """Return the first item for which an expression is true."""
    items = _candidates(run, given)
    if items is None:
        return given
    condition = _condition(expression)
    names: dict[str, object] = {}
    with run.extend(names):
        for item in items:
            names[run.text(variable)] = item
            if is_true(condition.value(run)):
                return item
    return None


def _condition(expression: object) -> Condition:
    if not isinstance(expression, str):
        raise Failed("no implicit conversion into String")
    try:
        return read_strictly(expression, has_literals=False)
    except Rejected as why:
        raise Failed(f"Liquid syntax error: {why}") from why


def _with_each(
    run: Run, variable: object, items: Sequence[object], chosen: Callable[[object], list[object]]
) -> list[object]:
    names: dict[str, object] = {}
    name = run.text(variable)
    found: list[object] = []
    with run.extend(names):
        for item in items:
            names[name] = item
            run.budget.spend()
            found.extend(chosen(item))
    return found


def group_by(run: Run, given: object, name: object) -> object:
    """Return groups of items with the same property."""
    items = _groupable(run, given)
    if items is None:
        return given
    return _groups([(run.text(property_of(run, item, name)), item) for item in items], run)


def group_by_exp(run: Run, given: object, variable: object, expression: object) -> object:
    """Return groups of items for which an expression has the same value."""
    items = _groupable(run, given)
    if items is None:
        return given
    output = read_output(run.text(expression)).content
    keyed = _with_each(run, variable, items, lambda item: [(output.value(run), item)])
    return _groups([pair for pair in keyed if isinstance(pair, tuple)], run)


def _groupable(run: Run, given: object) -> list[object] | None:
    if isinstance(given, Mapping):
        return [list(pair) for pair in given.items()]
    if isinstance(given, Sequence) and not isinstance(given, str):
        run.budget.spend(len(given))
        return list(given)
    return None


def _groups(keyed: Sequence[tuple[object, ...]], run: Run) -> list[object]:
    groups: list[tuple[object, list[object]]] = []
    known: dict[object, list[tuple[object, list[object]]]] = {}
    for key, item in keyed:
        alike = known.setdefault(key if isinstance(key, str) else class_of(key), [])
        run.budget.spend(1 + len(alike))
        group = next((group for group in alike if _is_key(group[0], key, run)), None)
        if group is None:
            group = (key, [])
            alike.append(group)
            groups.append(group)
        group[1].append(item)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups]


def _is_key(known: object, key: object, run: Run) -> bool:
    return type(known) is type(key) and same(known, key, run.budget.spend)


FILTERS = MappingProxyType({
    "find": find,
    "find_exp": find_exp,
    "group_by": group_by,
    "group_by_exp": group_by_exp,
    "where": where,
    "where_exp": where_exp,
})  # fmt: skip
