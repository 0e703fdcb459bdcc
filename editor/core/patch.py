"""The fewest page patches between two sequences of blocks: what the preview is sent after an edit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_MOST_STEPS = 96
"""Removed and added blocks that are searched for; beyond, sending the whole middle is cheaper."""


@dataclass(frozen=True, slots=True)
class PreviewBlock:
    """One block of the page: its HTML and the line of the body, from 0, on which its source starts."""

    html: str
    line: int


@dataclass(frozen=True, slots=True)
class Splice:
    """From block `start`, `removed` blocks go and `blocks` come."""

    start: int
    removed: int
    blocks: tuple[PreviewBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """The `count` blocks from `start` stay as they are and stand `by` lines further down."""

    start: int
    count: int
    by: int


Patch = Splice | Shift
"""One step of a change of the page, counting blocks as the steps before it left them."""


@dataclass(frozen=True, slots=True)
class _Run:
    """`length` blocks from `old` that are the same as those from `new`."""

    old: int
    new: int
    length: int


def patches(old: Sequence[PreviewBlock], new: Sequence[PreviewBlock]) -> tuple[Patch, ...]:
    """Return the patches that make `new` of `old`, sending as few blocks as there can be.

    A block whose HTML is the same is never sent again; when only its line is another one, it is shifted.
    """
    kept = tuple(_kept(old, new))
    return (*_splices(kept, old, new), *_shifts(kept, old, new))


def applied(blocks: Sequence[PreviewBlock], steps: Sequence[Patch]) -> tuple[PreviewBlock, ...]:
    """Return `blocks` after the patches: the same that the page does with its nodes."""
    page = list(blocks)
    for step in steps:
        match step:
            case Splice(start, removed, added):
                page[start : start + removed] = added
            case Shift(start, count, by):
                for index in range(start, start + count):
                    page[index] = replace(page[index], line=page[index].line + by)
    return tuple(page)


def _splices(
    kept: Sequence[_Run], old: Sequence[PreviewBlock], new: Sequence[PreviewBlock]
) -> Iterator[Splice]:
    """Yield what is between the kept runs."""
    old_at = new_at = 0
    for run in (*kept, _Run(len(old), len(new), 0)):
        if run.old > old_at or run.new > new_at:
            yield Splice(new_at, run.old - old_at, tuple(new[new_at : run.new]))
        old_at, new_at = run.old + run.length, run.new + run.length


def _shifts(
    kept: Sequence[_Run], old: Sequence[PreviewBlock], new: Sequence[PreviewBlock]
) -> Iterator[Shift]:
    """Yield where kept blocks got other lines, neighbours that move alike together."""
    start = count = by = 0
    for run in kept:
        for offset in range(run.length):
            index = run.new + offset
            moved = new[index].line - old[run.old + offset].line
            if count and (moved != by or index != start + count):
                yield Shift(start, count, by)
                count = 0
            if moved:
                start, count, by = (start if count else index), count + 1, moved
    if count:
        yield Shift(start, count, by)


def _kept(old: Sequence[PreviewBlock], new: Sequence[PreviewBlock]) -> Iterator[_Run]:
    """Yield the runs of blocks that both have, in order, as many blocks as there can be."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head].html == new[head].html:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail].html == new[-1 - tail].html:
        tail += 1
    if head:
        yield _Run(0, 0, head)
    old_middle = [block.html for block in old[head : len(old) - tail]]
    new_middle = [block.html for block in new[head : len(new) - tail]]
    for run in _common(old_middle, new_middle):
        yield _Run(run.old + head, run.new + head, run.length)
    if tail:
        yield _Run(len(old) - tail, len(new) - tail, tail)


def _common(old: Sequence[str], new: Sequence[str]) -> list[_Run]:
    """Return the runs of a longest common subsequence, or none where too much differs.

    E. W. Myers, "An O(ND) difference algorithm and its variations" (1986): the furthest reaching
    path on each diagonal, step by step; then back along the steps.
    """
    if not old or not new:
        return []
    reach = {1: 0}
    steps: list[dict[int, int]] = []
    for step in range(min(len(old) + len(new), _MOST_STEPS) + 1):
        steps.append(dict(reach))
        for diagonal in range(-step, step + 1, 2):
            down = diagonal == -step or (diagonal != step and reach[diagonal - 1] < reach[diagonal + 1])
            x = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            while x < len(old) and 0 <= x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x += 1
            reach[diagonal] = x
            if x >= len(old) and x - diagonal >= len(new):
                return _walked_back(steps, len(old), len(new))
    return []


def _walked_back(steps: Sequence[dict[int, int]], x: int, y: int) -> list[_Run]:
    """Return the runs on the path that ends at `x`, `y`, given how far each step reached before it."""
    runs: list[_Run] = []
    for step in range(len(steps) - 1, -1, -1):
        reach, diagonal = steps[step], x - y
        down = diagonal == -step or (diagonal != step and reach[diagonal - 1] < reach[diagonal + 1])
        before = diagonal + 1 if down else diagonal - 1
        x_before = reach[before] if step else 0
        y_before = x_before - before if step else 0
        x_turn = x_before + (0 if down or not step else 1)
        if x > x_turn:
            runs.append(_Run(x_turn, x_turn - diagonal, x - x_turn))
        x, y = x_before, y_before
    return runs[::-1]
