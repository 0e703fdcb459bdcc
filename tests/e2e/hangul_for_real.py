"""Hangul typed through a real ibus into the real window; test_input_methods.py runs it."""

from collections.abc import Iterator

import hands
import pytest
from keyboard import PATIENCE_MS, begin, click, compose, composed, lasting_window, press
from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from editor.core import article
from editor.core.reading import read_body
from editor.core.visible import visible_text
from editor.ui.form.counted import CountedLines
from editor.ui.window import MainWindow

POST = "---\ntitle: 글\n---\n가\n\n나\n"
DONE = "가한글\n\n나\n"
WORD = (("g", "ㅎ"), ("k", "하"), ("s", "한"), ("r", "ㄱ"), ("m", "그"), ("f", "글"))
"""The keys of 한글 on a Korean keyboard: after the last one 글 is still being composed."""

SYLLABLE = WORD[:3]
MORE = (("s", "ㄴ"), ("k", "나"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """Give the window of all these tests."""
    with lasting_window(tmp_path_factory.mktemp("hangul"), POST) as shown:
        yield shown


@pytest.fixture
def window(whole: MainWindow, qtbot: QtBot) -> MainWindow:
    """Give the window, the caret behind the first word, where 글 of 한글 is just being composed."""
    compose(begin(whole, POST, qtbot, "g"), qtbot, WORD)
    return whole


def settle(window: MainWindow, qtbot: QtBot, body: str) -> None:
    """Wait until the body is this, with nothing being composed."""

    def is_there() -> None:
        assert window.text() == POST.removesuffix("가\n\n나\n") + body

    qtbot.waitUntil(is_there, timeout=PATIENCE_MS)
    assert composed(hands.body_of(window)) == ""


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("Return", "가한글\n\n\n\n나\n"),
        ("Left", DONE),
        ("Up", DONE),
        ("Home", DONE),
        ("ctrl+b", DONE),
        ("ctrl+s", DONE),
        ("space", "가한글 \n\n나\n"),
        ("period", "가한글.\n\n나\n"),
    ],
)
def test_a_key_in_mid_syllable_loses_and_doubles_nothing(
    window: MainWindow, qtbot: QtBot, key: str, after: str
) -> None:
    press(key)
    settle(window, qtbot, after)


@pytest.mark.parametrize("command", ["bold", "highlight-red", "view-source", "save"])
def test_a_word_goes_on_behind_a_button_pressed_in_mid_syllable(
    window: MainWindow, qtbot: QtBot, command: str
) -> None:
    body = hands.body_of(window)
    click(button_of(window, command))
    settle(window, qtbot, DONE)
    compose(body, qtbot, MORE)
    press("space")
    qtbot.waitUntil(lambda: seen(window).startswith("가한글나"), timeout=PATIENCE_MS)
    assert window.text().count("한글") == 1


def seen(window: MainWindow) -> str:
    """Return what a reader sees of the body."""
    return visible_text(read_body(article.read(window.text()).body))


def button_of(window: MainWindow, command: str) -> QToolButton:
    """Return the button of a command in a bar."""
    return next(
        button
        for button in window.findChildren(QToolButton)
        if button.defaultAction() is not None
        and button.defaultAction().objectName() == command
        and button.isVisible()
    )


@pytest.mark.timeout(300)
def test_every_button_that_changes_the_text_may_be_pressed_in_mid_syllable(
    window: MainWindow, qtbot: QtBot
) -> None:
    body = hands.body_of(window)
    buttons = [
        button
        for bar in window.findChildren(QToolBar, "marksBar")
        for button in bar.findChildren(QToolButton)
        if button.isVisible() and button.defaultAction() is not None
    ]
    assert len(buttons) > 8
    asked = QTimer(window, interval=20)
    asked.timeout.connect(dismiss)
    asked.start()
    for number, button in enumerate(buttons):
        if number:
            compose(begin(window, POST, qtbot, "g"), qtbot, SYLLABLE)
        with qtbot.waitSignal(button.clicked, timeout=PATIENCE_MS):
            click(button)
        qtbot.waitUntil(
            lambda: not composed(body) and QApplication.activeModalWidget() is None, timeout=PATIENCE_MS
        )
        assert window.text().count("한") == 1, button.defaultAction().objectName()
    asked.stop()


def dismiss() -> None:
    """Answer no question; as a person, once it has the keyboard."""
    if isinstance(dialog := QApplication.activeModalWidget(), QDialog) and dialog.isActiveWindow():
        dialog.reject()


def test_a_click_elsewhere_in_mid_syllable_leaves_it_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    body = hands.body_of(window)
    last = body.document().findBlockByNumber(2)
    cursor = QTextCursor(last)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    click(body.viewport(), body.cursorRect(cursor).center())
    settle(window, qtbot, DONE)
    qtbot.waitUntil(lambda: body.textCursor().blockNumber() == 2, timeout=PATIENCE_MS)
    compose(body, qtbot, MORE)
    press("space")
    settle(window, qtbot, "가한글\n\n나나 \n")


def test_a_click_into_the_form_in_mid_syllable_leaves_it_in_the_body(
    window: MainWindow, qtbot: QtBot
) -> None:
    field = hands.keys_of(window, "titleField")
    click(field)
    qtbot.waitUntil(field.hasFocus, timeout=PATIENCE_MS)
    settle(window, qtbot, DONE)
    assert isinstance(field, CountedLines)
    press("End")
    for key in "sk":
        press(key)
    press("space")
    qtbot.waitUntil(lambda: field.text() == "글나 ", timeout=PATIENCE_MS)
    assert DONE in window.text()


def test_another_window_in_mid_syllable_leaves_it_in_the_body(window: MainWindow, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow, timeout=PATIENCE_MS)
    settle(window, qtbot, DONE)


def test_the_preview_comes_in_mid_syllable_and_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    body = hands.body_of(window)
    hands.wait_for_page(window, qtbot, "document.body.innerText.includes('가한')")
    assert composed(body) == "글"
    press("space")
    settle(window, qtbot, "가한글 \n\n나\n")


def test_switching_the_view_back_and_forth_in_mid_syllable(window: MainWindow, qtbot: QtBot) -> None:
    body = hands.body_of(window)
    for _ in range(2):
        hands.action_of(window, "view-source").trigger()
        settle(window, qtbot, DONE)
        hands.action_of(window, "view-write").trigger()
        settle(window, qtbot, DONE)
    compose(body, qtbot, MORE)
    press("Return")
    settle(window, qtbot, "가한글나\n\n\n\n나\n")


def test_a_burst_of_keys_and_a_click_right_behind_it(window: MainWindow, qtbot: QtBot) -> None:
    press("space")
    settle(window, qtbot, "가한글 \n\n나\n")
    keys = [*"dkssudgktpdy", "space"] * 4 + list("gksrmf")
    press(*keys)
    click(button_of(window, "bold"))
    said = "안녕하세요 " * 4 + "한글"
    settle(window, qtbot, f"가한글 {said}\n\n나\n")
