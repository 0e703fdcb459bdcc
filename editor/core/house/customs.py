"""What a form takes of a house style: its keys in their order, how each is written, how long it is."""

from editor.core.fields import LIST, PAIRS, WORDS
from editor.core.house.style import Habit, HouseStyle, Lengths
from editor.core.usual import Customs, Usual

_KNOWN = 0.02
"""The share of posts below which a key is somebody's slip: it is shown where it is, and says nothing."""

_ROUND = 10
"""Characters."""

_ENOUGH = 5
"""Posts with a key from which its usual length is known: of one post nothing is usual."""


def customs_of(house: HouseStyle) -> Customs:
    """Return the customs of a house; none where nothing is known of it."""
    usuals = tuple(_usual(habit, house.posts) for habit in house.habits if habit.share >= _KNOWN)
    return Customs(usuals, house.banner, house.posts)


def _limit(lengths: Lengths) -> int:
    """Return the length that a value is counted against.

    Where half of the posts and more are as long as the longest, that is a rule (60 characters and `…`). Else
    it is chance how long the longest is, and a round number is told: a title is not too long by a character.
    """
    return lengths.most if lengths.usual == lengths.most else -(-lengths.most // _ROUND) * _ROUND


def _usual(habit: Habit, posts: int) -> Usual:
    is_list = habit.kind in {WORDS.id, LIST.id}
    is_counted = not is_list and round(habit.share * posts) >= _ENOUGH
    return Usual(
        habit.key,
        habit.share,
        habit.kind,
        habit.words if is_list else habit.pairs if habit.kind == PAIRS.id else habit.text,
        _limit(habit.lengths) if is_counted else 0,
        habit.title,
        is_one_text=not is_list,
        pattern=habit.pattern,
        figures=habit.figures,
    )
