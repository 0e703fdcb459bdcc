"""One line of the list: a sign, where the problem is, what it is, and the button that repairs it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from editor.core.errors import Problem, Severity
from editor.core.message import Translate
from editor.ui.problems.signs import SIDE, sign
from editor.ui.text_bridge import on_one_line
from editor.ui.theme import GRID, Theme

HEIGHT = 30
"""Height of a row, in pixels."""

_GOES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}


class ProblemRow(QFrame):
    """One problem. The list hands it another one when the post has changed."""

    chosen = Signal(object)
    """The problem that the user wants to go to."""
    repair_wanted = Signal(object)
    """The problem that the user wants repaired."""
    stepped = Signal(int)
    """The user moves on by so many rows."""
    entered = Signal()
    """The row has the focus now."""

    def __init__(self, number: int, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._problem: Problem | None = None
        self._theme: Theme | None = None
        self.setObjectName(f"problem-{number}")
        self.setFixedHeight(HEIGHT)
        self._sign, self._line, self._sentence = QLabel(self), QLabel(self), Sentence(self)
        self._sign.setFixedWidth(SIDE)
        self._line.setObjectName("problemLine")
        self._line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._button = QPushButton(tr("Repair"), self)
        self._button.setObjectName(f"repair-{number}")
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._repair)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, 0, GRID * 2, 0)
        row.setSpacing(GRID)
        for widget in (self._sign, self._line, self._sentence, self._button):
            row.addWidget(widget, 1 if widget is self._sentence else 0)
        self.take_tab(is_stop=False)

    @property
    def problem(self) -> Problem | None:
        """The problem shown."""
        return self._problem

    def show_problem(self, problem: Problem, line: int, theme: Theme) -> None:
        """Show a problem at a line, counted from 1."""
        sentence = on_one_line(self._tr(problem.message))
        where = self._tr("Line {line}", line=line)
        is_error = problem.severity is Severity.ERROR
        if (problem.severity, theme) != (self._problem and self._problem.severity, self._theme):
            self._sign.setPixmap(sign(problem.severity, theme).pixmap(SIDE, SIDE))
        self._problem, self._theme = problem, theme
        self._line.setText(where)
        self._sentence.setText(sentence)
        self._sign.setToolTip(self._tr("Error") if is_error else self._tr("Warning"))
        self._button.setVisible(problem.repair is not None)
        what = self._tr(problem.repair.name) if problem.repair is not None else ""
        self._button.setToolTip(what)
        self._button.setAccessibleName(self._tr("Repair: {what}", what=what))
        told = self._tr("Error: {sentence}", sentence=sentence) if is_error else sentence
        self.setAccessibleName(self._tr("{where}: {sentence}", where=where, sentence=told))
        self.setToolTip(sentence)

    def widen_line(self, width: int) -> None:
        """Give the line numbers of all rows one width."""
        self._line.setFixedWidth(width)

    def wanted_line_width(self) -> int:
        """Return how wide the line number is."""
        return self._line.sizeHint().width()

    def take_tab(self, *, is_stop: bool) -> None:
        """Let Tab stop at this row and its button, or pass it by: of a list it stops at one row."""
        policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self._button.setFocusPolicy(policy)

    def follow_in_tab_order(self, before: "ProblemRow") -> None:
        """Let Tab come to this row after another one and its button."""
        QWidget.setTabOrder(before._button, self)  # noqa: SLF001  (a row like this one)
        QWidget.setTabOrder(self, self._button)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _GOES:
            self.chosen.emit(self._problem)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and is_inside:
            self.chosen.emit(self._problem)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def _repair(self) -> None:
        self.repair_wanted.emit(self._problem)


class Sentence(QLabel):
    """A text on one line that ends in an ellipsis where there is no room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(GRID * 8, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()
