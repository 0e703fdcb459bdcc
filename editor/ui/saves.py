"""Saves that a disk takes its time for: given up on the interface thread, and taken over when they end."""

import contextlib
import errno
import os
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal

from editor.store.faults import not_written
from editor.store.files import Loaded
from editor.ui.tasks import settle

_LONGEST = 2.0
"""Seconds that a window may stand still for a save."""


class Saves(QObject):
    """Waits for a save as long as a person does. One that was given up may still end well."""

    came = Signal(object)
    """What was `Loaded` by a save that was given up: it is on the disk after all."""
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None, longest: float = _LONGEST) -> None:
        super().__init__(parent)
        self._longest = longest
        self._late: set[Path] = set()
        # Never amid the save that is being given up: that it failed is told first.
        self._ended.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def wait(self, path: Path, write: Callable[[], Loaded], late: Callable[[Loaded], None]) -> Loaded:
        """Write a file in a thread of its own and return what was written; if it was given up, tell `late`.

        Raises:
            FileTrouble: it cannot be written, or the disk does not answer: then it may be yet.

        """
        place = path.absolute()
        if place in self._late:
            raise _no_answer(path)
        future: Future[Loaded] = Future()
        Thread(target=settle, args=(future, write), daemon=True).start()
        try:
            error = future.exception(self._longest)
        except TimeoutError:
            self._late.add(place)
            future.add_done_callback(partial(self._tell, place, late))
            raise _no_answer(path) from None
        if error is not None:
            raise error
        return future.result()

    def _tell(self, place: Path, late: Callable[[Loaded], None], future: Future[Loaded]) -> None:
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._ended.emit(place, late, future)

    def _take(self, place: Path, late: Callable[[Loaded], None], future: Future[Loaded]) -> None:
        self._late.discard(place)
        if future.exception() is None:
            late(future.result())
            self.came.emit(future.result())


def _no_answer(path: Path) -> Exception:
    return not_written(path, OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)))
