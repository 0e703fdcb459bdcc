"""Unsaved work is in the journal a moment after it was typed, and nothing of it once it is saved."""

import errno
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.core.errors import FileTrouble
from editor.store import recovery
from editor.store.recovery import HalfTyped
from editor.store.recovery_reading import read
from editor.ui import keeping
from editor.ui.keeping import at_caret
from tests.ui.keepers import Bench


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    assert qtbot
    made = Bench(tmp_path / "profile")
    yield made
    made.keeping.end()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text("본문\n", "utf-8")
    return path


def kept(tmp_path: Path) -> str | None:
    for journal in (tmp_path / "profile" / "journal").glob("*.journal"):
        work = read(journal.read_bytes(), datetime.now(UTC))
        return work.text if work is not None else None
    return None


def halves(tmp_path: Path) -> list[str]:
    journals = (tmp_path / "profile" / "journal").glob("*.journal")
    works = [read(journal.read_bytes(), datetime.now(UTC)) for journal in journals]
    return [half.text for work in works if work is not None for half in work.half]


def test_typing_is_in_the_journal_within_a_second(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    for word in ("하나", " 둘", " 셋"):
        text = bench.type(word)
        qtbot.waitUntil(lambda: kept(tmp_path) == text, timeout=1000)  # noqa: B023 - waited for here


def test_before_a_save_the_journal_has_every_key_and_after_it_is_gone(
    bench: Bench, post: Path, tmp_path: Path
) -> None:
    bench.desk.open(post)
    text = bench.type("하나")
    assert bench.keeping.flush()
    assert kept(tmp_path) == text
    text = bench.type("둘")
    bench.desk.save()
    assert post.read_text("utf-8") == text
    assert kept(tmp_path) is None


def test_steps_reach_the_journal_in_their_order_while_it_is_being_written(
    bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(200):
        text = bench.type(f"{number} ")
        bench.keeping._write()
        if number % 7 == 0:
            bench.keeping.flush()
            assert kept(tmp_path) == text
    qtbot.waitUntil(lambda: kept(tmp_path) == bench.session.text)


def test_undone_work_is_forgotten_and_so_is_work_that_is_left(
    bench: Bench, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    bench.type("하나")
    qtbot.waitUntil(lambda: kept(tmp_path) is not None)
    bench.session.undo()
    qtbot.waitUntil(lambda: kept(tmp_path) is None)
    bench.type("둘")
    qtbot.waitUntil(lambda: kept(tmp_path) is not None)
    bench.desk.open(post)
    assert kept(tmp_path) is None


def test_what_a_field_shows_and_the_text_does_not_say_is_work_until_it_is_taken(
    bench: Bench, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = [HalfTyped("date", "Date", "2026-11-")]
    bench.keeping.heed(half=lambda: tuple(shown))
    bench.desk.open(post)
    bench.keeping.note_unfinished()
    qtbot.waitUntil(lambda: halves(tmp_path) == ["2026-11-"])
    assert kept(tmp_path) == "본문\n"
    bench.type("하나")
    bench.desk.save()
    qtbot.waitUntil(lambda: kept(tmp_path) == bench.session.text)
    assert halves(tmp_path) == ["2026-11-"]
    shown.clear()
    bench.keeping.note_unfinished()
    qtbot.waitUntil(lambda: kept(tmp_path) is None)


def test_work_on_a_file_that_was_opened_again_starts_from_the_file(
    bench: Bench, post: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    bench.desk.open(post)
    bench.type("하나")
    bench.keeping._write()
    bench.desk.open(post)
    text = bench.type("둘")
    qtbot.waitUntil(lambda: kept(tmp_path) == text)
    assert text == "본문\n둘"


def test_a_journal_that_cannot_be_written_is_told_once_and_made_good(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[FileTrouble] = []
    bench.keeping.troubled.connect(told.append)

    def fail(_path: Path, _flags: int) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as planted:
        planted.setattr(recovery.atomic.litter, "create", fail)
        bench.type("하나")
        assert not bench.keeping.flush()
        bench.type("둘")
        assert not bench.keeping.flush()
    assert len(told) == 1
    text = bench.type("셋")
    assert bench.keeping.flush()
    assert kept(tmp_path) == text


def full(*_given: object) -> int:
    raise OSError(errno.ENOSPC, "full")


def test_a_journal_that_a_save_could_not_write_is_tried_again_without_another_key(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    over: list[FileTrouble] = []
    bench.keeping.recovered.connect(over.append)
    monkeypatch.setattr(keeping, "_AGAIN_MS", 1)
    text = bench.type("하나")
    with monkeypatch.context() as planted:
        planted.setattr(recovery.atomic.litter, "create", full)
        assert not bench.keeping.flush()
    qtbot.waitUntil(lambda: kept(tmp_path) == text)
    qtbot.waitUntil(lambda: len(over) == 1)


def test_a_write_that_failed_in_the_background_is_made_good_by_a_flush(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[FileTrouble] = []
    bench.keeping.troubled.connect(told.append)
    text = bench.type("하나")
    with monkeypatch.context() as planted:
        planted.setattr(recovery.atomic.litter, "create", full)
        bench.keeping._write()
        bench.keeping._writing.wait()
    assert bench.keeping.flush()
    assert kept(tmp_path) == text
    with qtbot.waitSignal(bench.keeping._later.timeout):
        pass
    assert told == [], "it is written by now"


def test_a_disk_that_loses_the_journal_is_told_of_and_given_it_anew(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[FileTrouble] = []
    bench.keeping.troubled.connect(told.append)
    monkeypatch.setattr(keeping, "_AGAIN_MS", 1)
    text = bench.type("하나")
    assert bench.keeping.flush()
    (journal,) = (tmp_path / "profile" / "journal").glob("*.journal")
    with monkeypatch.context() as planted:
        planted.setattr(recovery.os, "fsync", full)
        bench.keeping._sync()
        bench.keeping._syncing.wait()
    journal.write_bytes(b"")
    qtbot.waitUntil(lambda: kept(tmp_path) == text)
    assert len(told) == 1


def test_what_is_being_composed_is_in_the_journal_too_and_never_twice(
    bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    composed = ""
    bench.keeping.heed(partial(at_caret, bench.session, lambda: composed))
    before = bench.session.text
    for composed in ("ㅎ", "하", "한"):
        bench.keeping.note_unfinished()
        qtbot.waitUntil(lambda: kept(tmp_path) == before + composed, timeout=1000)  # noqa: B023 - waited for here
    composed = "ㄱ"
    bench.type("한")
    bench.keeping.note_unfinished()
    qtbot.waitUntil(lambda: kept(tmp_path) == before + "한ㄱ", timeout=1000)
    bench.type("!")
    assert bench.keeping.flush()
    assert kept(tmp_path) == before + "한!ㄱ"
    composed = ""
    bench.keeping.note_unfinished()
    qtbot.waitUntil(lambda: kept(tmp_path) == before + "한!", timeout=1000)


def test_what_was_composed_and_taken_back_leaves_no_journal(
    bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    composed = "ㅎ"
    bench.keeping.heed(partial(at_caret, bench.session, lambda: composed))
    bench.keeping.note_unfinished()
    qtbot.waitUntil(lambda: kept(tmp_path) is not None, timeout=1000)
    composed = ""
    bench.keeping.note_unfinished()
    qtbot.waitUntil(lambda: kept(tmp_path) is None, timeout=1000)


def test_a_key_press_hardly_waits_for_the_journal(bench: Bench) -> None:
    bench.type("가나다라 마바사\n" * 40_000)
    bench.keeping.flush()
    spent = []
    follow = bench.keeping._follow
    bench.session._followers[:] = [lambda update: spent.append(timed(follow, update))]
    for _ in range(300):
        bench.type("가")
    assert statistics.median(spent) < 0.0003
    assert sum(spent) / len(spent) < 0.0003


def timed(deed: object, given: object) -> float:
    started = time.perf_counter()
    deed(given)
    return time.perf_counter() - started
