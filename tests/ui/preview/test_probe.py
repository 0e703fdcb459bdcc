"""Where pages cannot be shown the editor still opens, and says what to do."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from editor import app
from editor.ui.preview import probe

AS_ROOT = pytest.mark.skipif(
    not (sys.platform.startswith("linux") and os.geteuid() == 0),
    reason="only root is sure to be refused by Chromium's sandbox",
)


def test_where_the_sandbox_is_off_nothing_is_tried() -> None:
    assert probe.trouble({"QTWEBENGINE_DISABLE_SANDBOX": "1"}) is None


@AS_ROOT
def test_root_is_told_that_the_sandbox_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX")
    why = probe.trouble(os.environ)
    assert why is not None
    assert "sandbox" in str(why)


@AS_ROOT
def test_the_window_opens_without_a_preview(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert qapp
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    post = tmp_path / "a.md"
    post.write_text("---\ntitle: 제목\n---\n\n본문\n", "utf-8")
    window = app.build(post, tmp_path / "profile")
    qtbot.addWidget(window)
    window.guard(lambda: True)
    shown = window.findChild(QLabel, "preview")
    assert shown is not None
    assert "sandbox" in shown.text()
    assert window.findChild(QTextEdit, "bodyEditor") is not None
