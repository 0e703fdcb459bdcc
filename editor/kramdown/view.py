"""A text cut out of another, line by line, that remembers where each of its characters came from."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a view: where it begins in the view and in the source, and whether the source moves along.

    `step` is 1 for characters copied from the source and 0 for characters that only the view has
    (the blanks a tab became, the line end a last line lacks).
    """

    start: int
    place: int
    step: int = 1


@dataclass(frozen=True, slots=True)
class View:
    """The text inside a container (a quote without its signs, an item without its indent) and its pieces."""

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    plain: int = 0
    """As far as this, positions in the view and in the source are the same."""

    @staticmethod
    def whole(text: str) -> "View":
        """Return the view of a body: every line has an end in it, if not in the body."""
        length = len(text)
        if text.endswith("\n") or not text:
            return View(text, (Piece(0, 0),), (0,), length)
        return View(f"{text}\n", (Piece(0, 0), Piece(length, length, 0)), (0, length), length)

    def piece_at(self, position: int) -> Piece:
        """Return the piece that the character at `position` belongs to."""
        return self.pieces[bisect_right(self.starts, position) - 1]

    def begin(self, position: int) -> int:
        """Return where the character at `position` stands in the source."""
        piece = self.piece_at(position)
        return piece.place + (position - piece.start) * piece.step

    def finish(self, position: int) -> int:
        """Return where the character before `position` ends in the source."""
        if position == 0:
            return self.begin(0)
        piece = self.piece_at(position - 1)
        return piece.place + (position - piece.start) * piece.step

    def cut(self, stretches: Iterable[tuple[str, int, int]]) -> "View":
        """Return the view of the stretches `(filling, start, end)`: new characters, then `[start, end)`."""
        texts: list[str] = []
        pieces: list[Piece] = []
        length = 0
        for filling, start, end in stretches:
            if filling:
                pieces.append(Piece(length, self.begin(start), 0))
                texts.append(filling)
                length += len(filling)
            if start < end:
                pieces.extend(self._pieces(start, end, length))
                texts.append(self.text[start:end])
                length += end - start
        if not pieces:
            pieces.append(Piece(0, self.pieces[0].place))
        return View("".join(texts), tuple(pieces), tuple(piece.start for piece in pieces))

    def _pieces(self, start: int, end: int, at: int) -> Iterable[Piece]:
        index = bisect_right(self.starts, start) - 1
        while index < len(self.pieces) and (index == 0 or self.pieces[index].start < end):
            piece = self.pieces[index]
            first = max(piece.start, start)
            yield Piece(at + first - start, piece.place + (first - piece.start) * piece.step, piece.step)
            index += 1

    def breaks(self, start: int, end: int) -> list[int]:
        """Return the positions inside `(start, end)` where the source jumps."""
        first = bisect_right(self.starts, start)
        found = []
        for index in range(first, len(self.starts)):
            position = self.starts[index]
            if position >= end:
                break
            if self.begin(position) != self.finish(position):
                found.append(position)
        return found
