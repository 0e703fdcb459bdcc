"""Photograph whole articles as the Write view paints them, from their first line to their last.

    QT_SCALE_FACTOR=2 scripts/screen.py --virtual python -m scripts.whole_articles           # all of them
    ... python -m scripts.whole_articles POST...                                             # other posts

The two sample posts and the page with every construct, light and dark, go into build/screenshots; the scale
is in their names. `make screenshots` takes them at 100 and at 200 per cent. The exit code is 1 if the window
never came to rest.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from editor import app
from editor.commands.workbench import Pane
from editor.store import settings
from editor.ui.window import MainWindow
from scripts.screenshots import OTHERS, POSTS, ROOT, SAMPLE, SMALLEST, Settling, child, grab

CONSTRUCTS = ("constructs", ROOT / "tests" / "cases" / "constructs.md")
SIZE = (900, 560)
"""Of the window: twice as large, it still is on a usual screen."""

MOST_VIEWS = 40


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which post, in which theme, and what it is called."""

    post: Path
    name: str
    theme: str


class Resting(Settling):
    """Waits for the article alone, not for the preview, which is hidden."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._preview = None


def main(arguments: Sequence[str]) -> int:
    """Take the pictures and return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Path(shutil.copytree(SAMPLE, Path(folder) / "newsroom"))
        failures = sum(not photographed(shot, Path(folder)) for shot in shots(newsroom, arguments))
    return 1 if failures else 0


def shots(newsroom: Path, arguments: Sequence[str]) -> Iterator[Shot]:
    """Yield what is to be taken: other posts are copied among the sample's, whose pictures they may show."""
    posts = newsroom / "_posts"
    others = [(Path(name).stem, Path(name)) for name in arguments] or [CONSTRUCTS]
    found = [] if arguments else [(name, posts / file) for name, file in POSTS]
    for name, path in others:
        found.append((name, Path(shutil.copy(path, posts / f"2024-03-09-{name}.md"))))
    for (name, post), theme in product(found, ("light", "dark")):
        yield Shot(post, name, theme)


def photographed(shot: Shot, folder: Path) -> bool:
    """Take a picture; return whether the window came to rest."""
    profile = Path(tempfile.mkdtemp(dir=folder))
    settings.save(profile, replace(settings.Settings(), language="ko", theme=shot.theme, view="write"))
    window = app.build(shot.post, profile)
    QApplication.setCursorFlashTime(0)
    window.resize(*SIZE)
    window.show()
    for pane in Pane:
        window.show_pane(pane, False)
    settled = Resting(window).wait()
    picture, is_whole = whole(window)
    ratio = round(window.devicePixelRatioF() * 100)
    target = OTHERS / f"whole-{shot.name}-{shot.theme}-{ratio}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    saved = picture.save(str(target), None, SMALLEST)
    window.close()
    window.deleteLater()
    print(target if settled and saved else f"{target.name}: the window never came to rest", flush=True)
    return settled and saved and is_whole


def whole(window: MainWindow) -> tuple[QImage, bool]:
    """Return the article in one picture, view below view, and whether it was seen to its end."""
    body = child(window, QTextEdit, "bodyEditor")
    bar, views = body.verticalScrollBar(), []
    while len(views) < MOST_VIEWS:
        is_at_rest = Resting(window).wait()
        views.append((bar.value(), _view(window, body)))
        if not is_at_rest or bar.value() >= bar.maximum():
            break
        bar.setValue(bar.value() + body.viewport().height())
    ratio = window.devicePixelRatioF()
    last_top, last = views[-1]
    picture = QImage(last.width(), round(last_top * ratio) + last.height(), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    for top, view in views:
        painter.drawImage(QPoint(0, round(top * ratio)), view)
    painter.end()
    return picture, bar.value() >= bar.maximum()


def _view(window: MainWindow, body: QTextEdit) -> QImage:
    """Return what is seen of the article, in the screen's pixels."""
    image = grab(window)
    image.setDevicePixelRatio(1.0)
    ratio = window.devicePixelRatioF()
    corner = body.viewport().mapTo(window, QPoint(0, 0)) * ratio
    return image.copy(QRect(corner, body.viewport().size() * ratio))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
