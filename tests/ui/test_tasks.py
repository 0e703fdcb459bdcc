"""Work in the background: answers come back, errors too, and nobody is told when nobody is there."""

import gc
import weakref
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from editor.ui import tasks as tasks_module
from editor.ui.tasks import Done, Tasks, _Job


def fail() -> int:
    raise ZeroDivisionError("planted")


def test_an_answer_and_an_error_arrive(qtbot: QtBot) -> None:
    tasks, answers = Tasks(), list[Done[int]]()
    tasks.run(lambda: 6 * 7, answers.append, key="one")
    tasks.run(fail, answers.append, key="other")
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert {answer.value for answer in answers} == {42, None}
    assert {type(answer.error) for answer in answers} == {type(None), ZeroDivisionError}


def test_only_the_newest_answer_of_a_key_arrives(qtbot: QtBot) -> None:
    tasks, answers = Tasks(), list[int | None]()
    for number in range(20):
        tasks.run(lambda number=number: number, lambda done: answers.append(done.value), key="same")
    qtbot.waitUntil(lambda: 19 in answers)
    assert answers[-1] == 19
    assert answers == sorted(answers)


@pytest.mark.usefixtures("qapp")
def test_a_job_that_ends_after_the_window_is_gone_says_nothing() -> None:
    tasks = Tasks()
    job = _Job(lambda: 1, "key", 1, tasks._finished)
    shiboken6.delete(tasks)
    job.run()
    QCoreApplication.sendPostedEvents()


@pytest.mark.usefixtures("qapp")
def test_a_job_that_does_not_end_holds_no_window_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks_module, "_LAST_MS", 10)
    answers, began, ended = Event(), Event(), Event()

    def hang() -> None:
        began.set()
        answers.wait()
        ended.set()

    tasks = Tasks()
    tasks.run(hang, lambda _done: None, key="a")
    assert began.wait(5)
    shiboken6.delete(tasks)
    assert not ended.is_set()
    answers.set()
    assert ended.wait(5)


class Text:
    """What a job works on."""


def test_nothing_is_kept_of_jobs_that_are_done(qtbot: QtBot) -> None:
    tasks, answers, kept = Tasks(), list[Done[bool]](), list[weakref.ref[Text]]()
    for number in range(600):
        text = Text()
        kept.append(weakref.ref(text))
        tasks.run(lambda text=text: isinstance(text, Text), answers.append, key=f"{number % 4}")
        del text
        if number % 4 == 3:
            qtbot.waitUntil(lambda: len(answers) == len(kept))
    assert tasks.wait()
    gc.collect()
    assert sum(text() is not None for text in kept) == 0


def test_no_key_is_kept_of_jobs_that_are_done_and_an_older_one_stays_worthless(qtbot: QtBot) -> None:
    tasks, answers, go_on, has_begun = Tasks(), list[Done[str]](), Event(), Event()

    def old() -> str:
        has_begun.set()
        go_on.wait()
        return "old"

    tasks._pool.setMaxThreadCount(2)
    tasks.run(old, answers.append, key="a")
    assert has_begun.wait(5)
    with qtbot.waitSignal(tasks._finished):
        tasks.run(lambda: "new", answers.append, key="a")
    assert tasks._waiting == {}
    with qtbot.waitSignal(tasks._finished):
        go_on.set()
    assert [answer.value for answer in answers] == ["new"]
    tasks.run(lambda: "newest", answers.append, key="a")
    qtbot.waitUntil(lambda: len(answers) == 2)
