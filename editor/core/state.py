"""The document at one moment, and the steps from one moment to the next."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from editor.core.text import ChangeSet
from editor.kramdown.span import Span


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected, by code points of the whole text; a caret when both ends are the same.

    `others` are stretches that are selected besides: only marks are put on them, all else takes the first.
    """

    anchor: int = 0
    head: int = 0
    others: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """The selected stretch, in reading order."""
        return Span(min(self.anchor, self.head), max(self.anchor, self.head))

    @property
    def spans(self) -> tuple[Span, ...]:
        """All selected stretches, in reading order."""
        return tuple(sorted((self.span, *self.others)))

    @property
    def is_caret(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.head

    def moved(self, changes: ChangeSet) -> "Selection":
        """Return the selection after `changes`."""
        others = (Span(changes.moved(one.start), changes.moved(one.end)) for one in self.others)
        kept = tuple(one for one in others if len(one))
        return Selection(changes.moved(self.anchor), changes.moved(self.head), kept)


def caret(position: int) -> Selection:
    """Return an empty selection at `position`."""
    return Selection(position, position)


class Event(StrEnum):
    """Why a text changed. Typing and deleting join into one undo step; the others never do."""

    TYPE = "type"
    DELETE = "delete"
    FORM = "form"
    FORMAT = "format"
    INSERT = "insert"
    PASTE = "paste"
    SELECT = "select"
    UNDO = "undo"
    REDO = "redo"
    RELOAD = "reload"


@dataclass(frozen=True, slots=True)
class State:
    """The whole file as one text, what is selected in it, and the marks chosen for what is typed next.

    `pending` is `None` while typing simply continues what surrounds the caret; else it names the marks
    that the next typed text is to have (see `editor.core.marks`). Moving the caret forgets it.
    """

    text: str
    selection: Selection = field(default_factory=Selection)
    pending: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Transaction:
    """One step: the changes, where the selection goes, why it happened and who made it.

    Without a `selection` the old one is carried through the changes. `name` is what the undo menu says,
    as a message id ("Typing", "Bold"); `source` is the name of the view that made the step, so that it
    need not follow its own echo; `field` groups form edits of one field while it keeps the focus.
    """

    changes: ChangeSet = field(default_factory=ChangeSet)
    selection: Selection | None = None
    event: Event = Event.SELECT
    name: str = ""
    source: str = ""
    field: str = ""
    pending: frozenset[str] | None = None

    def apply(self, state: State) -> State:
        """Return the state after this step.

        Raises:
            ValueError: the changes or the selection do not fit the text.

        """
        text = self.changes.apply(state.text)
        selection = self.selection or state.selection.moved(self.changes)
        if not 0 <= selection.span.start <= selection.span.end <= len(text):
            raise ValueError(f"the selection {selection} is outside the text of {len(text)} characters")
        return State(text, selection, self.pending)

    def from_source(self, source: str) -> "Transaction":
        """Return the same step as made by `source`."""
        return replace(self, source=source)
