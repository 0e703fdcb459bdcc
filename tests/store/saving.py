"""A process that types, keeps a journal, and saves with a fault at one step: FOLDER STEP FAULT."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, Self

from editor.commands.desk import Desk
from editor.core.errors import FileTrouble
from editor.core.session import Session
from editor.core.state import Event, Transaction
from editor.core.text import replace
from editor.store import atomic
from editor.store.recovery import Journal, base_of

BEFORE = "---\ntitle: 하나\n---\n\n본문이다.\n"
AFTER = BEFORE + "새로 쓴 말.\n" * 3000

Deed = Callable[..., Any]


def fail() -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


FAULTS: dict[str, Callable[[], object]] = {"fail": fail, "killed": be_killed}


def before(deed: Deed, fault: Callable[[], object], *given: Any, **options: Any) -> Any:  # noqa: ANN401 - any deed
    fault()
    return deed(*given, **options)


def after(deed: Deed, fault: Callable[[], object], *given: Any, **options: Any) -> Any:  # noqa: ANN401 - any deed
    deed(*given, **options)
    fault()


class Cut:
    """A file that takes a part of what it is given."""

    def __init__(self, file: Any, fault: Callable[[], object]) -> None:  # noqa: ANN401 - any file
        self._file, self._fault = file, fault

    def __enter__(self) -> Self:
        self._file.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._file.__exit__(*error)

    def write(self, data: bytes) -> None:
        self._file.write(data[: len(data) // 2])
        self._file.flush()
        self._fault()


def cut_short(deed: Deed, fault: Callable[[], object], *given: Any, **options: Any) -> Cut:  # noqa: ANN401 - any deed
    return Cut(deed(*given, **options), fault)


STEPS: dict[str, tuple[object, str, Deed]] = {
    "before opening": (os, "open", before),
    "after opening": (os, "fdopen", before),
    "cut short": (os, "fdopen", cut_short),
    "before syncing": (os, "fsync", before),
    "after syncing": (os, "fsync", after),
    "before the permissions": (Path, "chmod", before),
    "before replacing": (atomic, "replace", before),
    "after replacing": (atomic, "replace", after),
    "before syncing the folder": (atomic, "sync_folder", before),
    "after syncing the folder": (atomic, "sync_folder", after),
}


def main(folder: Path, step: str, fault: str) -> None:
    """Type, and save with the fault."""
    post = folder / "post.md"
    post.write_text(BEFORE, "utf-8")
    session = Session("", float)
    journal = Journal(folder / "profile")
    desk = Desk(session)
    desk.open(post)
    session.dispatch(Transaction(replace(len(BEFORE), len(BEFORE), AFTER[len(BEFORE) :]), event=Event.TYPE))
    journal.write(base_of(desk.opened.source, post, desk.opened.fingerprint), session.text, ())
    owner, name, way = STEPS[step]
    setattr(owner, name, partial(way, getattr(owner, name), FAULTS[fault]))
    try:
        desk.save()
    except FileTrouble:
        assert session.is_dirty
        assert session.text == AFTER


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
