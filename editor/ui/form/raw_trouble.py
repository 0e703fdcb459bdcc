"""Says what is wrong with the front matter's source, and repairs it where that takes one click."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from editor.core.message import Translate


class Trouble(QFrame):
    """A sentence, and a button where there is a repair."""

    repair_chosen = Signal()

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headerNotice")
        self.setProperty("part", "notice")
        self._label = QLabel(self)
        self._label.setObjectName("headerNoticeText")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(tr("Repair this line"), self)
        self.button.setObjectName("repairButton")
        self.button.setAutoDefault(False)
        self.button.setToolTip(tr("Change this line so that Jekyll can read it; undo takes it back"))
        self.button.clicked.connect(self.repair_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, sentence: str, *, can_repair: bool) -> None:
        """Say something; nothing hides the notice."""
        self._label.setText(sentence)
        self.button.setVisible(can_repair)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
