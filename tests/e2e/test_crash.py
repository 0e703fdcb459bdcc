"""An error that nobody expected: a sentence in the window, a report on disk, and the text still there."""

import logging
from functools import partial
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from editor.commands import desk
from editor.core.choices import UnsavedAnswer
from editor.ui import crash
from editor.ui.asking import Asking
from editor.ui.form.view import FormView


@pytest.fixture
def post(site: Path) -> Path:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text("---\ntitle: a\n---\n\n하나\n", "utf-8")
    return post


def test_an_error_in_a_slot_is_told_in_a_sentence_and_nothing_is_lost(
    build: Build,
    post: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    window = build(post, is_guarded=True)
    text = window.text()

    def fail(_desk: desk.Desk) -> None:
        raise ZeroDivisionError("planted")

    with monkeypatch.context() as planted:
        planted.setattr(desk.Desk, "save", fail)
        hands.run(window, "save")
    told = hands.notice_of(window)
    report = tmp_path / "profile" / "crash.log"
    assert str(report) in told
    assert "Your text is still here" in told
    assert "Traceback" not in told
    assert "ZeroDivisionError: planted" in report.read_text("utf-8")
    assert [record.levelno for record in caplog.records if record.name == crash.__name__] == [logging.ERROR]
    caplog.clear()
    assert window.text() == text
    editor = hands.body_of(window)
    editor.setFocus()
    hands.go_to_end(editor)
    hands.type_into(editor, "둘")
    hands.run(window, "save")
    assert post.read_text("utf-8") == window.text() != text


def test_an_error_while_closing_keeps_the_window_open(
    build: Build,
    post: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    window = build(post, is_guarded=True)
    editor = hands.body_of(window)
    editor.setFocus()
    hands.go_to_end(editor)
    hands.type_into(editor, "둘")

    def fail(_asking: Asking) -> UnsavedAnswer:
        raise ZeroDivisionError("planted")

    with monkeypatch.context() as planted:
        planted.setattr(Asking, "unsaved", fail)
        QTimer.singleShot(0, window.close)
        qtbot.waitUntil(lambda: "Your text is still here" in hands.notice_of(window))
    caplog.clear()
    assert window.isVisible()
    assert window.text().endswith("둘")
    hands.run(window, "quit", partial(hands.reply, "discard"))
    qtbot.waitUntil(lambda: not window.isVisible())


def test_an_error_in_a_view_leaves_the_text_whole(
    build: Build,
    post: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    window = build(post, is_guarded=True)
    editor = hands.body_of(window)
    editor.setFocus()
    hands.go_to_end(editor)

    def fail(*_: object) -> None:
        raise ZeroDivisionError("planted")

    with monkeypatch.context() as planted:
        planted.setattr(FormView, "follow", fail)
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QCoreApplication.postEvent(editor, key)
        qtbot.waitUntil(lambda: "Your text is still here" in hands.notice_of(window))
    caplog.clear()
    assert window.text().endswith("a")
    hands.type_into(editor, "셋")
    assert window.text().endswith("a셋")
    hands.run(window, "save")
    assert post.read_text("utf-8") == window.text()
