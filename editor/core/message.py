"""Sentences for people, as values: the English text is the key, translated where it is shown."""

from dataclasses import dataclass
from typing import Protocol

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named slots: `Message("{count} posts", (("count", 3),))`."""

    text: str
    slots: tuple[tuple[str, object], ...] = ()

    @override
    def __str__(self) -> str:
        """Return the English sentence; the interface translates first."""
        return self.text.format_map(dict(self.slots)) if self.slots else self.text


def msg(text: str, /, **slots: object) -> Message:
    """Return the message of a sentence and what fills its slots; marks the sentence for translation."""
    return Message(text, tuple(slots.items()))


def N_(text: str) -> str:
    """Mark a text of a table for translation; it is translated where it is shown."""
    return text


class Translate(Protocol):
    """How a view says something in the user's language."""

    def __call__(self, text: str | Message, /, **slots: object) -> str:
        """Return the translation of `text` with its slots filled."""
        ...
