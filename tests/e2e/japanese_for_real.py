"""Japanese typed through a real ibus into the real window; test_input_methods.py runs it."""

from collections.abc import Iterator

import hands
import pytest
from keyboard import PATIENCE_MS, begin, click, compose, composed, lasting_window, press
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from editor.ui.window import MainWindow

POST = "---\ntitle: 記事\n---\n朝\n\n夜\n"
READING = (
    ("n", "n"),
    ("i", "に"),
    ("h", "にh"),
    ("o", "にほ"),
    ("n", "にほn"),
    ("g", "にほんg"),
    ("o", "にほんご"),
)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """Give the window of all these tests."""
    with lasting_window(tmp_path_factory.mktemp("japanese"), POST) as shown:
        yield shown


def convert(body: QTextEdit, qtbot: QtBot) -> str:
    """Type the reading of a word and have it converted; return what the dictionary makes of it."""
    compose(body, qtbot, READING)
    press("space")
    qtbot.waitUntil(lambda: composed(body) not in {"", READING[-1][1]}, timeout=PATIENCE_MS)
    return composed(body)


def is_body(window: MainWindow, body: str) -> bool:
    """Tell whether the body is this, and nothing is being composed."""
    return window.text().endswith(f"---\n{body}") and composed(hands.body_of(window)) == ""


def test_a_reading_becomes_words_and_the_words_text(window: MainWindow, qtbot: QtBot) -> None:
    body = begin(window, POST, qtbot, "a")
    word = convert(body, qtbot)
    assert window.text() == POST
    assert word == "日本語"
    press("Return")
    qtbot.waitUntil(lambda: is_body(window, "朝日本語\n\n夜\n"), timeout=PATIENCE_MS)
    word = convert(body, qtbot)
    compose(body, qtbot, [("a", "あ")])  # the next reading commits the words before it
    qtbot.waitUntil(lambda: f"朝日本語{word}\n" in window.text(), timeout=PATIENCE_MS)
    press("BackSpace")
    qtbot.waitUntil(lambda: is_body(window, f"朝日本語{word}\n\n夜\n"), timeout=PATIENCE_MS)


@pytest.mark.parametrize("is_converted", [False, True])
@pytest.mark.parametrize("way", ["ctrl+s", "bold", "elsewhere", "form", "view-source"])
def test_leaving_amid_a_word_keeps_it_once(
    window: MainWindow, qtbot: QtBot, way: str, is_converted: bool
) -> None:
    body = begin(window, POST, qtbot, "a")
    if is_converted:
        said = convert(body, qtbot)
    else:
        compose(body, qtbot, READING)
        said = READING[-1][1]
    if "ctrl" in way:
        press(way)
    elif way == "elsewhere":
        click(body.viewport())
    elif way == "form":
        click(hands.keys_of(window, "titleField"))
    else:
        hands.push(window, way)
    qtbot.waitUntil(lambda: is_body(window, f"朝{said}\n\n夜\n"), timeout=PATIENCE_MS)
    body.setFocus()
    qtbot.waitUntil(body.hasFocus, timeout=PATIENCE_MS)
    compose(body, qtbot, READING[:2])
    press("Return")
    qtbot.waitUntil(
        lambda: composed(body) == "" and "に" in window.text().replace(said, ""), timeout=PATIENCE_MS
    )
    assert window.text().count(said) == 1
