"""The house style: how a newsroom writes its posts, key by key."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from editor.core.errors import Refused
from editor.core.fields import SWITCH, TEXT
from editor.core.frontmatter import set_value
from editor.core.house.dates import seen_in, written
from editor.core.house.naming import Naming
from editor.core.house.traces import KeyTrace
from editor.core.manner import Manner
from editor.core.yaml.text import Raw, Style
from editor.core.yaml.values import Value, read_scalar, same

PLAINLY, IN_PAIRS = Manner(), Manner(Style.BLOCK_MAP)
LISTS = frozenset({Style.BLOCK_LIST, Style.FLOW_LIST})
MAPS = frozenset({Style.BLOCK_MAP, Style.FLOW_MAP})
_MOMENT = "%Y-%m-%d %H:%M:%S %z"
"""A time as Jekyll's own posts write it."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long a value usually is: characters of a text, items of a list."""

    least: int = 0
    usual: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Habit:
    """How the house writes one key. `share` is the part of the posts that have it.

    `text`, `words` and `pairs` say how a text, a list and a map of it are written, `pattern` how a date is;
    `values` are the usual ones, the most used first. `title` is what the site itself calls the key, if it
    says so.
    """

    key: str
    kind: str = TEXT.id
    share: float = 1.0
    text: Manner = PLAINLY
    words: Manner = PLAINLY
    pairs: Manner = IN_PAIRS
    nothing: Manner = PLAINLY
    pattern: str = ""
    values: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    """The lines of a map that are no texts but numbers, yes and no."""
    lengths: Lengths = field(default_factory=Lengths)
    title: str = ""
    given: str | None = None
    """What nearly every post says, and a new one from its beginning: `layout: post`; empty for nothing."""

    def manner(self, value: Value) -> Manner:
        """Return how a value of this key is written."""
        if value is None:
            return self.nothing
        return self.pairs if isinstance(value, dict) else self.words if isinstance(value, list) else self.text

    def writes(self, one: KeyTrace) -> bool:
        """Tell whether a key of a post is written in this way, as far as it shows."""
        own = one.manner
        if own.style is Style.EMPTY:
            return own.tail == self.nothing.tail
        manner = self.words if own.style in LISTS else self.pairs if own.style in MAPS else self.text
        if manner.quotes and own.quotes:
            return own.quotes is manner.quotes
        return (own.style, own.colon, own.indent, own.blanks) == (
            manner.style,
            manner.colon,
            manner.indent,
            own.blanks,
        )

    def source(self, value: Value) -> Value | Raw:
        """Return a value as it is to be written: a date as the house writes dates, all else as it is.

        A time that the house's pattern would make another one, as one without a zone does, is written whole.
        """
        if isinstance(value, date):
            shown = written(value, self.pattern)
            if isinstance(value, datetime) and not same(read_scalar(shown), value):
                shown = written(value, _MOMENT)
        elif isinstance(value, str) and self.text.style is Style.PLAIN and seen_in(value):
            shown = value
        else:
            return value
        return Raw(shown) if shown and same(read_scalar(shown), value) else value


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How a newsroom writes its posts. The habits stand in the order in which the keys do.

    `end`, `below` and `final` are the empty lines around the closing fence and the line ends at the
    end, `posts` counts the posts that this was learned from: none means that nothing is known.
    """

    habits: tuple[Habit, ...] = ()
    line_end: str = "\n"
    end: int = 0
    below: int = 1
    final: int = 1
    colours: tuple[str, ...] = ()
    banner: str = ""
    """The line that stands above the feature texts."""
    posts: int = 0
    naming: Naming = field(default_factory=Naming)
    other: Habit = field(default_factory=lambda: Habit(""))
    """How a key is written that no post has."""

    @property
    def order(self) -> tuple[str, ...]:
        """The keys in their order."""
        return tuple(habit.key for habit in self.habits)

    def habit(self, key: str) -> Habit:
        """Return how a key is written; of one that no post has, how keys usually are."""
        found = next((habit for habit in self.habits if habit.key == key), None)
        return found or replace(self.other, key=key)

    @property
    def new_post(self) -> str:
        """A new post, written up to where its body begins: what nearly every post says stands in it."""
        text = self.empty_post
        for habit in self.habits:
            if habit.given is not None:
                value = Raw(habit.given) if habit.kind == SWITCH.id else habit.given or None
                manner = habit.text if value else habit.nothing
                with suppress(Refused):
                    text = set_value(text, habit.key, value, like=manner, order=self.order)
        return text

    @property
    def empty_post(self) -> str:
        """A post that says nothing, written up to where its body begins."""
        return "---\n" + "\n" * self.end + "---\n" + "\n" * self.below
