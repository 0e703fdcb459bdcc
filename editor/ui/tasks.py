"""Work in the background: plain values in, the answer or the error back on the interface thread."""

import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal, SignalInstance, Slot

_LAST_MS = 500
"""How long the jobs of a window that is gone may take to end."""

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """How a job ended: with a value, or with the error that it raised."""

    value: Result | None
    error: Exception | None = None


class Tasks(QObject):
    """Runs jobs in a pool. A newer job with the same key makes an older answer worthless."""

    _finished = Signal(str, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self.destroyed.connect(partial(_let_go, self._pool))
        self._numbers = count(1)
        self._waiting: dict[str, tuple[int, Callable[[Done[object]], None]]] = {}
        self._finished.connect(self._deliver)

    def run(self, work: Callable[[], Result], then: Callable[[Done[Result]], None], *, key: str) -> None:
        """Do `work` in the background, then call `then` here with how it ended."""
        number = next(self._numbers)
        self._waiting[key] = (number, then)  # type: ignore[assignment]  # the pair is kept together by key
        # Of a QRunnable made in Python, PySide 6.11 now and then keeps a reference for good.
        self._pool.start(_Job(work, key, number, self._finished).run)

    def wait(self, milliseconds: int = 5000) -> bool:
        """Wait until nothing runs any more; tell whether that was so in time."""
        return self._pool.waitForDone(milliseconds)

    @Slot(str, int, object)
    def _deliver(self, key: str, number: int, done: Done[object]) -> None:
        newest, then = self._waiting.get(key, (0, None))
        if then is not None and newest == number:
            del self._waiting[key]
            then(done)


def _let_go(pool: QThreadPool) -> None:
    """Wait for the last jobs, but not for a disk that hangs: the end of a pool stops all of Python."""
    if shiboken6.isValid(pool) and not pool.waitForDone(_LAST_MS):
        shiboken6.invalidate(pool)


@dataclass(frozen=True, slots=True)
class _Job:
    """One job: run, then tell the owner's signal."""

    work: Callable[[], object]
    key: str
    number: int
    finished: SignalInstance

    def run(self) -> None:
        try:
            done: Done[object] = Done(self.work())
        except Exception as error:  # whatever a job raises belongs to who asked for it
            _log.debug("job %s failed", self.key, exc_info=True)
            done = Done(None, error)
        with contextlib.suppress(RuntimeError):  # the window that asked is gone
            self.finished.emit(self.key, self.number, done)


def settle(future: Future[Result], work: Callable[[], Result]) -> None:
    """Do something, and note in the future how it ended."""
    try:
        future.set_result(work())
    except Exception as error:  # whatever a job raises belongs to who asked for it
        future.set_exception(error)
