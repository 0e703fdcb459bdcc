"""What each post counts in learning from it: the newest most.

Of 1,747 posts of 19 sites (`bench/house.py`) 1,314 come out as they are so, 1,277 where years count nothing.
36 other ways came to 1,294 to 1,319. Those above 1,314 lost at a site where two hands take turns what they
won at others, or let thirty old posts outweigh three new ones.
"""

from collections.abc import Sequence
from datetime import date

from editor.core.house.naming import day_of
from editor.core.house.traces import PostTrace

_HALF_LIFE = 60
"""A post counts half as much as one so many posts newer."""

_HALF_LIFE_DAYS, _LEAST = 365, 1 / 16
"""It counts half as much as one a year younger, too; what is left of a very old one."""


def weights_of(traces: Sequence[PostTrace]) -> list[float]:
    """Return what each post counts: less with each newer one, and with each year that it is older."""
    days = [day_of(post.path) for post in traces]
    newest = max((day for day in days if day is not None), default=date.min)
    ages = [(newest - (day or newest)).days for day in days]
    return [
        0.5 ** (number / _HALF_LIFE) * max(0.5 ** (age / _HALF_LIFE_DAYS), _LEAST)
        for number, age in enumerate(ages)
    ]
