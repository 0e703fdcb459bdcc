"""A list of problems with its button, as the window has them, and what they asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.core.errors import Problem, Repair, Severity
from editor.core.message import Message, msg
from editor.core.text import replace
from editor.kramdown.span import Span
from editor.ui.problems.button import ProblemsButton
from editor.ui.problems.row import ProblemRow
from editor.ui.problems.view import ProblemsView

TEXT = "".join(f"줄 {number}\n" for number in range(1, 200))


def plain(text: str | Message, /, **slots: object) -> str:
    """Say it in English."""
    return str(text if isinstance(text, Message) else Message(text, tuple(slots.items())))


def problem(line: int, *, repairs: bool = True, severity: Severity = Severity.WARNING) -> Problem:
    """Return a problem at a line."""
    start = TEXT.index(f"줄 {line}\n")
    repair = Repair(msg("Close the tag"), replace(start, start + 1, "x")) if repairs else None
    return Problem(Span(start, start + 1), msg("Something at {line}", line=line), severity, repair)


@dataclass
class Desk:
    """The list under a field of the article, and its button."""

    window: QWidget
    field: QWidget
    view: ProblemsView
    button: ProblemsButton
    chosen: list[Problem] = field(default_factory=list)
    repairs: list[Problem] = field(default_factory=list)

    def show(self, *problems: Problem) -> None:
        """Tell both the problems of a post."""
        self.view.show_problems(problems, TEXT)
        self.button.show_problems(problems)
        QApplication.processEvents()

    def row(self, number: int) -> ProblemRow:
        """Return a row by its number from 0."""
        found = self.view.findChild(ProblemRow, f"problem-{number}")
        assert found is not None
        return found

    def repair_button(self, number: int) -> QPushButton:
        """Return the button of a row."""
        found = self.view.findChild(QPushButton, f"repair-{number}")
        assert found is not None
        return found

    def said(self) -> list[str]:
        """Return what the visible rows say."""
        rows = (row for row in self.view.findChildren(ProblemRow) if not row.isHidden())
        return [" ".join(label.text() for label in row.findChildren(QLabel)[1:]) for row in rows]

    def press(self, key: object) -> None:
        """Press a key where the focus is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)

    def focus(self) -> str:
        """Return the name of the widget that has the focus."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """Give an open list in a window that has the focus."""
    window, view, button = QWidget(), ProblemsView(plain), ProblemsButton(plain)
    before = QPushButton("article", window)
    before.setObjectName("article")
    column = QVBoxLayout(window)
    for widget in (before, view, button):
        column.addWidget(widget)
    column.addStretch(1)
    made = Desk(window, before, view, button)
    view.chosen.connect(made.chosen.append)
    view.repair_wanted.connect(made.repairs.append)
    button.toggled.connect(view.open_list)
    button.setChecked(True)
    window.resize(700, 400)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()
    yield made
    view.chosen.disconnect()
    view.repair_wanted.disconnect()
