"""What is painted round the text of a line: bullets, boxes, bars of quotes, rules, gaps, grounds of code."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from editor.core.paint.shapes import BULLET, DONE, TO_DO, Shape
from editor.ui.body.fonts import Type
from editor.ui.body.formats import CODE_INDENT, QUOTE_INDENT
from editor.ui.body.spots import Spot
from editor.ui.body.theme import BodyTheme

_CODE = frozenset({Shape.CODE, Shape.FENCE})
_BOXES = frozenset({TO_DO, DONE})
_BAR = 3
_MARKER_ROOM = 3.0
"""How wide a line's marker may be, in em: a footnote may have a long name."""


class Ornaments:
    """Paints round the text, in one theme and one size of type."""

    def __init__(self, theme: BodyTheme, family: Type) -> None:
        self._theme = theme
        self._type = family

    def paint_ground(self, painter: QPainter, spot: Spot) -> None:
        """Paint the ground of a line of code, before the text is painted."""
        if spot.line.form.shape in _CODE:
            left = spot.rect.left() - CODE_INDENT * self._type.pixels
            ground = QRectF(left, spot.rect.top(), spot.rect.right() - left, spot.below - spot.rect.top())
            painter.fillRect(ground, QColor(self._theme.code_ground))

    def paint(self, painter: QPainter, spot: Spot) -> None:
        """Paint what the form of a line asks for."""
        form, rect = spot.line.form, spot.rect
        if form.shape is Shape.RULE:
            painter.setPen(QPen(QColor(self._theme.line), 1))
            middle = rect.center().y()
            painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))
        elif form.shape is Shape.GAP:
            self._paint_gap(painter, rect)
        self._paint_bars(painter, spot)
        if spot.block.layout().lineCount():
            if form.marker:
                self._paint_marker(painter, spot, form.marker)
            if form.goes_on:
                self._paint_wrap(painter, spot)

    def _paint_bars(self, painter: QPainter, spot: Spot) -> None:
        quotes = spot.line.form.quotes
        code = CODE_INDENT if spot.line.form.shape in _CODE else 0.0
        for level in range(quotes):
            x = spot.rect.left() - self._type.pixels * (QUOTE_INDENT * (quotes - level) - 0.2 + code)
            bar = QRectF(x, spot.rect.top(), _BAR, spot.below - spot.rect.top())
            painter.fillRect(bar, QColor(self._theme.line))

    def _paint_gap(self, painter: QPainter, rect: QRectF) -> None:
        """Say faintly that this gap is a spacer and no blank line: three dots in its middle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        for step in (-1, 0, 1):
            painter.drawEllipse(QPointF(rect.center().x() + step * 9, rect.center().y()), 1.4, 1.4)

    def _paint_marker(self, painter: QPainter, spot: Spot, marker: str) -> None:
        if marker in _BOXES:
            self._paint_box(painter, self._box(spot), is_done=marker == DONE)
            return
        base = _base(spot)
        is_counted = marker == BULLET or marker.endswith(".")
        painter.setFont(self._type.font(1.0 if is_counted else 0.82))
        painter.setPen(QColor(self._theme.faint if is_counted else self._theme.role("note")))
        metrics = painter.fontMetrics()
        room = int(_MARKER_ROOM * self._type.pixels)
        said = metrics.elidedText(marker, Qt.TextElideMode.ElideRight, room)
        x = spot.rect.left() - metrics.horizontalAdvance(said) - self._type.pixels * 0.5
        painter.drawText(QPointF(max(2.0, x), base), said)

    def box_rect(self, spot: Spot) -> QRectF | None:
        """Return where the box of the task is that a line begins; `None` where it begins none."""
        is_task = spot.line.form.marker in _BOXES and spot.block.layout().lineCount() > 0
        return self._box(spot) if is_task else None

    def _box(self, spot: Spot) -> QRectF:
        em = self._type.pixels
        side = round(em * 0.82)
        left = spot.rect.left() - em * 0.5 - side
        return QRectF(round(left) + 0.5, round(_base(spot) - side * 0.9) + 0.5, side, side)

    def _paint_box(self, painter: QPainter, box: QRectF, *, is_done: bool) -> None:
        """Paint the box of a task, ticked or not, in front of its words."""
        em, side = self._type.pixels, box.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(self._theme.link)
        painter.setPen(QPen(accent if is_done else QColor(self._theme.faint), 1.2))
        painter.setBrush(accent if is_done else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, side * 0.2, side * 0.2)
        if is_done:
            tick = QPainterPath(box.topLeft() + QPointF(side * 0.22, side * 0.52))
            tick.lineTo(box.topLeft() + QPointF(side * 0.42, side * 0.72))
            tick.lineTo(box.topLeft() + QPointF(side * 0.78, side * 0.3))
            painter.setPen(QPen(QColor(self._theme.page), max(1.5, em * 0.1)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(tick)

    def _paint_wrap(self, painter: QPainter, spot: Spot) -> None:
        """Say faintly that the line ends in the source alone: a page goes on in the same line."""
        layout = spot.block.layout()
        row = layout.lineAt(layout.lineCount() - 1)
        x = spot.edge + row.naturalTextRect().right() + self._type.pixels * 0.3
        painter.setFont(self._type.font(0.7))
        painter.setPen(QColor(self._theme.line))
        painter.drawText(QPointF(x, spot.rect.top() + row.y() + row.ascent()), "\u21a9")


def _base(spot: Spot) -> float:
    """Return the height of the base line of a line's first row."""
    row = spot.block.layout().lineAt(0)
    return spot.rect.top() + row.y() + row.ascent()
