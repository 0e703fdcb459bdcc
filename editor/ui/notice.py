"""The bar above the article that says what went wrong or what to know, without stopping anybody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from editor.core.errors import WongoError
from editor.core.message import Message, Translate
from editor.ui.icons import icon
from editor.ui.theme import GRID, Theme


class Notice(QFrame):
    """One notice at a time: its sentences, perhaps one button, and a way to close it."""

    chosen = Signal()
    """The notice's own button was pressed."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
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

    def tell(self, what: Message | WongoError, button: Message | None = None) -> None:
        """Say something, with a button when there is something to do about it."""
        parts = what.sentences() if isinstance(what, WongoError) else (what,)
        self._label.setText(" ".join(self._tr(part) for part in parts))
        self._button.setVisible(button is not None)
        if button is not None:
            self._button.setText(self._tr(button))
        self.setAccessibleName(self._label.text())
        self.show()

    def paint(self, theme: Theme) -> None:
        """Colour the icons."""
        self._sign.setPixmap(icon("warning", theme).pixmap(20, 20))
        self._close.setIcon(icon("close", theme))

    def _choose(self) -> None:
        self.hide()
        self.chosen.emit()
