"""A list to choose from that shows it is one: the style sheet's boxes have no arrow of their own."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOption, QStylePainter
from typing_extensions import override

_ARROW = 12
_MARGIN = 10


class Combo(QComboBox):
    """A combo box with an arrow at its end."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOption()
        option.initFrom(self)
        middle = self.rect().center().y()
        option.rect = QRect(self.width() - _MARGIN - _ARROW, middle - _ARROW // 2, _ARROW, _ARROW)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorArrowDown, option)
        painter.end()
