"""A bench without a window: a real desk, and what it was asked and told."""

from dataclasses import dataclass, field
from pathlib import Path

from editor.commands.desk import NEW_POST, Desk
from editor.core.choices import UnsavedAnswer
from editor.core.errors import WongoError
from editor.core.message import Message
from editor.core.session import Session
from editor.core.state import Event, Transaction
from editor.core.text import replace
from editor.store.recovery import Journal
from editor.ui.keeping import Keeping


@dataclass
class Asking:
    """Answers questions about unsaved work; fails when it has no answer."""

    answers: list[UnsavedAnswer] = field(default_factory=list)

    def unsaved(self) -> UnsavedAnswer:
        return self.answers.pop(0)


class Bench:
    """As much of a workbench as recovering and watching need."""

    def __init__(self, profile: Path) -> None:
        self.session = Session(NEW_POST, float)
        self.keeping = Keeping(self.session, Journal(profile))
        self.desk = Desk(self.session, self.keeping.flush)
        self.keeping.stand_on(self.desk)
        self.ask = Asking()
        self.told: list[str] = []
        self.elsewhere = 0

    def flush(self) -> None:
        """Nothing is being composed."""

    def may_drop(self) -> bool:
        """No field shows anything else than the text."""
        return True

    def tell(self, what: Message | WongoError) -> None:
        self.told.append(str(what))

    def save_elsewhere(self) -> None:
        self.elsewhere += 1

    def type(self, words: str) -> str:
        """Type at the end, and return the text."""
        end = len(self.session.text)
        self.session.dispatch(Transaction(replace(end, end, words), event=Event.TYPE))
        return self.session.text
