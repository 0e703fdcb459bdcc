"""What the preview's tests share: a view that is there, answers from its page, a site, a listening web."""

import json
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from editor.core.patch import PreviewBlock
from editor.ui.preview import scheme
from editor.ui.preview.page import OUR_WORLD
from editor.ui.preview.view import PreviewView

PATIENCE_MS = 8000

scheme.register_schemes()  # before any test makes the QApplication


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """Give a picture of this size, or the beginning of one."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x80" * width) * (height if rows is None else rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def page_of(*html: str) -> tuple[PreviewBlock, ...]:
    """Give blocks that start on every second line."""
    return tuple(PreviewBlock(text, 2 * index) for index, text in enumerate(html))


class Onlooker:
    """A view and what can be asked of its page."""

    def __init__(self, view: PreviewView, qtbot: QtBot) -> None:
        self.view, self.qtbot = view, qtbot

    def ask(self, script: str) -> Any:  # noqa: ANN401 - any JSON
        """Give the value of an expression, in our own world."""
        with self.qtbot.waitCallback(timeout=PATIENCE_MS) as answer:
            self.view.page().runJavaScript(f"JSON.stringify({script})", OUR_WORLD, answer)
        return json.loads(answer.args[0]) if answer.args[0] else None

    def show(self, blocks: Sequence[PreviewBlock], **how: bool) -> None:
        """Show blocks and wait until they are painted."""
        numbers = []
        with self.qtbot.waitSignal(
            self.view.patched, timeout=PATIENCE_MS, check_params_cb=lambda number: number in numbers
        ):
            numbers.append(self.view.show_blocks(blocks, **how))

    def settle(self) -> None:
        """Wait until every picture came or failed, and one more state was painted after that."""
        self.until("[...document.images].every((image) => image.complete)")
        self.show(self.view.blocks)

    def until(self, script: str) -> None:
        """Wait until an expression holds in the page."""
        self.qtbot.waitUntil(lambda: bool(self.ask(script)), timeout=PATIENCE_MS)

    def html(self) -> str:
        """Give the article as it stands in the page."""
        return self.ask("document.querySelector('.wongo-article').innerHTML")


@pytest.fixture
def make_view(qtbot: QtBot) -> Callable[[], Onlooker]:
    """Give the way to make views that are shown and ready."""

    def make() -> Onlooker:
        view = PreviewView(lambda text, **_: str(text))
        qtbot.addWidget(view)
        view.resize(600, 400)
        with qtbot.waitSignal(view.ready, timeout=PATIENCE_MS):
            view.show()
        return Onlooker(view, qtbot)

    return make


@pytest.fixture
def page(make_view: Callable[[], Onlooker]) -> Onlooker:
    """Give a preview that is shown and ready."""
    return make_view()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a site with a picture, next to a picture that is not its own."""
    root = tmp_path / "site"
    (root / "assets/img").mkdir(parents=True)
    (root / "assets/img/사진 1.png").write_bytes(png(40, 30))
    (root / "assets/img/photo.png").write_bytes(png(40, 30))
    (tmp_path / "secret.png").write_bytes(png(7, 7))
    return root


class Web:
    """A server on this machine that stands for the web and remembers who came."""

    def __init__(self) -> None:
        visits: list[str] = []

        class Visits(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                visits.append(self.path.strip("/"))
                self.send_response(200)
                self.send_header("Content-Type", "image/png" if self.path.endswith("png") else "text/html")
                self.end_headers()
                self.wfile.write(png(9, 9) if self.path.endswith("png") else b"caught")

            do_POST = do_GET  # noqa: N815 - the server asks for this name

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.visits = visits
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Visits)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def web() -> Iterator[Web]:
    """Give a web that listens."""
    web = Web()
    thread = Thread(target=web.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield web
    web.server.shutdown()
    thread.join()
    web.server.server_close()
