"""A grid of cells filled in from the keyboard: Tab goes on, Enter goes down, a spreadsheet can be pasted."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from editor.core.pasting.cells import cells_of

_ORIGIN = Qt.ItemDataRole.UserRole
_HINT = QAbstractItemDelegate.EndEditHint
_MOVES: Mapping[Qt.Key, tuple[int, int]] = MappingProxyType(
    {
        Qt.Key.Key_Up: (-1, 0),
        Qt.Key.Key_Down: (1, 0),
        Qt.Key.Key_Left: (0, -1),
        Qt.Key.Key_Right: (0, 1),
    }
)
"""Where Alt and an arrow move the current row or column to."""

_MOST = 200
"""More rows or columns than this are no table for an article; what is pasted beyond is left out."""


class Grid(QTableWidget):
    """A table of texts. The first row can be a header, set bold."""

    def __init__(self, rows: int, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(rows, columns, parent)
        self._has_header = False
        self.setMinimumHeight(200)
        self.setTabKeyNavigation(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(64)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show a table; each row and column remembers which one of it it was."""
        for row, cells in enumerate(rows):
            self.setVerticalHeaderItem(row, _numbered(row))
            for column, text in enumerate(cells):
                self.setItem(row, column, QTableWidgetItem(text))
        for column in range(self.columnCount()):
            self.setHorizontalHeaderItem(column, _numbered(column))

    def origins(self) -> tuple[tuple[int | None, ...], tuple[int | None, ...]]:
        """Return which row and which column of the table shown first each one was; `None` for new ones."""
        rows = (_number(self.verticalHeaderItem(row)) for row in range(self.rowCount()))
        columns = (_number(self.horizontalHeaderItem(column)) for column in range(self.columnCount()))
        return tuple(rows), tuple(columns)

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return what stands in the cells."""
        return tuple(
            tuple(self._text(row, column) for column in range(self.columnCount()))
            for row in range(self.rowCount())
        )

    @Slot(bool)
    def set_header(self, has_header: bool) -> None:
        """Set the first row bold, or not."""
        self._has_header = has_header
        self._embolden()

    @Slot()
    def add_row(self) -> None:
        """Add a row below the current one and go there."""
        row = self.currentRow() + 1 if self.currentRow() >= 0 else self.rowCount()
        self.insertRow(row)
        self._go(row, 0)

    @Slot()
    def add_column(self) -> None:
        """Add a column to the right of the current one and go there."""
        column = self.currentColumn() + 1 if self.currentColumn() >= 0 else self.columnCount()
        self.insertColumn(column)
        self._go(max(0, self.currentRow()), column)

    @Slot()
    def remove_row(self) -> None:
        """Remove the current row; one row always stays."""
        if self.rowCount() > 1 and self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self._embolden()

    @Slot()
    def remove_column(self) -> None:
        """Remove the current column; one column always stays."""
        if self.columnCount() > 1 and self.currentColumn() >= 0:
            self.removeColumn(self.currentColumn())

    def shift(self, down: int, right: int) -> None:
        """Let the current row change places with the one so far below it, or the column with one beside."""
        row, column = self.currentRow(), self.currentColumn()
        goal = (row + down, column + right)
        is_there = 0 <= goal[0] < self.rowCount() and 0 <= goal[1] < self.columnCount()
        if row < 0 or column < 0 or not is_there:
            return
        if down:
            one, other = self.takeVerticalHeaderItem(row), self.takeVerticalHeaderItem(goal[0])
            self.setVerticalHeaderItem(goal[0], _kept(one))
            self.setVerticalHeaderItem(row, _kept(other))
            pairs = [((row, at), (goal[0], at)) for at in range(self.columnCount())]
        else:
            one, other = self.takeHorizontalHeaderItem(column), self.takeHorizontalHeaderItem(goal[1])
            self.setHorizontalHeaderItem(goal[1], _kept(one))
            self.setHorizontalHeaderItem(column, _kept(other))
            pairs = [((at, column), (at, goal[1])) for at in range(self.rowCount())]
        for here, there in pairs:
            one, other = self.takeItem(*here), self.takeItem(*there)
            self.setItem(*there, _kept(one))
            self.setItem(*here, _kept(other))
        self._go(*goal)

    def finish(self) -> None:
        """Take what is being typed in a cell."""
        editor = self.focusWidget()
        if self.state() is QAbstractItemView.State.EditingState and isinstance(editor, QLineEdit):
            self.commitData(editor)
            self.closeEditor(editor, _HINT.NoHint)

    def paste(self, html: str, text: str) -> None:
        """Put the cells of another program from the current cell on, growing the grid where they need it."""
        top, left = max(0, self.currentRow()), max(0, self.currentColumn())
        cells = [row[: _MOST - left] for row in cells_of(html, text)[: _MOST - top]]
        self.setRowCount(max(self.rowCount(), top + len(cells)))
        self.setColumnCount(max(self.columnCount(), left + max(map(len, cells), default=0)))
        for down, row in enumerate(cells):
            for right, cell in enumerate(row):
                self.setItem(top + down, left + right, QTableWidgetItem(cell))
        self._embolden()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            offered = QGuiApplication.clipboard().mimeData()
            self.paste(offered.html(), offered.text())
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _MOVES:
            self.shift(*_MOVES[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(event)
        elif event.key() == Qt.Key.Key_Tab and self._is_last():
            self._append_row()
        else:
            super().keyPressEvent(event)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        was_last = self._is_last()
        if hint is _HINT.EditNextItem and was_last:
            super().closeEditor(editor, _HINT.NoHint)
            self._append_row()
            self.edit(self.currentIndex())
            return
        super().closeEditor(editor, hint)
        if hint is _HINT.SubmitModelCache and self.currentRow() + 1 < self.rowCount():
            self._go(self.currentRow() + 1, self.currentColumn())

    def _enter(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif self.currentRow() + 1 < self.rowCount():
            self._go(self.currentRow() + 1, self.currentColumn())

    def _is_last(self) -> bool:
        return (self.currentRow(), self.currentColumn()) == (self.rowCount() - 1, self.columnCount() - 1)

    def _append_row(self) -> None:
        self.insertRow(self.rowCount())
        self._go(self.rowCount() - 1, 0)

    def _go(self, row: int, column: int) -> None:
        self._embolden()
        self.setCurrentCell(row, column)
        self.setFocus()

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""

    def _embolden(self) -> None:
        for row in range(min(2, self.rowCount())):
            for column in range(self.columnCount()):
                item = self.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.setItem(row, column, item)
                font = self.font()
                font.setBold(self._has_header and row == 0)
                item.setFont(font)

    def _copy(self) -> None:
        ranges = self.selectedRanges()
        if not ranges:
            return
        chosen = ranges[0]
        rows = range(chosen.topRow(), chosen.bottomRow() + 1)
        columns = range(chosen.leftColumn(), chosen.rightColumn() + 1)
        text = "\n".join("\t".join(self._text(row, column) for column in columns) for row in rows)
        QGuiApplication.clipboard().setText(text)

    def _clear(self) -> None:
        for item in self.selectedItems():
            item.setText("")


def _kept(item: QTableWidgetItem | None) -> QTableWidgetItem:
    """Return a cell that was taken out; an empty one where there was none."""
    return QTableWidgetItem() if item is None else item


def _numbered(number: int) -> QTableWidgetItem:
    item = QTableWidgetItem()
    item.setData(_ORIGIN, number)
    return item


def _number(item: QTableWidgetItem | None) -> int | None:
    """Return the number of a header; one that was put in has none (nor a header item)."""
    found = None if item is None else item.data(_ORIGIN)
    return found if isinstance(found, int) else None
