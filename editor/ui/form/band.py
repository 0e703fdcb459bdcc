"""Fields side by side where there is room, the widest on a line of its own where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

_GRID = 8
_ROOMY = 620
"""Pixels from which three fields fit beside each other."""

_WIDE, _NARROW = 4, 3
_TOP = Qt.AlignmentFlag.AlignTop
"""Inputs stand in a line, though one of them holds several lines."""


class Band(QWidget):
    """A row of fields. The first one is the widest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: list[QWidget] = []
        self._is_roomy = True
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(2 * _GRID)
        self._layout.setVerticalSpacing(_GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_fields(self, fields: list[QWidget]) -> None:
        """Place these fields in order."""
        self._fields = fields
        self._place()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_roomy = event.size().width() >= _ROOMY
        if is_roomy != self._is_roomy:
            self._is_roomy = is_roomy
            self._place()

    def _place(self) -> None:
        for field in self._fields:
            self._layout.removeWidget(field)
        columns = max(1, len(self._fields) if self._is_roomy else len(self._fields) - 1)
        for column in range(self._layout.columnCount()):
            self._layout.setColumnStretch(column, 0)
        if self._is_roomy:
            for column, field in enumerate(self._fields):
                self._layout.addWidget(field, 0, column, _TOP)
                self._layout.setColumnStretch(column, _NARROW if column else _WIDE)
        else:
            for index, field in enumerate(self._fields):
                span = 1 if index else columns
                self._layout.addWidget(field, min(index, 1), max(0, index - 1), 1, span, _TOP)
            for column in range(columns):
                self._layout.setColumnStretch(column, 1)
