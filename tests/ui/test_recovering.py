"""Recovered work is asked about, one post after the other, and never taken or dropped unasked."""

import errno
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from editor.core.choices import UnsavedAnswer
from editor.store import files
from editor.store.recovery import Base, HalfTyped, Journal
from editor.store.recovery_reading import orphans
from editor.ui.recovering import Recovering
from editor.ui.theme import LIGHT
from tests.ui.form.conftest import plain
from tests.ui.keepers import Bench


@dataclass
class Start:
    """A window that starts, its profile, and a post beside it."""

    bench: Bench
    window: QWidget
    profile: Path
    post: Path
    given: list[HalfTyped] = field(default_factory=list)
    """What was given back to the form."""

    def ask(self) -> None:
        recovering = Recovering(
            self.bench, self.bench.keeping, self.window, LIGHT, plain, give_back=self.given.extend
        )
        recovering.start(self.profile)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    post = tmp_path / "post.md"
    post.write_text("첫 줄\n본문 <b>굵게</b>\n", "utf-8")
    made = Start(Bench(tmp_path / "profile"), widget, tmp_path / "profile", post)
    yield made
    made.bench.keeping.end()


def lost(profile: Path, post: Path | None, text: str) -> None:
    """Leave the journal of a killed window."""
    fingerprint = files.read(post).fingerprint if post is not None and post.exists() else ""
    journal = Journal(profile)
    journal.write(Base(post, fingerprint), text, ())
    journal.end()


def dialog_of(window: QWidget, qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: window.findChild(QDialog, "recoveredDialog") is not None)
    dialog = window.findChild(QDialog, "recoveredDialog")
    assert isinstance(dialog, QDialog)
    return dialog


def answer(window: QWidget, qtbot: QtBot, name: str) -> None:
    dialog = dialog_of(window, qtbot)
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def shown_in(dialog: QDialog) -> str:
    browser = dialog.findChild(QTextBrowser, "comparison")
    assert browser is not None
    return browser.document().toRawText()


def test_without_recovered_work_nothing_is_asked(start: Start) -> None:
    start.ask()
    QCoreApplication.sendPostedEvents()
    assert start.window.findChild(QDialog) is None


def test_several_are_asked_about_one_after_the_other(start: Start, qtbot: QtBot) -> None:
    posts = [start.post.with_name(name) for name in ("하나.md", "둘.md", "셋.md")]
    for post in posts:
        post.write_text("본문\n", "utf-8")
        lost(start.profile, post, f"본문\n{post.stem}라고 썼다\n")
    start.ask()
    answer(start.window, qtbot, "keepFile")
    answer(start.window, qtbot, "keepBoth")
    answer(start.window, qtbot, "decideLater")
    left = orphans(start.profile)
    assert len(left) == 1
    assert len([*start.post.parent.glob("* (recovered).md")]) == 1
    assert [post.read_text("utf-8") for post in posts] == ["본문\n"] * 3
    for orphan in left:
        orphan.leave()


def test_what_a_field_showed_is_told_and_given_back_with_the_text(start: Start, qtbot: QtBot) -> None:
    text, half = start.post.read_text("utf-8"), HalfTyped("date", "Date", "2026-11-" + "\n" * 60)
    journal = Journal(start.profile)
    journal.write(Base(start.post, files.read(start.post).fingerprint), text, (), half=(half,))
    journal.end()
    start.ask()
    dialog = dialog_of(start.window, qtbot)
    said = dialog.findChild(QLabel, "beside")
    assert said is not None
    assert said.text().endswith(f"In “Date” stood “2026-11-{' ' * 52}…”, which the post could not take.")
    assert shown_in(dialog) == "Both texts are the same."
    assert dialog.findChild(QPushButton, "keepBoth") is None
    answer(start.window, qtbot, "takeRecovered")
    assert (start.bench.session.text, start.given) == (text, [half])


def test_taking_it_asks_about_other_unsaved_work_first(start: Start, qtbot: QtBot) -> None:
    lost(start.profile, None, "하나\n")
    lost(start.profile, None, "둘\n")
    start.ask()
    answer(start.window, qtbot, "takeRecovered")
    first = start.bench.session.text
    start.bench.ask.answers.append(UnsavedAnswer.CANCEL)
    answer(start.window, qtbot, "takeRecovered")
    assert start.bench.session.text == first
    assert start.bench.ask.answers == []
    (left,) = orphans(start.profile)
    assert {left.work.text, first} == {"하나\n", "둘\n"}
    left.leave()


def test_a_second_file_that_cannot_be_written_leaves_the_work_where_it_is(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost(start.profile, start.post, "본문\n더\n")
    start.ask()
    dialog_of(start.window, qtbot)

    def fail(*_given: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as planted:
        planted.setattr(files.atomic, "temporary", fail)
        answer(start.window, qtbot, "keepBoth")
    assert "The disk is full" in start.bench.told[0]
    (left,) = orphans(start.profile)
    left.leave()


@pytest.mark.parametrize("change", ["none", "changed", "gone"])
def test_it_says_what_became_of_the_file(start: Start, qtbot: QtBot, change: str) -> None:
    lost(start.profile, start.post, "첫 줄\n본문 <b>굵게</b> 더\n")
    if change == "changed":
        start.post.write_text("첫 줄\n남의 본문\n", "utf-8")
    elif change == "gone":
        start.post.unlink()
    start.ask()
    dialog = dialog_of(start.window, qtbot)
    said = shown_in(dialog)
    assert "본문 <b>굵게</b> 더" in said
    assert ("In the file" in said) == (change != "gone")
    assert (dialog.findChild(QPushButton, "keepBoth") is None) == (change == "gone")
    answer(start.window, qtbot, "takeRecovered")
    assert start.bench.session.text == "첫 줄\n본문 <b>굵게</b> 더\n"
    assert start.bench.session.is_dirty
    assert orphans(start.profile) == (), "the window's own journal has it now"


def test_a_damaged_journal_is_said_to_be_one_beside_what_it_gives(start: Start, qtbot: QtBot) -> None:
    lost(start.profile, start.post, "새 글\n")
    (journal,) = (start.profile / "journal").glob("*.journal")
    journal.write_bytes(journal.read_bytes() + b"no such line\n")
    start.ask()
    label = dialog_of(start.window, qtbot).findChild(QLabel, "beside")
    assert label is not None
    assert "The journal is damaged" in label.text()
    answer(start.window, qtbot, "takeRecovered")
    assert start.bench.session.text == "새 글\n"
    assert journal.with_suffix(".unreadable").exists()


def test_a_journal_that_cannot_be_shown_is_told_of(start: Start, qtbot: QtBot) -> None:
    lost(start.profile, start.post, "새 글\n")
    (journal,) = (start.profile / "journal").glob("*.journal")
    journal.write_bytes(journal.read_bytes()[:40])
    start.ask()
    qtbot.waitUntil(lambda: any("is damaged and cannot be shown" in told for told in start.bench.told))
