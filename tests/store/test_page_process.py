"""The page worker makes the pages that the door makes, is ended when it takes too long, and comes back."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest

from editor.core.message import msg
from editor.jekyll.pages import PageMaker
from editor.jekyll.results import PageResult, Trouble
from editor.store import page_process
from editor.store.page_messages import (
    PageAnswer,
    PageRequest,
    answer_line,
    read_answer,
    read_request,
    request_line,
)
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


def test_a_worker_is_there_before_it_is_asked(process: PageProcess) -> None:
    process.start()
    started = process._process
    assert started is not None
    assert process.ask(request()).page.html
    assert process._process is started


def test_a_closed_process_does_not_start(process: PageProcess) -> None:
    process.close()
    process.start()
    assert process._process is None


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


POST = "---\nlayout: post\n---\n본문\n"
PLAIN = "a { b: c }"
SERVE = (
    "import sys; from editor.store import page_worker as its; its.serve(sys.stdin.buffer, sys.stdout.buffer)"
)
NARROW = (sys.executable, "-c", SERVE.replace("its.serve", "its.MEMORY = 2**27; its.prepare(); its.serve"))
WIDE = (sys.executable, "-c", SERVE)
ENDLESS = "@while true {}"
LONG = "@for $i from 1 through 6000000 { $x: $i; } a { b: c }"
LARGE = '$a: "aaaaaaaaaaaaaaaa"; @for $i from 1 through 21 { $a: $a + $a !global; } a { b: str-length($a) }'
MUCH = "@for $i from 1 through 20000 { a { b: $i } }"


OpenProcess = Callable[..., PageProcess]


@pytest.fixture
def open_process() -> Iterator[OpenProcess]:
    """Give the way to start workers; they are ended afterwards."""
    made: list[PageProcess] = []

    def start(command: tuple[str, ...] = page_process._WORKER, **how: float) -> PageProcess:
        made.append(PageProcess(command, **how))
        return made[-1]

    yield start
    for each in made:
        each.close()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Give the style sheet of a site whose pages link to it."""
    (tmp_path / "_config.yml").write_text("title: 원고\n", "utf-8")
    (tmp_path / "_layouts").mkdir()
    layout = '<link rel="stylesheet" href="/main.css">{{ content }}'
    (tmp_path / "_layouts/post.html").write_text(layout, "utf-8")
    return tmp_path / "main.scss"


def css_of(process: PageProcess, sheet: Path, sass: str) -> str:
    """Give the CSS that the worker makes of some Sass, which it has to end by itself."""
    sheet.write_text(f"---\n---\n{sass}\n", "utf-8")
    return process.ask(request(sheet.parent, POST)).page.styles["/main.css"]


def test_sass_that_never_ends_is_a_sentence_and_the_next_page_is_made(
    sheet: Path, open_process: OpenProcess
) -> None:
    """Nothing but its process bounds the time of a style sheet."""
    process = open_process(seconds=5)
    assert css_of(process, sheet, PLAIN)
    process._seconds = 0.2
    with pytest.raises(PageFailed, match="takes longer"):
        css_of(process, sheet, ENDLESS)
    process._seconds = 5
    assert css_of(process, sheet, PLAIN)


@pytest.mark.parametrize(("length", "is_too_long"), [(100, False), (5_000, True)])
def test_a_chain_of_imports_that_kills_the_worker_is_a_sentence_and_a_new_one_makes_the_next_page(
    sheet: Path, open_process: OpenProcess, length: int, is_too_long: bool
) -> None:
    """The compiler goes down one level of its stack for each sheet that another one imports."""
    (sheet.parent / "_sass").mkdir()
    for number in range(length):
        chained = f'@import "x{number + 1}";' if number + 1 < length else "a { b: end }"
        (sheet.parent / f"_sass/x{number}.scss").write_text(chained, "utf-8")
    process = open_process()
    css_of(process, sheet, PLAIN)
    before = process._process
    assert before is not None
    if is_too_long:
        with pytest.raises(PageFailed, match="could not be made from the theme"):
            css_of(process, sheet, '@import "x0";')
        assert before.poll() is not None
    else:
        assert "end" in css_of(process, sheet, '@import "x0";')
    assert "c" in css_of(process, sheet, PLAIN)
    assert (process._process is before) is not is_too_long


def _never_late(*_: object) -> None:
    """End nothing."""


