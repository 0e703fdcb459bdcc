"""A stretch of text, by code point offsets."""

from typing import NamedTuple

from typing_extensions import override


class Span(NamedTuple):
    """The half-open stretch `[start, end)` of some text, in code points.

    A named tuple, since a reading makes tens of thousands: a frozen dataclass takes twice the time to make.
    """

    start: int
    end: int

    @override
    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """Every span is true, empty ones too: `None` says that there is no span."""
        return True

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """Return this span moved by `by` code points."""
        return Span(self.start + by, self.end + by)

    def contains(self, position: int) -> bool:
        """Tell whether a caret at `position` is inside or at an edge."""
        return self.start <= position <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end
