"""The button in the status line: how many problems there are; it opens and closes their list."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from editor.core.errors import Problem, Severity
from editor.core.message import Translate
from editor.ui.problems.signs import SIDE, sign
from editor.ui.theme import LIGHT, Theme


class ProblemsButton(QToolButton):
    """Hidden while there is no problem; checked while the list is open."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr, self._theme = tr, LIGHT
        self._severity = Severity.WARNING
        self.setObjectName("problemsButton")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setToolTip(tr("Show what is wrong with this post"))
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.setIcon(sign(self._severity, theme))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say how many problems there are, and whether one of them stops Jekyll."""
        count = len(problems)
        is_error = any(problem.severity is Severity.ERROR for problem in problems)
        self._severity = Severity.ERROR if is_error else Severity.WARNING
        self.setIcon(sign(self._severity, self._theme))
        self.setText(self._tr("{count} problems", count=count) if count != 1 else self._tr("1 problem"))
        self.setAccessibleName(self.text())
        self.setVisible(count > 0)
