"""What is looked for, as a pattern that cannot run for ever.

A pattern that a person typed may be of the kind that takes years (`(a+)+b`): the `regex` library, unlike
`re`, ends a search that takes longer than it was given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from time import thread_time
from typing import Any
from unicodedata import normalize

import regex  # type: ignore[import-untyped]  # it has no types

from editor.core.message import Message, msg

_MOST = 1000
"""The longest pattern, in characters."""

_SECONDS = 0.05
"""How long a search in the words of one block may take before it is looked at whose time that was.

The library counts the processor's time of the whole program: what other threads do meanwhile counts too.
"""

_OWN_SECONDS = 0.1
"""How much of its own thread's processor time a search may take."""

_ALIKE = (
    (" \u00a0", "[ \u00a0]"),
    ('"\u201c\u201d\u201e', '["\u201c\u201d\u201e]'),
    ("'\u2018\u2019\u201a", "['\u2018\u2019\u201a]"),
    ("\u2013", "(?:\u2013|--)"),
    ("\u2014", "(?:\u2014|---)"),
    ("\u2026", r"(?:\u2026|\.\.\.)"),
)
"""Characters of which one is typed and another is meant, or stands on the page."""

_PARTS = {sign: part for signs, part in _ALIKE for sign in signs}


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how."""

    text: str
    match_case: bool = False
    whole_word: bool = False
    is_regex: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Where in a text something was found, and what its groups hold, the whole of it first."""

    start: int
    end: int
    groups: tuple[str, ...]


class Unsearchable(Exception):
    """The pattern is none, or takes too long; `told` says it to the user."""

    def __init__(self, told: Message) -> None:
        super().__init__(str(told))
        self.told = told


def hits(query: Query, text: str) -> Iterator[Hit]:
    """Yield what is found in a text, in order, without overlaps; never nothing at all.

    Raises:
        Unsearchable: the query cannot be searched for.

    """
    pattern = _compiled(query)
    for found in _patiently(pattern, text) if query.is_regex else pattern.finditer(text):
        if found.end() > found.start():
            groups = tuple(part or "" for part in (found[0], *found.groups()))
            yield Hit(found.start(), found.end(), groups)


def _patiently(pattern: Any, text: str) -> list[Any]:  # noqa: ANN401 - the library has no types
    """Return the matches of an expression; words that are looked for as they are need no such patience."""
    spent = 0.0
    while True:
        began = thread_time()
        try:
            return list(pattern.finditer(text, timeout=_SECONDS))
        except TimeoutError:
            spent += thread_time() - began
            if spent >= _OWN_SECONDS:
                raise Unsearchable(msg("This pattern takes too long: make it simpler.")) from None


@lru_cache(maxsize=64)
def _compiled(query: Query) -> Any:  # noqa: ANN401 - the library has no types
    if len(query.text) > _MOST:
        raise Unsearchable(msg("What is looked for is too long."))
    text = normalize("NFC", query.text)
    source = text if query.is_regex else "".join(_PARTS.get(sign) or regex.escape(sign) for sign in text)
    if query.whole_word:
        source = _bounded(text, source, is_regex=query.is_regex)
    has_case = query.is_regex or text.lower() != text.upper()
    case = regex.IGNORECASE if has_case and not query.match_case else 0
    try:
        return regex.compile(source, regex.MULTILINE | case)
    except (regex.error, OverflowError, RecursionError) as error:
        raise Unsearchable(
            msg("This is no regular expression: {reason}.", reason=str(error).partition(" at position")[0])
        ) from error


def _bounded(text: str, source: str, *, is_regex: bool) -> str:
    """Return a pattern that begins and ends where a word does: at a blank, a sign, an end.

    A Korean word has its particle in it. A sign at the edge of what is looked for is a bound itself.
    """
    before = r"(?<!\w)" if is_regex or text[:1].isalnum() else ""
    after = r"(?!\w)" if is_regex or text[-1:].isalnum() else ""
    return f"{before}(?:{source}){after}"
