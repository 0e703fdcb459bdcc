"""Yes or no, as a knob in a groove: to the right and in the accent colour it says yes."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

_WIDTH, _HEIGHT, _AROUND = 34, 18, 3
"""The groove, and the room around it in which the focus is shown."""


class Switch(QCheckBox):
    """A QCheckBox that looks like a switch, at the left of the room it gets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + 2 * _AROUND, _HEIGHT + 4 * _AROUND)

    @override
    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos) and pos.x() < _WIDTH + 2 * _AROUND

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = QRectF(_AROUND, (self.height() - _HEIGHT) / 2, _WIDTH, _HEIGHT)
        accent = palette.color(QPalette.ColorRole.Accent if self.isEnabled() else QPalette.ColorRole.Mid)
        faint = palette.color(
            QPalette.ColorRole.PlaceholderText if self.isEnabled() else QPalette.ColorRole.Mid
        )
        if self.hasFocus():
            painter.setPen(QPen(accent, 1.5))
            ring = groove.adjusted(-_AROUND + 1, -_AROUND + 1, _AROUND - 1, _AROUND - 1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        field = palette.color(QPalette.ColorRole.Base)
        painter.setPen(QPen(accent if self.isChecked() else faint, 1))
        painter.setBrush(accent if self.isChecked() else field)
        painter.drawRoundedRect(groove.adjusted(1, 1, -1, -1), _HEIGHT / 2 - 1, _HEIGHT / 2 - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(field if self.isChecked() else faint)
        left = groove.right() - _HEIGHT + 4 if self.isChecked() else groove.left() + 4
        painter.drawEllipse(QRectF(left, groove.top() + 4, _HEIGHT - 8, _HEIGHT - 8))
        painter.end()
