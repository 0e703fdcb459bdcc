"""Says above the fields why they cannot be edited, and leads to where that can be mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from editor.core.message import Translate


class Broken(QFrame):
    """A sentence and a button."""

    chosen = Signal()

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formNotice")
        self.setProperty("part", "notice")
        self._label = QLabel(self)
        self._label.setObjectName("formNoticeText")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        button = QPushButton(tr("Show in source"), self)
        button.setObjectName("showInSource")
        button.setAutoDefault(False)
        button.clicked.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Say something; nothing hides the notice."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
