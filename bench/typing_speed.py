"""How long a key press takes until it is painted, and a text until it is open: the body beside Qt's widgets.

QT_QPA_PLATFORM=offscreen .venv/bin/python bench/typing_speed.py

All in the style of the program. `the window` is the whole program with the sample newsroom: form, preview,
problems, outline follow each key there, and the keys come a tenth of a second apart, as of a fast typist.

Milliseconds on the clock, and in brackets those that the processor worked for it: the same on a machine that
does nothing else.
"""

import gc
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "linux" and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium's sandbox does not start as root

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
from typing_extensions import override

from editor.app import build, dress, tune_collector
from editor.core import palette
from editor.core.session import Session
from editor.core.state import Transaction, caret
from editor.ui import theme
from editor.ui.body.pad import Fittings
from editor.ui.body.view import BodyView, Mode
from editor.ui.preview.scheme import register_schemes

SITE = Path(__file__).parents[1] / "resources/sample-site"
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

_NUMBERS = count(1)
BETWEEN = 0.1
"""Seconds between two keys in the window, and `SETTLING` until it is all there."""

SETTLING = 8.0


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


Measured = tuple[Times | None, list[Times]]
"""How long a text took to open, and each of some key presses."""


def post(size: int) -> str:
    """Return a post whose body takes about `size` bytes, and that was never read before."""
    pieces = (
        PIECE.replace("첫", f"{next(_NUMBERS)}번째") for _ in range(max(1, size // len(PIECE.encode())))
    )
    return f"{HEADER}{''.join(pieces)}"


def middle(text: str) -> int:
    """Return a place in words near the middle of a post."""
    return text.index("진행되고", max(0, len(text) // 2 - len(PIECE)))


def press(app: QApplication, widget: QTextEdit | QPlainTextEdit, number: int) -> None:
    """Press and release one key after the other of a few words."""
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        app.sendEvent(
            widget, QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "가나다 "[number % 4])
        )


def pressed(app: QApplication, widget: QTextEdit | QPlainTextEdit) -> list[Times]:
    """Return how long each of some key presses took, until all it causes is painted."""
    found = []
    for number in range(WARM + KEYS):
        watch = Watch()
        press(app, widget, number)
        app.processEvents()
        found.append(watch.read())
    return found[WARM:]


def shown(app: QApplication, widget: QTextEdit | QPlainTextEdit) -> None:
    """Let a widget finish its lazy layout."""
    for _ in range(400):
        app.processEvents()
    widget.ensureCursorVisible()
    app.processEvents()


def body(app: QApplication, text: str, mode: Mode) -> Measured:
    """Return how long a text takes to open in the body, and key presses in its middle."""
    watch = Watch()
    session = Session(text, time.monotonic)
    fittings = Fittings(
        tr=lambda said, /, **_slots: str(said), pictures=lambda _name: None, palette=palette.house()
    )
    view = BodyView(session, fittings)
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


def bare(app: QApplication, text: str, kind: type[QTextEdit] | type[QPlainTextEdit]) -> Measured:
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


class _Painting(QObject):
    """Sees when a widget is painted."""

    is_seen = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        self.is_seen |= event.type() is QEvent.Type.Paint
        return False


def window(app: QApplication, text: str) -> Measured:
    """Return how long key presses take in the whole window until the body is painted."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        shutil.copytree(SITE, site)
        path = site / "_posts/2024-03-09-long.md"
        path.write_text(text, "utf-8")
        shell = build(path, Path(folder) / "profile")
        shell.resize(1400, 900)
        shell.show()
        settle(app, SETTLING)
        view = next(iter(shell.findChildren(BodyView)))
        view.setFocus()
        cursor = view.textCursor()
        cursor.setPosition(view.document().toRawText().index("진행되고", len(text) // 2))
        view.setTextCursor(cursor)
        settle(app, 1)
        painting = _Painting()
        view.viewport().installEventFilter(painting)
        found = []
        for number in range(WARM + KEYS // 4):
            painting.is_seen = False
            watch = Watch()
            press(app, view, number)
            while not painting.is_seen:
                app.processEvents()
            found.append(watch.read())
            settle(app, BETWEEN)
        shell.guard(lambda: True)
        shell.close()
        shell.deleteLater()
        settle(app, 1)
        return None, found[WARM:]


def settle(app: QApplication, seconds: float) -> None:
    """Let the program do all that it has to do for a while."""
    loop = QEventLoop(app)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def report(name: str, size: str, measured: Measured) -> None:
    """Print one row."""
    opened, keys = measured
    clock, processor = ([getattr(key, name) for key in keys] for name in ("clock", "processor"))
    medians = [statistics.median(values) for values in (clock, processor)]
    late = [statistics.quantiles(values, n=100)[-1] for values in (clock, processor)]
    took = f"open {opened.clock:8.1f} ({opened.processor:8.1f})" if opened is not None else " " * 24
    print(
        f"{size:>7}  {name:<20} {took}   "
        f"key median {medians[0]:6.2f} ({medians[1]:6.2f})  p99 {late[0]:6.2f} ({late[1]:6.2f})",
        flush=True,
    )


def main() -> None:
    """Measure and print, the collector set as the program sets it."""
    gc.set_threshold(50_000, 20, 100)
    register_schemes()
    app = QApplication([])
    dress(app, theme.LIGHT)
    body(app, post(1), Mode.WRITE)  # fonts are read once
    tune_collector()
    runs: tuple[tuple[str, Callable[[str], Measured]], ...] = (
        ("bare QPlainTextEdit", lambda text: bare(app, text, QPlainTextEdit)),
        ("bare QTextEdit", lambda text: bare(app, text, QTextEdit)),
        ("the body, source", lambda text: body(app, text, Mode.SOURCE)),
        ("the body, write", lambda text: body(app, text, Mode.WRITE)),
        ("the window", lambda text: window(app, text)),
    )
    for size, length in SIZES:
        for name, run in runs:
            report(name, size, run(post(length)))


if __name__ == "__main__":
    main()
