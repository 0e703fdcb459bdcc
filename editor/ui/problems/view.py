"""The list below the article: what is wrong with the post, where, and what can be repaired."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from editor.core.errors import Problem
from editor.core.message import Translate
from editor.ui.problems.row import HEIGHT, ProblemRow
from editor.ui.theme import LIGHT, Theme

_ROWS = 5
"""How many rows are seen before the list scrolls."""
_MOST = 100
"""How many rows there are: a post with more problems is no article yet, and the first ones come first."""


class ProblemsView(QScrollArea):
    """The list. It is hidden while it is closed, or while there is no problem."""

    chosen = Signal(object)
    """The problem that the user wants to go to."""
    repair_wanted = Signal(object)
    """The problem that the user wants repaired; there is a repair."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr, self._theme = tr, LIGHT
        self._is_open = False
        self._shown: tuple[tuple[Problem, int], ...] = ()
        self._rows: list[ProblemRow] = []
        self._current = 0
        self.setObjectName("problemsPane")
        self.setAccessibleName(tr("Problems"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        inside.setObjectName("problemsList")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        self._rows.append(self._new_row(0))  # the list's place in the order of Tab
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the list is seen when there is a problem."""
        return self._is_open

    def open_list(self, is_open: bool) -> None:
        """Open or close the list."""
        self._is_open = is_open
        self.setVisible(is_open and bool(self._shown))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._fill()

    def show_problems(self, problems: Sequence[Problem], text: str) -> None:
        """List problems in the order they come in; `text` is the whole text they are about."""
        listed = tuple(problems[:_MOST])
        shown = tuple(zip(listed, _lines(listed, text), strict=True))
        if shown == self._shown:
            return
        self._shown = shown
        self._fill()

    def _fill(self) -> None:
        """Give each row its problem; rows stay, so that the focus does."""
        focus = QApplication.focusWidget()  # none while another program has the keyboard
        had_focus = focus is not None and self.isAncestorOf(focus)
        while len(self._rows) < len(self._shown):
            self._rows.append(self._new_row(len(self._rows)))
        for row, (problem, line) in zip(self._rows, self._shown, strict=False):
            row.show_problem(problem, line, self._theme)
            row.show()
        for row in self._rows[len(self._shown) :]:
            row.hide()
        self._align()
        self._enter(self._current, take_focus=had_focus)
        self.setVisible(self._is_open and bool(self._shown))

    def _new_row(self, number: int) -> ProblemRow:
        row = ProblemRow(number, self._tr, self.widget())
        row.chosen.connect(self.chosen)
        row.repair_wanted.connect(self.repair_wanted)
        row.stepped.connect(self._step)
        row.entered.connect(self._follow_focus)
        self._column.insertWidget(number, row)
        if self._rows:
            row.follow_in_tab_order(self._rows[-1])
        return row

    def _align(self) -> None:
        """Make the line numbers one column, and the list as high as its first rows."""
        rows = self._rows[: len(self._shown)]
        width = max((row.wanted_line_width() for row in rows), default=0)
        for row in rows:
            row.widen_line(width)
        self.setFixedHeight(min(len(rows), _ROWS) * HEIGHT + 2 * self.frameWidth())

    def _step(self, by: int) -> None:
        self._enter(self._current + by, take_focus=True)

    def _follow_focus(self) -> None:
        row = self.sender()
        if isinstance(row, ProblemRow):
            self._enter(self._rows.index(row), take_focus=False)

    def _enter(self, number: int, *, take_focus: bool) -> None:
        """Make a row the one that Tab stops at."""
        self._current = max(0, min(number, len(self._shown) - 1))
        for at, row in enumerate(self._rows):
            row.take_tab(is_stop=at == self._current)
        if self._shown and take_focus:
            self._rows[self._current].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self._rows[self._current], 0, 0)


def _lines(problems: Sequence[Problem], text: str) -> list[int]:
    """Return the line of each problem, counted from 1, in one pass for those in order."""
    starts = [0, *(problem.span.start for problem in problems)]
    steps = (
        text.count("\n", before, at) if at >= before else -text.count("\n", at, before)
        for before, at in pairwise(starts)
    )
    return list(accumulate(steps, initial=1))[1:]
