"""What can go wrong, for people.

    WongoError              a sentence: what happened, why, and what to do
    ├── FileTrouble         a file cannot be read or written as asked
    │   ├── ChangedOnDisk   somebody else wrote the file since it was read
    │   ├── AlreadyThere    a file of that name exists and nobody said to replace it
    │   └── NotSaved        the open post could not be written: its text is in the window alone
    ├── Refused             an edit that cannot be made without harm; nothing was changed
    └── SettingsTrouble     `.wongo.toml`, `_config.yml` or the settings say something impossible

Problems that a post may well have (broken YAML, a missing picture) are no exceptions: they are
`Problem` values, shown in place.
"""

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override

from editor.core.message import Message, msg
from editor.core.text import ChangeSet
from editor.kramdown.span import Span


class WongoError(Exception):
    """An expected failure, told in sentences: `title` what, `reason` why, `remedy` what to do."""

    def __init__(self, title: Message, reason: Message | None = None, remedy: Message | None = None) -> None:
        super().__init__(str(title))
        self.title = title
        self.reason = reason
        self.remedy = remedy

    def sentences(self) -> tuple[Message, ...]:
        """Return what there is to say, in order."""
        return tuple(part for part in (self.title, self.reason, self.remedy) if part is not None)

    @override
    def __str__(self) -> str:
        return " ".join(str(part) for part in self.sentences())


class FileTrouble(WongoError):
    """A file cannot be read or written as asked."""


class ChangedOnDisk(FileTrouble):
    """Somebody else wrote the file since it was read."""


class AlreadyThere(FileTrouble):
    """A file of that name exists and nobody said to replace it."""


class NotSaved(FileTrouble):
    """The open post could not be written: its text is to be saved elsewhere."""


class Refused(WongoError):
    """An edit that cannot be made without harm; nothing was changed."""


class SettingsTrouble(WongoError):
    """A settings file says something impossible."""


class Severity(StrEnum):
    """How much a problem matters: an error stops Jekyll or loses something, a warning surprises."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Repair:
    """What makes a problem go away: what it does, in words, and the changes to the text."""

    name: Message
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a post that its author should know, at a place of the text."""

    span: Span
    message: Message
    severity: Severity = Severity.WARNING
    repair: Repair | None = None

    def said_with_line(self, text: str) -> Message:
        """Return the sentence with the line of `text` that it is about."""
        line = text.count("\n", 0, self.span.start) + 1
        return msg("Line {line}: {sentence}", line=line, sentence=self.message)
