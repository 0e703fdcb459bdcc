"""Chosen words as chips, with a line at their end to type the next one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from editor.core.message import Translate
from editor.ui.form.chip_line import CHIP_HEIGHT, ChipLine
from editor.ui.form.flow import Flow

_CHIP_WIDEST = 260
_ROOM = 400
_TIMES = "×"


class Chips(QFrame):
    """A field of chips. `words` gives what may be offered, the likeliest first."""

    edited = Signal(tuple)

    def __init__(
        self, words: Callable[[], Sequence[str]], tr: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr, self._words = tr, words
        self._items: tuple[str, ...] = ()
        self._chips: list[_Chip] = []
        self._marked: int | None = None
        self.line = ChipLine(self._offered, self)
        self._flow = Flow(self, gap=4)
        self._flow.setContentsMargins(5, 3, 5, 3)
        self._flow.addWidget(self.line)
        self.setProperty("part", "chips")
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.line.entered.connect(self._add)
        self.line.removed.connect(self._remove_marked)
        self.line.stepped.connect(self._step)
        self.line.focused.connect(self._show_focus)

    def items(self) -> tuple[str, ...]:
        """Return the words, in order."""
        return self._items

    def follow(self, items: tuple[str, ...]) -> None:
        """Show other words; what is typed in the line stays."""
        if items == self._items:
            return
        self._items = items
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        self._chips = [self._chip(item) for item in items]
        for index, chip in enumerate(self._chips):
            self._flow.insert(index, chip)
            chip.show()
        self._mark(None)
        self._flow.invalidate()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_ROOM, self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for one line; the layout asks for the height of a width where more are needed."""
        return self._flow.minimumSize()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            for chip in self._chips:
                chip.setEnabled(self.isEnabled())

    def _offered(self) -> list[str]:
        return [word for word in self._words() if word not in self._items]

    def _chip(self, item: str) -> "_Chip":
        chip = _Chip(item, self._tr("Remove {item}", item=item), self)
        chip.closed.connect(partial(self._remove, item))
        return chip

    def _add(self, item: str) -> None:
        if item not in self._items:
            self.follow((*self._items, item))
            self.edited.emit(self._items)

    def _remove(self, item: str) -> None:
        self.follow(tuple(other for other in self._items if other != item))
        self.edited.emit(self._items)

    def _remove_marked(self) -> None:
        if self._items:
            index = len(self._items) - 1 if self._marked is None else self._marked
            self.follow(self._items[:index] + self._items[index + 1 :])
            self.edited.emit(self._items)

    def _step(self, by: int) -> None:
        """Mark the chip beside the marked one; the line itself is past the last chip."""
        at = len(self._items) if self._marked is None else self._marked
        at = max(0, at + by) if by else len(self._items)
        self._mark(at if at < len(self._items) else None)

    def _mark(self, index: int | None) -> None:
        self._marked = index
        for place, chip in enumerate(self._chips):
            chip.mark(place == index)

    def _show_focus(self, has_focus: bool) -> None:
        if not has_focus:
            self._mark(None)
        self.setProperty("focused", has_focus)
        repolish(self)


class _Chip(QFrame):
    """One word with a cross to remove it."""

    closed = Signal()

    def __init__(self, text: str, remove: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "chip")
        self.setFixedHeight(CHIP_HEIGHT)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        room = _CHIP_WIDEST - CHIP_HEIGHT
        seen = " ".join(text.split())
        self._label.setText(self.fontMetrics().elidedText(seen, Qt.TextElideMode.ElideRight, room))
        self._label.setToolTip(text)
        cross = QToolButton(self)
        cross.setText(_TIMES)
        cross.setToolTip(remove)
        cross.setAccessibleName(remove)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setProperty("part", "cross")
        cross.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(self._label)
        row.addWidget(cross)

    def mark(self, is_marked: bool) -> None:
        """Show that the next Delete or Backspace removes this one."""
        self.setProperty("marked", is_marked)
        repolish(self)


def repolish(widget: QWidget) -> None:
    """Have the style sheet look again at a widget's properties."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
