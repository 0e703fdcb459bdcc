"""What a person is asked about a colour, and what comes back."""

from dataclasses import dataclass

from editor.core.message import Message


@dataclass(frozen=True, slots=True)
class ColourGroup:
    """Colours that belong together, with their title."""

    title: str
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColourOffer:
    """What there is to choose from: `kind` is `text` or `background`, `current` the colour there is now."""

    title: Message
    kind: str
    groups: tuple[ColourGroup, ...]
    current: str = ""
    can_clear: bool = False
    """Whether no colour is an answer too."""


@dataclass(frozen=True, slots=True)
class ColourChoice:
    """The chosen colour as CSS writes it; empty for none."""

    colour: str
