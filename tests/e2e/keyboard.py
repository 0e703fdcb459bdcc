"""A keyboard and a mouse outside the program, with a real input method between them and the window."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import hands
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor import app
from editor.ui.window import MainWindow

PATIENCE_MS = 15_000
KNOCK_MS = 3000
_TRIES = 20
_MOST_STEPS = 30

Syllables = Sequence[tuple[str, str]]
"""Keys, and what is being composed once each has done its work."""


def press(*keys: str) -> None:
    """Press keys as a person does; what they do comes later."""
    subprocess.run(["xdotool", "key", *keys], check=True, timeout=20)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click a widget, in its middle or at a place in it."""
    at = widget.mapToGlobal(widget.rect().center() if place is None else place)
    subprocess.run(
        ["xdotool", "mousemove", "--sync", str(at.x()), str(at.y()), "click", "1"], check=True, timeout=20
    )


def composed(body: QTextEdit) -> str:
    """Return what is being composed at the caret."""
    return body.textCursor().block().layout().preeditAreaText()


def compose(body: QTextEdit, qtbot: QtBot, keys: Syllables) -> None:
    """Press each key once what the one before it did is seen."""
    for key, seen in keys:
        press(key)
        qtbot.waitUntil(lambda seen=seen: composed(body) == seen, timeout=PATIENCE_MS)


@contextmanager
def lasting_window(folder: Path, post: str) -> Iterator[MainWindow]:
    """Give one window for many tests, on a post."""
    path = folder / "2024-01-01-a.md"
    path.write_text(post, "utf-8")
    (folder / "profile").mkdir()
    (folder / "profile" / "settings.json").write_text('{"language": "en", "theme": "light"}', "utf-8")
    hook = sys.excepthook
    window = app.build(path, folder / "profile")
    sys.excepthook = hook  # an error fails the test
    window.resize(1280, 900)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    window.guard(lambda: True)
    window.close()
    window.deleteLater()


def begin(window: MainWindow, post: str, qtbot: QtBot, key: str) -> QTextEdit:
    """Put the caret behind the first word of the post, with an input method that answers; return the body.

    It takes a moment to stand behind a new window. Until then keys do what they do without it. In the moment
    in which it is told that a window is back, the daemon may drop what it has just begun: the key that was to
    take that back takes a letter of the post, and all is begun anew.
    """
    body = hands.body_of(window)
    for _ in range(_TRIES):
        start_over(window, post, qtbot)
        press(key)
        with suppress(QtBot.TimeoutError):  # a key may go to a dialog that is just closing
            qtbot.waitUntil(lambda: bool(composed(body)) or window.text() != post, timeout=KNOCK_MS)
        if not composed(body) or window.text() != post:
            continue
        press("BackSpace", "Home")
        qtbot.waitUntil(lambda: body.textCursor().position() == 0, timeout=PATIENCE_MS)
        if window.text() == post:
            press("End")
            qtbot.waitUntil(lambda: body.textCursor().position() == 1, timeout=PATIENCE_MS)
            return body
    raise AssertionError(f"no input method answered {_TRIES} keys")


def start_over(window: MainWindow, post: str, qtbot: QtBot) -> QTextEdit:
    """Undo everything and put the caret behind the first word, which is one letter; return the body."""
    body = all_undone(window, post, qtbot)
    press("ctrl+Home", "End")
    qtbot.waitUntil(lambda: body.textCursor().position() == 1, timeout=PATIENCE_MS)
    return body


def all_undone(window: MainWindow, post: str, qtbot: QtBot) -> QTextEdit:
    """Undo everything, the keyboard in the body; return the body."""
    body = hands.body_of(window)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, PATIENCE_MS)
    body.setFocus()
    qtbot.waitUntil(body.hasFocus, timeout=PATIENCE_MS)
    hands.action_of(window, "view-write").trigger()
    for _ in range(_MOST_STEPS):
        if window.text() != post:
            hands.action_of(window, "undo").trigger()
    assert window.text() == post, "undoing everything gives the first text"
    return body
