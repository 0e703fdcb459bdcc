"""The journal gives back what was typed, up to its first torn line, whatever became of the process."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.errors import FileTrouble, WongoError
from editor.core.text import ChangeSet, replace
from editor.store import files, recovery
from editor.store.beside import save_beside
from editor.store.recovery import Base, HalfTyped, Journal
from editor.store.recovery_reading import OnDisk, on_disk, orphans, read

NOW = datetime(2024, 2, 27, tzinfo=UTC)
TEXT = "---\ntitle: 하나\n---\n\n본문이다.\n"
BASE = Base()
letters = st.text(st.characters(codec="utf-8", exclude_categories=()) | st.just("\ud800"), max_size=8)
edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4), letters), max_size=20)


def stepped(text: str, edit: tuple[float, int, str]) -> ChangeSet:
    start = round(edit[0] * len(text))
    return replace(start, min(len(text), start + edit[1]), edit[2])


def written(profile: Path, *typed: str, base: Base = BASE) -> Journal:
    """Keep a journal of words typed at the end, one step each."""
    journal = Journal(profile)
    text = TEXT
    journal.write(base, text, ())
    for word in typed:
        step = replace(len(text), len(text), word)
        text = step.apply(text)
        journal.write(base, text, (step,))
    return journal


def text_in(journal: Journal) -> str:
    work = read(journal.path.read_bytes(), NOW)
    assert work is not None
    return work.text


@settings(deadline=None)
@given(letters, edits)
def test_what_was_typed_comes_back_after_every_step(text: str, typed: list[tuple[float, int, str]]) -> None:
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        journal.write(BASE, text, ())
        for edit in typed:
            step = stepped(text, edit)
            text = step.apply(text)
            journal.write(BASE, text, (step,))
            assert text_in(journal) == text
        journal.end()


def test_several_steps_are_written_at_once(tmp_path: Path) -> None:
    journal = written(tmp_path)
    journal.write(
        BASE, TEXT + "하나 둘", (replace(len(TEXT), len(TEXT), "둘"), replace(len(TEXT), len(TEXT), "하나 "))
    )
    assert text_in(journal) == TEXT + "하나 둘"
    journal.end()


def test_what_fields_showed_comes_back_with_the_text_and_its_last_state_counts(tmp_path: Path) -> None:
    journal = written(tmp_path, "가")
    first, last = (HalfTyped("date", "날짜", text) for text in ("2026-1", "2026-11- \ud800\n"))
    step = replace(0, 0, "나")
    journal.write(BASE, TEXT + "가", (), half=(first,))
    journal.write(BASE, "나" + TEXT + "가", (step,), half=(last,))
    work = read(journal.path.read_bytes(), NOW)
    assert work is not None
    assert (work.text, work.half, work.is_whole) == ("나" + TEXT + "가", (last,), True)
    journal.write(BASE, TEXT, (), anew=True, half=(last,))
    assert b'"half"' in journal.path.read_bytes()
    journal.write(BASE, TEXT, ())
    work = read(journal.path.read_bytes(), NOW)
    assert work is not None
    assert work.half == ()
    journal.end()


def test_cut_at_any_byte_it_gives_the_text_before_the_torn_step(tmp_path: Path) -> None:
    journal = written(tmp_path, "가", "나 다", "\n")
    whole = journal.path.read_bytes()
    journal.end()
    texts = [TEXT, TEXT + "가", TEXT + "가나 다", TEXT + "가나 다\n"]
    found = [work.text if (work := read(whole[:end], NOW)) else None for end in range(len(whole) + 1)]
    known = [text for text in found if text is not None]
    assert known == sorted(known, key=texts.index)
    assert {*known} == {*texts}
    assert found[-1] == texts[-1]


@given(st.data())
def test_a_spoilt_byte_never_gives_a_text_that_never_was(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        journal = written(Path(folder), "가", "나 다", "\n")
        whole = bytearray(journal.path.read_bytes())
        journal.end()
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    work = read(bytes(whole), NOW)
    assert work is None or work.text in (TEXT, TEXT + "가", TEXT + "가나 다", TEXT + "가나 다\n")


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(data: bytes) -> None:
    assert read(data, NOW) is None


def test_a_lost_line_ends_what_is_believed(tmp_path: Path) -> None:
    journal = written(tmp_path, "가", "나", "다")
    lines = journal.path.read_bytes().splitlines(keepends=True)
    journal.end()
    work = read(b"".join((*lines[:-2], lines[-1])), NOW)
    assert work is not None
    assert work.text == TEXT + "가"


def test_the_file_and_how_it_is_written_are_remembered(tmp_path: Path) -> None:
    base = Base(tmp_path / "가 b.md", "abc", "utf-16-le", b"\xff\xfe", "\r\n")
    journal = written(tmp_path, "x", base=base)
    work = read(journal.path.read_bytes(), NOW)
    journal.end()
    assert work is not None
    assert work.base == base


def test_a_long_journal_is_begun_anew_and_never_without_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "_LEAST_ROOM", 600)
    journal = Journal(tmp_path)
    text, sizes = TEXT, []
    journal.write(BASE, text, ())
    for number in range(400):
        step = replace(len(TEXT), len(text), f"말 {number}")
        text = step.apply(text)
        journal.write(BASE, text, (step,))
        assert text_in(journal) == text
        sizes.append(journal.path.stat().st_size)
    assert max(sizes) < 2000
    assert [path.suffix for path in sorted((tmp_path / "journal").iterdir())] == [".journal", ".lock"]
    journal.end()


def test_another_file_or_another_text_begins_it_anew(tmp_path: Path) -> None:
    journal = written(tmp_path, "가")
    journal.write(Base(fingerprint="other"), "다른 글", ())
    assert text_in(journal) == "다른 글"
    journal.write(Base(fingerprint="other"), "또 다른 글", (), anew=True)
    assert text_in(journal) == "또 다른 글"
    journal.end()


def test_what_is_saved_leaves_nothing_behind(tmp_path: Path) -> None:
    journal = written(tmp_path, "가")
    journal.remove()
    assert orphans(tmp_path) == ()
    journal.write(BASE, "새 글", ())
    assert text_in(journal) == "새 글"
    journal.remove()
    journal.end()
    assert [*(tmp_path / "journal").iterdir()] == []


def test_a_fault_while_writing_is_told_and_made_good_by_the_next_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = written(tmp_path, "가")
    write = os.write

    def half(descriptor: int, data: bytes) -> int:
        write(descriptor, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as planted:
        planted.setattr(recovery.os, "write", half)
        with pytest.raises(FileTrouble, match="The disk is full"):
            journal.write(BASE, TEXT + "가나", (replace(len(TEXT) + 1, len(TEXT) + 1, "나"),))
    assert text_in(journal) == TEXT + "가"
    journal.write(BASE, TEXT + "가나다", (replace(len(TEXT) + 2, len(TEXT) + 2, "다"),))
    assert text_in(journal) == TEXT + "가나다"
    journal.end()


def test_a_text_is_safe_from_a_power_cut_after_a_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    monkeypatch.setattr(recovery.os, "fsync", synced.append)
    journal = Journal(tmp_path)
    journal.sync()
    assert synced == []
    journal.write(BASE, TEXT, ())
    journal.sync()
    assert len(synced) == 1
    journal.end()


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.ESTALE])
def test_a_disk_that_lost_what_it_was_given_is_told_of_and_given_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(error, os.strerror(error))

    journal = written(tmp_path, "가")
    with monkeypatch.context() as planted:
        planted.setattr(recovery.os, "fsync", fail)
        with pytest.raises(FileTrouble):
            journal.sync()
    journal.path.write_bytes(b"")
    journal.write(BASE, TEXT + "가나", (replace(len(TEXT) + 1, len(TEXT) + 1, "나"),))
    assert text_in(journal) == TEXT + "가나"
    journal.end()


def test_a_disk_that_cannot_be_synced_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EINVAL, "nothing to sync with")

    monkeypatch.setattr(recovery.os, "fsync", refuse)
    journal = written(tmp_path, "가")
    journal.sync()
    assert text_in(journal) == TEXT + "가"
    journal.end()


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be removed there")
def test_a_journal_that_somebody_removed_is_written_again(tmp_path: Path) -> None:
    journal = written(tmp_path, "가")
    shutil.rmtree(tmp_path / "journal")
    journal.write(BASE, TEXT + "가나", (replace(len(TEXT) + 1, len(TEXT) + 1, "나"),))
    assert text_in(journal) == TEXT + "가나"
    assert orphans(tmp_path) == (), "it is still a running window's"
    journal.end()
    (orphan,) = orphans(tmp_path)
    orphan.leave()


def test_a_journal_of_another_base_takes_the_place_of_the_old_one_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save in another encoding that fails, for one, changes what the work is based on."""

    def fail(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    journal = written(tmp_path, "가")
    for step in ("fdopen", "open", "write"):
        with monkeypatch.context() as planted:
            planted.setattr(recovery.os, step, fail)
            planted.setattr(recovery.atomic, "replace", fail)
            with pytest.raises(FileTrouble):
                journal.write(Base(encoding="cp949"), TEXT + "가", ())
        assert text_in(journal) == TEXT + "가"
    journal.end()


def test_a_running_windows_journal_is_nobody_elses_business(tmp_path: Path) -> None:
    journal = written(tmp_path, "가")
    assert orphans(tmp_path) == ()
    journal.end()
    (orphan,) = orphans(tmp_path)
    assert orphan.work.text == TEXT + "가"
    assert orphans(tmp_path) == (), "whoever asks about it holds it"
    orphan.leave()
    (orphan,) = orphans(tmp_path)
    orphan.forget()
    assert orphans(tmp_path) == ()


def test_several_are_given_the_oldest_first(tmp_path: Path) -> None:
    for age, word in ((10, "둘"), (20, "하나"), (0, "셋")):
        journal = written(tmp_path, word)
        os.utime(journal.path, (1_700_000_000 - age, 1_700_000_000 - age))
        journal.end()
    found = orphans(tmp_path)
    assert [orphan.work.text.removeprefix(TEXT) for orphan in found] == ["하나", "둘", "셋"]
    assert found[2].work.at == datetime.fromtimestamp(1_700_000_000, UTC)
    for orphan in found:
        orphan.leave()


def test_a_text_that_is_in_the_file_is_not_asked_about(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_bytes((TEXT + "가").replace("\n", "\r\n").encode())
    written(tmp_path, "가", base=Base(post, "before")).end()
    assert orphans(tmp_path) == ()
    assert [*(tmp_path / "journal").iterdir()] == []


def test_a_text_that_is_in_the_file_is_asked_about_where_a_field_showed_more(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text(TEXT, "utf-8")
    half = (HalfTyped("date", "Date", "2026-11-"),)
    journal = Journal(tmp_path)
    journal.write(Base(post, files.read(post).fingerprint), TEXT, (), half=half)
    journal.end()
    (found,) = orphans(tmp_path)
    assert found.work.half == half
    found.leave()


def test_a_journal_that_cannot_be_read_is_put_aside_kept_and_told_of(tmp_path: Path) -> None:
    broken = tmp_path / "journal" / "ab.journal"
    broken.parent.mkdir()
    broken.write_bytes(b"nothing")
    told: list[WongoError] = []
    assert orphans(tmp_path, told.append) == ()
    assert broken.with_suffix(".unreadable").read_bytes() == b"nothing"
    assert [str(broken.with_suffix(".unreadable")) in str(trouble) for trouble in told] == [True]
    assert orphans(tmp_path, told.append) == ()
    assert len(told) == 1, "once is enough"


def test_a_journal_of_a_newer_wongo_is_left_where_that_will_look_for_it(tmp_path: Path) -> None:
    newer = tmp_path / "journal" / "ab.journal"
    newer.parent.mkdir()
    newer.write_bytes(b'0badcafe {"wongo": 2, "parts": ["x"]}\nwhatever')
    told: list[WongoError] = []
    assert orphans(tmp_path, told.append) == ()
    assert newer.exists()
    assert "A newer Wongo left unsaved work" in str(told[0])


def test_an_empty_journal_says_nothing_and_goes(tmp_path: Path) -> None:
    empty = tmp_path / "journal" / "ab.journal"
    empty.parent.mkdir()
    empty.touch()
    told: list[WongoError] = []
    assert orphans(tmp_path, told.append) == ()
    assert ([*empty.parent.iterdir()], told) == ([], [])


def test_a_journal_that_may_not_be_read_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "journal" / "ab.journal").mkdir(parents=True)
    told: list[WongoError] = []
    assert orphans(tmp_path, told.append) == ()
    assert "cannot be opened" in str(told[0])


def test_what_is_behind_a_damaged_line_is_kept_whatever_is_decided(tmp_path: Path) -> None:
    journal = written(tmp_path, "가", "나", "다")
    lines = journal.path.read_bytes().splitlines(keepends=True)
    journal.end()
    damaged = b"".join((*lines[:-2], b"x" + lines[-2], lines[-1]))
    journal.path.write_bytes(damaged)
    (orphan,) = orphans(tmp_path)
    assert (orphan.work.text, orphan.work.is_whole) == (TEXT + "가", False)
    orphan.forget()
    assert orphans(tmp_path) == ()
    assert journal.path.with_suffix(".unreadable").read_bytes() == damaged


def test_a_line_that_was_being_written_at_the_end_is_no_damage(tmp_path: Path) -> None:
    journal = written(tmp_path, "가", "나")
    whole = journal.path.read_bytes()
    journal.end()
    work = read(whole[:-3], NOW)
    assert work is not None
    assert (work.text, work.is_whole) == (TEXT + "가", True)


def test_the_file_now_is_looked_at_beside_the_work(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    journal = written(tmp_path, "가", base=Base(post, "before"))
    work = read(journal.path.read_bytes(), NOW)
    journal.end()
    assert work is not None
    assert on_disk(work) is None
    post.write_bytes("이제\r\n".encode())
    os.utime(post, (1_700_000_000, 1_700_000_000))
    fingerprint = files.fingerprint("이제\r\n".encode())
    assert on_disk(work) == OnDisk("이제\n", fingerprint, datetime.fromtimestamp(1_700_000_000, UTC))


def test_a_second_file_is_written_the_same_way_under_a_free_name(tmp_path: Path) -> None:
    post = tmp_path / "2024-02-27-글.md"
    base = Base(post, "", "utf-8", b"\xef\xbb\xbf", "\r\n")
    first = save_beside(post, base, "가\n나", "recovered")
    second = save_beside(post, base, "가\n다", "recovered")
    assert [first.name, second.name] == ["2024-02-27-글 (recovered).md", "2024-02-27-글 (recovered 2).md"]
    assert first.read_bytes() == b"\xef\xbb\xbf" + "가\r\n나".encode()
    assert not post.exists()
    third = save_beside(post, Base(post, "", "cp949"), "똠😀", "recovered")
    assert third.read_text("utf-8") == "똠😀"


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A small file system of its own; needs the right to mount."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a full disk is made by mounting one, which is not permitted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def type_on(journal: Journal, texts: list[str]) -> None:
    for number in range(5000):
        end = len(texts[-1])
        step = replace(end, end, f" 말{number}")
        texts.append(step.apply(texts[-1]))
        journal.write(BASE, texts[-1], (step,))


def test_a_full_disk_is_told_and_what_was_there_stays_readable(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small") as disk:
        journal = written(disk, "가")
        with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while filler.write(b"x" * 4096):
                pass
        texts = [TEXT + "가"]
        with pytest.raises(FileTrouble, match="The disk is full"):
            type_on(journal, texts)
        text, last = texts.pop(), texts[-1]
        assert text_in(journal) == last
        with pytest.raises(FileTrouble):
            journal.write(BASE, "다", ())
        assert text_in(journal) == last
        (disk / "filler").unlink()
        journal.write(BASE, text, ())
        assert text_in(journal) == text
        journal.end()
