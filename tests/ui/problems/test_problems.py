"""The list of problems: a row each, for the mouse and for keys; away when there are none."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.errors import Severity
from editor.core.message import msg
from editor.ui.problems.row import HEIGHT
from editor.ui.theme import DARK, LIGHT
from tests.ui.problems.conftest import TEXT, Desk, problem


def test_a_row_says_the_line_and_the_sentence(desk: Desk) -> None:
    desk.show(problem(3), problem(12, repairs=False))
    assert desk.said() == ["Line 3 Something at 3", "Line 12 Something at 12"]
    assert desk.row(1).accessibleName() == "Line 12: Something at 12"
    assert not desk.repair_button(0).isHidden()
    assert desk.repair_button(1).isHidden()


def test_a_sentence_has_blanks_for_signs_that_no_font_has(desk: Desk) -> None:
    desk.show(replace(problem(3), message=msg("“{name}”", name="a\u2028b\x01")))
    assert desk.said() == ["Line 3 “a b ”"]
    assert desk.row(0).toolTip() == "“a b ”"


def test_what_stops_jekyll_is_said_to_be_an_error(desk: Desk) -> None:
    desk.show(problem(3, severity=Severity.ERROR))
    assert desk.row(0).accessibleName() == "Line 3: Error: Something at 3"


def test_problems_that_come_while_nothing_has_the_keyboard_do_not_take_it(desk: Desk) -> None:
    desk.field.clearFocus()
    assert QApplication.focusWidget() is None
    desk.show(problem(3), problem(4))
    assert desk.focus() == ""


def test_a_click_goes_to_the_problem(desk: Desk) -> None:
    shown = problem(3), problem(4)
    desk.show(*shown)
    QTest.mouseClick(desk.row(1), Qt.MouseButton.LeftButton)
    assert desk.chosen == [shown[1]]


def test_the_button_of_a_row_asks_for_its_repair_only(desk: Desk) -> None:
    shown = problem(3), problem(4)
    desk.show(*shown)
    QTest.mouseClick(desk.repair_button(1), Qt.MouseButton.LeftButton)
    assert (desk.repairs, desk.chosen) == ([shown[1]], [])


def test_keys_reach_move_and_go(desk: Desk) -> None:
    shown = [problem(line) for line in range(1, 9)]
    desk.show(*shown)
    desk.press(Qt.Key.Key_Tab)
    assert desk.focus() == "problem-0"
    for _ in range(6):
        desk.press(Qt.Key.Key_Down)
    assert desk.focus() == "problem-6"
    desk.press(Qt.Key.Key_Return)
    assert desk.chosen == [shown[6]]
    row = desk.row(6)
    top = row.mapTo(desk.view.viewport(), row.rect().topLeft()).y()
    assert 0 <= top <= desk.view.viewport().height() - HEIGHT
    desk.press(Qt.Key.Key_End)
    assert desk.focus() == "problem-7"
    desk.press(Qt.Key.Key_Home)
    assert desk.focus() == "problem-0"


def test_tab_goes_from_a_row_to_its_repair_and_then_out_of_the_list(desk: Desk) -> None:
    desk.show(problem(1), problem(2))
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Tab)
    assert desk.focus() == "repair-1"
    desk.press(Qt.Key.Key_Space)
    assert len(desk.repairs) == 1
    desk.press(Qt.Key.Key_Tab)
    assert desk.focus() == "problemsButton"


def test_the_list_is_as_high_as_its_rows_up_to_five(desk: Desk) -> None:
    heights = []
    for count in (1, 5, 6, 60):
        desk.show(*(problem(line + 1) for line in range(count)))
        heights.append((desk.view.height() - 2 * desk.view.frameWidth()) / HEIGHT)
    assert heights == [1, 5, 5, 5]


def test_without_problems_nothing_is_there(desk: Desk) -> None:
    assert desk.view.isHidden()
    assert desk.button.isHidden()
    desk.show(problem(1))
    assert desk.view.isVisible()
    desk.show()
    assert desk.view.isHidden()
    assert desk.button.isHidden()


def test_the_button_counts_and_closes(desk: Desk) -> None:
    desk.show(problem(1), problem(2))
    assert desk.button.text() == "2 problems"
    QTest.mouseClick(desk.button, Qt.MouseButton.LeftButton)
    assert desk.view.isHidden()
    desk.show(problem(1))
    assert desk.button.text() == "1 problem"
    assert desk.view.isHidden()
    QTest.mouseClick(desk.button, Qt.MouseButton.LeftButton)
    assert desk.view.isVisible()


def test_the_focus_stays_in_the_list_while_problems_are_repaired(desk: Desk) -> None:
    desk.show(problem(1), problem(2), problem(3))
    desk.row(2).setFocus()
    desk.show(problem(1), problem(2))
    assert desk.focus() == "problem-1"
    desk.show()
    assert not desk.focus().startswith("problem-")


def test_the_focus_is_never_taken_from_the_article(desk: Desk) -> None:
    desk.show(problem(1))
    desk.show(problem(1), problem(2))
    assert desk.focus() == "article"


def test_lines_are_counted_for_problems_out_of_order_too(desk: Desk) -> None:
    desk.show(problem(150), problem(3), problem(4))
    assert [said.split(" Something")[0] for said in desk.said()] == ["Line 150", "Line 3", "Line 4"]


def test_a_post_with_very_many_problems_is_told_in_short(desk: Desk) -> None:
    desk.show(*(problem(line) for line in range(1, 180)))
    assert len(desk.said()) == 100
    assert desk.button.text() == "179 problems"


def test_problems_that_did_not_change_are_not_shown_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = problem(1), problem(2)
    desk.show(*shown)
    monkeypatch.setattr(desk.row(0), "show_problem", lambda *_: pytest.fail("shown anew"))
    desk.view.show_problems(shown, TEXT)


def test_signs_take_the_colours_of_the_theme(desk: Desk) -> None:
    desk.show(problem(1))
    pictures = []
    for theme in (LIGHT, DARK):
        desk.view.set_theme(theme)
        desk.button.set_theme(theme)
        QApplication.processEvents()
        pictures.append((desk.row(0).grab().toImage(), desk.button.icon().pixmap(16, 16).toImage()))
    assert pictures[0][0] != pictures[1][0]
    assert pictures[0][1] != pictures[1][1]
