"""When the theme's page is made anew: soon after the front matter changed, at leisure after the body did."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.errors import WongoError
from editor.store.page_messages import PageAnswer, PageRequest
from editor.store.page_process import PageProcess
from editor.ui.tasks import Done, Tasks

SOON_MS = 60
LATER_MS = 700
"""The article itself is patched at once; what the theme makes of it elsewhere on the page may wait."""


class ThemePages(QObject):
    """Asks the page worker for one page at a time, and always for the newest state."""

    made = Signal(object)
    """A `PageAnswer` for the newest state that was asked for when its making began."""
    failed = Signal(object)
    """A `WongoError`: the page could not be made."""

    def __init__(self, process: PageProcess, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process, self._tasks = process, tasks
        self._front = ""
        self._wanted: PageRequest | None = None
        self._asked: PageRequest | None = None
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)

    def want(self, request: PageRequest | None, front: str = "", *, at_once: bool = False) -> None:
        """Make this page; none for `None`. `front` is its front matter; another one is not waited with."""
        before = self._wanted or self._asked
        if request is None:
            self._wanted = self._asked = None
            self._timer.stop()
            return
        if before is not None and _says_the_same(request, before):
            return
        is_urgent = at_once or before is None or request.path != before.path or front != self._front
        self._wanted, self._front = request, front
        if is_urgent or not (self._timer.isActive() and self._timer.interval() == SOON_MS):
            self._timer.start(SOON_MS if is_urgent else LATER_MS)

    def again(self) -> None:
        """Make the page anew: files that it is made from changed."""
        self._wanted = self._wanted or self._asked
        if self._wanted is not None:
            self._timer.start(SOON_MS)

    def close(self) -> None:
        """Make no more pages, and end the worker."""
        self.want(None)
        self._process.close()

    def _go(self) -> None:
        if self._is_busy or self._wanted is None:
            return
        self._asked, self._wanted, self._is_busy = self._wanted, None, True
        self._tasks.run(partial(self._process.ask, self._asked), self._done, key="theme-page")

    def _done(self, done: Done[PageAnswer]) -> None:
        self._is_busy = False
        is_wanted = self._asked is not None
        if done.error is not None and not isinstance(done.error, WongoError):
            raise done.error
        if is_wanted:
            tell = self.made if done.error is None else self.failed
            tell.emit(done.value if done.error is None else done.error)
        if self._wanted is not None and not self._timer.isActive():
            self._go()


def _says_the_same(one: PageRequest, other: PageRequest) -> bool:
    return (one.root, one.path, one.text) == (other.root, other.path, other.text)
