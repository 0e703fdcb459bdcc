"""What journals give back after a program ended that should not have."""

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

from editor.core import source
from editor.core.errors import FileTrouble, WongoError
from editor.core.message import msg
from editor.core.text import Change, ChangeSet
from editor.kramdown.span import Span
from editor.store import files, locks
from editor.store.faults import not_read
from editor.store.recovery import FOLDER, SUFFIX, VERSION, Base, HalfTyped, lock_of

UNREADABLE = ".unreadable"
_SUM = 8


@dataclass(frozen=True, slots=True)
class Recovered:
    """Work that was not saved: its text, what it is based on, when it was last written to the journal."""

    base: Base
    text: str
    at: datetime
    is_whole: bool = True
    """Whether all of the journal was understood, but for a line that was being written at the end."""
    half: tuple[HalfTyped, ...] = ()
    """What fields showed and the text does not say."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """The file that work is based on, as it is now."""

    text: str
    fingerprint: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Orphan:
    """A journal that no running window has, and what it says. It is ours to decide about while we hold it."""

    journal: Path
    lock: locks.Lock | None
    work: Recovered

    def forget(self) -> None:
        """Remove the journal: what is in it is safe elsewhere, or not wanted. A damaged one is put aside."""
        with contextlib.suppress(OSError):
            if self.work.is_whole:
                self.journal.unlink()
            else:
                self.journal.replace(self.journal.with_suffix(UNREADABLE))
        self.leave()

    def leave(self) -> None:
        """Leave the journal for the next start."""
        if self.lock is not None:
            self.lock.release()


def orphans(
    profile: Path, tell: Callable[[WongoError], object] = lambda _trouble: None
) -> tuple[Orphan, ...]:
    """Return what was not saved when programs ended, the oldest first. A text that is on disk is none.

    A journal that another window is writing is left alone, and so is a newer Wongo's; one that cannot be read
    is put aside. Of these two `tell` is told.
    """
    found = [orphan for journal in _journals(profile) if (orphan := _orphan(journal, tell)) is not None]
    return tuple(sorted(found, key=_age))


def read(data: bytes, at: datetime) -> Recovered | None:
    """Return what a journal says up to its first torn line; `None` when not even its beginning is whole."""
    try:
        line, rest = data.split(b"\n", 1)
        facts = json.loads(line[_SUM + 1 :])
        content, rest = rest[: facts["bytes"]], rest[facts["bytes"] + 1 :]
        total = crc32(content, crc32(line[_SUM + 1 :]))
        if facts["wongo"] != VERSION or line[:_SUM] != b"%08x" % total:
            return None
        path = None if facts["path"] is None else Path(facts["path"])
        mark = bytes.fromhex(facts["mark"])
        base = Base(path, facts["fingerprint"], facts["encoding"], mark, facts["line_end"])
        text = content.decode("utf-8", "surrogatepass")
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    *lines, _torn = rest.split(b"\n")
    steps = tuple(_steps(lines, total))
    half: tuple[HalfTyped, ...] = ()
    for step in steps:
        if isinstance(step, ChangeSet):
            text = step.apply(text)
        else:
            half = step
    return Recovered(base, text, at, is_whole=len(steps) == len(lines), half=half)


def on_disk(work: Recovered) -> OnDisk | None:
    """Return the file that the work is based on; `None` when there is none (any more) that can be read."""
    path = work.base.path
    if path is None:
        return None
    try:
        loaded = files.read(path)
        return OnDisk(source.decode(loaded.data).text, loaded.fingerprint, _time_of(path))
    except (FileTrouble, OSError):
        return None


def _journals(profile: Path) -> list[Path]:
    try:
        return [path for path in (profile / FOLDER).iterdir() if path.suffix == SUFFIX]
    except OSError:
        return []


def _orphan(journal: Path, tell: Callable[[WongoError], object]) -> Orphan | None:
    lock = locks.hold(lock_of(journal))
    if isinstance(lock, locks.Holder):
        return None
    work = _read_or_put_aside(journal, tell)
    if work is not None:
        there = on_disk(work)
        orphan = Orphan(journal, lock, work)
        if there is None or there.text != work.text or work.half or not work.is_whole:
            return orphan
        orphan.forget()
    elif lock is not None:
        lock.release()
    return None


def _read_or_put_aside(journal: Path, tell: Callable[[WongoError], object]) -> Recovered | None:
    try:
        data = journal.read_bytes()
        work = read(data, _time_of(journal))
        if work is not None:
            return work
        if _is_newer(data):
            tell(_of_a_newer_wongo(journal))
            return None
        if data:
            aside = journal.with_suffix(UNREADABLE)
            journal.replace(aside)
            tell(_damaged(aside))
        else:
            journal.unlink()
    except OSError as trouble:
        tell(not_read(journal, trouble))
    return None


def _is_newer(data: bytes) -> bool:
    """Tell whether a later version wrote a journal, whatever it means there."""
    try:
        return int(json.loads(data.split(b"\n", 1)[0][_SUM + 1 :])["wongo"]) > VERSION
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _damaged(aside: Path) -> WongoError:
    return WongoError(
        msg("A journal of unsaved work is damaged and cannot be shown."),
        None,
        msg("It was kept in {path}; what can be read of it, any text editor shows.", path=aside),
    )


def _of_a_newer_wongo(journal: Path) -> WongoError:
    return WongoError(
        msg("A newer Wongo left unsaved work in {path}.", path=journal),
        None,
        msg("It is still there: start that version to go on with it."),
    )


def _steps(lines: Sequence[bytes], total: int) -> Iterator[ChangeSet | tuple[HalfTyped, ...]]:
    """Yield the steps, and what fields showed after them, up to the first that is torn."""
    for line in lines:
        payload = line[_SUM + 1 :]
        total = crc32(payload, total)
        if line[:_SUM] != b"%08x" % total:
            return
        noted = json.loads(payload)
        if isinstance(noted, dict):
            yield tuple(HalfTyped(*one) for one in noted["half"])
        else:
            yield ChangeSet(tuple(Change(Span(start, end), insert) for start, end, insert in noted))


def _age(orphan: Orphan) -> datetime:
    return orphan.work.at


def _time_of(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
