"""The page worker makes the pages that the door makes, is ended when it takes too long, and comes back."""

import os
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.jekyll.pages import PageMaker
from editor.store.page_messages import PageRequest, read_answer, read_request, request_line
from editor.store.page_process import PageFailed, PageProcess
from editor.store.page_source import source_of
from tests.jekyll.builds import SAMPLE

NOW = datetime(2024, 3, 1, 9, tzinfo=UTC)
PATH = "_posts/2024-02-27-night-bus.md"
DEAF = (sys.executable, "-c", "import sys; sys.stdin.read()")
DYING = (sys.executable, "-c", "import sys; sys.stdin.readline()")
BABBLING = (
    sys.executable,
    "-c",
    "import sys; sys.stdin.readline(); print('{}', flush=True); sys.stdin.read()",
)


def request(root: Path = SAMPLE, text: str | None = None) -> PageRequest:
    return PageRequest(root, PATH, (SAMPLE / PATH).read_text("utf-8") if text is None else text, NOW)


@pytest.fixture
def process() -> Iterator[PageProcess]:
    made = PageProcess()
    yield made
    made.close()


def test_the_worker_s_page_is_the_door_s(process: PageProcess) -> None:
    asked = request()
    assert process.ask(asked).page == PageMaker(source_of(SAMPLE)).page(PATH, asked.text, NOW)


def test_a_worker_that_was_killed_is_started_anew(process: PageProcess) -> None:
    before = process.ask(request())
    assert process._process is not None
    os.kill(process._process.pid, signal.SIGKILL)
    process._process.wait()
    assert process.ask(request()) == before


@pytest.mark.parametrize("command", [DYING, BABBLING])
def test_a_worker_without_an_answer_is_a_sentence(command: tuple[str, ...]) -> None:
    process = PageProcess(command)
    for _ in range(2):
        with pytest.raises(PageFailed, match="could not be made"):
            process.ask(request())
    process.close()


def test_a_worker_that_takes_too_long_is_ended() -> None:
    process = PageProcess(DEAF, seconds=0.05)
    for _ in range(2):
        with pytest.raises(PageFailed, match="takes longer"):
            process.ask(request())
        assert process._process is not None
        assert process._process.poll() is not None
    process.close()


def test_sass_that_never_ends_is_a_sentence_and_the_next_page_is_made(tmp_path: Path) -> None:
    """Nothing but its process bounds the time of a style sheet."""
    (tmp_path / "_config.yml").write_text("title: 원고\n", "utf-8")
    (tmp_path / "_layouts").mkdir()
    layout = '<link rel="stylesheet" href="/main.css">{{ content }}'
    (tmp_path / "_layouts/post.html").write_text(layout, "utf-8")
    sheet = tmp_path / "main.scss"
    sheet.write_text("---\n---\n@while true {}\n", "utf-8")
    process = PageProcess(seconds=5)
    asked = request(tmp_path, "---\nlayout: post\n---\n본문\n")
    with pytest.raises(PageFailed, match="takes longer"):
        process.ask(asked)
    sheet.write_text("---\n---\na { b: c }\n", "utf-8")
    assert "본문" in process.ask(asked).page.html
    process.close()


def test_a_closed_process_is_asked_in_vain() -> None:
    process = PageProcess(DEAF)
    process.close()
    with pytest.raises(PageFailed):
        process.ask(request())


@pytest.mark.parametrize("text", ["", "\ud800 \x00 \r\n \u2028", "가" * 9])
def test_any_text_is_said_on_one_line(text: str) -> None:
    line = request_line(request(text=text))
    assert line.count(b"\n") == 1
    assert read_request(line) == request(text=text)


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b"null", b"\xff", b'{"html": 1}'])
def test_what_is_no_answer_is_told(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of json or our own
        read_answer(line)
