"""A post as values computed from its text: front matter, body, and what stands in the way of editing."""

from collections import deque
from dataclasses import dataclass, field

from editor.core import foreign
from editor.core.errors import Problem
from editor.core.frontmatter import reading as frontmatter_reading
from editor.core.frontmatter.reading import FrontMatter
from editor.core.message import Message, msg
from editor.core.text import ChangeSet

_KEPT = 8
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
    body_locked: Message | None
    """Why the body can only be read, or `None` when it can be edited."""

    @property
    def problem(self) -> Problem | None:
        """Why the front matter cannot be read, at its line; `None` while all is well."""
        return self.front_matter.problem

    @property
    def is_foreign(self) -> bool:
        """Whether a TOML or JSON header stands where front matter would: it is shown and kept as it is."""
        return self.body_start > 0 and not self.front_matter.exists


class ArticleMemo:
    """The last few articles read, newest first.

    They are found by the texts themselves, which are seldom compared: to hash a long one takes longer.
    """

    def __init__(self) -> None:
        self._known: deque[tuple[str, Article]] = deque(maxlen=_KEPT)

    def __call__(self, text: str) -> Article:
        """Return the article of a whole file's text. Costs one copy of the body; the header is read once."""
        found = self._known_of(text)
        if found is None:
            header, start = _header(text)
            body = text[start:]
            found = self._keep(text, Article(header, start, body, _lock(body)))
        return found

    def follow(self, before: str, text: str, changes: ChangeSet) -> None:
        """Read `text`, which `changes` made of `before`: of its body only what is new need be looked at.

        Whoever knows what changed spares the next reader to look through all of a long text.
        """
        last = self._known_of(before)
        if last is None or last.body_locked is not None or self._known_of(text) is not None:
            return
        header, start = _header(text)
        is_above = not changes or changes.changes[0].span.start < start
        if start == last.body_start and not is_above:
            lock = _lock("".join(change.insert for change in changes.changes))
            self._keep(text, Article(header, start, text[start:], lock))

    def _known_of(self, text: str) -> Article | None:
        known = tuple(self._known)  # at once: another thread may be reading, too
        return next((found for one, found in known if one is text or one == text), None)

    def _keep(self, text: str, found: Article) -> Article:
        self._known.appendleft((text, found))
        return found


read = ArticleMemo()
"""Return the `Article` of a whole file's text."""


def _header(text: str) -> tuple[FrontMatter, int]:
    """Return the front matter of a text, and where its body begins."""
    front_matter = frontmatter_reading.read(text)
    if front_matter.problem is not None and not front_matter.exists:
        return front_matter, foreign.header_end(text)
    return front_matter, front_matter.span.end


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
