"""What the window learns of a site: its markup, its pictures, its categories, its engine."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.commands.desk import NEW_POST, Desk
from editor.core.palette import house
from editor.core.session import Session
from editor.core.yaml.text import Style
from editor.kramdown.options import DEFAULT, Options
from editor.store.site import Site, open_site
from editor.ui import rereading as rereading_module
from editor.ui.newsroom import Newsroom
from editor.ui.rereading import Rereading
from editor.ui.tasks import Tasks

POST = "---\ntitle: {title}\ncategories:\n  - {category}\n---\n\n본문\n"
GREEN = """
[[palette.highlights]]
id = "highlight-green"
title = "Green"
colour = "{colour}"
kind = "text"
open = '<span style="color: green;">'
close = "</span>"
"""


@pytest.fixture
def newsroom(qapp: QApplication) -> Iterator[tuple[Newsroom, Desk, list[object]]]:
    assert qapp
    desk, tasks, told = Desk(Session(NEW_POST, time.monotonic)), Tasks(), []
    room = Newsroom(desk, tasks)
    room.troubled.connect(told.append)
    yield room, desk, told
    tasks.wait()


def site(root: Path, config: str = "title: 원고\n", settings: str = "") -> Path:
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text(config, "utf-8")
    if settings:
        (root / ".wongo.toml").write_text(settings, "utf-8")
    for number, category in enumerate(["사회", "경제", "경제"], start=1):
        post = root / "_posts" / f"2024-02-0{number}-a.md"
        post.write_text(POST.format(title=number, category=category), "utf-8")
    return root


def test_another_engine_is_told(newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path) -> None:
    _, desk, told = newsroom
    desk.open(site(tmp_path / "s", "markdown: CommonMarkGhPages\n"))
    assert [str(one) for one in told] == [
        "This site is built with CommonMarkGhPages, not with kramdown: its pages may differ."
    ]


def test_a_site_s_kramdown_options_are_taken_and_those_not_followed_are_told(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path
) -> None:
    room, desk, told = newsroom
    assert room.options == DEFAULT
    desk.open(site(tmp_path / "s", "kramdown:\n  hard_wrap: true\n  math_engine: katex\n  odd: 1\n"))
    assert room.options == Options(hard_wrap=True)
    assert [str(one) for one in told] == [
        "_config.yml sets kramdown options that Wongo does not follow: math_engine, odd."
    ]


def test_the_site_s_own_highlights_are_used(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path
) -> None:
    room, desk, told = newsroom
    desk.open(site(tmp_path / "s", settings=GREEN.format(colour="green")))
    assert [one.id for one in room.palette.highlights] == ["highlight-green"]
    assert told == []


def test_settings_that_say_nonsense_are_told_and_the_house_s_own_used(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path
) -> None:
    room, desk, told = newsroom
    desk.open(site(tmp_path / "s", settings=GREEN.format(colour="no colour")))
    assert room.palette == house()
    assert ".wongo.toml" in str(told[0])


def test_several_troubles_are_one_notice_that_says_how_many(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path
) -> None:
    _, desk, told = newsroom
    root = site(tmp_path / "s", settings="[palette\n")
    (root / "_templates").mkdir()
    for name in "ab":
        (root / "_templates" / f"{name}.md").write_text("---\ntitle: 'a' b\n---\n", "utf-8")
    desk.open(root)
    (notice,) = map(str, told)
    assert ".wongo.toml" in notice
    assert notice.endswith(" There are 2 more to correct.")


def test_categories_are_offered_the_likeliest_first(
    newsroom: tuple[Newsroom, Desk, list[object]], qtbot: QtBot, tmp_path: Path
) -> None:
    room, desk, _ = newsroom
    with qtbot.waitSignal(room.learned):
        desk.open(site(tmp_path / "s"))
    assert list(room.suggestions("categories")) == ["경제", "사회"]
    assert list(room.suggestions("title")) == []


def test_pictures_are_the_site_s_and_those_of_this_computer(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path
) -> None:
    room, desk, _ = newsroom
    root = site(tmp_path / "s")
    for picture in (root / "a.png", tmp_path / "b.png"):
        picture.write_bytes(b"")
    desk.open(root)
    assert room.pictures("/a.png") == root / "a.png"
    assert room.pictures(str(tmp_path / "b.png")) == tmp_path / "b.png"
    assert room.pictures("/../b.png") is None


def test_a_picture_whose_disk_takes_its_time_is_told_when_it_is_found(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path, qtbot: QtBot, answers: Event
) -> None:
    room, _desk, _told = newsroom
    picture = tmp_path / "b.png"
    picture.write_bytes(b"")
    room._pictures._patience._seconds = 0.01
    room._pictures._patience._jobs.put(answers.wait)
    assert room.pictures(str(picture)) is None
    with qtbot.waitSignal(room.found):
        answers.set()
    room._pictures._patience._seconds = 10
    assert room.pictures(str(picture)) == picture


def test_the_posts_of_a_site_can_be_linked_to_newest_first(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path, qtbot: QtBot
) -> None:
    room, desk, _told = newsroom
    assert room.post_links() == ()
    with qtbot.waitSignal(room.learned):
        desk.open(site(tmp_path / "s"))
    assert [(one.title, one.address, one.day) for one in room.post_links()] == [
        (f"{number}", f"{{% post_url 2024-02-0{number}-a %}}", f"2024-02-0{number}") for number in (3, 2, 1)
    ]


QUOTED = '[fields.title]\nquotes = "double"\nstyle = "double"\n'


def test_what_the_settings_say_of_the_house_style_holds_as_soon_as_they_are_read_again(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path, qtbot: QtBot
) -> None:
    room, desk, told = newsroom
    root = site(tmp_path / "s")
    with qtbot.waitSignal(room.learned):
        desk.open(root)
    qtbot.waitUntil(lambda: room.house.posts == 3)
    (root / ".wongo.toml").write_text(QUOTED, "utf-8")
    changes: list[object] = []
    room.changed.connect(partial(changes.append, None))
    desk.take_site(open_site(root))
    assert (room.house.habit("title").text.style, room.house.posts) == (Style.DOUBLE, 3)
    assert (changes, told) == ([], [])
    assert list(room.suggestions("categories")) == ["경제", "사회"]
    (root / ".wongo.toml").write_text("[house]\nfoo = 1\n", "utf-8")
    desk.take_site(open_site(root))
    assert room.house.habit("title").text.style is Style.PLAIN
    assert ["foo" in str(one) for one in told] == [True]


def test_the_open_post_is_no_measure_of_its_own_length(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path, qtbot: QtBot
) -> None:
    room, desk, _told = newsroom
    post = site(tmp_path / "s") / "_posts" / "2024-02-03-a.md"
    post.write_text(POST.format(title="가" * 233, category="경제"), "utf-8")
    desk.open(post)
    qtbot.waitUntil(lambda: room.house.posts == 3)
    assert room.house.habit("title").lengths.most == 1


def test_another_palette_is_told_when_the_settings_are_read_again(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path, qtbot: QtBot
) -> None:
    room, desk, _told = newsroom
    root = site(tmp_path / "s")
    desk.open(root)
    (root / ".wongo.toml").write_text(GREEN.format(colour="green"), "utf-8")
    with qtbot.waitSignal(room.changed):
        desk.take_site(open_site(root))
    assert [one.id for one in room.palette.highlights] == ["highlight-green"]


@pytest.mark.parametrize("before", ["", "# nothing yet\n"], ids=["a new file", "a file that is there"])
def test_settings_that_another_program_writes_hold_at_once(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path, qtbot: QtBot, before: str
) -> None:
    room, desk, _told = newsroom
    rereading = Rereading(desk)
    root = site(tmp_path / "s", settings=before)
    desk.open(root)
    for quotes, style in (("double", Style.DOUBLE), ("single", Style.SINGLE)):
        (root / ".wongo.toml").write_text(QUOTED.replace("double", quotes), "utf-8")
        qtbot.waitUntil(partial(is_written, room, style))
    rereading.deleteLater()


def test_settings_that_changed_while_a_slow_disk_was_read_are_read_again(
    newsroom: tuple[Newsroom, Desk, list[object]],
    tmp_path: Path,
    qtbot: QtBot,
    answers: Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def slow(root: Path) -> Site:
        read = open_site(root)
        answers.wait()
        return read

    room, desk, _told = newsroom
    root = site(tmp_path / "s", settings="# nothing yet\n")
    desk.open(root)
    monkeypatch.setattr(rereading_module, "open_site", slow)
    rereading = Rereading(desk)
    rereading._reading._seconds = 0.01
    rereading._read()
    (root / ".wongo.toml").write_text(QUOTED, "utf-8")
    rereading._wait("")
    rereading._soon.stop()
    rereading._read()
    answers.set()
    qtbot.waitUntil(partial(is_written, room, Style.DOUBLE))
    rereading.deleteLater()


def test_a_template_is_there_as_soon_as_it_is_written(
    newsroom: tuple[Newsroom, Desk, list[object]], tmp_path: Path, qtbot: QtBot
) -> None:
    room, desk, told = newsroom
    rereading = Rereading(desk)
    root = site(tmp_path / "s")
    desk.open(root)
    folder = root / "_templates"
    folder.mkdir()
    template = folder / "news.md"
    qtbot.waitUntil(partial(is_watched, rereading, folder))
    for text, bodies in (
        ("---\n---\n\n가\n", ["가\n"]),
        ("---\n---\n\n나\n", ["나\n"]),
        ("---\n'a' b\n---\n", []),
    ):
        template.write_text(text, "utf-8")
        qtbot.waitUntil(partial(has_templates, room, bodies))
    assert "news.md" in str(told[-1])
    rereading.deleteLater()


def is_watched(rereading: Rereading, folder: Path) -> bool:
    """Tell whether a change in a folder is noticed."""
    return any(str(folder) in one.directories() for one in rereading.findChildren(QFileSystemWatcher))


def has_templates(room: Newsroom, bodies: list[str]) -> bool:
    """Tell whether these are the site's templates."""
    return [one.body for one in room.templates] == bodies


def is_written(room: Newsroom, style: Style) -> bool:
    """Tell whether the house writes its titles so."""
    return room.house.habit("title").text.style is style
