"""The headings as a list under their button: one click or Enter, and the caret is there."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from editor.core.message import Translate
from editor.core.outline import Heading
from editor.ui.theme import GRID

_WIDTH = 340
_MOST_ROWS = 14
_INDENT = "\u2003"
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class OutlineView(QFrame):
    """A list that pops up, shows where the caret is, and goes when one has chosen."""

    chosen = Signal(int)
    """Where, in the body, the heading is that the user wants to go to."""

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self._tr = tr
        self._anchor: QWidget | None = None
        self.setObjectName("outlinePane")
        self.setAccessibleName(tr("Outline"))
        self._list = QListWidget(self)
        self._list.setObjectName("outlineList")
        self._list.setAccessibleName(tr("Headings"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.itemClicked.connect(self._choose)
        self._none = QLabel(tr("This article has no headings yet."), self)
        self._none.setObjectName("outlineNone")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        column.addWidget(self._list)
        column.addWidget(self._none)
        self.setFixedWidth(_WIDTH)
        self.hide()

    def stand_over(self, window: QWidget, anchor: QWidget) -> None:
        """Belong to a window, and pop up under one of its widgets."""
        if self.parentWidget() is not window:
            self.setParent(window, Qt.WindowType.Popup)
        self._anchor = anchor

    def pop_up(self, headings: Sequence[Heading], current: int | None) -> None:
        """Show headings; `current` is the index of the one that the caret stands under."""
        self._fill(headings)
        self._list.setCurrentRow(-1 if current is None else current)
        self._list.setVisible(bool(headings))
        self._none.setVisible(not headings)
        self.adjustSize()
        if self._anchor is not None:
            self.move(self._place(self._anchor))
        self.show()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)
        self._list.scrollToItem(self._list.currentItem())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self._list.currentItem()
        if event.key() in _ENTER and item is not None:
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def _fill(self, headings: Sequence[Heading]) -> None:
        self._list.clear()
        top = min((one.level for one in headings), default=1)
        for one in headings:
            text = one.text or self._tr("(empty)")
            item = QListWidgetItem(_INDENT * (one.level - top) + text, self._list)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.UserRole, one.position)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
            font = item.font()
            font.setBold(one.level == top)
            item.setFont(font)
        row = self._list.sizeHintForRow(0) if headings else 0
        self._list.setFixedHeight(row * min(len(headings), _MOST_ROWS) + 2)

    def _place(self, anchor: QWidget) -> QPoint:
        """Return where the list goes: under its button, or in a corner of the window where that is hidden."""
        if anchor.isVisible():
            return anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height()))
        window = anchor.window()
        return window.mapToGlobal(QPoint(window.width() - self.width() - GRID * 3, GRID * 2))

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
