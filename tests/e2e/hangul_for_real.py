"""Hangul typed through a real ibus into the real window; test_ibus.py runs it, on a screen of its own."""

import subprocess
from pathlib import Path

import hands
import pytest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from editor.ui.window import MainWindow

POST = "---\ntitle: 글\n---\n가\n\n나\n"
KEYS = "gksrmf"
"""The keys of 한글 on a Korean keyboard: after the last one 글 is still being composed."""

PATIENCE_MS = 8000


def press(*keys: str) -> None:
    """Press keys as a person at the keyboard does."""
    subprocess.run(["xdotool", "key", "--delay", "40", *keys], check=True, timeout=10)


def composed(body: QTextEdit) -> str:
    """Return what is being composed at the caret."""
    return body.textCursor().block().layout().preeditAreaText()


@pytest.fixture
def window(build: hands.Build, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """Give a window with a post, the caret behind its first word, where 글 of 한글 is just being composed."""
    path = tmp_path / "2024-01-01-a.md"
    path.write_text(POST, "utf-8")
    shown = build(path)
    body = hands.body_of(shown)
    body.setFocus()
    qtbot.waitUntil(body.hasFocus)
    press("End", KEYS[0])
    qtbot.waitUntil(lambda: bool(composed(body)) or KEYS[0] in shown.text(), timeout=PATIENCE_MS)
    if KEYS[0] in shown.text():  # ibus keeps the mode from window to window
        press("BackSpace", "shift+space", KEYS[0])
    press(*KEYS[1:])
    qtbot.waitUntil(lambda: composed(body) == "글", timeout=PATIENCE_MS)
    return shown


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("Return", "가한글\n\n\n\n나\n"),
        ("Left", "가한글\n\n나\n"),
        ("ctrl+b", "가한글\n\n나\n"),
        ("ctrl+s", "가한글\n\n나\n"),
        ("space", "가한글 \n\n나\n"),
    ],
)
def test_a_key_in_mid_syllable_loses_and_doubles_nothing(
    window: MainWindow, qtbot: QtBot, key: str, after: str
) -> None:
    press(key)

    def is_there() -> None:
        assert window.text().endswith(after)

    qtbot.waitUntil(is_there, timeout=PATIENCE_MS)
    assert (window.text().count("한글"), composed(hands.body_of(window))) == (1, "")


@pytest.mark.parametrize("command", ["bold", "highlight-red", "view-source", "save"])
def test_a_command_in_mid_syllable_loses_and_doubles_nothing(
    window: MainWindow, qtbot: QtBot, command: str
) -> None:
    body = hands.body_of(window)
    hands.action_of(window, command).trigger()
    qtbot.waitUntil(lambda: "가한글\n\n나\n" in window.text(), timeout=PATIENCE_MS)
    press(*"sk")
    qtbot.waitUntil(lambda: composed(body) == "나", timeout=PATIENCE_MS)
    press("space")
    qtbot.waitUntil(lambda: composed(body) == "", timeout=PATIENCE_MS)
    assert window.text().replace("*", "").count("한글") == 1
