"""Moving the caret among hidden characters: every step comes to a place where it can rest."""

from PySide6.QtGui import QTextCursor, QTextDocument

from editor.core import places
from editor.ui.body.excerpt import Excerpt

Move = QTextCursor.MoveOperation
_CHARACTERS = frozenset({Move.NextCharacter, Move.PreviousCharacter})
_MOST_STEPS = 400


class CaretWay:
    """Where a caret of one text comes to rest. Positions are the widget's; in Source all are rests."""

    def __init__(self, excerpt: Excerpt, document: QTextDocument, *, is_free: bool) -> None:
        self._excerpt = excerpt
        self._document = document
        self._is_free = is_free

    def rest(self, unit: int, direction: int = 0) -> int:
        """Return where a caret that came to `unit` rests; hidden markup has its own rest, beside it."""
        if self._is_free:
            return unit
        offsets = self._excerpt.offsets
        position = offsets.to_position(unit)
        found = places.stop(self._excerpt.document, position, direction)
        if direction == 0 and found != position:
            found = self._beside(position, found)
        return offsets.to_units(found)

    def _beside(self, position: int, nearest: int) -> int:
        """Return the rest of the hidden run around a position, else the nearest one."""
        document = self._excerpt.document
        if not document.blocks:
            return nearest
        index = document.block_at(position)
        inside = position - document.starts[index]
        runs = places.hidden_runs(document.blocks[index])
        run = next((run for run in runs if run.contains(inside)), None)
        if run is None:
            return nearest
        found = places.stop(document, document.starts[index] + run.start, 1)
        return found if run.contains(found - document.starts[index]) else nearest

    def settled(self, unit: int, origin: int) -> int:
        """Return where a caret that went from `origin` to `unit` rests, not to be thrown back."""
        direction = (unit > origin) - (unit < origin)
        found = self.rest(unit)
        if direction and (found - origin) * direction <= 0:
            found = self.rest(unit, direction)
        return found

    def step(self, cursor: QTextCursor, move: Move, mode: QTextCursor.MoveMode, direction: int) -> None:
        """Move by a character or a word to the next rest."""
        origin = cursor.position()
        if self._is_free or move not in _CHARACTERS:
            cursor.movePosition(move, mode)
            self._put(cursor, self.settled(cursor.position(), origin), mode)
            return
        found = self._next(origin, direction)
        if mode is QTextCursor.MoveMode.MoveAnchor and cursor.hasSelection():
            found = cursor.selectionEnd() if direction > 0 else cursor.selectionStart()
        if (found - origin) * direction > 0 or cursor.hasSelection():
            self._put(cursor, found, mode)

    def _next(self, unit: int, direction: int) -> int:
        offsets = self._excerpt.offsets
        position = offsets.to_position(unit) + direction
        if not 0 <= position <= len(self._excerpt.body):
            return unit
        return offsets.to_units(places.stop(self._excerpt.document, position, direction))

    def climb(self, cursor: QTextCursor, move: Move, mode: QTextCursor.MoveMode) -> None:
        """Move by a line to the next one with a rest, keeping to the column."""
        x = cursor.verticalMovementX()
        origin = cursor.position()
        for _ in range(_MOST_STEPS):
            if not cursor.movePosition(move, mode):
                break
            x = x if x >= 0 else cursor.verticalMovementX()
            reached = cursor.position()
            found = self.rest(reached)
            if self._document.findBlock(found) == self._document.findBlock(reached) and found != origin:
                self._put(cursor, found, mode)
                cursor.setVerticalMovementX(cursor.verticalMovementX() if x < 0 else x)
                return
        self._put(cursor, self.settled(cursor.position(), origin), mode)

    def _put(self, cursor: QTextCursor, unit: int, mode: QTextCursor.MoveMode) -> None:
        if cursor.position() != unit or (mode is QTextCursor.MoveMode.MoveAnchor and cursor.hasSelection()):
            x = cursor.verticalMovementX()
            cursor.setPosition(unit, mode)
            cursor.setVerticalMovementX(x)
