"""Unsaved work goes to the journal: noted here at once, written in the background a moment later."""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from editor.commands.desk import Desk
from editor.core.errors import FileTrouble
from editor.core.session import Session, Update
from editor.core.state import Event
from editor.core.text import ChangeSet, replace
from editor.store.recovery import Base, HalfTyped, Journal, base_of
from editor.ui.tasks import Done, Tasks

WRITE_MS = 200
"""How long typing may be in memory alone."""

SYNC_MS = 1000
"""How long what was written may wait for a power cut to be no danger either."""

_AGAIN_MS = 5000
"""After how long a journal that could not be written is tried again."""


class Keeping(QObject):
    """Follows a session and its desk, and keeps the journal of what is not saved."""

    troubled = Signal(object)
    """A `FileTrouble`: unsaved work is in memory alone. Told once until it is well again."""
    recovered = Signal(object)
    """The same `FileTrouble`: it is over."""

    def __init__(self, session: Session, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._journal = session, journal
        self._base: Callable[[], Base] = Base
        self._unfinished: tuple[Callable[[], ChangeSet], ...] = ()
        self._half: Callable[[], Sequence[HalfTyped]] = tuple
        self._steps: list[ChangeSet] = []
        self._undoing: tuple[ChangeSet, ...] = ()
        self._is_anew, self._is_due, self._is_writing = True, False, False
        self._round = 0
        self._trouble: FileTrouble | None = None
        self._writing, self._syncing = Tasks(self), Tasks(self)
        self._soon, self._later = QTimer(self), QTimer(self)
        for timer, then in ((self._soon, self._write), (self._later, self._sync)):
            timer.setSingleShot(True)
            timer.timeout.connect(then)
        self.destroyed.connect(journal.end)
        session.subscribe(self._follow)

    def stand_on(self, desk: Desk) -> None:
        """Keep the work on the files of this desk from now on."""
        self._base = partial(_base, desk)
        desk.subscribe(self._follow_desk)

    def heed(
        self, *unfinished: Callable[[], ChangeSet], half: Callable[[], Sequence[HalfTyped]] = tuple
    ) -> None:
        """Keep what an input method is composing somewhere too: it is no step yet, but typed.

        Each of these says what it would change of the text if it were finished as it stands; `half` says what
        fields show that the text cannot take.
        """
        self._unfinished, self._half = unfinished, half

    def note_unfinished(self) -> None:
        """Note that what is being composed is something else now."""
        self._is_due = True
        if not self._soon.isActive():
            self._soon.start(WRITE_MS)

    def flush(self) -> bool:
        """Write down at once what is not saved; tell whether it is safe."""
        if self._is_writing:
            self._writing.wait()  # steps are written in their order
        has_news = self._is_due or self._is_writing or self._trouble is not None
        self._is_writing, self._round = False, self._round + 1
        if has_news and self._has_work():
            try:
                self._take()()
            except FileTrouble as trouble:
                self._fail(trouble)
                return False
            self._succeed()
        return self._trouble is None

    def sync(self) -> None:
        """Let what was written survive a power cut as well, as far as the disk can."""
        with contextlib.suppress(FileTrouble):
            self._journal.sync()

    def end(self) -> None:
        """Forget the work: it is saved by now, or nobody wants it."""
        self._soon.stop()
        self._later.stop()
        self._is_due = False
        self._writing.wait()
        self._journal.remove()
        self._journal.end()

    def _follow(self, update: Update) -> None:
        """Note a step. This is all that a key press waits for."""
        if not update.text_changed:
            return
        if update.transaction.event is Event.RELOAD:
            self._begin_anew()
            return
        self._steps.append(update.transaction.changes)
        self._is_due = True
        if not self._soon.isActive():
            self._soon.start(WRITE_MS)

    def _follow_desk(self) -> None:
        """Forget what is saved now, at once: no old text may be offered beside a newer file."""
        if self._has_work():
            self._is_due = True
            self._soon.start(WRITE_MS)
        else:
            self._forget()

    def _write(self) -> None:
        """Write what was noted, unless the last time is not over yet: then that goes on when it is."""
        if self._is_writing or not self._is_due:
            return
        if not self._has_work():
            self._forget()
            return
        self._is_writing = True
        self._round += 1
        self._writing.run(self._take(), partial(self._written, self._round), key="write")

    def _has_work(self) -> bool:
        return self._session.is_dirty or bool(self._coming()) or bool(self._half())

    def _coming(self) -> ChangeSet:
        """Return what is typed somewhere and no step yet: the keyboard is in one place only."""
        return next((changes for one in self._unfinished if (changes := one())), ChangeSet())

    def _take(self) -> Callable[[], None]:
        """Return what is to be written; from then on it counts as noted."""
        text, steps, self._steps = self._session.text, (*self._undoing, *self._steps), []
        self._undoing = ()
        if coming := self._coming():
            steps, self._undoing, text = (*steps, coming), (coming.inverse(text),), coming.apply(text)
        is_anew, self._is_anew, self._is_due = self._is_anew, False, False
        return partial(self._journal.write, self._base(), text, steps, anew=is_anew, half=self._half())

    def _written(self, number: int, done: Done[None]) -> None:
        """Go on after a write; one that a flush waited for is over already, however it ended."""
        if number != self._round:
            return
        self._is_writing = False
        if isinstance(done.error, FileTrouble):
            self._fail(done.error)
            return
        if done.error is not None:
            raise done.error
        if not self._has_work():
            self._forget()
            return
        self._succeed()
        if self._is_due and not self._soon.isActive():
            self._soon.start(WRITE_MS)

    def _fail(self, trouble: FileTrouble) -> None:
        """Say so once, and try again until it is written or saved."""
        self._is_due = True
        self._soon.start(_AGAIN_MS)
        if self._trouble is None:
            self._trouble = trouble
            self.troubled.emit(trouble)

    def _succeed(self) -> None:
        if not self._later.isActive():
            self._later.start(SYNC_MS)
        self._recover()

    def _recover(self) -> None:
        """Say no more that work is in memory alone."""
        trouble, self._trouble = self._trouble, None
        if trouble is not None:
            self.recovered.emit(trouble)

    def _forget(self) -> None:
        self._begin_anew()
        self._is_due = False
        self._journal.remove()
        self._recover()

    def _begin_anew(self) -> None:
        """Let nothing that was noted before count any more."""
        self._steps.clear()
        self._undoing, self._is_anew = (), True

    def _sync(self) -> None:
        self._syncing.run(self._journal.sync, self._synced, key="sync")

    def _synced(self, done: Done[None]) -> None:
        """Write all of it anew after a disk lost, or may have lost, what it was given."""
        if isinstance(done.error, FileTrouble):
            if self._has_work():
                self._fail(done.error)
        elif done.error is not None:
            raise done.error


def at_caret(session: Session, composed: Callable[[], str]) -> ChangeSet:
    """Return what is being composed at the caret of the article as a change of the text."""
    head, text = session.state.selection.head, composed()
    return replace(head, head, text) if text else ChangeSet()


def _base(desk: Desk) -> Base:
    opened = desk.opened
    return base_of(opened.source, opened.path, opened.fingerprint)
