"""A table as it is painted in the body."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from editor.core.paint.cards import Cell, Placed, TableCard
from editor.core.paint.looks import Look
from editor.ui.body.fonts import Type
from editor.ui.body.theme import BodyTheme
from editor.ui.text_bridge import units

_PADDING = 9.0
_AFTER = 6.0
_LINE = 1.1
"""How far the lines of a cell are apart, times their height."""

_WIDEST = 24.0
"""How wide a cell may want to be, in em, however much it says."""

_LONGEST_WORD = 7.0
"""How wide a word may be, in em, that is not broken for want of room."""


class _Measure(NamedTuple):
    """The size of a table's type, times the body's, and the room at the sides of a cell."""

    size: float
    side: float


_MEASURES = (_Measure(0.94, 12.0), _Measure(0.84, 8.0), _Measure(0.74, 5.0))
"""From the usual one on, smaller ones for tables with more columns than there is room for."""


class TableDrawing:
    """A table laid out in a column: the cells' lines, the columns' widths, the height of all."""

    def __init__(self, card: TableCard, width: float, family: Type) -> None:
        self._type = family
        self._placed = card.placed()
        columns = max((one.column + one.cell.columns for one in self._placed), default=1)
        self._measure, widths = _fitting(self._placed, columns, width, family)
        self._lefts = [round(left) for left in accumulate(widths, initial=0.0)]
        self._layouts = [self._laid(one) for one in self._placed]
        self._tops = [round(top) for top in accumulate(self._row_heights(), initial=0.0)]
        self.height = self._tops[-1] + 1 + _AFTER

    def paint(self, painter: QPainter, at: QPointF, theme: BodyTheme) -> None:
        """Paint the table with its upper left corner at a point."""
        corner = QPointF(round(at.x()), round(at.y()))
        for one, layout in zip(self._placed, self._layouts, strict=True):
            self._paint_cell(painter, self._rect(one).translated(corner), one.cell, layout, theme)

    def _rect(self, one: Placed) -> QRectF:
        left, right = self._lefts[one.column], self._lefts[one.column + one.cell.columns]
        top, bottom = self._tops[one.row], self._tops[min(one.row + one.cell.rows, len(self._tops) - 1)]
        return QRectF(left, top, right - left, bottom - top)

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, cell: Cell, layout: QTextLayout, theme: BodyTheme
    ) -> None:
        ground = QColor(theme.card_head) if cell.is_header else None
        if cell.ground is not None:
            ground = theme.ground_colour(cell.ground)
        painter.setBrush(ground or Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRect(rect.translated(0.5, 0.5))
        painter.setPen(QColor(theme.text))
        side = QPointF(self._measure.side, _PADDING)
        layout.draw(painter, rect.topLeft() + side, _coloured(cell, theme))

    def _laid(self, one: Placed) -> QTextLayout:
        width = self._lefts[one.column + one.cell.columns] - self._lefts[one.column] - 2 * self._measure.side
        layout = _layout(one.cell, self._type, self._measure.size)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(8.0, width))
            line.setPosition(QPointF(0, y))
            y += line.height() * _LINE
        layout.endLayout()
        return layout

    def _row_heights(self) -> list[float]:
        """Return the height of each row; what goes over several rows makes the last of them higher."""
        count = max((one.row for one in self._placed), default=0) + 1
        heights = [2 * _PADDING] * count
        for one, layout in zip(self._placed, self._layouts, strict=True):
            if one.cell.rows == 1:
                heights[one.row] = max(heights[one.row], _height(layout))
        for one, layout in zip(self._placed, self._layouts, strict=True):
            last = min(one.row + one.cell.rows, count) - 1
            missing = _height(layout) - sum(heights[one.row : last + 1])
            heights[last] += max(0.0, missing)
        return heights


_ALIGNMENTS = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "left": Qt.AlignmentFlag.AlignLeft,
}


def _layout(cell: Cell, family: Type, size: float) -> QTextLayout:
    layout = QTextLayout(cell.text.replace("\n", "\u2028"), family.font(size))
    option = QTextOption(_ALIGNMENTS.get(cell.alignment, Qt.AlignmentFlag.AlignLeft))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_fonts(cell, family, size))
    return layout


def _height(layout: QTextLayout) -> float:
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    return (last.y() + last.height() if last is not None else 0.0) + 2 * _PADDING


def _fitting(
    placed: Sequence[Placed], columns: int, width: float, family: Type
) -> tuple[_Measure, list[float]]:
    """Return the largest measure in which no word must be broken, and the widths of the columns in it."""
    for measure in _MEASURES:
        wanted, least = _wishes(placed, columns, family, measure)
        if sum(least) <= width:
            break
    return measure, shared(wanted, least, width)


def shared(wanted: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Share a width as a browser would: all they want where there is room, else what they need and a part."""
    if sum(wanted) <= width:
        return [width * part / sum(wanted) for part in wanted]
    if sum(least) >= width:
        return [width * part / sum(least) for part in least]
    room = (width - sum(least)) / (sum(wanted) - sum(least))
    return [low + (high - low) * room for low, high in zip(least, wanted, strict=True)]


