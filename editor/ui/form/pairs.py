"""Names and what each says, line by line: a nested map. The last line is empty, for the next pair."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from editor.core.fields import Pairs
from editor.core.message import Translate
from editor.ui.form.line import Line

_TIMES = "×"
_GAP = 4


class PairLines(QWidget):
    """Shows the pairs of a map and reports what is made of them."""

    edited = Signal()
    finished = Signal()
    composing_changed = Signal()

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._rows: list[_Pair] = []
        self._is_following = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        self._add()
        self.setFocusProxy(self._rows[0].name)

    def pairs(self) -> Pairs:
        """Return what is written, without empty lines."""
        return _pairs((row.name.text(), row.value.text()) for row in self._rows)

    def coming(self) -> Pairs:
        """Return the same with what is being composed in one of them."""
        return _pairs((row.name.coming(), row.value.coming()) for row in self._rows)

    def lines(self) -> list[Line]:
        """Return the lines in the order of the eye."""
        return [line for row in self._rows for line in (row.name, row.value)]

    def follow(self, pairs: Pairs) -> None:
        """Show other pairs; lines that stay keep their caret."""
        if pairs == self.pairs():
            return
        while len(self._rows) <= len(pairs.rows):
            self._add()
        while len(self._rows) > len(pairs.rows) + 1:
            self._drop(self._rows[-1])
        self._is_following = True
        self._rows[-1].cross.setEnabled(False)
        for row, (name, value) in zip(self._rows, (*pairs.rows, ("", "")), strict=True):
            row.name.follow(name)
            row.value.follow(value)
        self._is_following = False

    def _add(self) -> None:
        row = _Pair(self._tr, self)
        for above in self._rows:
            above.cross.setEnabled(True)
        row.cross.setEnabled(False)
        self._rows.append(row)
        self._box.addWidget(row)
        row.edited.connect(self._take)
        row.finished.connect(self.finished)
        for line in (row.name, row.value):
            line.composing_changed.connect(self.composing_changed)
        row.closed.connect(partial(self._close, row))
        row.show()

    def _drop(self, row: "_Pair") -> None:
        self._rows.remove(row)
        row.setParent(None)
        row.deleteLater()

    def _close(self, row: "_Pair") -> None:
        if row is not self._rows[-1]:
            self._drop(row)
            self.setFocusProxy(self._rows[0].name)
            self.edited.emit()

    def _take(self) -> None:
        if self._is_following:
            return
        last = self._rows[-1]
        if last.name.text() or last.value.text():
            self._add()
        self.edited.emit()


def _pairs(shown: Iterable[tuple[str, str]]) -> Pairs:
    return Pairs(tuple(pair for pair in shown if any(pair)))


class _Pair(QWidget):
    """A name, what it says, and a cross to take both away."""

    edited = Signal()
    finished = Signal()
    closed = Signal()

    def __init__(self, tr: Translate, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.value = Line(self), Line(self)
        self.name.setPlaceholderText(tr("Name"))
        self.name.setAccessibleName(tr("Name"))
        self.value.setAccessibleName(tr("What it says"))
        self.cross = cross = QToolButton(self)
        cross.setText(_TIMES)
        cross.setToolTip(tr("Remove this line"))
        cross.setAccessibleName(tr("Remove this line"))
        cross.setFocusPolicy(cross.focusPolicy().NoFocus)
        cross.setProperty("part", "cross")
        cross.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.name, 1)
        row.addWidget(self.value, 2)
        row.addWidget(cross)
        self._tr = tr
        self.name.textChanged.connect(self._name_value)
        for line in (self.name, self.value):
            line.textChanged.connect(self.edited)
            line.editingFinished.connect(self.finished)

    def _name_value(self, name: str) -> None:
        """Let who cannot see the line hear which name its value belongs to."""
        self.value.setAccessibleName(name or self._tr("What it says"))
