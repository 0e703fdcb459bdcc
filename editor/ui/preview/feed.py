"""What the page is sent and when: one push at a time, and always the newest state."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.core.inlined import without_bombs
from editor.core.patch import Patch, PreviewBlock, Shift, patches
from editor.ui.preview.rooms import Rooms


@dataclass(frozen=True, slots=True)
class Push:
    """One message to the page: the steps that make it show state `number`, or a fresh start with them."""

    number: int
    is_fresh: bool
    steps: tuple[Patch, ...]
    count: int
    """How many blocks the page has afterwards: it says so if it has not."""

    @property
    def pieces(self) -> Iterator[str]:
        """The HTML of the blocks that are new to the page."""
        return (block.html for step in self.steps if not isinstance(step, Shift) for block in step.blocks)

    def as_json(self, rooms: Rooms) -> str:
        """Return the message as `resources/preview/patch.js` reads it; `rooms` are those of its pictures."""
        content = {
            "number": self.number,
            "fresh": self.is_fresh,
            "steps": [_row(step) for step in self.steps],
            "count": self.count,
            "rooms": rooms,
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _row(step: Patch) -> list[object]:
    match step:
        case Shift(start, count, by):
            return ["shift", start, count, by]
        case _:
            html = [without_bombs(block.html) for block in step.blocks]
            return ["splice", step.start, step.removed, html, [block.line for block in step.blocks]]


class Feed:
    """Remembers what the page has and what it should have.

    Each method that may give the page something to do returns the push for it, or `None`. While the page
    is not there or has a push in hand, only the newest state is kept.
    """

    def __init__(self) -> None:
        self._wanted: tuple[PreviewBlock, ...] = ()
        self._wanted_number = 0
        self._sent: tuple[PreviewBlock, ...] = ()
        self._sent_number = 0
        self._is_there = False
        self._is_fresh = True
        self._sent_was_fresh = True
        self._is_busy = False

    @property
    def number(self) -> int:
        """The number of the newest state; the page shows it once it has acknowledged it."""
        return self._wanted_number

    @property
    def is_to_begin(self) -> bool:
        """Whether the page has not been sent the newest article at all: it shows another one, or none."""
        return self._is_fresh

    def want(self, blocks: Sequence[PreviewBlock], *, anew: bool = False) -> Push | None:
        """Take `blocks` as the newest state; `anew` to start from an empty page."""
        self._is_fresh = self._is_fresh or anew
        self._wanted = tuple(blocks)
        self._wanted_number += 1
        return self._next()

    def page_started(self) -> Push | None:
        """Note that an empty page is there."""
        self._is_there, self._is_fresh, self._is_busy = True, True, False
        self._sent_number = -1
        return self._next()

    def page_gone(self) -> None:
        """Note that there is no page: it is being loaded, or its process died."""
        self._is_there = False

    def acknowledged(self, number: int) -> Push | None:
        """Note that the page shows state `number`."""
        if number == self._sent_number:
            self._is_busy = False
        return self._next()

    def page_lost(self) -> Push | None:
        """Note that the page could not make the last push: it is sent the whole state, once."""
        if not self._is_there or self._sent_was_fresh:
            self._is_busy, self._is_fresh = False, True
            return None
        return self.page_started()

    def _next(self) -> Push | None:
        if not self._is_there or self._is_busy or self._sent_number == self._wanted_number:
            return None
        sent = () if self._is_fresh else self._sent
        push = Push(self._wanted_number, self._is_fresh, patches(sent, self._wanted), len(self._wanted))
        self._sent, self._sent_number = self._wanted, self._wanted_number
        self._sent_was_fresh, self._is_fresh, self._is_busy = self._is_fresh, False, True
        return push