def _wishes(
    placed: Sequence[Placed], columns: int, family: Type, measure: _Measure
) -> tuple[list[float], list[float]]:
    """Return how wide each column wants to be, and how wide it must be for its words."""
    floor = family.pixels + 2 * measure.side
    wanted, least = [floor] * columns, [floor] * columns
    for one in sorted(placed, key=_breadth):
        both = _wish(one.cell, family, measure)
        for widths, wish in zip((wanted, least), both, strict=True):
            covered = range(one.column, one.column + one.cell.columns)
            missing = wish - sum(widths[column] for column in covered)
            for column in covered:
                widths[column] += max(0.0, missing) / len(covered)
    return wanted, least


def _breadth(one: Placed) -> int:
    return one.cell.columns


def _wish(cell: Cell, family: Type, measure: _Measure) -> tuple[float, float]:
    """Return how wide a cell is in one line, and how wide its longest word is."""
    layout = _layout(cell, family, measure.size)
    layout.beginLayout()
    natural = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(100_000)
        natural = max(natural, line.naturalTextWidth())
    layout.endLayout()
    metrics = QFontMetricsF(family.font(measure.size))
    word = max((metrics.horizontalAdvance(word) for word in cell.text.split()), default=0.0)
    sides = 2 * measure.side + 1
    wanted = min(natural, family.pixels * _WIDEST) + sides
    return wanted, min(min(word, family.pixels * _LONGEST_WORD) + sides, wanted)


def _spans(cell: Cell) -> Iterator[tuple[int, int, Look]]:
    """Yield where each part of a cell begins and how long it is, in UTF-16 units, and how it looks."""
    ends = accumulate((units(text) for text, _ in cell.parts), initial=0)
    for (start, end), (_, look) in zip(pairwise(ends), cell.parts, strict=True):
        yield start, end - start, look


def _fonts(cell: Cell, family: Type, size: float) -> list[QTextLayout.FormatRange]:
    made = []
    for start, length, look in _spans(cell):
        font = family.code_font(size) if look.code else family.font(size * look.size)
        font.setBold(look.bold or cell.is_header)
        font.setItalic(look.italic)
        font.setUnderline(look.underline or bool(look.link))
        font.setStrikeOut(look.strike)
        made.append(_range(start, length, _with_font(font)))
    return made


def _coloured(cell: Cell, theme: BodyTheme) -> list[QTextLayout.FormatRange]:
    made = []
    for start, length, look in _spans(cell):
        form = QTextCharFormat()
        form.setForeground(QColor(theme.link if look.link else theme.text))
        if look.marked or look.code:
            form.setBackground(QColor(theme.mark if look.marked else theme.code_ground))
        ground = look.background or cell.ground
        if look.colour is not None or (ground is not None and not look.link):
            form.setForeground(theme.text_colour(look.colour, ground))
        if look.background is not None:
            form.setBackground(theme.ground_colour(look.background))
        made.append(_range(start, length, form))
    return made


def _with_font(font: QFont) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font)
    return form


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made
