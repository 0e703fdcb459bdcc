"""Where a small window stands that belongs to a button: below it, or at the caret where there is none."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTextEdit, QToolButton, QWidget

_GAP = 4


def place_at(popup: QWidget, window: QWidget | None, command: str) -> None:
    """Move a popup to the button of a command, else to the caret, all of it on the screen."""
    popup.adjustSize()
    if window is None:
        return
    at = _below_button(window, command) or _below_caret(window)
    screen = window.screen().availableGeometry()
    x = min(max(at.x(), screen.left()), screen.right() - popup.width())
    y = min(max(at.y(), screen.top()), screen.bottom() - popup.height())
    popup.move(x, y)


def _below_button(window: QWidget, command: str) -> QPoint | None:
    for button in window.findChildren(QToolButton):
        names = [action.objectName() for action in button.actions()]
        if command in names and button.isVisible():
            return button.mapToGlobal(QPoint(0, button.height() + _GAP))
    return None


def _below_caret(window: QWidget) -> QPoint:
    body = window.findChild(QTextEdit, "bodyEditor")
    if body is None:
        return window.mapToGlobal(window.rect().center())
    return body.viewport().mapToGlobal(body.cursorRect().bottomLeft() + QPoint(0, _GAP))
