"""What a form takes of a newsroom's customs: which keys it uses, how it writes them, how long they are."""

from dataclasses import dataclass

from editor.core.manner import Manner
from editor.core.yaml.text import Style

_ENOUGH = 10
"""How many posts tell which keys a newsroom does without."""

_USUAL = 0.3
"""The share of the posts from which on a key is one that posts have."""


@dataclass(frozen=True, slots=True)
class Usual:
    """How a newsroom uses a key. `type` is the id of a field type, where it is known.

    `length` is how many characters its values usually have at most, 0 where that is not known or does not
    matter. `title` is what the newsroom itself calls the key; `is_one_text` says that words are written as
    one text with blanks between them.
    """

    key: str
    share: float = 1.0
    type: str = ""
    style: Style | Manner | None = None
    length: int = 0
    title: str = ""
    is_one_text: bool = False
    figures: tuple[str, ...] = ()
    """The lines of a map that are no texts but numbers, yes and no."""
    pattern: str = ""
    """How dates are written, in the words of `strftime`."""

    @property
    def is_usual(self) -> bool:
        """Whether a post of the newsroom is likely to have the key."""
        return self.share >= _USUAL


@dataclass(frozen=True, slots=True)
class Customs:
    """The keys of a newsroom in their order, and the line that stands above its feature texts."""

    usuals: tuple[Usual, ...] = ()
    banner: str = ""
    posts: int = _ENOUGH
    """How many posts this was learned from."""

    @property
    def tells_what_is_not_used(self) -> bool:
        """Whether there are posts enough for a key that none of them has to be one that is not used."""
        return self.posts >= _ENOUGH
