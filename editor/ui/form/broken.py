"""Says above the fields why they cannot be edited, and leads to where that can be mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from editor.core.message import Translate


class Broken(QFrame):
    """A sentence, a button that leads to the line, and one that mends it where that takes one click."""

    chosen = Signal()
    repair_chosen = Signal()

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formNotice")
        self.setProperty("part", "notice")
        self._label = QLabel(self)
        self._label.setObjectName("formNoticeText")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._repair = QPushButton(tr("Repair this line"), self)
        self._repair.setObjectName("formRepair")
        self._repair.setAutoDefault(False)
        self._repair.setToolTip(tr("Change this line so that Jekyll can read it; undo takes it back"))
        self._repair.clicked.connect(self.repair_chosen)
        self._show = button = QPushButton(tr("Show in source"), self)
        button.setObjectName("showInSource")
        button.setAutoDefault(False)
        button.clicked.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self._repair, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._is_aside = False
        self.hide()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through."""
        return [self._repair, self._show]

    def tell(self, sentence: str, *, can_repair: bool = False) -> None:
        """Say something; nothing hides the notice."""
        self._repair.setVisible(can_repair)
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self._follow()

    def stand_aside(self, is_aside: bool) -> None:
        """Stay hidden while the same is said beside the line itself."""
        self._is_aside = is_aside
        self._follow()

    def _follow(self) -> None:
        self.setVisible(bool(self._label.text()) and not self._is_aside)
