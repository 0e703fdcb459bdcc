"""Bars, rows, columns and splitters, as the window puts them together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QToolBar, QVBoxLayout, QWidget


def tool_bar(name: str, title: str) -> QToolBar:
    """Return an empty bar for buttons."""
    bar = QToolBar(title)
    bar.setObjectName(name)
    bar.setMovable(False)
    return bar


def bar_row(layout: QHBoxLayout) -> QFrame:
    """Return a row that bars stand in side by side, with a line below it."""
    row = QFrame()
    row.setObjectName("barRow")
    row.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 1)  # room for the line below
    layout.setSpacing(0)
    return row


def refill(row: QHBoxLayout, wide: QToolBar, narrow: QToolBar) -> None:
    """Put new bars into a row in place of those that are there."""
    while (item := row.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.setParent(None)
            old.deleteLater()
    row.addWidget(wide, 1)
    row.addWidget(narrow)


def column(*widgets: QWidget, wide: int = -1) -> QWidget:
    """Return widgets one below the other; the one at the index `wide` takes what room there is."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.setStretch(wide % len(widgets), 1)
    return made


def splitter(orientation: Qt.Orientation, name: str, *shares: tuple[QWidget, int]) -> QSplitter:
    """Return a splitter; each widget takes its share of what a larger window gives."""
    made = QSplitter(orientation)
    made.setObjectName(name)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for number, (widget, share) in enumerate(shares):
        made.addWidget(widget)
        made.setStretchFactor(number, share)
    return made
