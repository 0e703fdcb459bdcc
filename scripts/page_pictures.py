"""Compare pictures of Jekyll's pages with the preview's: `make page-pictures` takes them, and prints figures.

    scripts/screen.py --virtual python -m scripts.page_pictures            # every post, three widths
    ... python -m scripts.page_pictures --only night-bus --width 390       # some of them

The sample newsroom, with the two posts of a real newsroom where they are here, is built by the real Jekyll.
Its pages and the preview's of the program's own window are drawn by the same web engine, from top to end, and
compared pixel by pixel. So is the picture that Debian's Chromium takes of Jekyll's page, where that is here:
a newer one smooths letters otherwise and gives a middle dot more room, so that its pictures are for the eye.
All go into build/pages.
The exit code is 1 where a page of the preview is not the one that Jekyll publishes.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import MappingProxyType

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtWebEngineCore import QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from editor import app
from editor.commands.workbench import Width
from editor.store import settings
from editor.ui.preview.frame import SCREENS
from editor.ui.preview.page import OUR_WORLD
from editor.ui.preview.scheme import register_schemes
from editor.ui.window import MainWindow
from scripts.screenshots import ROOT, child, started
from tests.jekyll.builds import build, sample_site
from tests.jekyll.newsroom import shared
from tests.jekyll.sites import MISSING, has_jekyll

PICTURES = ROOT / "build" / "pages"
SEEDS_MISSING = (
    "The two posts of a real newsroom are not here ({place}): only the sample newsroom's are drawn."
)
SEED_PICTURE = "newsdao_breakingnews.jpg"
"""What both of those posts show; a picture of the sample newsroom stands for it."""
WIDTHS: Mapping[int, str] = MappingProxyType(
    {SCREENS[width]: f"preview-{width.value}" for width in (Width.PHONE, Width.TABLET, Width.DESKTOP)}
)
LOOK_EVERY_MS = 100
SAME_LOOKS = 5
TRIES = 3
PATIENCE_MS = 120_000
FIRST_HEIGHT = 900
BLACK = 0xFF000000
IS_LOADED = """
document.readyState === "complete" && document.fonts.status === "loaded" &&
[...document.images].every((image) => image.complete || image.loading === "lazy") &&
[...document.styleSheets].length >= {sheets} && !document.querySelector(".wongo-column") &&
Math.abs(document.documentElement.clientWidth - {width}) < 1
"""
HAS_ALL = "[...document.images].every((image) => image.complete)"
PAINT = """
(window.wongoFrames = 0) || (function frame() {
  window.wongoFrames += 1;
  document.documentElement.style.display = window.wongoFrames === 2 ? "none" : "";
  if (window.wongoFrames < 6) requestAnimationFrame(frame);
})()
"""
"""Draws the page anew: what sticks to the window keeps parts of pixels from the sizes that it had before."""

IS_PAINTED = "window.wongoFrames === 6"
HEIGHT = "document.documentElement.scrollHeight"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of two pictures is the same, and where they differ (black where they do not)."""

    share: float
    difference: QImage


def main(arguments: Sequence[str]) -> int:
    """Take the pictures, print how equal they are, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", help="posts whose names have this in them")
    parser.add_argument("--width", type=int, choices=[*WIDTHS], help="one width alone")
    options = parser.parse_args(arguments)
    if not has_jekyll():
        print(MISSING)
        return 0
    register_schemes()
    with tempfile.TemporaryDirectory() as folder:
        site = newsroom(Path(folder))
        posts = [post for post in sorted((site / "_posts").glob("*.md")) if options.only in post.name]
        widths = [options.width] if options.width else [*WIDTHS]
        return 0 if _compare(site, posts, widths, Path(folder)) else 1


def newsroom(top: Path) -> Path:
    """Return the sample newsroom, with the posts of a real one where they are here."""
    site = sample_site(top)
    seeds = sorted((shared() / "seeds").glob("*.txt"))
    if not seeds:
        print(SEEDS_MISSING.format(place=shared() / "seeds"))
    for place, seed in enumerate(seeds):
        shutil.copyfile(seed, site / "_posts" / f"2025-01-{place + 1:02}-seed-{place + 1}.md")
        shutil.copyfile(site / "assets/img/breaking.jpg", site / "assets/img" / SEED_PICTURE)
    return site


def _compare(site: Path, posts: Sequence[Path], widths: Sequence[int], folder: Path) -> bool:
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium")
    is_equal = True
    print(f"{'post':34}{'width':>6}{'height':>8}{'equal pixels':>16}{'Chromium':>14}")
    with served(build(site)) as address:
        for post in posts:
            window = open_window(post, folder)
            for width in widths:
                name = f"{post.stem}-{width}"
                url = f"{address}{url_of(window)}"
                theirs, ours, found = compared(url, window, width)
                theirs.save(str(PICTURES / f"{name}-jekyll.png"))
                ours.save(str(PICTURES / f"{name}-wongo.png"))
                found.difference.save(str(PICTURES / f"{name}-difference.png"))
                beside = _beside_chromium(chromium, url, ours, PICTURES / f"{name}-chromium.png")
                print(
                    f"{post.stem:34}{width:6}{ours.height():8}{found.share:14.4%}  {beside:>12}", flush=True
                )
                is_equal = is_equal and found.share == 1
            close(window)
    return is_equal


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a built site on this machine while the block runs, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def open_window(post: Path, folder: Path) -> MainWindow:
    """Return the program's window, shown, with a post in it."""
    profile = Path(tempfile.mkdtemp(dir=folder))
    settings.save(profile, replace(settings.Settings(), theme="light", language="en"))
    window = app.build(post, profile)
    window.show()
    return window


