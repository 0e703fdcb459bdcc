"""Chosen words as chips, with a line at their end to type the next one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from editor.core.message import Translate
from editor.ui.form import keys
from editor.ui.form.flow import Flow
from editor.ui.form.line import Line

_CHIP_HEIGHT = 24
_CHIP_WIDEST = 280
_ROOM = 400
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
_TIMES = "×"


class ChipLine(Line):
    """The line at the end of the chips: Enter or a comma adds, Backspace on an empty line goes back."""

    entered = Signal(str)
    stepped = Signal(int)
    removed = Signal()
    focused = Signal(bool)

    def __init__(self, words: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._popup = QListView()
        self._popup.setProperty("part", "words")
        self._completer.setPopup(self._popup)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(10)
        self._completer.activated.connect(self._enter)
        self.textEdited.connect(self._typed)
        self.setProperty("part", "chips")

    def enter(self) -> None:
        """Take what stands in the line as words, whole or in the making."""
        self._enter(self.text())

    @override
    def sizeHint(self) -> QSize:
        return QSize(96, _CHIP_HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(48, _CHIP_HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and self._popup.currentIndex().isValid():
            choosing = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
            if keys.is_plain_key(event, *choosing):
                event.ignore()
                return
        if keys.is_plain_key(event, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        elif keys.is_plain_key(event, Qt.Key.Key_Down):
            self._offer("")
        elif not self._steps(event):
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)
        if event.reason() not in _PASSING:
            self.enter()

    @override
    def focusNextPrevChild(self, is_next: bool, /) -> bool:
        self.enter()
        return super().focusNextPrevChild(is_next)

    def _steps(self, event: QKeyEvent) -> bool:
        """Walk along the chips or remove one while the line is empty; tell whether the key did so."""
        if self.text() or self.composing:
            return False
        if keys.is_plain_key(event, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.removed.emit()
        elif keys.is_plain_key(event, Qt.Key.Key_Left):
            self.stepped.emit(-1)
        elif keys.is_plain_key(event, Qt.Key.Key_Right):
            self.stepped.emit(1)
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        self.stepped.emit(0)
        *whole, rest = text.split(",")
        if whole:
            self._enter(",".join(whole))
            self.setText(rest.lstrip())
        if rest.strip():
            self._offer(rest.strip())
        else:
            self._popup.hide()

    def _offer(self, start: str) -> None:
        """Show the words that contain `start`."""
        self._model.setStringList(list(self._words()))
        self._completer.setCompletionPrefix(start)
        if self._completer.completionCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _enter(self, text: str) -> None:
        self.clear()
        self._popup.hide()
        for word in text.split(","):
            if word.strip():
                self.entered.emit(word.strip())


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
        self.setFixedHeight(_CHIP_HEIGHT)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        room = _CHIP_WIDEST - _CHIP_HEIGHT
        self._label.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
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
