"""Where the page will show something else than the writer sees: what kramdown and Liquid make of a body.

A finder is one function in `FINDERS`: it looks at one block. Only what real posts contain is looked for, and
a repair is offered only where the block, read again with it, does not surprise in the same way again.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, islice

from editor.core.article import Article
from editor.core.errors import Problem, Repair
from editor.core.message import Message
from editor.core.surprises.html import literal_tags, stray_ends, unclosed, unknown_tags
from editor.core.surprises.liquid import Liquid, read_liquid
from editor.core.surprises.marks import (
    attribute_lists,
    bare_bars,
    footnotes,
    references,
    stars,
    stars_in_html,
    underscores,
)
from editor.core.text import Change, ChangeSet
from editor.kramdown import document as reading
from editor.kramdown.document import Document
from editor.kramdown.memo import of_block
from editor.kramdown.tree import Block

Finder = Callable[[Block], Iterator[Problem]]

FINDERS: tuple[tuple[str, Finder], ...] = (
    ("|", bare_bars),
    ("<", unknown_tags),
    ("<", unclosed),
    ("</", stray_ends),
    ("<", literal_tags),
    ("_", underscores),
    ("**", stars),
    ("**", stars_in_html),
    ("][", references),
    ("[^", footnotes),
    ("{:", attribute_lists),
)
"""Each finder, and the sign without which there is nothing for it to find."""

_MOST = 20
"""How many surprises of one block are told: more is no article but source of something else."""

_BUDGET = 12_000
"""How many characters are read again for one block to try its repairs: about 10 ms."""


def surprises(post: Article, document: Document) -> tuple[Problem, ...]:
    """Return the surprises of a post in the order of its text; `document` is the reading of its body."""
    liquid = _liquid(document, post)
    found = [*liquid.problems]
    for block, start in zip(document.blocks, document.starts, strict=True):
        moved = (_moved(problem, start) for problem in _of_block(block))
        found += (problem for problem in moved if not liquid.hides(problem.span))
    can_repair = post.body_locked is None
    placed = (_moved(problem, post.body_start) for problem in found)
    kept = (problem if can_repair else replace(problem, repair=None) for problem in placed)
    return tuple(sorted(kept, key=lambda problem: problem.span))


def _liquid(document: Document, post: Article) -> Liquid:
    """Read what Liquid would run, unless the post says that it is not for Liquid."""
    if "{{" not in document.text and "{%" not in document.text:
        return Liquid()
    if post.front_matter.values.get("render_with_liquid") is False:
        return Liquid()
    return read_liquid(document)


@of_block
def _of_block(block: Block) -> tuple[Problem, ...]:
    """Return the surprises of one block, by its own positions."""
    found = tuple(islice(_looked_for(block), _MOST))
    tries = _BUDGET // max(1, len(block.text))
    tried = found[:tries]
    before = _counts(block.text) if any(problem.repair for problem in tried) else Counter[Message]()
    helped = (one if _helps(one, block.text, before) else replace(one, repair=None) for one in tried)
    return (*helped, *(replace(one, repair=None) for one in found[tries:]))


def _looked_for(block: Block) -> Iterator[Problem]:
    return chain.from_iterable(finder(block) for sign, finder in FINDERS if sign in block.text)


def _counts(text: str) -> Counter[Message]:
    """Return how often each thing is said of a text."""
    return Counter(problem.message for block in reading.read(text).blocks for problem in _looked_for(block))


def _helps(problem: Problem, text: str, before: Counter[Message]) -> bool:
    """Tell whether a problem is no longer told where its repair is made."""
    if problem.repair is None:
        return False
    after = _counts(problem.repair.changes.apply(text))
    return after[problem.message] < before[problem.message]


def _moved(problem: Problem, by: int) -> Problem:
    repair = problem.repair
    if repair is not None:
        changes = (Change(change.span.shifted(by), change.insert) for change in repair.changes.changes)
        repair = Repair(repair.name, ChangeSet(tuple(changes)))
    return replace(problem, span=problem.span.shifted(by), repair=repair)
