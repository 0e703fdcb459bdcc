"""An error that nobody expected: a sentence in the window, a report on disk, and the text still there."""

import logging
from pathlib import Path

import hands
import pytest
from hands import Build

from editor.commands import desk
from editor.ui import crash


def test_an_error_in_a_slot_is_told_in_a_sentence_and_nothing_is_lost(
    build: Build,
    site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text("---\ntitle: a\n---\n\n하나\n", "utf-8")
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
