"""Chinese typed through a real ibus into the real window; test_input_methods.py runs it."""

from collections.abc import Iterator

import hands
import pytest
from keyboard import PATIENCE_MS, begin, click, composed, lasting_window, press
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from editor.ui.window import MainWindow

POST = "---\ntitle: 文章\n---\n早\n\n晚\n"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """Give the window of all these tests."""
    with lasting_window(tmp_path_factory.mktemp("chinese"), POST) as shown:
        yield shown


def spell(body: QTextEdit, qtbot: QtBot, sounds: str, seen: str) -> None:
    """Type sounds, whose first candidate is then what is being composed."""
    press(*sounds)
    qtbot.waitUntil(lambda: composed(body) == seen, timeout=PATIENCE_MS)


def is_body(window: MainWindow, body: str) -> bool:
    """Tell whether the body is this, and nothing is being composed."""
    return window.text().endswith(f"---\n{body}") and composed(hands.body_of(window)) == ""


def test_a_candidate_becomes_text(window: MainWindow, qtbot: QtBot) -> None:
    body = begin(window, POST, qtbot, "n")
    spell(body, qtbot, "nihao", "你好")
    press("space")
    qtbot.waitUntil(lambda: is_body(window, "早你好\n\n晚\n"), timeout=PATIENCE_MS)
    spell(body, qtbot, "zhongguo", "中国")
    press("2")
    qtbot.waitUntil(lambda: composed(body) == "", timeout=PATIENCE_MS)
    chosen = window.text().split("早你好", 1)[1].partition("\n")[0]
    assert len(chosen) == 2
    assert chosen != "中国"
    assert is_body(window, f"早你好{chosen}\n\n晚\n")


@pytest.mark.parametrize("way", ["save", "bold", "elsewhere", "form", "view-source"])
def test_leaving_amid_a_word_keeps_it_once(window: MainWindow, qtbot: QtBot, way: str) -> None:
    body = begin(window, POST, qtbot, "n")
    spell(body, qtbot, "nihao", "你好")  # the engine keeps every key to itself now, shortcuts included
    if way == "elsewhere":
        click(body.viewport())
    elif way == "form":
        click(hands.keys_of(window, "titleField"))
    else:
        hands.push(window, way)
    qtbot.waitUntil(lambda: is_body(window, "早你好\n\n晚\n"), timeout=PATIENCE_MS)
    body.setFocus()
    qtbot.waitUntil(body.hasFocus, timeout=PATIENCE_MS)
    spell(body, qtbot, "zhong", "中")
    press("space")
    qtbot.waitUntil(lambda: composed(body) == "" and "中" in window.text(), timeout=PATIENCE_MS)
    assert window.text().count("你好") == 1
