"""Photograph the editor's window: `make screenshots` takes every look of it.

Those that a README shows go into docs/screenshots, the others into build/screenshots, to be looked at.

    scripts/screen.py scripts/screenshots.py                       # all of them
    scripts/screen.py scripts/screenshots.py POST PNG              # one post, once
    ... --size 1100x700 --language ko --theme dark --view source --form open   # how that one looks

A picture is taken when the window has stopped changing and the preview shows something; if that does not come
about, or the program complains, the exit code is 1.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, QRect, QTimer
from PySide6.QtGui import QAction, QImage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMainWindow, QTextEdit, QToolButton

from editor import app
from editor.core import article
from editor.store import locale, settings
from editor.ui.preview.page import OUR_WORLD
from editor.ui.window import MainWindow

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "resources" / "sample-site"
SHOWN, OTHERS = ROOT / "docs" / "screenshots", ROOT / "build" / "screenshots"
READMES = (ROOT / "README.md", ROOT / "README.ko.md")
POSTS = (("article", "2024-02-27-night-bus.md"), ("table", "2024-02-26-도서관-야간-개관.md"))
SIZES = ((1100, 700), (1920, 1080))
LOOK_EVERY_MS = 150
PATIENCE_MS = 30_000
HEADING_AT = 0.3  # of the height of what is seen
PAGE_IS_THERE = """
[...document.images].every((image) => image.complete)
  && [...document.querySelectorAll("link[rel=stylesheet]")].every((link) => link.sheet)
"""
THEME_IS_THERE = f"!document.querySelector('.wongo-column') && {PAGE_IS_THERE.strip()}"
Child = TypeVar("Child", bound=QObject)
SMALLEST = 0  # the PNG quality that compresses most; nothing is lost at any
FEWEST_COLOURS = 12  # of a preview that shows text: its anti-aliased letters alone have more


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which post, where to, and how the window looks in it."""

    post: Path
    target: Path
    size: tuple[int, int] = (1440, 900)
    language: str = locale.SYSTEM
    theme: str = "light"
    view: str = "write"
    form: str = "folded"


def main(arguments: Sequence[str]) -> int:
    """Take the pictures asked for and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("post", nargs="?", type=Path)
    parser.add_argument("target", nargs="?", type=Path, metavar="PNG")
    parser.add_argument("--size", default="1440x900", metavar="WIDTHxHEIGHT")
    parser.add_argument("--language", default=locale.SYSTEM, choices=(locale.SYSTEM, "ko", "en"))
    parser.add_argument("--theme", default="light", choices=("light", "dark"))
    parser.add_argument("--view", default="write", choices=("write", "source"))
    parser.add_argument("--form", default="folded", choices=("folded", "open"))
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        if options.target:
            width, _, height = options.size.partition("x")
            look = (int(width), int(height)), options.language, options.theme, options.view, options.form
            shots = iter([Shot(options.post.resolve(), options.target.resolve(), *look)])
        else:
            shots = all_shots(Path(shutil.copytree(SAMPLE, Path(folder) / "newsroom")))
        failures = sum(not photographed(shot, Path(folder)) for shot in shots)
        return 1 if failures else 0


def all_shots(newsroom: Path) -> Iterator[Shot]:
    """Yield every picture: posts, sizes, languages, themes, views."""
    wanted = "".join(readme.read_text(encoding="utf-8") for readme in READMES)
    for (name, post), size in product(POSTS, SIZES):
        for language, theme, view in product(("ko", "en"), ("light", "dark"), ("write", "source")):
            file = f"{name}-{view}-{language}-{theme}-{size[0]}.png"
            folder = SHOWN if file in wanted else OTHERS
            yield Shot(newsroom / "_posts" / post, folder / file, size, language, theme, view)


def photographed(shot: Shot, folder: Path) -> bool:
    """Take a picture; return whether the window came to rest with a preview in it."""
    profile = Path(tempfile.mkdtemp(dir=folder))
    chosen = replace(settings.Settings(), language=shot.language, theme=shot.theme, view=shot.view)
    settings.save(profile, chosen)
    window = app.build(shot.post, profile)
    window.resize(*shot.size)
    window.show()
    child(window, QAction, f"view-{shot.view}").trigger()
    if shot.form == "open":
        child(window, QToolButton, "formFold").click()
    script = THEME_IS_THERE if has_theme(shot.post) else PAGE_IS_THERE
    settled = Settling(window, script).wait()
    bring_first_heading_into_view(window)
    settled = settled and Settling(window, script).wait()
    shot.target.parent.mkdir(parents=True, exist_ok=True)
    saved = grab(window).save(str(shot.target), None, SMALLEST)
    window.close()
    window.deleteLater()
    if report := next(profile.glob("*crash*"), None):
        print(f"{shot.target.name}: {report.read_text(encoding='utf-8')}", file=sys.stderr)
        return False
    if not settled:
        print(
            f"{shot.target.name}: the preview stayed empty, or the window never came to rest", file=sys.stderr
        )
    elif saved:
        print(shot.target, flush=True)
    return settled and saved


def has_theme(post: Path) -> bool:
    """Return whether a post's site has layouts: its page is to be waited for."""
    return any((folder / "_layouts").is_dir() for folder in post.parents)


