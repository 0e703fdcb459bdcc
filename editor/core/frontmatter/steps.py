"""What becomes of each item of a list that gets other items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from editor.core.text import common_prefix
from editor.core.yaml.values import Value

_MOST_COMPARED = 40_000
"""Pairs of items; where there are more, each takes the place of the one that stood there."""


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one item: both numbers for one that stays or changes, one for a new or gone one."""

    old: int | None
    new: int | None


def steps(old: Sequence[Value], new: Sequence[Value]) -> Iterator[Step]:
    """Yield what becomes of each item, in the new order: the fewest that change."""
    for start, end, new_start, new_end in _stretches([*map(_key, old)], [*map(_key, new)]):
        paired = min(end - start, new_end - new_start)
        yield from (Step(start + place, new_start + place) for place in range(paired))
        yield from (Step(place, None) for place in range(start + paired, end))
        yield from (Step(None, place) for place in range(new_start + paired, new_end))


def _stretches(old: list[object], new: list[object]) -> Iterator[tuple[int, int, int, int]]:
    """Yield which items of the old stand against which of the new, in order.

    What both begin and end with is taken off first: of items that are all alike the rest takes long.
    """
    head = common_prefix(old, new)
    tail = common_prefix(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    yield from ((at, at + 1, at, at + 1) for at in range(head))
    if (old_end - head) * (new_end - head) > _MOST_COMPARED:
        yield head, old_end, head, new_end
    else:
        matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=False)
        for _, *ends in matcher.get_opcodes():
            start, end, new_start, new_stop = (at + head for at in ends)
            yield start, end, new_start, new_stop
    yield from ((old_end + at, old_end + at + 1, new_end + at, new_end + at + 1) for at in range(tail))


def _key(value: Value) -> tuple[str, str]:
    return type(value).__name__, repr(value)
