"""A table as it is painted in the body."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from editor.core.paint_cards import Cell, TableCard
from editor.ui.body.fonts import Type
from editor.ui.body.theme import BodyTheme
from editor.ui.text_bridge import units

_PADDING = 9.0
_SIDE = 12.0
_SIZE = 0.94
_AFTER = 6.0


class TableDrawing:
    """A table laid out in a column: the cells' lines, the columns' widths, the height of all."""

    def __init__(self, card: TableCard, width: float, family: Type) -> None:
        self._type = family
        self._card = card
        count = max((len(row) for row in card.rows), default=1) or 1
        self._widths = _column_widths(card, count, width, family)
        self._cells = [
            [self._laid(cell, self._widths[number]) for number, cell in enumerate(row)] for row in card.rows
        ]
        self._heights = [max((_height(cell) for cell in row), default=_PADDING) for row in self._cells]
        self.height = sum(self._heights) + 1 + _AFTER

    def paint(self, painter: QPainter, at: QPointF, theme: BodyTheme) -> None:
        """Paint the table with its upper left corner at a point."""
        painter.setPen(QPen(QColor(theme.line), 1))
        tops = list(accumulate(self._heights, initial=at.y()))
        lefts = list(accumulate(self._widths, initial=at.x()))
        for row, top in zip(range(len(self._cells)), tops, strict=False):
            for column, cell in enumerate(self._cells[row]):
                rect = QRectF(lefts[column], top, self._widths[column], self._heights[row])
                self._paint_cell(painter, rect, self._card.rows[row][column], cell, theme)

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, cell: Cell, layout: QTextLayout, theme: BodyTheme
    ) -> None:
        frame = QRectF(
            round(rect.left()) + 0.5, round(rect.top()) + 0.5, round(rect.width()), round(rect.height())
        )
        painter.setBrush(QColor(theme.card_head) if cell.is_header else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRect(frame)
        painter.setPen(QColor(theme.text))
        ranges = _coloured(cell, theme)
        layout.draw(painter, rect.topLeft() + QPointF(_SIDE, _PADDING), ranges)

    def _laid(self, cell: Cell, width: float) -> QTextLayout:
        layout = QTextLayout(cell.text.replace("\n", "\u2028"), self._type.font(_SIZE))
        option = QTextOption(_ALIGNMENTS.get(cell.alignment, Qt.AlignmentFlag.AlignLeft))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(_fonts(cell, self._type))
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(8.0, width - 2 * _SIDE))
            line.setPosition(QPointF(0, y))
            y += line.height() * 1.1
        layout.endLayout()
        return layout


_ALIGNMENTS = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "left": Qt.AlignmentFlag.AlignLeft,
}


def _height(layout: QTextLayout) -> float:
    last = layout.lineAt(layout.lineCount() - 1)
    bottom = last.y() + last.height() if layout.lineCount() else 0.0
    return bottom + 2 * _PADDING


def _column_widths(card: TableCard, count: int, width: float, family: Type) -> list[float]:
    """Share the width as a browser would: by what the cells want, none narrower than a few letters."""
    wanted = [family.pixels * 3.0] * count
    for row in card.rows:
        for number, cell in enumerate(row):
            wanted[number] = max(wanted[number], _wanted(cell, family))
    total = sum(wanted)
    return [width * part / total for part in wanted]


def _wanted(cell: Cell, family: Type) -> float:
    layout = QTextLayout(cell.text, family.font(_SIZE))
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(100_000)
    layout.endLayout()
    natural = line.naturalTextWidth() if line.isValid() else 0.0
    return min(natural, family.pixels * 24) + 2 * _SIDE


def _spans(cell: Cell) -> Sequence[tuple[int, int]]:
    lengths = [units(text) for text, _ in cell.parts]
    return list(zip(accumulate(lengths, initial=0), lengths, strict=False))


def _fonts(cell: Cell, family: Type) -> list[QTextLayout.FormatRange]:
    made = []
    for (start, length), (_, look) in zip(_spans(cell), cell.parts, strict=True):
        font = family.code_font(_SIZE) if look.code else family.font(_SIZE * look.size)
        font.setBold(look.bold or cell.is_header)
        font.setItalic(look.italic)
        font.setUnderline(look.underline or bool(look.link))
        font.setStrikeOut(look.strike)
        made.append(_range(start, length, _with_font(font)))
    return made


def _coloured(cell: Cell, theme: BodyTheme) -> list[QTextLayout.FormatRange]:
    made = []
    for (start, length), (_, look) in zip(_spans(cell), cell.parts, strict=True):
        form = QTextCharFormat()
        form.setForeground(QColor(theme.link if look.link else theme.text))
        if look.colour is not None:
            form.setForeground(theme.text_colour(look.colour))
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
