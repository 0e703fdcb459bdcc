"""The one mutable object of the core: the current state, its history and those who follow it."""

from collections.abc import Callable
from dataclasses import dataclass

from editor.core import article
from editor.core.history import History, Step, reversed_step
from editor.core.state import Event, State, Transaction
from editor.core.text import difference


@dataclass(frozen=True, slots=True)
class Update:
    """What followers are told: the state before, the step, the state after."""

    before: State
    transaction: Transaction
    after: State

    @property
    def text_changed(self) -> bool:
        """Whether the text itself is another one."""
        return bool(self.transaction.changes)


Follower = Callable[[Update], None]


class Session:
    """The text being edited. `dispatch` is the only way to change it.

    `clock` gives seconds; it only decides which keystrokes join into one undo step.
    """

    def __init__(self, text: str, clock: Callable[[], float]) -> None:
        self._state = State(text)
        self._clock = clock
        self._history = History()
        self._saved_text = text
        self._followers: list[Follower] = []
        self._is_dispatching = False

    @property
    def state(self) -> State:
        """The document at this moment."""
        return self._state

    @property
    def text(self) -> str:
        """The whole file as it is now."""
        return self._state.text

    @property
    def is_dirty(self) -> bool:
        """Whether the text differs from the one last saved: undoing back to it is clean again."""
        return self._state.text != self._saved_text

    def mark_saved(self, text: str) -> None:
        """Take `text` as what is on disk now."""
        self._saved_text = text
        self._history = self._history.closed()

    def subscribe(self, follower: Follower) -> Callable[[], None]:
        """Call `follower` after every dispatch, in the order of subscription; return the way to end it."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    def dispatch(self, transaction: Transaction) -> None:
        """Make one step, record it for undo, tell the followers.

        Raises:
            RuntimeError: a follower tried to change the text while it was being told of a change.
            ValueError: the step does not fit the text.

        """
        before = self._state
        after = transaction.apply(before)
        history = self._history
        if transaction.event is Event.RELOAD:
            history = History()
            self._saved_text = after.text
        elif transaction.changes:
            history = history.recorded(transaction, before.text, before.selection, self._clock())
        elif transaction.selection is not None and transaction.selection != before.selection:
            history = history.closed()
        self._publish(Update(before, transaction, after), history)

    @property
    def undo_name(self) -> str | None:
        """What undo would take back; `None` when there is nothing."""
        return self._history.done[-1].name if self._history.done else None

    @property
    def redo_name(self) -> str | None:
        """What redo would do again; `None` when there is nothing."""
        return self._history.undone[-1].name if self._history.undone else None

    def undo(self) -> bool:
        """Take the last step back; tell whether there was one."""
        if not self._history.done:
            return False
        *done, step = self._history.done
        again = reversed_step(step, self._state.text, self._state.selection)
        self._travel(step, Event.UNDO, History(tuple(done), (*self._history.undone, again)))
        return True

    def redo(self) -> bool:
        """Do the last undone step again; tell whether there was one."""
        if not self._history.undone:
            return False
        *undone, step = self._history.undone
        back = reversed_step(step, self._state.text, self._state.selection)
        self._travel(step, Event.REDO, History((*self._history.done, back), tuple(undone)))
        return True

    def _travel(self, step: Step, event: Event, history: History) -> None:
        """Apply the inverse changes of `step`, told as the one change that they come to."""
        text = self._state.text
        for changes in step.inverses:
            text = changes.apply(text)
        net = difference(self._state.text, text)
        transaction = Transaction(net, step.selection, event, step.name, field=step.field)
        self._publish(Update(self._state, transaction, transaction.apply(self._state)), history)

    def _publish(self, update: Update, history: History) -> None:
        if self._is_dispatching:
            raise RuntimeError("a follower may not change the text while it is being told of a change")
        self._is_dispatching = True
        article.read.follow(update.before.text, update.after.text, update.transaction.changes)
        try:
            self._state, self._history = update.after, history
            for follower in tuple(self._followers):
                follower(update)
        finally:
            self._is_dispatching = False
