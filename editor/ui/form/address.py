"""A line for an address of the web, with a way to look at what is there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from editor.core.message import Translate
from editor.ui import links
from editor.ui.form.drop import put_inside
from editor.ui.form.line import Line

_BUTTON = 56
_WEB = ("http://", "https://")


class Address(Line):
    """Opens its address in the browser; addresses are written from left to right in any language."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = QToolButton(self)
        self._button.setText(tr("Visit"))
        self._button.setToolTip(tr("Open this address in the browser"))
        self._button.setProperty("part", "inside")
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._visit)
        put_inside(self, self._button, _BUTTON)
        self.textChanged.connect(self._follow)
        self._follow(self.text())

    def _follow(self, text: str) -> None:
        self._button.setVisible(text.startswith(_WEB))

    def _visit(self) -> None:
        links.follow(self.text().strip())
