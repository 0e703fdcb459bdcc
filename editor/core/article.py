"""A post as values computed from its text: front matter, body, and what stands in the way of editing."""

from dataclasses import dataclass, field
from functools import lru_cache

from editor.core import foreign, frontmatter_reading
from editor.core.errors import Problem
from editor.core.frontmatter_reading import FrontMatter
from editor.core.message import Message, msg

_LOST_BY_QT = ("\u2029", "\ufdd0", "\ufdd1")
"""Characters that Qt's text documents turn into line ends."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a whole file's text says.

    `body_start` is right behind the closing fence's line: blank lines below it are the body's, though
    Jekyll drops them. Without front matter the whole text is the body, but for a TOML or JSON header: that is
    nothing to Jekyll, and no part of what is written either.
    """

    front_matter: FrontMatter
    body_start: int
    body: str = field(repr=False)

    @property
    def problem(self) -> Problem | None:
        """Why the front matter cannot be read, at its line; `None` while all is well."""
        return self.front_matter.problem

    @property
    def is_foreign(self) -> bool:
        """Whether a TOML or JSON header stands where front matter would: it is shown and kept as it is."""
        return self.body_start > 0 and not self.front_matter.exists

    @property
    def body_locked(self) -> Message | None:
        """Why the body can only be read, or `None` when it can be edited."""
        return _lock(self.body)


@lru_cache(maxsize=8)
def read(text: str) -> Article:
    """Return the article of a whole file's text. Costs one copy of the body; the header is read once."""
    front_matter = frontmatter_reading.read(text)
    start = front_matter.span.end
    if front_matter.problem is not None and not front_matter.exists:
        start = foreign.header_end(text)
    return Article(front_matter, start, text[start:])


@lru_cache(maxsize=8)
def _lock(body: str) -> Message | None:
    if body.isascii():
        return None
    for character in _LOST_BY_QT:
        if character in body:
            return msg(
                "The text holds the character {code}, which the editor would turn into a line end: "
                "it can be read here, and edited once the character is removed in another program.",
                code=f"U+{ord(character):04X}",
            )
    try:
        body.encode("utf-16-le")  # five times as fast as UTF-8, and as strict
    except UnicodeEncodeError:
        return msg("The text holds half a character, which no file can hold: it can only be read.")
    return None
