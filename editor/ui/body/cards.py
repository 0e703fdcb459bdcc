"""Cards and pictures as things in the text: selected whole, the caret beside them as tall as they are."""

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QTextBlock, QTextCursor
from typing_extensions import override

from editor.core.paint.cards import Chip, EmbedCard, TableCard
from editor.core.paint.runs import Picture, Thing
from editor.core.paint.shapes import Shape
from editor.ui.body.spots import Spot, things
from editor.ui.body.surface import CARET, Surface
from editor.ui.text_bridge import units

_CARDS = frozenset({Shape.CARD, Shape.PICTURE})
_BOX_ROOM = (-3, -3, 3, 3)
"""How much larger than it is painted the box of a task is to the mouse."""


class CardSurface(Surface):
    """A surface whose caret and selection count the cards that are painted over the text."""

    @override
    def _mark(self, painter: QPainter, spot: Spot) -> None:
        if spot.line.form.shape not in _CARDS:
            self._mark_things(painter, spot)
            return
        cursor = self.textCursor()
        end = self._card_end(spot.block)
        rect = self._overlay.card_rect(spot)
        if cursor.hasSelection():
            if cursor.selectionStart() < end and cursor.selectionEnd() > spot.block.position():
                tint = QColor(self._theme.selection)
                tint.setAlpha(110)
                painter.fillRect(rect, tint)
        elif self.hasFocus() and spot.block.position() <= cursor.position() <= end:
            before = cursor.position() == spot.block.position()
            x = max(0.0, rect.left() - 6) if before else min(rect.right() + 4, self.viewport().width() - 4.0)
            painter.fillRect(QRectF(x, rect.top(), CARET, rect.height()), QColor(self._theme.text))

    def _mark_things(self, painter: QPainter, spot: Spot) -> None:
        """Tint the things in the text that are selected; Qt would paint behind them."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return
        tint = QColor(self._theme.selection)
        tint.setAlpha(110)
        for at, thing in things(spot.line):
            place = spot.block.position() + units(spot.line.text[:at])
            if cursor.selectionStart() <= place < cursor.selectionEnd():
                painter.fillRect(self._overlay.thing_rect(spot, at, thing), tint)

    def _card_end(self, block: QTextBlock) -> int:
        """Return where the source of the card that begins in a block ends."""
        after = block.next()
        while after.isValid() and self.line_of(after).form.shape is Shape.FOLDED:
            block, after = after, after.next()
        return block.position() + block.length() - 1

    def _is_at_card(self, cursor: QTextCursor) -> bool:
        """Tell whether a caret is where something is painted over the text: we paint it there ourselves."""
        return self._card_block(cursor.block()) is not None and not cursor.hasSelection()

    def _card_block(self, block: QTextBlock) -> QTextBlock | None:
        """Return the block where the card begins that a block belongs to."""
        while block.isValid() and self.line_of(block).form.shape is Shape.FOLDED:
            block = block.previous()
        return block if block.isValid() and self.line_of(block).form.shape in _CARDS else None

    def _is_table(self, block: QTextBlock | None) -> bool:
        """Tell whether the card that begins in a block is a table."""
        runs = self.line_of(block).runs if block is not None else ()
        return any(isinstance(run.thing, TableCard) for run in runs)

    def _table_of(self, cursor: QTextCursor) -> QTextBlock | None:
        """Return the block of the table that the caret is at, or that is all that is selected."""
        block = self._card_block(self.document().findBlock(cursor.selectionStart()))
        if block is None or not self._is_table(block) or cursor.selectionEnd() > self._card_end(block):
            return None
        return block

    def _table_under(self, place: QPoint) -> QTextBlock | None:
        """Return the block of the table at a point of the viewport."""
        for spot in self._spots(place.y(), place.y() + 1):
            if self._is_table(spot.block) and self._overlay.card_rect(spot).contains(place):
                return spot.block
        return None

    def _box_under(self, place: QPoint) -> int | None:
        """Return the place in the document of the task whose box is at a point of the viewport."""
        for spot in self._spots(place.y(), place.y() + 1):
            box = self._overlay.box_rect(spot)
            if box is not None and box.adjusted(*_BOX_ROOM).contains(place):
                return spot.block.position()
        return None

    def _thing_under(self, place: QPoint) -> int | None:
        """Return where the thing begins that is painted at a point of the viewport, in the document."""
        found = self._painted_at(place)
        return found[0] if found is not None else None

    def _thing_said(self, place: QPoint) -> str:
        """Return the whole of what a thing at a point says in short."""
        found = self._painted_at(place)
        thing = found[1] if found is not None else None
        if isinstance(thing, Picture):
            return "\n".join(part for part in (thing.description, thing.source) if part)
        if isinstance(thing, EmbedCard):
            return thing.source
        return thing.text if isinstance(thing, Chip) else ""

    def _painted_at(self, place: QPoint) -> tuple[int, Thing] | None:
        """Return what is painted over the text at a point, and where it begins in the document."""
        for spot in self._spots(place.y(), place.y() + 1):
            for at, thing in things(spot.line):
                if self._overlay.thing_rect(spot, at, thing).contains(place):
                    return spot.block.position() + units(spot.line.text[:at]), thing
        return None

    def _set_cursor(self, cursor: QTextCursor) -> None:
        """Put the caret somewhere, and paint what Qt does not know to depend on it."""
        if self.textCursor().hasSelection() or cursor.hasSelection():
            self.viewport().update()
        with self._writing():
            self.setTextCursor(cursor)
        self._shape_caret()

    def _shape_caret(self) -> None:
        """Leave the caret to Qt, but where we paint it ourselves."""
        is_at_card = self._is_at_card(self.textCursor())
        if is_at_card or self.cursorWidth() == 0:
            self.viewport().update()
            self.setCursorWidth(0 if is_at_card else CARET)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shape_caret()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._shape_caret()
