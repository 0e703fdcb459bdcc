"""What a body defines in one place and uses in others: links, abbreviations, attribute lists, footnotes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

ANY = ""
"""The name that a reading asks for when it matters whether there are link definitions at all."""

_BLANKS = re.compile(r"\s+")


class Defines(StrEnum):
    """What a definition defines; the value begins the name under which a reading asks for it."""

    LINK = "["
    ABBREVIATION = "*"
    ATTRIBUTES = "{"
    FOOTNOTE = "^"
    OPTION = ":"


@dataclass(frozen=True, slots=True)
class Definition:
    """One definition: a link's address and title, what a word is short for, an attribute list, a footnote."""

    what: Defines
    id: str
    value: str = ""
    title: str | None = None

    @property
    def name(self) -> str:
        """The name by which readings ask for it."""
        return self.what + self.id


@dataclass(frozen=True, slots=True)
class Definitions:
    """All definitions of a body, by their names; of two with one name the last one counts."""

    all: Mapping[str, Definition] = field(default_factory=dict)
    links: Mapping[str, Definition] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    footnotes: frozenset[str] = frozenset()
    options: tuple[tuple[str, str], ...] = ()
    """What the text sets for itself."""
    abbreviation: re.Pattern[str] | None = None
    """Finds the abbreviations in a text."""


NOTHING = Definitions()


def link_id(text: str) -> str:
    """Return the name of a link definition as it is compared: one blank for many, small letters."""
    return _BLANKS.sub(" ", text).lower()


def gathered(lists: Iterable[Sequence[Definition]]) -> Definitions:
    """Return the definitions of a body from those of its blocks."""
    found = {item.name: item for items in lists for item in items}
    if not found:
        return NOTHING
    kinds: dict[Defines, dict[str, Definition]] = {what: {} for what in Defines}
    for item in found.values():
        kinds[item.what][item.id] = item
    short = {key: item.value for key, item in kinds[Defines.ABBREVIATION].items()}
    return Definitions(
        found,
        kinds[Defines.LINK],
        short,
        {key: item.value for key, item in kinds[Defines.ATTRIBUTES].items()},
        frozenset(kinds[Defines.FOOTNOTE]),
        tuple((key, item.value) for key, item in kinds[Defines.OPTION].items()),
        _pattern(short),
    )


def _pattern(words: Mapping[str, str]) -> re.Pattern[str] | None:
    if not words:
        return None
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def changed(old: Definitions, new: Definitions) -> set[str]:
    """Return the names whose definitions are not the same in both."""
    names = {name for name in {*old.all, *new.all} if old.all.get(name) != new.all.get(name)}
    if bool(old.links) != bool(new.links):
        names.add(ANY)
    if old.abbreviations != new.abbreviations:
        names.add(Defines.ABBREVIATION)
    return names
