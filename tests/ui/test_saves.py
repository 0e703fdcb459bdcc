"""A save is given up after a while and may still end well: what it wrote is taken over where it belongs."""

import os
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from editor.commands.desk import Desk
from editor.core.errors import ChangedOnDisk, FileTrouble, NotSaved
from editor.core.session import Session
from editor.core.state import Transaction
from editor.core.text import replace
from editor.store import files
from editor.store.files import Loaded
from editor.ui import saves as saves_module
from editor.ui.saves import Saves
from tests.ui.late import JustTooLate

pytestmark = pytest.mark.usefixtures("qapp")


def written_after(answers: Event, path: Path) -> Loaded:
    answers.wait()
    return files.create(path, b"late")


def nobody(_written: Loaded) -> None:
    """Hear of a save that ended late."""


def test_a_save_that_a_disk_does_not_take_is_given_up_and_told_when_it_ends(
    answers: Event, tmp_path: Path, qtbot: QtBot
) -> None:
    saves, path, heard = Saves(longest=0.01), tmp_path / "a.md", list[Loaded]()
    for _time in range(2):
        with pytest.raises(FileTrouble, match="does not answer"):
            saves.wait(path, partial(written_after, answers, path), heard.append)
    saves._longest = 10
    other = tmp_path / "b.md"
    assert saves.wait(other, partial(files.create, other, b"x"), heard.append).path == other
    with qtbot.waitSignal(saves.came) as came:
        answers.set()
    assert came.args == heard == [files.read(path)]
    assert saves.wait(path, partial(files.overwrite, path, b"again"), nobody).data == b"again"


def test_a_save_that_was_given_up_and_failed_may_be_tried_again(
    answers: Event, tmp_path: Path, qtbot: QtBot
) -> None:
    saves, path = Saves(longest=0.01), tmp_path / "none" / "a.md"
    with pytest.raises(FileTrouble, match="does not answer"):
        saves.wait(path, partial(written_after, answers, path), nobody)
    with qtbot.waitSignal(saves._ended), qtbot.assertNotEmitted(saves.came):
        answers.set()
    saves._longest = 10
    with pytest.raises(FileTrouble, match="does not exist"):
        saves.wait(path, partial(files.create, path, b"x"), nobody)


def test_a_file_is_not_written_a_second_time_by_another_name_of_its_place(
    answers: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    saves, path = Saves(longest=0.01), tmp_path / "a.md"
    with pytest.raises(FileTrouble, match="does not answer"):
        saves.wait(Path("a.md"), partial(written_after, answers, path), nobody)
    saves._longest = 10
    with pytest.raises(FileTrouble, match="does not answer"):
        saves.wait(path, partial(files.overwrite, path, b"newer"), nobody)


def test_a_save_that_ends_as_it_is_given_up_is_told_after_it_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saves_module, "Future", JustTooLate)
    saves, path, heard = Saves(longest=0.01), tmp_path / "a.md", list[Loaded]()
    with pytest.raises(FileTrouble, match="does not answer"):
        saves.wait(path, partial(files.create, path, b"x"), heard.append)
    assert heard == []
    QCoreApplication.sendPostedEvents(saves)
    assert heard == [files.read(path)]


@dataclass
class Slow:
    """A desk whose saves are given up at once, on a disk that writes when it answers."""

    answers: Event
    qtbot: QtBot
    saves: Saves = field(default_factory=partial(Saves, longest=0.01))
    is_hanging: bool = True

    def __post_init__(self) -> None:
        self.desk = Desk(Session("", iter(range(1000)).__next__), wait=self._wait)

    def give_up(self) -> None:
        """Save, and hear that the disk does not answer."""
        with pytest.raises(NotSaved, match="does not answer"):
            self.desk.save()

    def answer(self) -> None:
        """Let the disk answer from now on, and the save end."""
        self.is_hanging, self.saves._longest = False, 10
        with self.qtbot.waitSignal(self.saves._ended):
            self.answers.set()

    def type(self, text: str) -> None:
        """Write at the end."""
        end = len(self.desk.session.text)
        self.desk.session.dispatch(Transaction(replace(end, end, text)))

    def _wait(self, path: Path, write: Callable[[], Loaded], late: Callable[[Loaded], None]) -> Loaded:
        return self.saves.wait(path, partial(self._after, write) if self.is_hanging else write, late)

    def _after(self, write: Callable[[], Loaded]) -> Loaded:
        self.answers.wait()
        return write()


