"""What there is to say about a value that is in order as YAML and yet not what was meant, with a remedy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from editor.core.categories import spelling, stops_jekyll, without_colon
from editor.core.dates import moment_of
from editor.core.fields import Shown
from editor.core.frontmatter.reading import Entry
from editor.core.message import Message, msg

NAMES = frozenset({"categories", "category", "tags", "tag"})
"""The keys whose values are names that a site has in common."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence about what a field shows, what the button says, and what the field shows after it.

    Without a remedy there is no button.
    """

    sentence: Message
    remedy: Message | None = None
    shown: Shown = ""


def advice(key: str, shown: Shown, known: Sequence[str]) -> Advice | None:
    """Return the first thing to say about a field; `known` are the site's values, the most used first."""
    if key not in NAMES or not isinstance(shown, str | tuple):
        return None
    words = (shown,) if isinstance(shown, str) else shown
    for at, word in enumerate(words):
        found = _about(word, known, is_first=at == 0 and key == "categories")
        if found is not None:
            sentence, better = found
            changed = tuple(dict.fromkeys((*words[:at], better, *words[at + 1 :])))
            mended: Shown = better if isinstance(shown, str) else changed
            return Advice(sentence, msg("Use “{name}”", name=better), mended)
    return None


def unreadable_date(entry: Entry, zone: tzinfo) -> Message | None:
    """Return what is wrong with the date of a post in a site's zone; `None` where Jekyll can read it."""
    if moment_of(entry.value, zone) is not None:
        return None
    if not entry.text:
        return msg("There is no date here: Jekyll would stop there.")
    return msg("“{value}” is no date that Jekyll can read: it would stop there.", value=entry.text)


def _about(word: str, known: Sequence[str], *, is_first: bool) -> tuple[Message, str] | None:
    house = spelling(word, known) if word else None
    if house is not None:
        return msg("The site writes “{name}” as “{house}”.", name=word, house=house), house
    if is_first and stops_jekyll(word):
        return msg("The category “{name}” would stop Jekyll: its colon must go.", name=word), without_colon(
            word
        )
    return None
