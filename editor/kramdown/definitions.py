"""What a body defines in one place and uses in others: link targets, for now."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

ANY = ""
"""The name that a reading asks for when it matters whether there are definitions at all."""

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Link:
    """What `[id]: url "title"` defines."""

    id: str
    url: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Definitions:
    """All definitions of a body, by their normalised names."""

    links: Mapping[str, Link] = field(default_factory=dict)


NOTHING = Definitions()


def link_id(text: str) -> str:
    """Return the name of a link definition as it is compared: one blank for many, small letters."""
    return _BLANKS.sub(" ", text).strip().lower()
