"""Page patches: they lead from one page to the other, and send no block that is already there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import patch
from editor.core.patch import PreviewBlock, Shift, Splice, applied, patches

blocks = st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3)), max_size=14)


def page(pairs: list[tuple[str, int]]) -> tuple[PreviewBlock, ...]:
    """Blocks at growing lines: each pair is the HTML and how many lines after the last one it starts."""
    line, made = 0, []
    for html, gap in pairs:
        line += gap
        made.append(PreviewBlock(html, line))
    return tuple(made)


def letters(text: str) -> tuple[PreviewBlock, ...]:
    return tuple(PreviewBlock(letter, line) for line, letter in enumerate(text))


def longest_common(old: str, new: str) -> int:
    """The length of a longest common subsequence, by the textbook's table."""
    row = [0] * (len(new) + 1)
    for left in old:
        last = row
        row = [0]
        for column, right in enumerate(new):
            row.append(last[column] + 1 if left == right else max(row[-1], last[column + 1]))
    return row[-1]


def sent(steps: tuple[patch.Patch, ...]) -> int:
    return sum(len(step.blocks) for step in steps if isinstance(step, Splice))


@given(blocks, blocks)
def test_patches_make_the_new_page_of_the_old_one(
    old: list[tuple[str, int]], new: list[tuple[str, int]]
) -> None:
    assert applied(page(old), patches(page(old), page(new))) == page(new)


@given(st.text("abcd", max_size=14), st.text("abcd", max_size=14))
def test_no_fewer_blocks_could_be_sent(old: str, new: str) -> None:
    steps = patches(letters(old), letters(new))
    assert sent(steps) == len(new) - longest_common(old, new)


@given(blocks)
def test_the_same_page_needs_no_patch(same: list[tuple[str, int]]) -> None:
    assert patches(page(same), page(same)) == ()


def test_typing_in_one_block_sends_that_block_alone() -> None:
    old, new = letters("abcde"), (*letters("ab"), PreviewBlock("C", 2), *letters("abcde")[3:])
    assert patches(old, new) == (Splice(2, 1, (PreviewBlock("C", 2),)),)


def test_two_places_far_apart_are_two_splices() -> None:
    old, new = letters("abcdefgh"), letters("aBcdefGh")
    assert patches(old, new) == (
        Splice(1, 1, (PreviewBlock("B", 1),)),
        Splice(6, 1, (PreviewBlock("G", 6),)),
    )


def test_a_new_line_above_shifts_what_follows_without_sending_it() -> None:
    old = letters("abc")
    new = (old[0], PreviewBlock("b", 3), PreviewBlock("c", 4))
    assert patches(old, new) == (Shift(1, 2, 2),)


def test_an_inserted_block_shifts_the_rest_at_once() -> None:
    assert patches(letters("abc"), letters("aXbc")) == (Splice(1, 0, (PreviewBlock("X", 1),)), Shift(2, 2, 1))


def test_a_wholly_other_article_is_one_splice() -> None:
    old = tuple(PreviewBlock(f"old {number}", number) for number in range(300))
    new = tuple(PreviewBlock(f"new {number}", number) for number in range(200))
    assert patches(old, new) == (Splice(0, 300, new),)


def test_past_the_limit_of_the_search_the_page_is_still_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patch, "_MOST_STEPS", 2)
    old, new = letters("aXbYcZd"), letters("a1b2c3d")
    steps = patches(old, new)
    assert applied(old, steps) == new
    assert sent(steps) == 5
