"""A part of the form that can be folded away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

_GRID = 8


class Fold(QWidget):
    """A headline with an arrow, and what it shows or hides."""

    toggled = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton(self)
        self.button.setObjectName("formFold")
        self.button.setProperty("part", "fold")
        self.button.setText(title)
        self.button.setAccessibleName(title)
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._follow)
        self.inside = QWidget(self)
        whole = QVBoxLayout(self.inside)
        whole.setContentsMargins(0, _GRID // 2, 0, 0)
        whole.setSpacing(_GRID)
        self.fields, self.end = QVBoxLayout(), QVBoxLayout()
        for part in (self.fields, self.end):
            part.setSpacing(_GRID)
            whole.addLayout(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.button)
        box.addWidget(self.inside)
        self._follow(False)

    @property
    def is_open(self) -> bool:
        """Whether what is inside can be seen."""
        return self.button.isChecked()

    def open(self, is_open: bool) -> None:
        """Show or hide what is inside."""
        self.button.setChecked(is_open)

    def _follow(self, is_open: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.inside.setVisible(is_open)
        self.toggled.emit(is_open)
