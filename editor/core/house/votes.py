"""Votes with weights: what a house does is what most of its posts do."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

_Vote = TypeVar("_Vote")


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
