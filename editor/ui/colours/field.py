"""All colours to choose from: a field of saturation and brightness, and below it the strip of hues."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from editor.ui.theme import Theme

_HEIGHT = 112
_STRIP, _GAP, _DOT = 14, 8, 6.0
_STEP, _LEAP = 0.01, 0.1
_ROUND = 6.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class ColourField(QWidget):
    """A colour by mouse or arrow keys: Shift goes far, Alt goes along the hues."""

    picked = Signal(QColor)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hue, self._saturation, self._value = 0.0, 1.0, 1.0
        self._is_on_strip = False
        self.setObjectName("colourField")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(224, _HEIGHT + _GAP + _STRIP)

    def show_colour(self, colour: QColor) -> None:
        """Show a colour; a grey keeps the hue that was there."""
        hue = colour.hsvHueF()
        self._hue = hue if hue >= 0 else self._hue
        self._saturation, self._value = colour.hsvSaturationF(), colour.valueF()
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_on_strip = event.position().y() > _HEIGHT + _GAP / 2
        self._take(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._take(event.position())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = _LEAP if far else _STEP
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._hue = (self._hue + step * (arrow[0] + arrow[1])) % 1.0
        else:
            self._saturation = _held(self._saturation + step * arrow[0])
            self._value = _held(self._value + step * arrow[1])
        self._tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(0.5, 0.5, self.width() - 1, _HEIGHT - 1)
        across = QLinearGradient(field.topLeft(), field.topRight())
        across.setColorAt(0, QColor("#ffffff"))
        across.setColorAt(1, QColor.fromHsvF(self._hue, 1, 1))
        down = QLinearGradient(field.topLeft(), field.bottomLeft())
        down.setColorAt(0, QColor(0, 0, 0, 0))
        down.setColorAt(1, QColor("#000000"))
        edge = self._theme.accent if self.hasFocus() else self._theme.line
        for brush, pen in (
            (across, QPen(Qt.PenStyle.NoPen)),
            (down, QPen(QColor(edge), 1.5 if self.hasFocus() else 1)),
        ):
            painter.setPen(pen)
            painter.setBrush(brush)
            painter.drawRoundedRect(field, _ROUND, _ROUND)
        strip = self._strip()
        hues = QLinearGradient(strip.topLeft(), strip.topRight())
        for part in range(7):
            hues.setColorAt(part / 6, QColor.fromHsvF(part / 6 % 1.0, 1, 1))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.setBrush(hues)
        painter.drawRoundedRect(strip, _STRIP / 2, _STRIP / 2)
        spot = QPointF(field.width() * self._saturation, field.height() * (1 - self._value))
        self._dot(painter, spot, self._colour())
        middle = QPointF(strip.left() + strip.width() * self._hue, strip.center().y())
        self._dot(painter, middle, QColor.fromHsvF(self._hue, 1, 1))
        painter.end()
        event.accept()

    def _strip(self) -> QRectF:
        return QRectF(0.5, _HEIGHT + _GAP + 0.5, self.width() - 1, _STRIP - 1)

    def _dot(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Draw where the colour is, kept inside the widget."""
        x = min(max(at.x(), _DOT + 1), self.width() - _DOT - 1)
        y = min(max(at.y(), _DOT + 1), self.height() - _DOT - 1)
        painter.setBrush(colour)
        for ink, width in (("#80000000", 3.5), ("#ffffff", 2)):
            painter.setPen(QPen(QColor(ink), width))
            painter.drawEllipse(QPointF(x, y), _DOT, _DOT)

    def _take(self, at: QPointF) -> None:
        if self._is_on_strip:
            self._hue = min(_held(at.x() / max(self.width(), 1)), 0.999)
        else:
            self._saturation = _held(at.x() / max(self.width(), 1))
            self._value = _held(1 - at.y() / _HEIGHT)
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.picked.emit(self._colour())

    def _colour(self) -> QColor:
        return QColor.fromHsvF(self._hue, self._saturation, self._value)


def _held(part: float) -> float:
    return min(1.0, max(0.0, part))
