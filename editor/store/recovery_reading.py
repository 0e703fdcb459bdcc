"""What journals give back after a program ended that should not have."""

import contextlib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

from editor.core import source
from editor.core.errors import FileTrouble
from editor.core.text import Change, ChangeSet
from editor.kramdown.span import Span
from editor.store import files, locks
from editor.store.recovery import FOLDER, SUFFIX, VERSION, Base, lock_of

UNREADABLE = ".unreadable"
_SUM = 8
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recovered:
    """Work that was not saved: its text, what it is based on, when it was last written to the journal."""

    base: Base
    text: str
    at: datetime


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
        """Remove the journal: what is in it is safe elsewhere, or not wanted."""
        with contextlib.suppress(OSError):
            self.journal.unlink()
        self.leave()

    def leave(self) -> None:
        """Leave the journal for the next start."""
        if self.lock is not None:
            self.lock.release()


def orphans(profile: Path) -> tuple[Orphan, ...]:
    """Return what was not saved when programs ended, the oldest first. A text that is on disk is none.

    A journal that another window is writing is left alone; one that cannot be read is put aside.
    """
    found = [orphan for journal in _journals(profile) if (orphan := _orphan(journal)) is not None]
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
    except (ValueError, KeyError, TypeError):
        return None
    for step in _steps(rest, total):
        text = step.apply(text)
    return Recovered(base, text, at)


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


def _orphan(journal: Path) -> Orphan | None:
    lock = locks.hold(lock_of(journal))
    if isinstance(lock, locks.Holder):
        return None
    work = _read_or_put_aside(journal)
    if work is not None:
        there = on_disk(work)
        orphan = Orphan(journal, lock, work)
        if there is None or there.text != work.text:
            return orphan
        orphan.forget()
    elif lock is not None:
        lock.release()
    return None


def _read_or_put_aside(journal: Path) -> Recovered | None:
    try:
        work = read(journal.read_bytes(), _time_of(journal))
        if work is None:
            _log.info("the journal %s cannot be read", journal)
            journal.replace(journal.with_suffix(UNREADABLE))
    except OSError as trouble:
        _log.info("the journal %s cannot be read: %s", journal, trouble)
        return None
    return work


def _steps(lines: bytes, total: int) -> Iterator[ChangeSet]:
    """Yield the steps up to the first that is torn."""
    for line in lines.split(b"\n")[:-1]:
        payload = line[_SUM + 1 :]
        total = crc32(payload, total)
        if line[:_SUM] != b"%08x" % total:
            return
        yield ChangeSet(tuple(Change(Span(start, end), insert) for start, end, insert in json.loads(payload)))


def _age(orphan: Orphan) -> datetime:
    return orphan.work.at


def _time_of(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
