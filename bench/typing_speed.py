"""How long a key press takes until it is painted, and a text until it is open: the body beside Qt's widgets.

QT_QPA_PLATFORM=offscreen .venv/bin/python bench/typing_speed.py

Milliseconds on the clock, and in brackets those that the processor worked for it: the same on a machine that
does nothing else.
"""

import gc
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

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
WARM, KEYS = 40, 400
"""How many keys are pressed before it counts, and then."""


@dataclass(frozen=True)
class Times:
    """Milliseconds on the clock and in the processor."""

    clock: float
    processor: float


class Watch:
    """Measures from when it is made."""

    def __init__(self) -> None:
        self._clock, self._processor = time.perf_counter(), time.process_time()

    def read(self) -> Times:
        """Return what has passed."""
        return Times(
            (time.perf_counter() - self._clock) * 1000, (time.process_time() - self._processor) * 1000
        )


def post(size: int) -> str:
    """Return a post whose body takes about `size` bytes."""
    return HEADER + PIECE * max(1, size // len(PIECE.encode()))


def middle(text: str) -> int:
    """Return a place in words near the middle of a post."""
    return text.index("진행되고", max(0, len(text) // 2 - len(PIECE)))


def pressed(app: QApplication, widget: QTextEdit | QPlainTextEdit, count: int = KEYS) -> list[Times]:
    """Return how long each of some key presses took, until all it causes is painted."""
    found = []
    for number in range(WARM + count):
        watch = Watch()
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            app.sendEvent(
                widget, QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "가나다 "[number % 4])
            )
        app.processEvents()
        found.append(watch.read())
    return found[WARM:]


def shown(app: QApplication, widget: QTextEdit | QPlainTextEdit) -> None:
    """Let a widget finish its lazy layout."""
    for _ in range(400):
        app.processEvents()
    widget.ensureCursorVisible()
    app.processEvents()


def body(app: QApplication, text: str, mode: Mode) -> tuple[Times, list[Times]]:
    """Return how long a text takes to open in the body, and key presses in its middle."""
    watch = Watch()
    session = Session(text, time.monotonic)
    view = BodyView(
        session, lambda said, /, **_slots: str(said), pictures=lambda _name: None, palette=palette.house()
    )
    session.subscribe(view.follow)
    view.set_mode(mode)
    view.resize(900, 900)
    view.show()
    app.processEvents()
    opened = watch.read()
    session.dispatch(Transaction(selection=caret(middle(text))))
    shown(app, view)
    found = pressed(app, view)
    view.close()
    return opened, found


def bare(
    app: QApplication, text: str, kind: type[QTextEdit] | type[QPlainTextEdit]
) -> tuple[Times, list[Times]]:
    """Return the same of a widget of Qt's, which does nothing but show the text."""
    watch = Watch()
    widget = kind()
    widget.setPlainText(text)
    widget.resize(900, 900)
    widget.show()
    app.processEvents()
    opened = watch.read()
    cursor = widget.textCursor()
    cursor.setPosition(middle(text), QTextCursor.MoveMode.MoveAnchor)
    widget.setTextCursor(cursor)
    shown(app, widget)
    found = pressed(app, widget)
    widget.close()
    return opened, found


def report(name: str, size: str, measured: tuple[Times, list[Times]]) -> None:
    """Print one row."""
    opened, keys = measured
    clock, processor = ([getattr(key, name) for key in keys] for name in ("clock", "processor"))
    medians = [statistics.median(values) for values in (clock, processor)]
    late = [statistics.quantiles(values, n=100)[-1] for values in (clock, processor)]
    print(
        f"{size:>7}  {name:<20} open {opened.clock:8.1f} ({opened.processor:8.1f})   "
        f"key median {medians[0]:6.2f} ({medians[1]:6.2f})  p99 {late[0]:6.2f} ({late[1]:6.2f})",
        flush=True,
    )


def main() -> None:
    """Measure and print, the collector set as the program sets it."""
    gc.set_threshold(50_000, 20, 100)
    app = QApplication([])
    body(app, post(1), Mode.WRITE)  # fonts are read once
    gc.collect()
    gc.freeze()
    runs: tuple[tuple[str, Callable[[str], tuple[Times, list[Times]]]], ...] = (
        ("bare QPlainTextEdit", lambda text: bare(app, text, QPlainTextEdit)),
        ("bare QTextEdit", lambda text: bare(app, text, QTextEdit)),
        ("the body, source", lambda text: body(app, text, Mode.SOURCE)),
        ("the body, write", lambda text: body(app, text, Mode.WRITE)),
    )
    for size, count in SIZES:
        for name, run in runs:
            report(name, size, run(post(count)))


if __name__ == "__main__":
    main()