class Settling:
    """Watches a window until two looks at it in a row are the same and its preview is not blank."""

    def __init__(self, window: QMainWindow, page_is_there: str = PAGE_IS_THERE) -> None:
        self._window, self._page_is_there = window, page_is_there
        self._preview = window.findChild(QWebEngineView, "preview")
        self._before = QImage()
        self._loop = QEventLoop()
        self._rested = False

    def wait(self) -> bool:
        """Return whether the window came to rest before patience ended."""
        looks = started(self._look, LOOK_EVERY_MS)
        end = started(self._loop.quit, PATIENCE_MS)
        self._loop.exec()
        looks.stop()
        end.stop()
        return self._rested

    def _look(self) -> None:
        if self._preview is None:  # its sandbox may not start here; the window says so where it would be
            self._compare(grab(self._window), shows=True)
        else:
            answer = partial(self._look_at_preview, self._preview)
            self._preview.page().runJavaScript(self._page_is_there, OUR_WORLD, answer)

    def _look_at_preview(self, preview: QWebEngineView, pictures_are_there: object) -> None:
        now = grab(self._window)
        area = preview_area(self._window, preview, now)
        self._compare(now, shows=bool(pictures_are_there) and shows_something(now, area))

    def _compare(self, now: QImage, *, shows: bool) -> None:
        self._rested = shows and now == self._before
        self._before = now
        if self._rested:
            self._loop.quit()


def bring_first_heading_into_view(window: MainWindow) -> None:
    """Scroll past the lead picture, to where there is something to read; the preview follows."""
    body = child(window, QTextEdit, "bodyEditor")
    lines = article.read(window.text()).body.split("\n")
    number = next((number for number, line in enumerate(lines) if line.startswith(("<h2", "## "))), 0)
    block = body.document().findBlockByNumber(number)
    top = body.document().documentLayout().blockBoundingRect(block).top()
    body.verticalScrollBar().setValue(round(top - HEADING_AT * body.viewport().height()))


def started(act: Callable[[], None], interval: int) -> QTimer:
    """Return a timer that acts every so many milliseconds."""
    timer = QTimer()
    timer.timeout.connect(act)
    timer.start(interval)
    return timer


def grab(window: QMainWindow) -> QImage:
    """Return the window as the screen shows it, web page included."""
    return window.screen().grabWindow(window.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def child(window: QMainWindow, kind: type[Child], name: str) -> Child:
    """Return a part of the window by its name."""
    found = window.findChild(kind, name)
    if found is None:
        raise LookupError(f"the window has no {kind.__name__} named {name!r}")
    return found


def preview_area(window: QMainWindow, preview: QWebEngineView, image: QImage) -> QRect:
    """Return where the preview stands in a picture of the window."""
    corner = preview.mapTo(window, preview.rect().topLeft())
    return QRect(corner, preview.size()).intersected(image.rect())


def shows_something(image: QImage, area: QRect) -> bool:
    """Return whether a part of a picture has the many colours that text has."""
    step = 2
    colours = {
        image.pixel(x, y)
        for y in range(area.top(), area.bottom(), step)
        for x in range(area.left(), area.right(), step)
    }
    return len(colours) >= FEWEST_COLOURS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
