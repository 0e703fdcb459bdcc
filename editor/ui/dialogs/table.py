"""Asks for the cells of a table."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from editor.core.choices import TableChoice, trimmed
from editor.core.message import Message, Translate, msg
from editor.core.tables import Table
from editor.ui.dialogs.choice import Choice
from editor.ui.dialogs.grid import Grid
from editor.ui.dialogs.sheet import Sheet, bare

_ROWS, _COLUMNS = 3, 2
_GRID = 8
_SIDE = 36
_WIDTH = 640


class TableDialog(Sheet):
    """A grid to fill in with Tab and Enter; Ctrl+Enter takes the table, new last rows without words are none.

    With a table to edit it shows its cells; a new one is written in the house's HTML or as Markdown.
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
        self.setMinimumWidth(_WIDTH)
        self._form = Choice(self)
        self._form.setVisible(table is None)
        self._form.addItem(tr("HTML of the house"), userData=False)
        self._form.addItem("Markdown", userData=True)
        self._form.setObjectName("tableForm")
        self._form.setAccessibleName(bare(tr("&Written as")))
        self._header = QCheckBox(tr("The first row is the &header"))
        self._header.setObjectName("tableHeader")
        self._header.setChecked(True)
        self._header.toggled.connect(self._cells.set_header)
        if table is not None:
            self._cells.fill(table.rows)
            self._header.setChecked(table.has_header)
        self._cells.set_header(self._header.isChecked())
        self._cells.itemChanged.connect(self.refresh)
        self.add_wide(self._whole())
        self._cells.setCurrentCell(0, 0)
        self._cells.setFocus()

    def choice(self) -> TableChoice:
        """Return the table."""
        texts = self._cells.texts()
        if self._table is None:
            is_markdown = bool(self._form.currentData())
            return TableChoice(trimmed(texts), self._header.isChecked(), is_markdown=is_markdown)
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
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(_GRID)
        box.addWidget(self._cells)
        box.addLayout(self._buttons_row(whole))
        below = QHBoxLayout()
        below.setSpacing(_GRID)
        below.addWidget(self._header)
        below.addStretch()
        if self._table is None:
            caption = QLabel(self._tr("&Written as"), whole)
            caption.setBuddy(self._form)
            below.addWidget(caption)
            below.addWidget(self._form)
        box.addLayout(below)
        return whole

    def _buttons_row(self, whole: QWidget) -> QHBoxLayout:
        """Return the buttons that add, take out and move the current row and column."""
        row = QHBoxLayout()
        row.setSpacing(_GRID)
        tr, cells = self._tr, self._cells
        for name, title, hint, act in (
            ("tableAddRow", tr("Add row"), "", cells.add_row),
            ("tableRemoveRow", tr("Remove row"), "", cells.remove_row),
            ("tableRowUp", "▲", tr("Move the row up (Alt+Up)"), partial(cells.shift, -1, 0)),
            ("tableRowDown", "▼", tr("Move the row down (Alt+Down)"), partial(cells.shift, 1, 0)),
            ("tableAddColumn", tr("Add column"), "", cells.add_column),
            ("tableRemoveColumn", tr("Remove column"), "", cells.remove_column),
            (
                "tableColumnLeft",
                "◀",
                tr("Move the column to the left (Alt+Left)"),
                partial(cells.shift, 0, -1),
            ),
            (
                "tableColumnRight",
                "▶",
                tr("Move the column to the right (Alt+Right)"),
                partial(cells.shift, 0, 1),
            ),
        ):
            button = QPushButton(title, whole)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            if hint:
                button.setToolTip(hint)
                button.setAccessibleName(hint)
                button.setProperty("part", "small")
                button.setFixedWidth(_SIDE)
            if name == "tableAddColumn":
                row.addSpacing(2 * _GRID)
                row.addStretch()
            row.addWidget(button)
        return row
