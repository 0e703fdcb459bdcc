"""A window that is killed amid unsaved work: the next start shows what was being written, beside the file."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from editor.store import recovery_reading
from editor.ui.window import MainWindow

HERE = Path(__file__).parent
BEFORE = "---\ntitle: 하나\n---\n\n본문이다.\n"
WRITING = """
import sys
sys.path.insert(0, sys.argv[1])
import hands
from pathlib import Path
from PySide6.QtWidgets import QApplication
from editor import app
window = app.build(Path(sys.argv[3]) if sys.argv[3] else None, Path(sys.argv[2]))
window.show()
body = hands.body_of(window)
body.setFocus()
hands.go_to_end(body)
hands.type_into(body, sys.argv[4])
QApplication.exec()
"""
PATIENCE_S = 30


def kill_while_writing(profile: Path, post: Path | None, text: str) -> None:
    """Let a window of its own process type, and kill it once the journal has the text."""
    arguments = (str(HERE), str(profile), str(post or ""), text)
    writer = subprocess.Popen([sys.executable, "-c", WRITING, *arguments])
    try:
        wait_for_journal(profile, text, writer)
    finally:
        writer.send_signal(signal.SIGKILL)
        writer.wait()


def wait_for_journal(profile: Path, text: str, writer: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        assert writer.poll() is None, "the window ended by itself"
        journals = [*(profile / "journal").glob("*.journal")]
        if any(has(journal, text) for journal in journals):
            return
        os.sched_yield()
    raise AssertionError("the journal never had the text")
