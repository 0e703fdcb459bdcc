"""The line in which the next chip is typed, with the words of the site offered below it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget
from typing_extensions import override

from editor.ui.form import keys
from editor.ui.form.line import Line

CHIP_HEIGHT = 24
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})


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
        self.returnPressed.connect(self.enter)
        self.setProperty("part", "chips")

    def enter(self) -> None:
        """Take what stands in the line as words, whole or in the making."""
        self._enter(self.text())

    @override
    def sizeHint(self) -> QSize:
        return QSize(96, CHIP_HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(48, CHIP_HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and self._popup.currentIndex().isValid():
            choosing = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
            if keys.is_plain_key(event, *choosing):
                event.ignore()
                return
        if keys.is_plain_key(event, Qt.Key.Key_Down):
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
        for word in words_of(text):
            self.entered.emit(word)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of what is typed, which commas part."""
    return tuple(word.strip() for word in text.split(",") if word.strip())
