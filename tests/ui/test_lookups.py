"""What a disk that takes its time says of many names: each in its turn, each told once."""

from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from editor.ui import patience as patience_module
from editor.ui.lookups import Lookups
from tests.ui.late import JustTooLate

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_is_late_is_found_in_its_turn_and_told_once(answers: Event, qtbot: QtBot) -> None:
    def look(name: str) -> str:
        answers.wait()
        return name.upper()

    lookups = Lookups(look)
    lookups._patience._seconds = 0.01
    assert [lookups(name) for name in "abca"] == [None] * 4
    with qtbot.waitSignal(lookups.found):
        answers.set()
    assert [lookups._known[name] for name in "abc"] == ["A", "B", "C"]


def test_a_disk_that_always_takes_its_time_is_not_asked_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience_module, "Future", JustTooLate)
    lookups, seen = Lookups(str.upper), list[list[str | None]]()
    lookups.found.connect(lambda: seen.append([lookups(name) for name in "abc"]))
    for name in "abc":
        lookups(name)
    QCoreApplication.sendPostedEvents()
    assert seen == [["A", "B", "C"]]


def test_what_was_late_is_told_though_somebody_asks_again_just_before(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lookups = Lookups(str.upper)
    with monkeypatch.context() as patched:
        patched.setattr(patience_module, "Future", JustTooLate)
        lookups("a")
    lookups._patience._seconds = 10
    assert lookups("a") == "A"
    with qtbot.waitSignal(lookups.found):
        pass


def test_what_was_found_last_holds_while_the_disk_hangs(answers: Event, qtbot: QtBot) -> None:
    said = {"a": "old"}

    def look(name: str) -> str | None:
        if said["a"] == "new":
            answers.wait()
        return said.get(name)

    lookups = Lookups(look)
    lookups._patience._seconds = 10
    assert (lookups("a"), lookups("b")) == ("old", None)
    said["a"], lookups._patience._seconds = "new", 0.01
    assert lookups("a") == "old"
    with qtbot.waitSignal(lookups.found):
        answers.set()
    lookups._patience._seconds = 10
    assert lookups("a") == "new"


def test_a_look_that_fails_is_raised_and_not_tried_again_unasked() -> None:
    def look(name: str) -> str:
        raise ZeroDivisionError(name)

    lookups = Lookups(look)
    lookups._patience._seconds = 10
    with pytest.raises(ZeroDivisionError):
        lookups("a")
    assert not lookups._behind
