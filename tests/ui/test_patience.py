"""A disk that hangs holds nobody up: an answer is late, and is kept."""

from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from editor.core.errors import FileTrouble
from editor.store import files
from editor.ui import patience as patience_module
from editor.ui.patience import Late, Patience
from tests.ui.late import JustTooLate

pytestmark = pytest.mark.usefixtures("qapp")


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


def test_that_an_answer_came_is_told_after_the_question_was_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience_module, "Future", JustTooLate)
    patience, told = Patience(), list[str]()
    patience.came.connect(lambda: told.append("came"))
    with pytest.raises(Late):
        patience.ask(lambda: "there", "a")
    assert told == []
    QCoreApplication.sendPostedEvents(patience)
    assert told == ["came"]
    assert patience.ask(lambda: "other", "a") == "there"
