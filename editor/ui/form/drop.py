"""A line from which something opens below: a calendar, the words of the site."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from editor.ui.form import keys
from editor.ui.form.line import Line

_BUTTON = 20


class DropLine(Line):
    """A line with an arrow at its end; Alt+Down, F4 and, unless it is `shy`, Down do what the arrow does."""

    opened = Signal()

    def __init__(self, tip: str, name: str, parent: QWidget | None = None, *, shy: bool = False) -> None:
        super().__init__(parent)
        self._keys = (Qt.Key.Key_F4,) if shy else (Qt.Key.Key_F4, Qt.Key.Key_Down)
        button = QToolButton(self)
        button.setArrowType(Qt.ArrowType.DownArrow)
        button.setToolTip(tip)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setProperty("part", "drop")
        button.clicked.connect(self._open)
        self._button = button
        put_inside(self, button, _BUTTON)

    def offer(self, has_some: bool) -> None:
        """Show the arrow where something would open."""
        self._button.setVisible(has_some)
        self.setTextMargins(0, 0, _BUTTON if has_some else 0, 0)

    def _open(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)  # what opens belongs to the line that has the keyboard
        self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if (event.key() == Qt.Key.Key_Down and with_alt) or keys.is_plain_key(event, *self._keys):
            self.opened.emit()
            return
        super().keyPressEvent(event)


def put_inside(line: Line, button: QWidget, width: int) -> None:
    """Show a widget at the end of a line, inside of it."""
    line.setTextMargins(0, 0, width, 0)
    inside = QHBoxLayout(line)
    inside.setContentsMargins(0, 0, 4, 0)
    inside.addStretch()
    inside.addWidget(button)
