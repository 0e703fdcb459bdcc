"""Votes on how a house writes: each post's with its weight, the newest counting most."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from editor.core.house.naming import day_of
from editor.core.house.traces import PostTrace

_HALF_LIFE = 60
"""A post counts half as much as one so many posts newer."""

_HALF_LIFE_DAYS, _LEAST = 365, 1 / 16
"""It counts half as much as one a year younger, too; what is left of a very old one."""

_Vote = TypeVar("_Vote")


def weights_of(traces: Sequence[PostTrace]) -> list[float]:
    """Return what each post counts: less with each newer one, and with each year that it is older."""
    days = [day_of(post.path) for post in traces]
    newest = max((day for day in days if day is not None), default=date.min)
    ages = [(newest - (day or newest)).days for day in days]
    return [
        0.5 ** (number / _HALF_LIFE) * max(0.5 ** (age / _HALF_LIFE_DAYS), _LEAST)
        for number, age in enumerate(ages)
    ]


def most(votes: Iterable[tuple[_Vote, float]], default: _Vote) -> _Vote:
    """Return what has the most votes by weight, the earliest of equals; `default` without any vote."""
    counted: dict[_Vote, float] = defaultdict(float)
    for vote, weight in votes:
        counted[vote] += weight
    return max(counted, key=counted.__getitem__, default=default)


def ranked(votes: Iterable[tuple[str, float]]) -> tuple[str, ...]:
    """Return what was voted for, the one with the most votes by weight first."""
    counted: dict[str, float] = defaultdict(float)
    for vote, weight in votes:
        counted[vote] += weight
    return tuple(sorted(counted, key=lambda vote: (-counted[vote], vote)))
