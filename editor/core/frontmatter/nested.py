"""New lists and maps in lines of their own, with what is inside of them in lines of its own too."""

from collections.abc import Iterator, Mapping, Sequence

from editor.core.manner import Manner
from editor.core.yaml.text import write_text
from editor.core.yaml.values import Value

_STEP = 2


def map_lines(values: Mapping[str, Value], indent: int, manner: Manner) -> str:
    """Return the lines of a map.

    Raises:
        Refused: a value holds half a character.

    """
    return "".join(f"{' ' * indent}{line}\n" for line in _map(values, manner))


def list_lines(items: Sequence[Value], indent: int, manner: Manner) -> str:
    """Return the lines of a list.

    Raises:
        Refused: an item holds half a character.

    """
    return "".join(f"{' ' * indent}{line}\n" for line in _list(items, manner))


def _map(values: Mapping[str, Value], manner: Manner) -> Iterator[str]:
    for key, value in values.items():
        below = list(_below(value, manner))
        one_line = "" if below or value is None else f" {manner.item(value)}"
        yield f"{write_text(key)}:{one_line}"
        yield from (" " * _STEP + line for line in below)


def _list(items: Sequence[Value], manner: Manner) -> Iterator[str]:
    for item in items:
        first, *rest = list(_below(item, manner)) or [manner.item(item)]
        yield f"- {first}"
        yield from (" " * _STEP + line for line in rest)


def _below(value: Value, manner: Manner) -> Iterator[str]:
    """Yield the lines of what needs some: a map, and a list of lists and maps."""
    if isinstance(value, dict) and value:
        yield from _map(value, manner)
    elif isinstance(value, list) and any(isinstance(item, dict | list) and item for item in value):
        yield from _list(value, manner)
