"""Rows cut and grown: where in a passage an edit happens, and what the row is after it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from editor.core.edit import words
from editor.core.edit.escapes import literal
from editor.core.marks.rows import MARKDOWN
from editor.core.passages import Leaf, Passage, Path, Slot, between, slot_at, slots
from editor.core.wraps import Wrap, marks_of
from editor.kramdown.span import Span


@dataclass(frozen=True, slots=True)
class Cut:
    """A row in two at a caret. `places` are the paths that text written there could have, by position."""

    left: tuple[Leaf, ...]
    right: tuple[Leaf, ...]
    places: tuple[Slot, ...]

    @property
    def is_in_gap(self) -> bool:
        """Whether the caret is between two leaves, where pairs begin and end."""
        return len(self.places) > 1


def cut_at(passage: Passage, position: int) -> Cut:
    """Return a passage's row in two at a position; inside a thing or a tag, before it."""
    places = slots(passage)
    slot = slot_at(passage, position, places)
    leaves = passage.leaves
    if slot.position < position and slot.index < len(leaves):
        leaf = leaves[slot.index]
        inside = position - (leaf.start or 0)
        if 0 < inside < len(leaf.text) and not leaf.solid:
            first, second = leaf.split(inside)
            here = Slot(position, leaf.path, slot.index)
            return Cut((*leaves[: slot.index], first), (second, *leaves[slot.index + 1 :]), (here,))
    gap = tuple(one for one in places if one.index == slot.index)
    return Cut(leaves[: slot.index], leaves[slot.index :], gap)


def without(passage: Passage, span: Span) -> list[Leaf]:
    """Return the row without what `span` covers, a chosen leaf of nothing where it was.

    Source that nobody sees goes with the line end before it.
    """
    left, right = kept_before(passage, span.start), kept_after(passage, span.end)
    while right and right[0].hidden:
        right = right[1:]
    path = left[-1].path if left else right[0].path if right else ()
    return [*left, Leaf("", None, path, chosen=True), *right]


def kept_before(passage: Passage, position: int) -> tuple[Leaf, ...]:
    """Return what of the row ends before a position."""
    kept = []
    for leaf in passage.leaves:
        start = leaf.start or 0
        if start + len(leaf.text) <= position:
            kept.append(leaf)
        elif start < position and not leaf.solid:
            kept.append(leaf.split(position - start)[0])
    return tuple(kept)


def kept_after(passage: Passage, position: int) -> tuple[Leaf, ...]:
    """Return what of the row begins after a position."""
    kept = []
    for leaf in passage.leaves:
        start = leaf.start or 0
        if start >= position:
            kept.append(leaf)
        elif start + len(leaf.text) > position and not leaf.solid:
            kept.append(leaf.split(position - start)[1])
    return tuple(kept)


def on_one_line(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return a row with blanks for its line ends: a heading that begins with a sign is one line."""
    return [
        replace(leaf, text=re.sub(r"[\\ ]*\n", " ", leaf.text), start=None)
        if "\n" in leaf.text and not leaf.solid
        else leaf
        for leaf in leaves
    ]


def apart(row: Sequence[Leaf]) -> list[Leaf]:
    """Return a row in which no `<` of the words runs into the tag behind it: the tag would be none."""
    result: list[Leaf] = []
    after: Path = ()
    for leaf in reversed(row):
        is_run_in = leaf.text.endswith("<") and not leaf.solid and between(leaf.path, after).startswith("<")
        result.append(replace(leaf, text=f"{leaf.text[:-1]}&lt;", start=None) if is_run_in else leaf)
        after = leaf.path if leaf.text else after
    return result[::-1]


def in_markdown(row: Sequence[Leaf]) -> list[Leaf]:
    """Return a row of words that Markdown is not read in, as Markdown shows them the same."""
    return [_escaped(leaf) for leaf in row]


def _escaped(leaf: Leaf) -> Leaf:
    if leaf.solid or leaf.hidden:
        return leaf
    lines = (words.in_markdown(line, begins_line=False) for line in leaf.text.split("\n"))
    text = "\n".join(lines)
    return leaf if text == leaf.text else replace(leaf, text=text, start=None)


def _no_forms(_missing: frozenset[str]) -> Sequence[Wrap]:
    return ()


def path_for(
    cut: Cut,
    wanted: frozenset[str] | None,
    position: int,
    forms: Callable[[frozenset[str]], Sequence[Wrap]] = _no_forms,
) -> Path:
    """Return the pairs that text written at a cut is to have round it, to bear the marks `wanted`.

    Without a wish it continues where the caret is, but no link goes on behind its end. `forms` gives new
    pairs for marks that the place does not have, outermost first.
    """
    shared = set(cut.right[0].path) if cut.right else set()
    outside = [slot for slot in cut.places if all(not wrap.is_link or wrap in shared for wrap in slot.path)]
    places = outside or list(cut.places)
    if wanted is None:
        return min(places, key=lambda slot: abs(slot.position - position)).path
    best = max(places, key=lambda slot: _fitness(slot, wanted, position))
    if marks_of(best.path) == wanted:
        return best.path
    kept = tuple(wrap for wrap in best.path if wrap.marks <= wanted)
    missing = wanted - marks_of(kept)
    new = tuple(form.again() for form in (forms(missing) if missing else ()))
    at = next((depth for depth, wrap in enumerate(kept) if wrap.is_literal), len(kept))
    return (*kept[:at], *new, *kept[at:])


def _fitness(slot: Slot, wanted: frozenset[str], position: int) -> tuple[int, int, int]:
    """Return how well a place bears the wanted marks: nothing too much, then much of it, then nearness."""
    has = marks_of(slot.path)
    return (-len(has - wanted), len(has & wanted), -abs(slot.position - position))


def grown(cut: Cut, text: str, path: Path, wanted: frozenset[str]) -> list[Leaf]:
    """Return the row with `text` written at the cut, chosen.

    Where a Markdown pair ended before the blank at the caret, or begins behind it, the blank and the new
    text go into it.
    """
    left, right = list(cut.left), list(cut.right)
    before = _beyond_blank(left[::-1], wanted)
    after = _beyond_blank(right, wanted) if text.strip() else None
    if before is not None:
        left[-1], path = replace(left[-1], path=before), before
    elif after is not None:
        right[0], path = replace(right[0], path=after), after
    return [*left, Leaf(text, None, path, chosen=True), *right]


def _beyond_blank(leaves: Sequence[Leaf], wanted: frozenset[str]) -> Path | None:
    """Return the pairs of what a blank keeps apart from here, where Markdown ones bear the marks `wanted`."""
    blank = leaves[0] if len(leaves) > 1 else None
    if blank is None or not blank.is_blank or blank.hidden or "\n" in blank.text:
        return None
    path = leaves[1].path
    ends = [wrap for wrap in path if wrap not in blank.path and wrap.open in MARKDOWN]
    return path if ends and marks_of(path) == wanted else None


def escaped(cut: Cut, text: str, *, is_html: bool) -> tuple[Cut, str]:
    """Return the cut and the text with signs escaped that would not be shown as typed."""
    last = cut.left[-1] if cut.left else None
    before = "" if last is None or last.solid or last.hidden else last.text
    count, written = literal(before, text, is_html=is_html)
    if not count or last is None:
        return cut, written
    kept, _changed = last.split(len(last.text) - count)
    new = replace(last, text=written[: len(written) - len(text)], start=None)
    left = (*cut.left[:-1], *([kept] if kept.text else []), new)
    return replace(cut, left=left), text
