"""Changes to a text: what is replaced by what, how to undo it, where a position goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.kramdown.span import Span


@dataclass(frozen=True, slots=True)
class Change:
    """The characters of `span` become `insert`. Positions are code points of the text before."""

    span: Span
    insert: str

    def apply(self, text: str) -> str:
        """Return `text` with this change made."""
        return text[: self.span.start] + self.insert + text[self.span.end :]

    def inverse(self, text: str) -> "Change":
        """Return the change that leads back to `text` from `self.apply(text)`."""
        return Change(Span(self.span.start, self.span.start + len(self.insert)), self.span.of(text))

    def minimal(self, text: str) -> "Change":
        """Return the same change without the characters that both sides have in common at the ends."""
        old, new = self.span.of(text), self.insert
        head = common_prefix(old, new)
        tail = common_prefix(old[head:][::-1], new[head:][::-1])
        return Change(Span(self.span.start + head, self.span.end - tail), new[head : len(new) - tail])


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that happen at once: ordered, not overlapping, all in positions of the text before."""

    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        """Refuse changes that are out of order or overlap.

        Raises:
            ValueError: two changes claim the same characters, or stand in the wrong order.

        """
        for before, after in zip(self.changes, self.changes[1:], strict=False):
            if before.span.end > after.span.start:
                raise ValueError(f"changes overlap or are out of order: {before} and {after}")

    def __bool__(self) -> bool:
        """Tell whether there is any change at all."""
        return bool(self.changes)

    def apply(self, text: str) -> str:
        """Return `text` with all changes made.

        Raises:
            ValueError: a change reaches past the end of the text.

        """
        if self.changes and self.changes[-1].span.end > len(text):
            raise ValueError(f"a change reaches past the end of the text: {self.changes[-1]}")
        parts: list[str] = []
        done = 0
        for change in self.changes:
            parts += (text[done : change.span.start], change.insert)
            done = change.span.end
        return "".join((*parts, text[done:]))

    def inverse(self, text: str) -> "ChangeSet":
        """Return the changes that lead back to `text` from `self.apply(text)`."""
        shift = 0
        back: list[Change] = []
        for change in self.changes:
            inverse = change.inverse(text)
            back.append(Change(inverse.span.shifted(shift), inverse.insert))
            shift += len(change.insert) - len(change.span)
        return ChangeSet(tuple(back))

    def stretch(self) -> tuple[int, int, int]:
        """Return where the changes begin, and where they end in the text before and in the one after.

        Raises:
            ValueError: there are none.

        """
        if not self.changes:
            raise ValueError("nothing changes nowhere")
        end = self.changes[-1].span.end
        shift = sum(len(change.insert) - len(change.span) for change in self.changes)
        return self.changes[0].span.start, end, end + shift

    def moved(self, position: int, *, after_insert: bool = True) -> int:
        """Return where `position` of the text before is in the text after.

        A position at which text is inserted goes behind the new text, or stays before it when
        `after_insert` is false. The start of replaced text stays, its end goes behind the new text,
        a position inside it goes to the same side as an insertion.
        """
        shift = 0
        for change in self.changes:
            start, end = change.span.start, change.span.end
            if position < start or (position == start and (end > start or not after_insert)):
                break
            if position < end:
                return start + shift + (len(change.insert) if after_insert else 0)
            shift += len(change.insert) - (end - start)
        return position + shift


def replace(start: int, end: int, insert: str) -> ChangeSet:
    """Return the change set of one replacement; nothing when it replaces nothing by nothing."""
    if start == end and not insert:
        return ChangeSet()
    return ChangeSet((Change(Span(start, end), insert),))


def difference(old: str, new: str) -> ChangeSet:
    """Return the one smallest replacement that makes `new` of `old`."""
    if old == new:
        return ChangeSet()
    return ChangeSet((Change(Span(0, len(old)), new).minimal(old),))


def joined(changes: Iterable[Change]) -> ChangeSet:
    """Return the changes in order as one set.

    Raises:
        ValueError: two of them overlap.

    """
    return ChangeSet(tuple(sorted(changes, key=lambda change: change.span)))


def common_prefix(left: Sequence[object], right: Sequence[object]) -> int:
    """Return how many items both begin with, by halving: comparing whole stretches is fast."""
    low, high = 0, min(len(left), len(right))
    if left[:high] == right[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle
    return low
