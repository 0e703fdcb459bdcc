"""A disk that hangs holds nobody up: an answer is late, a save is given up and may still end well."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from editor.core.errors import FileTrouble
from editor.store import files
from editor.store.files import Loaded
from editor.ui.patience import Late, Patience
from editor.ui.saves import Saves

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def answers() -> Iterator[Event]:
    """Give what is set when the disk answers again."""
    event = Event()
    yield event
    event.set()


def after(answers: Event, asked: list[str]) -> str:
    asked.append("once")
    answers.wait()
    return "there"


def test_an_answer_that_comes_at_once_is_returned_or_raised() -> None:
    patience = Patience(seconds=10)
    assert patience.ask(lambda: "there") == "there"
    with pytest.raises(FileTrouble):
        patience.ask(partial(files.read, Path("/nowhere")))


def test_nobody_waits_for_a_disk_that_hangs_and_its_answer_is_kept(answers: Event, qtbot: QtBot) -> None:
    patience, asked = Patience(seconds=0.01), list[str]()
    for _time in range(3):
        with pytest.raises(Late):
            patience.ask(partial(after, answers, asked), "a")
    with qtbot.waitSignal(patience.came):
        answers.set()
    assert patience.ask(partial(after, answers, asked), "a") == "there"
    assert asked == ["once"]


def test_a_late_answer_is_none_to_another_question(answers: Event, qtbot: QtBot) -> None:
    patience = Patience(seconds=0.01)
    with pytest.raises(Late):
        patience.ask(partial(after, answers, []), "a")
    with qtbot.waitSignal(patience.came):
        answers.set()
    patience._seconds = 10
    assert patience.ask(lambda: "other", "b") == "other"


def written_after(answers: Event, path: Path) -> Loaded:
    answers.wait()
    return files.create(path, b"late")


def test_a_save_that_a_disk_does_not_take_is_given_up_and_told_when_it_ends(
    answers: Event, tmp_path: Path, qtbot: QtBot
) -> None:
    saves, path = Saves(longest=0.01), tmp_path / "a.md"
    for _time in range(2):
        with pytest.raises(FileTrouble, match="does not answer"):
            saves.wait(path, partial(written_after, answers, path))
    saves._longest = 10
    other = tmp_path / "b.md"
    assert saves.wait(other, partial(files.create, other, b"x")).path == other
    with qtbot.waitSignal(saves.came) as came:
        answers.set()
    assert came.args == [files.read(path)]
    assert saves.wait(path, partial(files.overwrite, path, b"again")).data == b"again"


def test_a_save_that_was_given_up_and_failed_may_be_tried_again(
    answers: Event, tmp_path: Path, qtbot: QtBot
) -> None:
    saves, path = Saves(longest=0.01), tmp_path / "none" / "a.md"
    with pytest.raises(FileTrouble, match="does not answer"):
        saves.wait(path, partial(written_after, answers, path))
    with qtbot.waitSignal(saves._ended), qtbot.assertNotEmitted(saves.came):
        answers.set()
    saves._longest = 10
    with pytest.raises(FileTrouble, match="does not exist"):
        saves.wait(path, partial(files.create, path, b"x"))
