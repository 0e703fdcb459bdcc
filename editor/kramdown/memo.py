"""Memos of what is found in a block: they go with it, so that a long day keeps no text of an hour ago."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from editor.kramdown.tree import Block

More = TypeVarTuple("More")
Result = TypeVar("Result")


def of_block(function: Callable[[Block, *More], Result]) -> Callable[[Block, *More], Result]:
    """Make a pure function of a block, and of more, remember what it said last of each block.

    A memo of a fixed size either forgets blocks of a long article before they are asked about again, or keeps
    trees that are in no article any more: each key makes a new one.
    """

    @wraps(function)
    def remembered(block: Block, *more: *More) -> Result:
        known = block.memo.get(function)
        if known is not None and known[0] == more:
            said: Result = known[1]
            return said
        found = function(block, *more)
        block.memo[function] = (more, found)
        return found

    return remembered