def close(window: MainWindow) -> None:
    """Close a window without a question."""
    window.guard(_go_on)
    window.close()
    window.deleteLater()


def url_of(window: MainWindow) -> str:
    """Return the address of the page that a window's preview shows, as a path of the site."""
    view = child(window, QWebEngineView, "preview")
    wait_until(view, IS_LOADED.format(sheets=2, width="document.documentElement.clientWidth"))
    return str(asked(view, "new URL(document.baseURI).pathname"))


def compared(url: str, window: MainWindow, width: int) -> tuple[QImage, QImage, Likeness]:
    """Photograph both pages, once more where a busy machine had not yet drawn one to its end."""
    for _ in range(TRIES):
        theirs, ours = picture_of_jekyll(url, width), picture_of_preview(window, width)
        found = likeness(theirs, ours)
        if found.share == 1:
            break
    return theirs, ours, found


def picture_of_preview(window: MainWindow, width: int) -> QImage:
    """Return the preview's page from top to end, as wide as a screen in its true size."""
    view = child(window, QWebEngineView, "preview")
    child(window, QAction, WIDTHS[width]).trigger()
    wide = 2 * width + window.width() - view.parentWidget().width()
    return _whole(view, width, lambda height: window.resize(wide, height + window.height() - view.height()))


def picture_of_jekyll(url: str, width: int) -> QImage:
    """Return a page that a server gives, from top to end."""
    view = QWebEngineView()
    view.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, False)
    view.load(QUrl(url))
    view.show()
    picture = _whole(view, width, lambda height: view.resize(width, height))
    view.deleteLater()
    return picture


def _whole(view: QWebEngineView, width: int, resize: Callable[[int], None]) -> QImage:
    """Return a page's picture; `resize` makes the view as high as it is told."""
    view.settings().setAttribute(QWebEngineSettings.WebAttribute.ShowScrollBars, False)
    resize(FIRST_HEIGHT)
    wait_until(view, IS_LOADED.format(sheets=1, width=width))
    height, shown = int(str(asked(view, HEIGHT))), 0
    while height > shown:  # more than once where pictures come as they are seen
        shown = height
        resize(shown)
        wait_until(view, f"{HAS_ALL} && window.innerHeight === {shown}")
        height = int(str(asked(view, HEIGHT)))
    asked(view, PAINT)
    wait_until(view, IS_PAINTED)
    return _at_rest(view).copy(0, 0, width, height)


def _at_rest(view: QWebEngineView) -> QImage:
    """Return what a view shows once some looks in a row are the same."""
    loop, looks = QEventLoop(), [QImage()]

    def look() -> None:
        picture = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        if picture != looks[-1]:
            looks.clear()
        looks.append(picture)
        if len(looks) == SAME_LOOKS:
            loop.quit()

    timer, end = started(look, LOOK_EVERY_MS), started(loop.quit, PATIENCE_MS)
    loop.exec()
    timer.stop()
    end.stop()
    return looks[-1]


def likeness(one: QImage, other: QImage) -> Likeness:
    """Compare two pictures; what one has and the other has not is different."""
    size = one.size().expandedTo(other.size())
    difference = QImage(size, QImage.Format.Format_RGB32)
    difference.fill(BLACK)
    painter = QPainter(difference)
    painter.drawImage(0, 0, one)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    pixels = array("I", bytes(difference.constBits()))
    beyond = size.width() * size.height() - min(_area(one), _area(other))
    equal = pixels.count(BLACK)
    return Likeness(equal / len(pixels) if not beyond else min(equal, _area(one)) / len(pixels), difference)


def _area(picture: QImage) -> int:
    return picture.width() * picture.height()


def _beside_chromium(chromium: str | None, url: str, ours: QImage, target: Path) -> str:
    """Have Chromium photograph a page; return how equal it is to ours, or that it is not here."""
    if chromium is None:
        return "not here"
    size = f"--window-size={ours.width()},{ours.height()}"
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
    with tempfile.TemporaryDirectory() as profile:
        command = [chromium, *quiet, size, f"--user-data-dir={profile}", f"--screenshot={target}", url]
        subprocess.run(command, capture_output=True, timeout=PATIENCE_MS / 1000, check=False)
    theirs = QImage(str(target)).convertToFormat(QImage.Format.Format_RGB32)
    return "no picture" if theirs.isNull() else f"{likeness(theirs, ours).share:.4%}"


def asked(view: QWebEngineView, script: str) -> object:
    """Return the value of an expression in a page."""
    loop, answers = QEventLoop(), list[object]()

    def take(answer: object) -> None:
        answers.append(answer)
        loop.quit()

    view.page().runJavaScript(f"JSON.stringify({script})", OUR_WORLD, take)
    end = started(loop.quit, PATIENCE_MS)
    loop.exec()
    end.stop()
    return json.loads(str(answers[0])) if answers and answers[0] else None


def wait_until(view: QWebEngineView, script: str) -> None:
    """Wait until an expression holds in a page.

    Raises:
        TimeoutError: it never did.

    """
    patience = QTimer()
    patience.setSingleShot(True)
    patience.start(PATIENCE_MS)
    while not asked(view, script.strip()):
        if not patience.isActive():
            raise TimeoutError(f"{view.url().toString()}: {script.strip()}")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, LOOK_EVERY_MS)


def _go_on() -> bool:
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
