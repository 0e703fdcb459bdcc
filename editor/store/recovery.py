"""The journal of unsaved work: one file for each open post, there only while something is not saved.

    checksum {"wongo": 1, "path": ..., "fingerprint": ..., "bytes": 1234, ...}
    the text as it was when the file was begun, as it is
    checksum [[start, end, "insert"], ...]
    checksum {"half": [["key", "caption", "what stands there"], ...]}
    ...

Each checksum goes on from the one before it: what follows a torn or lost line is never taken for good.
"""

import contextlib
import errno
import json
import os
import secrets
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from editor.core.source import Source
from editor.core.text import Change, ChangeSet
from editor.store import atomic, locks
from editor.store.faults import not_written
from editor.store.presence import is_there

FOLDER = "journal"
SUFFIX = ".journal"
LOCK = ".lock"
VERSION = 1

_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What disks answer that have nothing to be synced with."""

_LEAST_ROOM = 64 * 1024
"""Bytes of changes that a journal may hold, or four times its text, before it is begun anew."""


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What a field shows and the text does not say: half a date, YAML that is broken."""

    key: str
    caption: str
    text: str


@dataclass(frozen=True, slots=True)
class Base:
    """What unsaved work is based on: the file as it was read, and how its bytes became text."""

    path: Path | None = None
    fingerprint: str = ""
    encoding: str = "utf-8"
    mark: bytes = b""
    line_end: str = "\n"

    def source(self, text: str) -> Source:
        """Return `text` as a file of the same kind: its encoding, its mark, its usual line end."""
        return Source(text, self.encoding, self.mark, self.line_end)


def base_of(source: Source, path: Path | None, fingerprint: str) -> Base:
    """Return the base of work on a file."""
    return Base(path, fingerprint, source.encoding, source.mark, source.line_end)


class Journal:
    """The journal of one open post. Called from any thread; one call waits for the other."""

    def __init__(self, profile: Path) -> None:
        self._folder = profile / FOLDER
        self._name = secrets.token_hex(8)
        self._guard = threading.Lock()
        self._lock: locks.Lock | None = None
        self._base: Base | None = None
        self._descriptor = -1
        self._half: Sequence[HalfTyped] = ()
        self._sum = 0
        self._room = 0

    @property
    def path(self) -> Path:
        """Where the journal is while there is unsaved work."""
        return self._folder / (self._name + SUFFIX)

    def write(
        self,
        base: Base,
        text: str,
        steps: Sequence[ChangeSet],
        *,
        anew: bool = False,
        half: Sequence[HalfTyped] = (),
    ) -> None:
        """Note the steps that led to `text`; `anew` says that they do not follow what was noted before.

        `half` is what fields show besides.

        Once this returns, the text survives the end of the process; `sync` lets it survive a power cut.

        Raises:
            FileTrouble: it cannot be written; the next call begins the journal anew.

        """
        with self._guard:
            try:
                if anew or base != self._base or not self._is_there():
                    self._begin(base, text)
                else:
                    self._append(steps)
                    if self._room < 0:
                        self._begin(base, text)
                if half != self._half:
                    self._append_half(half)
            except (OSError, ValueError) as trouble:
                self._close()
                raise not_written(self.path, trouble) from trouble

    def sync(self) -> None:
        """Make what was written survive a power cut too, where the disk can.

        Raises:
            FileTrouble: the disk may have lost what it was given; the next call begins the journal anew.

        """
        with self._guard:
            copy = os.dup(self._descriptor) if self._descriptor >= 0 else -1
        if copy < 0:
            return
        try:
            os.fsync(copy)
        except OSError as trouble:
            if trouble.errno not in _CANNOT_SYNC:
                with self._guard:
                    self._close()
                raise not_written(self.path, trouble) from trouble
        finally:
            with contextlib.suppress(OSError):
                os.close(copy)

    def remove(self) -> None:
        """Forget the work: it was saved, or its author wants it no more."""
        with self._guard:
            self._close()
            if self._base is not None:
                self._base = None
                with contextlib.suppress(OSError):
                    self.path.unlink()

    def end(self) -> None:
        """Let others find the journal, if there is any."""
        with self._guard:
            self._close()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def _begin(self, base: Base, text: str) -> None:
        """Write the whole text. A journal that is there is good until the new one is in its place."""
        self._close()
        self._claim()
        whole, total = _beginning(base, text)
        self._folder.mkdir(parents=True, exist_ok=True)
        is_first = not self.path.exists()  # it need not wait for the disk: nothing else is lost with it
        with atomic.temporary(self._folder, whole, None, mode=0o600, sync=not is_first) as temporary:
            atomic.replace(temporary, self.path)
        self._descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        self._base, self._half = base, ()
        self._sum, self._room = total, max(_LEAST_ROOM, 4 * len(whole))

    def _is_there(self) -> bool:
        """Tell whether what is added now can be found: somebody may have tidied the profile up.

        Disks that are programs (NTFS, sshfs) give a file that is removed while it is open another name.
        """
        return self._descriptor >= 0 and os.fstat(self._descriptor).st_nlink > 0 and is_there(self.path)

    def _claim(self) -> None:
        """Show other windows that this journal is somebody's."""
        if self._lock is None or not self._lock.is_there():
            held = locks.hold(lock_of(self.path))
            self._lock = held if isinstance(held, locks.Lock) else None

    def _append(self, steps: Sequence[ChangeSet]) -> None:
        self._append_lines([[*_bounds(change), change.insert] for change in step.changes] for step in steps)

    def _append_half(self, half: Sequence[HalfTyped]) -> None:
        self._append_lines([{"half": [[one.key, one.caption, one.text] for one in half]}])
        self._half = half

    def _append_lines(self, payloads: Iterable[object]) -> None:
        lines: list[bytes] = []
        for one in payloads:
            payload = json.dumps(one).encode()
            self._sum = crc32(payload, self._sum)
            lines.append(b"%08x %s\n" % (self._sum, payload))
        written = b"".join(lines)
        _write_all(self._descriptor, written)
        self._room -= len(written)

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(descriptor)


def lock_of(journal: Path) -> Path:
    """Return the lock that shows that a journal is a running window's."""
    return journal.with_suffix(LOCK)


def _beginning(base: Base, text: str) -> tuple[bytes, int]:
    """Return how a journal begins, and its checksum."""
    content = text.encode("utf-8", "surrogatepass")
    facts = {
        "wongo": VERSION,
        "path": None if base.path is None else str(base.path),
        "fingerprint": base.fingerprint,
        "encoding": base.encoding,
        "mark": base.mark.hex(),
        "line_end": base.line_end,
        "bytes": len(content),
    }
    head = json.dumps(facts).encode()
    total = crc32(content, crc32(head))
    return b"%08x %s\n%s\n" % (total, head, content), total


def _bounds(change: Change) -> tuple[int, int]:
    return change.span.start, change.span.end


def _write_all(descriptor: int, written: bytes) -> None:
    """Write all of it: a disk that is nearly full takes a part first."""
    while written:
        written = written[os.write(descriptor, written) :]
