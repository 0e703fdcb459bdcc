"""How much a key deletes inside a passage: a character, a word, or up to the end of the line."""

from collections.abc import Sequence
from enum import Enum

from editor.core.clusters import first_cluster, last_cluster, word_after, word_before
from editor.core.edit.rows import kept_after, kept_before
from editor.core.passages import Leaf, Passage
from editor.kramdown.span import Span


class Unit(Enum):
    """How much a key deletes: a character, a word, or up to the end of the line."""

    CHARACTER = "character"
    WORD = "word"
    LINE = "line"


def back(passage: Passage, position: int, unit: Unit) -> Span | None:
    """Return the stretch that a key before the caret deletes inside a passage; `None` at its start."""
    left = _seen(kept_before(passage, position))
    if not left:
        return None
    last = left[-1]
    end = (last.start or 0) + len(last.text)
    if last.solid:
        return Span(last.start or 0, position)
    if unit is Unit.CHARACTER:
        return Span(end - len(last_cluster(last.text)), position)
    text = last.text
    for leaf in reversed(left[:-1]):
        if leaf.solid:
            break
        text = leaf.text + text
    length = len(word_before(text)) if unit is Unit.WORD else len(text) - text.rfind("\n") - 1
    return Span(_back_by(left, max(length, 1)), position)


def forth(passage: Passage, position: int, unit: Unit) -> Span | None:
    """Return the stretch that a key behind the caret deletes inside a passage; `None` at its end."""
    right = _seen(kept_after(passage, position))
    if not right:
        return None
    first = right[0]
    start = first.start or 0
    if first.solid:
        return Span(start, start + len(first.text))
    if unit is Unit.CHARACTER:
        return Span(start, start + len(first_cluster(first.text)))
    text = ""
    for leaf in right:
        if leaf.solid:
            break
        text += leaf.text
    line = text.find("\n")
    length = len(word_after(text)) if unit is Unit.WORD else line if line >= 0 else len(text)
    return Span(start, _forth_by(right, max(length, 1)))


def _seen(leaves: Sequence[Leaf]) -> list[Leaf]:
    return [leaf for leaf in leaves if leaf.text and not leaf.hidden]


def _back_by(leaves: Sequence[Leaf], count: int) -> int:
    """Return where the last `count` characters of a row begin."""
    for leaf in reversed(leaves):
        if count <= len(leaf.text):
            return (leaf.start or 0) + len(leaf.text) - count
        count -= len(leaf.text)
    return leaves[0].start or 0


def _forth_by(leaves: Sequence[Leaf], count: int) -> int:
    """Return where the first `count` characters of a row end."""
    for leaf in leaves:
        if count <= len(leaf.text):
            return (leaf.start or 0) + count
        count -= len(leaf.text)
    return (leaves[-1].start or 0) + len(leaves[-1].text)
