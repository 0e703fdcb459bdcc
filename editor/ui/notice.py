"""The bar above the article that says what went wrong or what to know, without stopping anybody."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from editor.core.errors import WongoError
from editor.core.message import Message, Translate
from editor.ui.icons import icon
from editor.ui.theme import GRID, Theme


@dataclass(frozen=True, slots=True)
class Offer:
    """What the button of a notice says and does."""

    title: Message
    deed: Callable[[], None]


class Notice(QFrame):
    """One notice at a time: its sentences, perhaps one button, and a way to close it."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._offer: Offer | None = None
        self.setObjectName("notice")
        self._sign = QLabel(self)
        self._label = QLabel(self)
        self._label.setObjectName("noticeText")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton(self)
        self._button.setObjectName("noticeButton")
        self._button.clicked.connect(self._choose)
        self._close = QToolButton(self)
        self._close.setToolTip(tr("Close this notice"))
        self._close.setAccessibleName(tr("Close this notice"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def text(self) -> str:
        """Return what is being said; empty when nothing is."""
        return self._label.text() if not self.isHidden() else ""

    def tell(self, what: Message | WongoError, offer: Offer | None = None) -> None:
        """Say something, with a button when there is something to do about it."""
        self._label.setText(self._sentences(what))
        self._offer = offer
        self._button.setVisible(offer is not None)
        if offer is not None:
            self._button.setText(self._tr(offer.title))
        self.setAccessibleName(self._label.text())
        self.show()

    def retract(self, what: Message | WongoError) -> None:
        """Say no more what is no longer so; anything else that is being said stays."""
        if self.text() == self._sentences(what):
            self.hide()

    def paint(self, theme: Theme) -> None:
        """Colour the icons."""
        self._sign.setPixmap(icon("warning", theme).pixmap(20, 20))
        self._close.setIcon(icon("close", theme))

    def _sentences(self, what: Message | WongoError) -> str:
        parts = what.sentences() if isinstance(what, WongoError) else (what,)
        return " ".join(self._tr(part) for part in parts)

    def _choose(self) -> None:
        self.hide()
        if self._offer is not None:
            self._offer.deed()
