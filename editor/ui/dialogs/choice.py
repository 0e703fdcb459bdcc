"""A list to choose from that looks like the other fields."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOption
from typing_extensions import override

_ARROW = 12
_FROM_EDGE = 10


class Choice(QComboBox):
    """A QComboBox whose arrow is that of the other fields: style sheets take it away with the frame."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOption()
        option.initFrom(self)
        option.palette.setBrush(QPalette.ColorRole.ButtonText, self.palette().placeholderText())
        left, top = self.width() - _FROM_EDGE - _ARROW, (self.height() - _ARROW) // 2
        option.rect = QRect(left, top, _ARROW, _ARROW)
        painter = QPainter(self)
        arrow = QStyle.PrimitiveElement.PE_IndicatorArrowDown
        self.style().drawPrimitive(arrow, option, painter, self)
        painter.end()
