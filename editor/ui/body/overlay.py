"""What is painted over the text's places: pictures, tables, bullets, bars, gaps."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextBlock

from editor.core.message import Translate
from editor.core.paint import Line
from editor.core.paint_cards import EmbedCard, TableCard
from editor.core.paint_runs import Picture
from editor.core.paint_shapes import Shape
from editor.ui.body.fonts import Type
from editor.ui.body.formats import CODE_INDENT
from editor.ui.body.pictures import Pictures
from editor.ui.body.tables import TableDrawing
from editor.ui.body.theme import BodyTheme
from editor.ui.text_bridge import units

_CARD_HEIGHT = 3.4
"""The height of a picture that is missing and of an embed, in em."""

_CORNER = 4.0
_TABLES_KEPT = 64
_PAINTED = frozenset({Shape.RULE, Shape.GAP, Shape.CODE, Shape.FENCE})


@dataclass(frozen=True, slots=True)
class Spot:
    """A block on the screen: its line, and where it is in the viewport."""

    block: QTextBlock
    line: Line
    rect: QRectF
    below: float
    """Where the next block begins."""
    edge: float
    """The left edge of the column, from which the lines of a layout count."""


class Overlay:
    """Paints over the text what the text only keeps room for. `width` is the column's.

    `tallest` is the greatest height of a picture.
    """

    def __init__(self, theme: BodyTheme, family: Type, pictures: Pictures, tr: Translate) -> None:
        self._theme = theme
        self._type = family
        self._pictures = pictures
        self._tr = tr
        self._tables: dict[tuple[TableCard, int], TableDrawing] = {}
        self.width = 600.0
        self.tallest = 400.0

    def slot_size(self, thing: Picture | TableCard | EmbedCard) -> tuple[float, float]:
        """Return how much room a thing takes in the column."""
        card = (self.width, round(_CARD_HEIGHT * self._type.pixels))
        if isinstance(thing, Picture):
            size = self._pictures.size(thing.source, self.width, self.tallest)
            return (size.width(), size.height()) if size is not None else card
        if isinstance(thing, TableCard):
            return (self.width, self._table(thing).height)
        return card

    def paint_under(self, painter: QPainter, spot: Spot) -> None:
        """Paint the ground of a line of code, before the text is painted."""
        if spot.line.form.shape in {Shape.CODE, Shape.FENCE}:
            left = spot.rect.left() - CODE_INDENT * self._type.pixels
            ground = QRectF(left, spot.rect.top(), spot.rect.right() - left, spot.below - spot.rect.top())
            painter.fillRect(ground, QColor(self._theme.code_ground))

    def paint(self, painter: QPainter, spot: Spot) -> None:
        """Paint what belongs to one line."""
        self._paint_form(painter, spot)
        for run_start, thing in _things(spot.line):
            rect = self._thing_rect(spot, run_start, thing)
            if isinstance(thing, TableCard):
                self._table(thing).paint(painter, rect.topLeft(), self._theme)
            elif isinstance(thing, Picture):
                self._paint_picture(painter, rect, thing)
            else:
                host = QUrl(thing.source).host().removeprefix("www.")
                self._paint_card(painter, rect, host or thing.tag, thing.source)

    def card_rect(self, spot: Spot) -> QRectF:
        """Return the place of the card or picture that a line is."""
        return next((self._thing_rect(spot, at, thing) for at, thing in _things(spot.line)), spot.rect)

    def _thing_rect(self, spot: Spot, at: int, thing: Picture | TableCard | EmbedCard) -> QRectF:
        width, height = self.slot_size(thing)
        layout = spot.block.layout()
        unit = units(spot.line.text[:at])
        if layout.preeditAreaText() and layout.preeditAreaPosition() <= unit:
            unit += units(layout.preeditAreaText())
        row = layout.lineForTextPosition(unit)
        left, top = spot.rect.left(), spot.rect.top()
        if row.isValid() and isinstance(thing, Picture):
            reached = row.cursorToX(unit)
            left = spot.edge + reached[0] if isinstance(reached, tuple) else left
            top += row.y() + row.ascent() - height * 0.88
        return QRectF(left, top, width, height)

    def _table(self, card: TableCard) -> TableDrawing:
        key = (card, int(self.width))
        if key not in self._tables:
            if len(self._tables) > _TABLES_KEPT:
                self._tables.clear()
            self._tables[key] = TableDrawing(card, self.width, self._type)
        return self._tables[key]

    def _paint_form(self, painter: QPainter, spot: Spot) -> None:
        form, rect = spot.line.form, spot.rect
        if form.shape is Shape.RULE:
            painter.setPen(QPen(QColor(self._theme.line), 1))
            painter.drawLine(
                QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y())
            )
        elif form.shape is Shape.GAP:
            self._paint_gap(painter, rect)
        for level in range(form.quotes):
            x = rect.left() - self._type.pixels * (1.2 * (form.quotes - level) - 0.2)
            painter.fillRect(QRectF(x, rect.top(), 3, spot.below - rect.top()), QColor(self._theme.line))
        if form.marker:
            self._paint_marker(painter, spot, form.marker)
        if form.goes_on:
            self._paint_wrap(painter, spot)

    def _paint_gap(self, painter: QPainter, rect: QRectF) -> None:
        """Say faintly that this gap is a spacer and no blank line: three dots in its middle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        for step in (-1, 0, 1):
            painter.drawEllipse(QPointF(rect.center().x() + step * 9, rect.center().y()), 1.4, 1.4)

    def _paint_marker(self, painter: QPainter, spot: Spot, marker: str) -> None:
        row = spot.block.layout().lineAt(0)
        painter.setFont(self._type.font())
        painter.setPen(QColor(self._theme.faint))
        width = painter.fontMetrics().horizontalAdvance(marker)
        x = spot.rect.left() - width - self._type.pixels * 0.5
        painter.drawText(QPointF(x, spot.rect.top() + row.y() + row.ascent()), marker)

    def _paint_wrap(self, painter: QPainter, spot: Spot) -> None:
        """Say faintly that the line ends in the source alone: a page goes on in the same line."""
        layout = spot.block.layout()
        row = layout.lineAt(layout.lineCount() - 1)
        x = spot.edge + row.naturalTextRect().right() + self._type.pixels * 0.3
        painter.setFont(self._type.font(0.7))
        painter.setPen(QColor(self._theme.line))
        painter.drawText(QPointF(x, spot.rect.top() + row.y() + row.ascent()), "\u21a9")

    def _paint_picture(self, painter: QPainter, rect: QRectF, picture: Picture) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._pictures.pixmap(picture.source, rect.size().toSize() * ratio)
        if pixmap is None:
            painter.fillRect(rect, QColor(self._theme.card_head))
        elif pixmap.isNull():
            is_there = self._pictures.has(picture.source)
            title = self._tr("This picture cannot be shown") if is_there else self._tr("Picture not found")
            self._paint_card(painter, rect, title, picture.source)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))

    def _paint_card(self, painter: QPainter, rect: QRectF, title: str, detail: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.setBrush(QColor(self._theme.card_head))
        frame = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _CORNER, _CORNER)
        font = self._type.font(0.82)
        inner = frame.adjusted(14, 0, -14, 0)
        half = inner.height() / 2
        painter.setFont(_bold(font))
        painter.setPen(QColor(self._theme.text))
        upper = QRectF(inner.left(), inner.top() + 5, inner.width(), half - 4)
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.faint))
        lower = QRectF(inner.left(), inner.top() + half, inner.width(), half - 5)
        said = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideMiddle, int(inner.width()))
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)


def has_overlay(line: Line) -> bool:
    """Tell whether anything is painted over a line."""
    form = line.form
    is_marked = form.marker or form.quotes or form.goes_on or form.shape in _PAINTED
    return bool(is_marked) or any(run.thing is not None for run in line.runs)


def _things(line: Line) -> Iterator[tuple[int, Picture | TableCard | EmbedCard]]:
    for run in line.runs:
        if run.thing is not None:
            yield run.start, run.thing


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