@pytest.fixture
def slow(answers: Event, qtbot: QtBot) -> Slow:
    """Give a desk before a disk that hangs."""
    return Slow(answers, qtbot)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the file of a post."""
    path = tmp_path / "a.md"
    path.write_text("old", "utf-8")
    return path


def test_the_text_goes_on_from_a_save_that_ended_late(slow: Slow, path: Path) -> None:
    slow.desk.open(path)
    slow.type(" first")
    slow.give_up()
    slow.type(" second")
    slow.answer()
    session = slow.desk.session
    assert (path.read_text("utf-8"), session.text) == ("old first", "old first second")
    assert session.is_dirty
    assert session.undo()
    assert (session.text, session.is_dirty) == ("old first", False)
    assert session.redo()
    slow.desk.save()
    assert (path.read_text("utf-8"), session.is_dirty) == ("old first second", False)


def test_a_late_save_of_a_post_that_was_read_again_meanwhile_is_never_written_over(
    slow: Slow, path: Path
) -> None:
    slow.desk.open(path)
    slow.type(" first")
    slow.give_up()
    slow.desk.new()
    slow.desk.open(path)
    slow.answer()
    assert (path.read_text("utf-8"), slow.desk.session.text) == ("old first", "old")
    assert not slow.desk.session.is_dirty
    slow.type(" other")
    with pytest.raises(ChangedOnDisk):
        slow.desk.save()
    assert path.read_text("utf-8") == "old first"


def test_a_late_save_leaves_a_post_alone_that_was_saved_elsewhere(slow: Slow, path: Path) -> None:
    slow.desk.open(path)
    slow.type(" first")
    slow.give_up()
    slow.is_hanging, slow.saves._longest = False, 10
    elsewhere = path.with_name("b.md")
    slow.desk.save_as(elsewhere)
    slow.answer()
    assert (slow.desk.opened.path, slow.desk.session.is_dirty) == (elsewhere, False)
    slow.type(" second")
    slow.desk.save()
    assert elsewhere.read_text("utf-8") == "old first second"


def test_a_late_save_to_another_file_does_not_land_on_what_was_put_there_meanwhile(
    slow: Slow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status_of, begun = files._status_to_keep, Event()

    def held_up(target: Path) -> os.stat_result | None:
        begun.set()
        slow.answers.wait()
        return status_of(target)

    elsewhere, slow.is_hanging = path.with_name("b.md"), False
    slow.desk.open(path)
    monkeypatch.setattr(files, "_status_to_keep", held_up)
    with pytest.raises(NotSaved, match="does not answer"):
        slow.desk.save_as(elsewhere)
    assert begun.wait(5)
    elsewhere.write_text("newer", "utf-8")
    with slow.qtbot.assertNotEmitted(slow.saves.came):
        slow.answer()
    assert elsewhere.read_text("utf-8") == "newer"
    assert slow.desk.opened.path == path


def test_a_late_save_does_not_land_on_what_others_wrote_meanwhile(slow: Slow, path: Path) -> None:
    slow.desk.open(path)
    slow.type(" first")
    slow.give_up()
    path.write_text("theirs", "utf-8")
    slow.answer()
    assert path.read_text("utf-8") == "theirs"
    assert slow.desk.session.is_dirty
    with pytest.raises(ChangedOnDisk):
        slow.desk.save()


def test_a_late_save_of_a_window_that_is_gone_is_told_to_nobody() -> None:
    saves, heard, written = Saves(), list[Loaded](), Future[Loaded]()
    shiboken6.delete(saves)
    written.set_result(Loaded(Path("a.md"), b"", ""))
    saves._tell(Path("a.md"), heard.append, written)
    QCoreApplication.sendPostedEvents()
    assert heard == []
