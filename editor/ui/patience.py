"""Waiting for a disk on the interface thread no longer than a blink: a network may hang for minutes."""

import contextlib
import weakref
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from editor.ui.tasks import Result, settle

_Jobs = SimpleQueue[Callable[[], None] | None]

_BLINK = 0.1
"""Seconds that nobody notices, and that every disk answers in which is well."""


class Late(Exception):
    """The disk has not answered yet; `came` says when it has."""


class Patience(QObject):
    """Asks one thing after the other, in a thread that keeps no program from ending."""

    _settled = Signal()
    came = Signal()
    """An answer that was late is there: what was asked since then may be asked again."""

    def __init__(self, parent: QObject | None = None, seconds: float = _BLINK) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._jobs: _Jobs = SimpleQueue()
        # Never amid the question that is being given up.
        self._settled.connect(self.came, Qt.ConnectionType.QueuedConnection)
        self._asked: tuple[Hashable, Future[Any]] | None = None
        weakref.finalize(self, self._jobs.put, None)
        Thread(target=_serve, args=(self._jobs,), daemon=True).start()

    def ask(self, work: Callable[[], Result], about: Hashable = None) -> Result:
        """Return what `work` returns. An answer that came late answers who asks `about` the same again.

        Raises:
            Late: it has not returned yet, or what was asked before has not.

        """
        asked, self._asked = self._asked, None
        if asked is not None and (not asked[1].done() or (about is not None and asked[0] == about)):
            if asked[1].done():
                return asked[1].result()  # type: ignore[no-any-return]  # of the same question
            self._asked = asked
            raise Late
        future: Future[Result] = Future()
        self._jobs.put(partial(settle, future, work))
        try:
            error = future.exception(self._seconds)
        except TimeoutError:
            self._asked = (about, future)
            future.add_done_callback(self._tell)
            raise Late from None
        if error is not None:
            raise error
        return future.result()

    def _tell(self, _future: Future[Any]) -> None:
        with contextlib.suppress(RuntimeError):  # the window that asked is gone
            self._settled.emit()


def _serve(jobs: _Jobs) -> None:
    """Do one job after the other until there are no more."""
    for job in iter(jobs.get, None):
        job()
