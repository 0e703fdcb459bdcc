"""Asks for the cells of a table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from editor.core.choices import TableChoice, trimmed
from editor.core.message import Message, Translate, msg
from editor.core.tables import Table
from editor.ui.dialogs.grid import Grid
from editor.ui.dialogs.sheet import Sheet

_ROWS, _COLUMNS = 3, 2
_GRID = 8


class TableDialog(Sheet):
    """A grid to fill in with Tab and Enter; Ctrl+Enter takes the table, new last rows without words are none.

    With a table to edit it shows its cells; what the first row is stays as it is.
    """

    def __init__(self, tr: Translate, parent: QWidget | None = None, table: Table | None = None) -> None:
        go = tr("Insert table") if table is None else tr("Apply")
        super().__init__("tableDialog", tr("Table"), go, tr, parent)
        self._table = table
        rows, columns = (_ROWS, _COLUMNS) if table is None else (len(table.rows), len(table.rows[0]))
        self._cells = Grid(rows, columns, self)
        self._cells.setObjectName("tableCells")
        self._cells.setAccessibleName(tr("Cells"))
        self._cells.setToolTip(
            tr("Tab goes on and adds a row at the end. Cells of a spreadsheet can be pasted.")
        )
        self._header = QCheckBox(tr("The first row is the header"))
        self._header.setObjectName("tableHeader")
        self._header.setChecked(True)
        self._header.toggled.connect(self._cells.set_header)
        if table is not None:
            self._cells.fill(table.rows)
            self._header.setChecked(table.has_header)
            self._header.setEnabled(False)
        self._cells.set_header(self._header.isChecked())
        self._cells.itemChanged.connect(self.refresh)
        self.add_wide(self._whole())
        self._cells.setCurrentCell(0, 0)
        self._cells.setFocus()

    def choice(self) -> TableChoice:
        """Return the table."""
        texts = self._cells.texts()
        if self._table is None:
            return TableChoice(trimmed(texts), self._header.isChecked())
        rows, columns = self._cells.origins()
        height, width = len(rows), len(columns)
        while height > 1 and rows[height - 1] is None and not any(map(str.strip, texts[height - 1])):
            height -= 1
        while width > 1 and columns[width - 1] is None and not any(row[width - 1].strip() for row in texts):
            width -= 1
        kept = tuple(row[:width] for row in texts[:height])
        return TableChoice(kept, self._header.isChecked(), rows[:height], columns[:width])

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
