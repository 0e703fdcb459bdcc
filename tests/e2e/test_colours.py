"""Colours in the real window: chosen by button and keys, put before typing, selected, changed everywhere."""

from functools import partial
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from editor.ui.window import MainWindow

RED, OFF = '<b><span style="color: #ee2323;">', "</span></b>"
BODY = f'하나 둘 셋\n\n{RED}넷{OFF} 다섯 <span style="color: rgb(238, 35, 35)">여섯</span>\n'


@pytest.fixture
def window(build: Build, site: Path) -> MainWindow:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(f"---\ntitle: a\n---\n{BODY}", "utf-8")
    return build(post)


def go_behind(window: MainWindow, lines: int, signs: int) -> None:
    editor = hands.body_of(window)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Home, hands.CTRL)
    for _ in range(lines):
        QTest.keyClick(editor, Qt.Key.Key_Down)
    for _ in range(signs):
        QTest.keyClick(editor, Qt.Key.Key_Right)


def press_swatch(colour: str, dialog: QDialog) -> None:
    QTest.mouseClick(hands.find(dialog, f"swatch-{colour}"), Qt.MouseButton.LeftButton)


def type_digits(digits: str, dialog: QDialog) -> None:
    line = hands.find(dialog, "colourDigits", QLineEdit)
    line.setFocus()
    QTest.keyClick(line, "a", hands.CTRL)
    hands.type_into(line, digits)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_colour_by_its_digits_is_put_on_what_is_selected_and_offered_again(window: MainWindow) -> None:
    hands.select_first_word(window)
    hands.asked(partial(hands.push, window, "text-colour"), partial(type_digits, "#0A7F2E"))
    coloured = hands.body_text(window)
    assert coloured.startswith('<span style="color: #0a7f2e;">하나</span> 둘')
    assert hands.action_of(window, "text-colour").isChecked()
    assert not hands.action_of(window, "background-colour").isChecked()
    go_behind(window, 0, 1)
    for _ in range(5):
        QTest.keyClick(hands.body_of(window), Qt.Key.Key_Right)
    QTest.keyClick(hands.body_of(window), Qt.Key.Key_Left, hands.SHIFT)
    hands.asked(hands.action_of(window, "text-colour").trigger, partial(press_swatch, "#0a7f2e"))
    assert hands.body_text(window).count("#0a7f2e") == 2


def test_a_background_is_chosen_before_typing(window: MainWindow) -> None:
    go_behind(window, 0, 0)
    hands.asked(hands.action_of(window, "background-colour").trigger, partial(type_digits, "#ffee00"))
    hands.type_into(hands.body_of(window), "새")
    assert hands.body_text(window).startswith('<span style="background-color: #ffee00;">새</span>하나')


def test_backing_out_of_the_chooser_changes_nothing(window: MainWindow) -> None:
    hands.select_first_word(window)
    hands.asked(hands.action_of(window, "text-colour").trigger, escape)
    assert hands.body_text(window) == BODY
    assert not hands.action_of(window, "text-colour").isChecked()


def escape(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_all_text_in_a_colour_is_selected_shown_and_cleared_in_one_step(window: MainWindow) -> None:
    editor = hands.body_of(window)
    go_behind(window, 1, 1)
    hands.action_of(window, "select-colour").trigger()
    assert editor.textCursor().selectedText().strip("\ufe00") == "넷"
    assert [one.cursor.selectedText().strip("\ufe00") for one in editor.extraSelections()] == ["여섯"]
    hands.action_of(window, "clear-colour").trigger()
    assert hands.body_text(window) == "하나 둘 셋\n\n<b>넷</b> 다섯 여섯\n"
    QTest.keyClick(editor, Qt.Key.Key_Right)
    assert editor.extraSelections() == []
    hands.action_of(window, "undo").trigger()
    assert hands.body_text(window) == BODY


def test_a_colour_is_changed_everywhere_in_one_step(window: MainWindow) -> None:
    go_behind(window, 1, 1)
    hands.asked(hands.action_of(window, "change-colour").trigger, partial(press_swatch, "#1a5490"))
    assert hands.body_text(window) == BODY.replace("#ee2323", "#1a5490").replace(
        "rgb(238, 35, 35)", "#1a5490"
    )
    hands.action_of(window, "undo").trigger()
    assert hands.body_text(window) == BODY


def test_the_buttons_show_that_a_highlight_is_bold_and_bold_comes_off_it(window: MainWindow) -> None:
    go_behind(window, 1, 0)
    QTest.keyClick(hands.body_of(window), Qt.Key.Key_Right, hands.SHIFT)
    assert hands.action_of(window, "highlight-red").isChecked()
    assert hands.action_of(window, "bold").isChecked()
    hands.push(window, "bold")
    assert '<span style="color: #ee2323;">넷</span> 다섯' in hands.body_text(window)
    assert hands.action_of(window, "highlight-red").isChecked()
    assert not hands.action_of(window, "bold").isChecked()


@pytest.mark.parametrize(
    ("command", "opening", "closing"),
    [
        ("superscript", "<sup>", "</sup>"),
        ("subscript", "<sub>", "</sub>"),
        ("marked", "<mark>", "</mark>"),
        ("small", "<small>", "</small>"),
        ("code", "`", "`"),
        ("underline", "<u>", "</u>"),
        ("strike", "~~", "~~"),
    ],
)
def test_a_mark_is_chosen_typed_stepped_out_of_and_gone_on_with(
    window: MainWindow, command: str, opening: str, closing: str
) -> None:
    editor = hands.body_of(window)
    go_behind(window, 0, 2)
    action = hands.action_of(window, command)
    action.trigger()
    assert action.isChecked()
    hands.type_into(editor, "새")
    assert hands.body_text(window).startswith(f"하나{opening}새{closing} 둘")
    assert action.isChecked()
    hands.type_into(editor, "말")
    assert hands.body_text(window).startswith(f"하나{opening}새말{closing} 둘")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not action.isChecked()
    hands.type_into(editor, "은")
    assert hands.body_text(window).startswith(f"하나{opening}새말{closing}은 둘")
    QTest.keyClick(editor, Qt.Key.Key_Left)
    assert action.isChecked()
    hands.type_into(editor, "들")
    assert hands.body_text(window).startswith(f"하나{opening}새말들{closing}은 둘")
