"""How long from a keystroke to the patched page, next to loading the page anew: `python bench/preview.py`.

Printed, never asserted. A keystroke is one dispatch to the session; it ends when the page has applied the
patch and painted twice; the same is measured on the built-in page and inside the sample newsroom's theme, one
after the other. `setHtml` is what a preview without patches does; it ends when the page is loaded.
"""

import os
import statistics
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))
if sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium's sandbox does not start as root

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from editor.core import article
from editor.core.reading import read_body
from editor.core.session import Session, Update
from editor.core.state import Event, Transaction
from editor.core.text import replace
from editor.jekyll.pages import PageMaker
from editor.kramdown import to_html
from editor.store.page_messages import PageAnswer
from editor.store.page_source import source_of
from editor.ui.preview.blocks import preview_blocks
from editor.ui.preview.dress import Dress, dress_of
from editor.ui.preview.scheme import register_schemes
from editor.ui.preview.view import PreviewView

SITE = Path(__file__).parents[1] / "resources/sample-site"
SAMPLE = SITE / "_posts/2024-03-04-old-bridge.md"
SIZES = {"5 kB": 5_000, "100 kB": 100_000, "1 MB": 1_000_000}
KEYS = {"5 kB": 100, "100 kB": 60, "1 MB": 20}
LONGEST_MS = 30_000
View = TypeVar("View", bound=QWebEngineView)


def main() -> None:
    """Measure and print."""
    register_schemes()
    app = QApplication([])
    print(f"{'body':>7}  {'':26}{'median':>9}{'p95':>9}   ms")
    for name, size in SIZES.items():
        text = _post(size)
        report(name, "open, to painted", [_opening(text)])
        in_python, whole = _keystrokes(text, KEYS[name])
        report(name, "keystroke, our part", in_python)
        report(name, "keystroke to patched page", whole)
        _, themed = _keystrokes(text, KEYS[name], _themed(text))
        report(name, "the same inside the theme", themed)
        report(name, "setHtml of the whole page", _set_html(text, 5))
    QTimer.singleShot(0, app.quit)  # the views go while the application is still there
    app.exec()


def report(name: str, what: str, seconds: list[float | None]) -> None:
    """Print one line."""
    took = sorted(second * 1000 for second in seconds if second is not None)
    if not took:
        print(f"{name:>7}  {what:26}{'fails':>9}")
        return
    late = took[min(len(took) - 1, int(len(took) * 0.95))]
    print(f"{name:>7}  {what:26}{statistics.median(took):9.1f}{late:9.1f}")


def _post(size: int) -> str:
    head, body = SAMPLE.read_text("utf-8").split("---\n", 2)[1:]
    times = max(1, round(size / len(body.encode("utf-8"))))
    return f"---\n{head}---\n{body * times}"


def _opening(text: str) -> float:
    view = _shown(PreviewView(_said))
    wait(view.ready)
    started = perf_counter()
    blocks = preview_blocks(read_body(article.read(text).body))
    wait(view.patched, lambda: view.show_blocks(blocks))
    took = perf_counter() - started
    view.deleteLater()
    return took


def _themed(text: str) -> Dress:
    """Return the page of the sample newsroom's theme that an article stands in."""
    page = PageMaker(source_of(SITE)).page(f"_posts/{SAMPLE.name}", text, datetime.now(UTC))
    return dress_of(PageAnswer(page))


def _keystrokes(
    text: str, count: int, dress: Dress | None = None
) -> tuple[list[float | None], list[float | None]]:
    """Type in the middle of a paragraph in the middle of the text, on the built-in page or in a theme's."""
    view = _shown(PreviewView(_said))
    wait(view.ready)
    if dress is not None:
        wait(view.ready, lambda: view.set_site(SITE))
        view.show_in(dress)
    session = Session(text, perf_counter)

    def follow(update: Update) -> None:
        view.show_blocks(preview_blocks(read_body(article.read(update.after.text).body)))

    wait(view.patched, lambda: view.show_blocks(preview_blocks(read_body(article.read(text).body))))
    session.subscribe(follow)
    at = text.index(". ", len(text) // 2)
    in_python: list[float | None] = []
    whole: list[float | None] = []
    for key in range(count):
        transaction = Transaction(replace(at + key, at + key, "가"), event=Event.TYPE, name="Typing")
        started = perf_counter()
        wait(view.patched, lambda step=transaction: session.dispatch(step), in_python)
        whole.append(perf_counter() - started)
    view.deleteLater()
    return in_python, whole


def _set_html(text: str, count: int) -> list[float | None]:
    view = _shown(QWebEngineView())
    took: list[float | None] = []
    for _ in range(count):
        started = perf_counter()
        html = to_html(article.read(text).body)
        done = wait(view.loadFinished, lambda page=html: view.setHtml(page))
        took.append(perf_counter() - started if done == (True,) else None)
    view.deleteLater()
    return took


def wait(
    signal: SignalInstance, start: Callable[[], object] = bool, durations: list[float | None] | None = None
) -> tuple[object, ...]:
    """Start something and wait until it is told; note how long only starting it took."""
    loop, told = QEventLoop(), []

    def end(*values: object) -> None:
        told.append(values)
        loop.quit()

    signal.connect(end)
    QTimer.singleShot(LONGEST_MS, loop, loop.quit)
    started = perf_counter()
    start()
    if durations is not None:
        durations.append(perf_counter() - started)
    loop.exec()
    signal.disconnect(end)
    return told[0] if told else ()


def _shown(view: View) -> View:
    view.resize(600, 800)
    view.show()
    return view


def _said(text: object, /, **_: object) -> str:
    return str(text)


if __name__ == "__main__":
    main()
