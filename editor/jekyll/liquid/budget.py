"""What one rendering may still use: steps, time, output, depth and lengths of text."""

from collections.abc import Callable

from editor.jekyll.liquid.tools import Limits

_STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 256


class Exhausted(Exception):
    """Rendering ends here: the limit of that name is reached."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class Failed(Exception):
    """An operation that Liquid refuses on these values; the sentence is Liquid's own."""


class Budget:
    """Counts what a rendering uses and ends it at its limits."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._end = clock() + limits.seconds
        self._steps = 0
        self._look = _STEPS_BETWEEN_LOOKS_AT_THE_CLOCK
        self._written = 0
        self._made = 0
        self._depth = 0

    def spend(self, steps: int = 1) -> None:
        """Count that many nodes, items or values looked at."""
        self._steps += steps
        if self._steps > self._limits.steps:
            raise Exhausted("steps")
        if self._steps >= self._look:
            self._look = self._steps + _STEPS_BETWEEN_LOOKS_AT_THE_CLOCK
            if self._clock() > self._end:
                raise Exhausted("seconds")

    def write(self, characters: int) -> None:
        """Count characters written."""
        self._written += characters
        if self._written > self._limits.output:
            raise Exhausted("output")

    def hold(self, characters: int) -> None:
        """Refuse a text of that length before it is made."""
        if characters > self._limits.string:
            raise Exhausted("string")

    def make(self, characters: int) -> None:
        """Count a text of that length that was made."""
        self.hold(characters)
        self._made += characters
        if self._made > self._limits.made:
            raise Exhausted("string")

    def enter(self) -> None:
        """Go one block or include deeper; `leave` comes back."""
        self._depth += 1
        if self._depth > self._limits.depth:
            raise Exhausted("depth")
        self.spend()

    def leave(self) -> None:
        """Come back from where `enter` went."""
        self._depth -= 1
