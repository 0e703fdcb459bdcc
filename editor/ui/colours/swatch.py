"""A colour to press: a small square that shows it as the article will."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from editor.core.colours import css_colour
from editor.core.tag_marks import BACKGROUND
from editor.ui.body import theme as body_theme
from editor.ui.theme import Theme

SIDE = 28
"""A swatch with the room around it, in pixels."""
_INSET, _RING, _ROUND = 4.0, 1.5, 5.0
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Swatch(QAbstractButton):
    """One colour; a ring shows the keyboard's place, a tick the colour that there is now."""

    stepped = Signal(int, int)
    """An arrow was pressed: how far it leads to the right, and down."""

    def __init__(self, colour: str, kind: str, theme: Theme, parent: QWidget, *, is_current: bool) -> None:
        super().__init__(parent)
        self.colour = colour
        self._kind, self._theme, self._is_current = kind, theme, is_current
        self.setObjectName(f"swatch-{colour}")
        self.setAccessibleName(colour)
        self.setToolTip(colour)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(*step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        shown = body_theme.DARK if self._theme.is_dark else body_theme.LIGHT
        rgba = css_colour(self.colour) or (0, 0, 0, 0)
        ink = shown.ground_colour(rgba) if self._kind == BACKGROUND else shown.text_colour(rgba)
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.setBrush(QColor(shown.page))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.setBrush(ink)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        if self.hasFocus() or self.underMouse():
            ring = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
            colour = self._theme.accent if self.hasFocus() else self._theme.faint
            painter.setPen(QPen(QColor(colour), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, _ROUND + 2, _ROUND + 2)
        if self._is_current:
            self._tick(painter, area, over(ink, QColor(shown.page)))
        painter.end()
        event.accept()

    def _tick(self, painter: QPainter, area: QRectF, ground: QColor) -> None:
        """Draw the sign of the current colour, dark on light colours and light on dark ones."""
        ink = "#000000" if ground.lightnessF() > 0.5 else "#ffffff"  # noqa: PLR2004 - the middle
        pen = QPen(QColor(ink), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        middle = area.center()
        x, y = middle.x(), middle.y()
        painter.drawPolyline([QPointF(x - 4, y), QPointF(x - 1, y + 3), QPointF(x + 4, y - 3)])


def over(ink: QColor, page: QColor) -> QColor:
    """Return the colour that is seen where a colour that lets some light through lies on a page."""
    share = ink.alphaF()
    return QColor(
        *(
            round(front * share + back * (1 - share))
            for front, back in (
                (ink.red(), page.red()),
                (ink.green(), page.green()),
                (ink.blue(), page.blue()),
            )
        )
    )
