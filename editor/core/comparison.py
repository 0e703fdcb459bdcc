"""Two versions of a text beside each other: the lines that differ, the changes from one to the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from editor.core.text import Change, ChangeSet
from editor.kramdown.span import Span

_MOST_PAIRS = 4_000_000
"""Lines of one side times lines of the other from which on nobody waits for the best comparison."""

Stretch = tuple[int, int, int, int]
"""Lines `[a, b)` of the old text became lines `[c, d)` of the new one."""


@dataclass(frozen=True, slots=True)
class Side:
    """One line on one side, and what of it the other side has not."""

    text: str
    changed: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A line of each side. A side without one has `None`; `skipped` counts equal lines left out before."""

    old: Side | None
    new: Side | None
    skipped: int = 0

    @property
    def is_same(self) -> bool:
        """Whether both sides have the line."""
        return self.old == self.new


def changes_between(old: str, new: str) -> ChangeSet:
    """Return the changes from one text to another, line by line: what is the same stays untouched.

    A caret in a line that is the same stays in it, also with changes before and after.
    """
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = _starts(before)
    changes: list[Change] = []
    for first, last, new_first, new_last in _stretches(before, after):
        span = Span(starts[first], starts[last])
        change = Change(span, "".join(after[new_first:new_last])).minimal(old)
        changes.append(change)
    return ChangeSet(tuple(changes))


def beside(old: str, new: str, *, around: int = 2) -> tuple[Row, ...]:
    """Return the lines that differ, each with `around` (at least one) equal ones; none for the same texts."""
    before, after = old.splitlines(), new.splitlines()
    stretches = _stretches(before, after)
    rows: list[Row] = []
    done = 0  # equal lines of the old side shown so far
    for number, (first, last, new_first, new_last) in enumerate(stretches):
        start = max(done, first - around)
        if start - done == 1:
            start = done  # to say that one line is the same takes as much room as the line
        rows += _equal(before[start:first], start - done)
        rows += _differing(before[first:last], after[new_first:new_last])
        until = stretches[number + 1][0] if number + 1 < len(stretches) else len(before)
        done = min(last + around, until)
        rows += _equal(before[last:done], 0)
    return tuple(rows)


def _equal(lines: Sequence[str], skipped: int) -> Iterator[Row]:
    for line in lines:
        side = Side(line, Span(0, 0))
        yield Row(side, side, skipped)
        skipped = 0


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    for number in range(max(len(old), len(new))):
        left = old[number] if number < len(old) else None
        right = new[number] if number < len(new) else None
        if left is None or right is None:
            yield Row(_whole(left), _whole(right))
            continue
        change = Change(Span(0, len(left)), right).minimal(left)
        start = change.span.start
        yield Row(Side(left, change.span), Side(right, Span(start, start + len(change.insert))))


def _whole(line: str | None) -> Side | None:
    return None if line is None else Side(line, Span(0, len(line)))


def _stretches(old: Sequence[str], new: Sequence[str]) -> list[Stretch]:
    """Return the lines that differ, after what is the same at both ends was put aside."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if not middle and not new_middle:
        return []
    if len(middle) * len(new_middle) > _MOST_PAIRS:
        return [(head, head + len(middle), head, head + len(new_middle))]
    codes = SequenceMatcher(None, middle, new_middle, autojunk=False).get_opcodes()
    return [(a + head, b + head, c + head, d + head) for tag, a, b, c, d in codes if tag != "equal"]


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts
