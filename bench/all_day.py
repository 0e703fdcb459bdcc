"""How much memory the program takes as a day of typing goes on: `python bench/all_day.py [KEYS]`.

The whole window with the sample newsroom, on one of its posts behind a list of 20 kB, which each key makes
anew. Beside what it has after so many keys stands what it had when it was open.
"""

import os
import shutil
import sys
import tempfile
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "linux" and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium's sandbox does not start as root

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from typing_speed import SETTLING, SITE, press, settle

from editor.app import build, tune_collector
from editor.ui.body.view import BodyView
from editor.ui.preview.scheme import register_schemes

ITEM = (
    "- 참여 기관들은 **체계적인 지원**을 이어 가기로 했습니다. "
    '<b><span style="color: #ee2323;">{}</span></b>\n'
)
ITEMS = 150
STEP = 1000
"""Keys between two lines of the table."""

BETWEEN = 0.03
"""Seconds between two keys: form, problems, outline and preview follow each."""


def memory(process: str) -> int:
    """Return how many megabytes a process has written for itself alone."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:")) // 1024


def children(process: str) -> list[str]:
    """Return the processes that a process started, and those that they did."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    found = [child for task in tasks for child in (task / "children").read_text("ascii").split()]
    return [*found, *(further for child in found for further in children(child))]


def report(keys: int) -> None:
    """Print a line."""
    others = sum(map(memory, children("self")))
    print(f"{keys:6} keys  the program {memory('self'):5} MB  preview and pages {others:5} MB", flush=True)


def main(keys: int) -> None:
    """Type, and print."""
    register_schemes()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        site = Path(shutil.copytree(SITE, Path(folder) / "site"))
        path = site / "_posts/2024-03-09-long.md"
        path.write_text("---\ntitle: 하루\n---\n" + "".join(map(ITEM.format, range(ITEMS))), "utf-8")
        shell = build(path, Path(folder) / "profile")
        shell.resize(1400, 900)
        shell.show()
        tune_collector()
        settle(app, SETTLING)
        view = next(iter(shell.findChildren(BodyView)))
        view.setFocus()
        view.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        report(0)
        for number in count(1):
            press(app, view, number)
            settle(app, BETWEEN)
            if number % STEP == 0:
                report(number)
            if number >= keys:
                break
        shell.guard(lambda: True)
        shell.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3 * STEP)
