"""The one undo stack over form and body, as a value."""

from dataclasses import dataclass, replace

from editor.core.state import Event, Selection, Transaction
from editor.core.text import ChangeSet

JOIN_WITHIN = 0.5
"""Seconds between two keystrokes that still belong to one undo step."""

_JOINING = frozenset({Event.TYPE, Event.DELETE, Event.FORM})


@dataclass(frozen=True, slots=True)
class Step:
    """What one undo takes back: inverse changes, newest first, and the selection before."""

    inverses: tuple[ChangeSet, ...]
    selection: Selection
    name: str
    event: Event
    field: str
    at: float
    edge: int


@dataclass(frozen=True, slots=True)
class History:
    """The steps that can be undone and redone, newest last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    is_open: bool = False

    def recorded(self, transaction: Transaction, before: str, selection: Selection, at: float) -> "History":
        """Return the history with a new step, joined to the last one where typing goes on.

        `before` and `selection` are the text and the selection before the step; `at` is in seconds.
        """
        step = Step(
            inverses=(transaction.changes.inverse(before),),
            selection=selection,
            name=transaction.name,
            event=transaction.event,
            field=transaction.field,
            at=at,
            edge=_edge(transaction.changes),
        )
        last = self.done[-1] if self.done else None
        if last is not None and self.is_open and _continues(last, transaction, at):
            joined = replace(step, inverses=step.inverses + last.inverses, selection=last.selection)
            return History((*self.done[:-1], joined), (), is_open=True)
        return History((*self.done, step), (), is_open=transaction.event in _JOINING)

    def closed(self) -> "History":
        """Return the history with its last step finished: the next one starts anew."""
        return replace(self, is_open=False) if self.is_open else self


def reversed_step(step: Step, text: str, selection: Selection) -> Step:
    """Return the step that takes `step` back again, `text` being what it is applied to."""
    inverses: list[ChangeSet] = []
    for changes in step.inverses:
        inverses.append(changes.inverse(text))
        text = changes.apply(text)
    return replace(step, inverses=tuple(reversed(inverses)), selection=selection)


def _edge(changes: ChangeSet) -> int:
    """Return where the step ends in the text after it: typing that goes on starts there."""
    if not changes:
        return -1
    last = changes.changes[-1]
    return changes.moved(last.span.end)


def _continues(last: Step, transaction: Transaction, at: float) -> bool:
    """Tell whether a step goes on where the last one ended, soon enough."""
    if (last.event, last.name, last.field) != (transaction.event, transaction.name, transaction.field):
        return False
    if at - last.at > JOIN_WITHIN:
        return False
    if transaction.event is Event.FORM:
        return bool(transaction.field)
    spans = [change.span for change in transaction.changes.changes]
    return bool(spans) and any(edge == last.edge for span in spans for edge in (span.start, span.end))
