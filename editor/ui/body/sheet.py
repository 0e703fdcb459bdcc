"""The lines of the whole body as they are shown, kept up to date block by block; no Qt in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from editor.core.paint import Line
from editor.core.paint.shapes import Form
from editor.core.text import common_prefix
from editor.kramdown.document import Document
from editor.kramdown.tree import Block

Painter = Callable[[Sequence[Block]], tuple[Line, ...]]
"""Makes the lines of some blocks that together begin and end with a source line."""


@dataclass(frozen=True, slots=True)
class Splice:
    """What changed: from line `first` on, the lines `old` became the lines `new`; neither is empty."""

    first: int
    old: tuple[Line, ...]
    new: tuple[Line, ...]


class Sheet:
    """What every line of a document shows, painted by `painter`."""

    def __init__(self, painter: Painter) -> None:
        self._painter = painter
        self._blocks: tuple[Block, ...] = ()
        self._counts: list[int] = []
        self.lines: list[Line] = [_LAST_LINE]

    def follow(self, document: Document) -> Splice | None:
        """Take over a new reading; return which lines changed, `None` when none did."""
        blocks = document.blocks
        if blocks is self._blocks:
            return None
        before = common_prefix(self._blocks, blocks)
        room = min(len(self._blocks), len(blocks)) - before
        after = common_prefix(self._blocks[::-1][:room], blocks[::-1][:room])
        while before and not _ends_line(blocks[before - 1]):
            before -= 1
        while after and not (_begins_line(self._blocks, after) and _begins_line(blocks, after)):
            after -= 1
        return self._replaced(blocks, before, after)

    def _replaced(self, blocks: tuple[Block, ...], before: int, after: int) -> Splice | None:
        middle = blocks[before : len(blocks) - after]
        counts, new = self._paint(middle)
        first = sum(self._counts[:before])
        kept = sum(self._counts[len(self._counts) - after :]) if after else 0
        end = sum(self._counts) - kept
        if not after:
            new = (*new, *_tail(blocks))
            end = len(self.lines)
        self._blocks = blocks
        self._counts[before : len(self._counts) - after] = counts
        return self._spliced(first, end, new)

    def _paint(self, blocks: Sequence[Block]) -> tuple[list[int], tuple[Line, ...]]:
        """Return the lines of blocks, and how many of them end with each block."""
        counts: list[int] = []
        lines: list[Line] = []
        group: list[Block] = []
        for number, block in enumerate(blocks):
            group.append(block)
            if not _ends_line(block) and number + 1 < len(blocks):
                counts.append(0)
                continue
            found = self._painter(group)
            counts.append(len(found))
            lines += found
            group = []
        return counts, tuple(lines)

    def _spliced(self, first: int, end: int, new: tuple[Line, ...]) -> Splice | None:
        """Put `new` in the place of the lines [first, end), and tell of those that really differ."""
        old = tuple(self.lines[first:end])
        self.lines[first:end] = new
        head = common_prefix(old, new)
        room = min(len(old), len(new)) - head
        tail = common_prefix(old[::-1][:room], new[::-1][:room])
        if head == len(old) == len(new):
            return None
        if head + tail in {len(old), len(new)} and len(old) != len(new):
            return self._widened(first, old, new, head, tail)
        return Splice(first + head, old[head : len(old) - tail], new[head : len(new) - tail])

    def _widened(
        self, first: int, old: tuple[Line, ...], new: tuple[Line, ...], head: int, tail: int
    ) -> Splice:
        """Take one neighbour in, so that whole lines that come or go bring their line end along."""
        if head:
            head -= 1
        elif tail:
            tail -= 1
        elif first:
            neighbour = self.lines[first - 1]
            return Splice(first - 1, (neighbour, *old), (neighbour, *new))
        else:
            neighbour = self.lines[len(new)]
            return Splice(first, (*old, neighbour), (*new, neighbour))
        return Splice(first + head, old[head : len(old) - tail], new[head : len(new) - tail])


def _ends_line(block: Block) -> bool:
    return block.text.endswith("\n")


def _begins_line(blocks: Sequence[Block], after: int) -> bool:
    return len(blocks) == after or _ends_line(blocks[len(blocks) - after - 1])


def _tail(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Return the empty last line of a text that ends with a line end."""
    return (_LAST_LINE,) if not blocks or _ends_line(blocks[-1]) else ()


_LAST_LINE = Line(form=Form(has_place=True))
