"""Lines on the screen, and the things in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock

from editor.core.paint import Line
from editor.core.paint.cards import Chip
from editor.core.paint.runs import Picture, Thing
from editor.core.paint.shapes import Shape
from editor.ui.text_bridge import units

_MARKED = frozenset({Shape.RULE, Shape.GAP, Shape.CODE, Shape.FENCE})


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

    def place(self, at: int, thing: Thing, size: tuple[float, float]) -> QRectF:
        """Return the place of a thing that begins at the character `at` of the line."""
        width, height = size
        left, top = self.rect.left(), self.rect.top()
        if not isinstance(thing, Picture | Chip) or not self.block.layout().lineCount():
            return QRectF(left, top, width, height)
        unit = self.unit(at)
        row = self.block.layout().lineForTextPosition(unit)
        if not row.isValid():
            return QRectF(left, top, width, height)
        reached = row.cursorToX(unit)
        if isinstance(reached, tuple):
            left = self.edge + reached[0]
        top += row.y()
        if isinstance(thing, Picture):
            return QRectF(left, top + row.ascent() - height * BASE, width, height)
        return QRectF(left, top, width, row.height())

    def unit(self, at: int) -> int:
        """Return where the layout has a character: beyond the text that is being composed."""
        layout = self.block.layout()
        unit = units(self.line.text[:at])
        if layout.preeditAreaText() and layout.preeditAreaPosition() <= unit:
            unit += units(layout.preeditAreaText())
        return unit


BASE = 0.88
"""The part of the blank font's height that is above its base line."""


def things(line: Line) -> Iterator[tuple[int, Thing]]:
    """Yield what is painted over a line, and the characters where it begins."""
    for run in line.runs:
        if run.thing is not None:
            yield run.start, run.thing


def has_overlay(line: Line) -> bool:
    """Tell whether anything is painted over a line."""
    form = line.form
    is_marked = form.marker or form.quotes or form.goes_on or form.shape in _MARKED
    return bool(is_marked) or any(run.thing is not None for run in line.runs)
