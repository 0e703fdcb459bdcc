"""What is painted over the text's places: pictures, tables, cards, chips, and what stands round the lines."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from editor.core.message import Translate
from editor.core.paint.cards import Chip, TableCard
from editor.core.paint.runs import Picture, Thing
from editor.ui.body.fonts import Type
from editor.ui.body.ornaments import Ornaments
from editor.ui.body.pictures import Pictures
from editor.ui.body.plates import CARD_HEIGHT, MISSING_HEIGHT, Plates
from editor.ui.body.spots import Spot, things
from editor.ui.body.tables import TableDrawing
from editor.ui.body.theme import BodyTheme

_TABLES_KEPT = 64


class Overlay:
    """Paints over the text what the text only keeps room for. `width` is the column's.

    `tallest` is the greatest height of a picture.
    """

    def __init__(self, theme: BodyTheme, family: Type, pictures: Pictures, tr: Translate) -> None:
        self._theme = theme
        self._type = family
        self._pictures = pictures
        self._ornaments = Ornaments(theme, family)
        self._plates = Plates(theme, family, tr)
        self._tables: dict[tuple[TableCard, int], TableDrawing] = {}
        self.width = 600.0
        self.tallest = 400.0

    def slot_size(self, thing: Thing) -> tuple[float, float]:
        """Return how much room a thing takes in the column."""
        em = self._type.pixels
        if isinstance(thing, Picture):
            wide = min(self.width, thing.width or self.width)
            size = self._pictures.size(thing.source, wide, self.tallest)
            missing = (self.width, float(round(MISSING_HEIGHT * em)))
            return (size.width(), size.height()) if size is not None else missing
        if isinstance(thing, TableCard):
            return (self.width, self._table(thing).height)
        if isinstance(thing, Chip):
            return (self._plates.chip_width(thing, self.width), float(em))
        return (self.width, float(round(CARD_HEIGHT * em)))

    def paint_under(self, painter: QPainter, spot: Spot) -> None:
        """Paint what is behind the text of a line."""
        self._ornaments.paint_ground(painter, spot)

    def paint(self, painter: QPainter, spot: Spot) -> None:
        """Paint what belongs to one line."""
        self._ornaments.paint(painter, spot)
        for at, thing in things(spot.line):
            rect = self.thing_rect(spot, at, thing)
            if isinstance(thing, TableCard):
                self._table(thing).paint(painter, rect.topLeft(), self._theme)
            elif isinstance(thing, Picture):
                self._paint_picture(painter, rect, thing)
            elif isinstance(thing, Chip):
                self._plates.paint_chip(painter, rect, thing)
            else:
                self._plates.paint_embed(painter, rect, thing)

    def card_rect(self, spot: Spot) -> QRectF:
        """Return the place of the card or picture that a line is."""
        return next((self.thing_rect(spot, at, thing) for at, thing in things(spot.line)), spot.rect)

    def thing_rect(self, spot: Spot, at: int, thing: Thing) -> QRectF:
        """Return the place of a thing that begins at a character of a line."""
        return spot.place(at, thing, self.slot_size(thing))

    def box_rect(self, spot: Spot) -> QRectF | None:
        """Return the place of the box of a task that a line begins; `None` where it begins none."""
        return self._ornaments.box_rect(spot)

    def _table(self, card: TableCard) -> TableDrawing:
        key = (card, int(self.width))
        if key not in self._tables:
            if len(self._tables) > _TABLES_KEPT:
                self._tables.clear()
            self._tables[key] = TableDrawing(card, self.width, self._type)
        return self._tables[key]

    def _paint_picture(self, painter: QPainter, rect: QRectF, picture: Picture) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._pictures.pixmap(picture.source, rect.size().toSize() * ratio)
        if pixmap is None:
            painter.fillRect(rect, QColor(self._theme.card_head))
        elif pixmap.isNull():
            is_there = self._pictures.has(picture.source)
            self._plates.paint_missing(painter, rect, picture, is_there=is_there)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