@pytest.mark.parametrize("is_guarded", [True, False])
def test_only_the_limit_ends_sass_that_takes_long(
    sheet: Path, open_process: OpenProcess, monkeypatch: pytest.MonkeyPatch, is_guarded: bool
) -> None:
    process = open_process(seconds=5)
    css_of(process, sheet, PLAIN)
    process._seconds = 0.1
    if is_guarded:
        with pytest.raises(PageFailed, match="takes longer"):
            css_of(process, sheet, LONG)
    else:
        monkeypatch.setattr(page_process, "_end_late", _never_late)
        began = perf_counter()
        assert css_of(process, sheet, LONG)
        assert perf_counter() - began > process._seconds


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to a process of ours")
@pytest.mark.parametrize(("command", "is_guarded"), [(NARROW, True), (WIDE, False)])
def test_only_the_limit_keeps_sass_from_memory(
    sheet: Path, open_process: OpenProcess, command: tuple[str, ...], is_guarded: bool
) -> None:
    """The sheet doubles a text to 32 million characters, and takes several times as much for it."""
    process = open_process(command)
    assert css_of(process, sheet, PLAIN)
    assert ("33554432" in css_of(process, sheet, LARGE)) is not is_guarded
    assert css_of(process, sheet, PLAIN)


@pytest.mark.parametrize(("most_bytes", "is_guarded"), [(40_000, True), (page_process.MOST_BYTES, False)])
def test_only_the_limit_keeps_an_answer_short(
    sheet: Path, open_process: OpenProcess, most_bytes: int, is_guarded: bool
) -> None:
    process = open_process(most_bytes=most_bytes)
    assert css_of(process, sheet, PLAIN)
    if is_guarded:
        with pytest.raises(PageFailed, match="could not be made"):
            css_of(process, sheet, MUCH)
        assert css_of(process, sheet, PLAIN)
    else:
        assert len(css_of(process, sheet, MUCH)) > 40_000


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


TROUBLE = Trouble("a.html", msg("There is no {name}.", name="x"), 3)
ANSWER = PageAnswer(
    PageResult("<p>x</p>", (0, 3), "/a/", troubles=(TROUBLE,), styles={"/a.css": "a {}"}), Path("/gem-1.0")
)


def answered(**other: object) -> bytes:
    """Give an answer that says something else."""
    return json.dumps(json.loads(answer_line(ANSWER)) | other).encode()


def troubled(**other: object) -> bytes:
    """Give an answer with a trouble that says something else."""
    said = json.loads(answer_line(ANSWER))
    return json.dumps(said | {"troubles": [said["troubles"][0] | other]}).encode()


def test_an_answer_comes_as_it_was_given() -> None:
    assert read_answer(answer_line(ANSWER)) == ANSWER
    bare = PageAnswer(PageResult("", None, ""))
    assert read_answer(answer_line(bare)) == bare


NO_ANSWERS = {
    "nothing": b"",
    "an empty one": b"{}",
    "a list": b"[]",
    "null": b"null",
    "no text": b"\xff",
    "a depth without end": b"[" * 100_000,
    "a number for a page": answered(html=1),
    "a number for an address": answered(url=1),
    "no folder": answered(theme=None),
    "a place of three": answered(article=[1, 2, 3]),
    "a place of texts": answered(article=["a", "b"]),
    "a place that is a text": answered(article="ab"),
    "sheets in a list": answered(styles=["a"]),
    "a sheet that is a number": answered(styles={"/a.css": 1}),
    "a word for yes": answered(is_plain="yes"),
    "troubles that are texts": answered(troubles=["a"]),
    "a trouble at no line": troubled(line="3"),
    "a sentence that is a number": troubled(text=3),
    "a sentence with another slot": troubled(text="{other}"),
    "a sentence that looks into its slot": troubled(text="{name.__class__}"),
    "a sentence that is widened without end": troubled(text="{name:>999999999}"),
    "a sentence that converts its slot": troubled(text="{name!r}"),
    "slots that are no pairs": troubled(slots=["abc"]),
}


@pytest.mark.parametrize("name", NO_ANSWERS)
def test_what_is_no_answer_is_told(name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of json or our own
        read_answer(NO_ANSWERS[name])


def test_a_worker_cannot_name_any_folder_as_its_theme(tmp_path: Path, open_process: OpenProcess) -> None:
    says = f"import sys; sys.stdin.readline(); print({answered(theme=str(tmp_path)).decode()!r}, flush=True)"
    with pytest.raises(PageFailed, match="could not be made"):
        open_process((sys.executable, "-c", says)).ask(request())
