"""Moving the caret among hidden characters: every step comes to a place where it can rest."""

from PySide6.QtGui import QTextCursor, QTextDocument

from editor.core import places
from editor.core.paint import MASK
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
        """Return where a caret that came to `unit` rests."""
        if self._is_free:
            return unit
        offsets = self._excerpt.offsets
        found = places.stop(self._excerpt.document, offsets.to_position(unit), direction)
        return offsets.to_units(found)

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
        cluster = QTextCursor(cursor)
        cluster.setPosition(origin)
        cluster.movePosition(move)
        found = self.rest(origin + direction, direction)
        while (cluster.position() - found) * direction > 0 and self._document.characterAt(found) != MASK:
            further = self.rest(found + direction, direction)
            if further == found:
                break
            found = further
        if mode is QTextCursor.MoveMode.MoveAnchor and cursor.hasSelection():
            found = cursor.selectionEnd() if direction > 0 else cursor.selectionStart()
        if (found - origin) * direction > 0 or cursor.hasSelection():
            self._put(cursor, found, mode)

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
