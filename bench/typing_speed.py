"""How long a key press takes until it is painted: the body in both modes next to a bare QPlainTextEdit.

QT_QPA_PLATFORM=offscreen .venv/bin/python bench/typing_speed.py
"""

import gc
import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from editor.core import palette
from editor.core.session import Session
from editor.core.state import Transaction, caret
from editor.ui.body.view import BodyView, Mode

HEADER = "---\ntitle: 속도\n---\n"
PIECE = (
    "중견기업들의 글로벌 진출을 위한 **체계적인 지원**이 진행되고 있는 가운데, 첫 회의의 성과는 "
    "매우 긍정적입니다. "
    '<b><span style="color: #ee2323;">우리의 중견기업들이 세계 시장에서 빛나도록 돕습니다.</span></b> '
    '<b><span style="background-color: #21538527;">앞으로도 많은 기업들이 성과를 거둘 것입니다. 👉'
    "</span></b>\n\n"
    '<p data-ke-size="size16">&nbsp;</p>\n\n'
    '<h2 data-ke-size="size26">중장기 목표 및 정부의 지원 계획</h2>\n\n'
)
SIZES = (("5 kB", 5_000), ("100 kB", 100_000), ("1 MB", 1_000_000))
KEYS = 120


def post(size: int) -> str:
    """Return a post whose body takes about `size` bytes."""
    return HEADER + PIECE * max(1, size // len(PIECE.encode()))


def pressed(app: QApplication, widget: QTextEdit | QPlainTextEdit) -> list[float]:
    """Return the milliseconds of each of some key presses, until all they cause is painted."""
    found = []
    for number in range(KEYS):
        started = time.perf_counter()
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            app.sendEvent(
                widget, QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "가나다 "[number % 4])
            )
        app.processEvents()
        found.append((time.perf_counter() - started) * 1000)
    return found[20:]


def shown(app: QApplication, widget: QTextEdit | QPlainTextEdit) -> None:
    """Show a widget and let it finish its lazy layout."""
    widget.resize(900, 900)
    widget.show()
    for _ in range(200):
        app.processEvents()


def body(app: QApplication, text: str, mode: Mode) -> tuple[float, list[float]]:
    """Return the milliseconds to open a text in the body, and those of key presses in its middle."""
    started = time.perf_counter()
    session = Session(text, time.monotonic)
    view = BodyView(
        session, lambda said, /, **_slots: str(said), pictures=lambda _name: None, palette=palette.house()
    )
    session.subscribe(view.follow)
    view.set_mode(mode)
    view.resize(900, 900)
    view.show()
    app.processEvents()
    opened = (time.perf_counter() - started) * 1000
    shown(app, view)
    session.dispatch(Transaction(selection=caret(text.index("진행되고", len(text) // 2))))
    view.ensureCursorVisible()
    app.processEvents()
    found = pressed(app, view)
    view.close()
    return opened, found


def bare(app: QApplication, text: str) -> tuple[float, list[float]]:
    """Return the same of Qt's plain text widget, which does nothing but show the text."""
    started = time.perf_counter()
    widget = QPlainTextEdit(text)
    widget.resize(900, 900)
    widget.show()
    app.processEvents()
    opened = (time.perf_counter() - started) * 1000
    shown(app, widget)
    cursor = widget.textCursor()
    cursor.setPosition(text.index("진행되고", len(text) // 2), QTextCursor.MoveMode.MoveAnchor)
    widget.setTextCursor(cursor)
    found = pressed(app, widget)
    widget.close()
    return opened, found


def report(name: str, size: str, measured: tuple[float, list[float]]) -> None:
    """Print one row."""
    opened, keys = measured
    late = statistics.quantiles(keys, n=20)[-1]
    median = statistics.median(keys)
    print(f"{name:<16} {size:>7}  open {opened:8.1f} ms   key median {median:7.2f}  p95 {late:7.2f} ms")


def main() -> None:
    """Measure and print, the collector set as the program sets it."""
    gc.set_threshold(50_000, 20, 100)
    gc.freeze()
    app = QApplication([])
    runs: tuple[tuple[str, Callable[[str], tuple[float, list[float]]]], ...] = (
        ("bare plain text", lambda text: bare(app, text)),
        ("source", lambda text: body(app, text, Mode.SOURCE)),
        ("write", lambda text: body(app, text, Mode.WRITE)),
    )
    for size, count in SIZES:
        text = post(count)
        for name, run in runs:
            report(name, size, run(text))


if __name__ == "__main__":
    main()
