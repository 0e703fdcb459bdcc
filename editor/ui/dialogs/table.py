"""Asks for the cells of a table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from editor.core.choices import TableChoice, trimmed
from editor.core.message import Message, Translate, msg
from editor.ui.dialogs.grid import Grid
from editor.ui.dialogs.sheet import Sheet

_ROWS, _COLUMNS = 3, 2
_GRID = 8


class TableDialog(Sheet):
    """A grid to fill in with Tab and Enter; Ctrl+Enter inserts the table, empty last rows are left out."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__("tableDialog", tr("Table"), tr("Insert table"), tr, parent)
        self._cells = Grid(_ROWS, _COLUMNS, self)
        self._cells.setObjectName("tableCells")
        self._cells.setAccessibleName(tr("Cells"))
        self._cells.setToolTip(
            tr("Tab goes on and adds a row at the end. Cells of a spreadsheet can be pasted.")
        )
        self._header = QCheckBox(tr("The first row is the header"))
        self._header.setObjectName("tableHeader")
        self._header.setChecked(True)
        self._header.toggled.connect(self._cells.set_header)
        self._cells.set_header(True)
        self._cells.itemChanged.connect(self.refresh)
        self.add_wide(self._whole())
        self._cells.setCurrentCell(0, 0)
        self._cells.setFocus()

    def choice(self) -> TableChoice:
        """Return the table."""
        return TableChoice(trimmed(self._cells.texts()), self._header.isChecked())

    @override
    def trouble(self) -> tuple[Message, QWidget] | None:
        if not any(any(row) for row in self.choice().rows):
            return msg("Every cell is empty."), self._cells
        return None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
            return
        super().keyPressEvent(event)

    @override
    def accept(self) -> None:
        self._cells.finish()
        super().accept()

    def _whole(self) -> QWidget:
        whole = QWidget(self)
        buttons = QHBoxLayout()
        buttons.setSpacing(_GRID)
        for name, title, act in (
            ("tableAddRow", self._tr("Add row"), self._cells.add_row),
            ("tableAddColumn", self._tr("Add column"), self._cells.add_column),
            ("tableRemoveRow", self._tr("Remove row"), self._cells.remove_row),
            ("tableRemoveColumn", self._tr("Remove column"), self._cells.remove_column),
        ):
            button = QPushButton(title, whole)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(_GRID)
        box.addWidget(self._cells)
        box.addLayout(buttons)
        box.addWidget(self._header)
        return whole
