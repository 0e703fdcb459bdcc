"""A letter typed amid letters is written without the rules of typing, and exactly as they would write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.edit import type_text, typing
from editor.core.edit.amid import is_amid_letters
from editor.core.manuscript import manuscript
from editor.core.palette import house
from editor.core.state import State, caret
from tests.core.bodies import bodies

PALETTE = house()
LETTERS = ("가", "a", "1", " ")


def differences(text: str, places: range, letters: tuple[str, ...] = LETTERS) -> tuple[int, list[str]]:
    """Return how often letters are written at once, and where the rules would have written something else."""
    short, wrong = 0, []
    for at in places:
        state = State(text, caret(at))
        book = manuscript(state, PALETTE)
        for letter in letters:
            if is_amid_letters(book, at, letter):
                short += 1
                if type_text(state, letter, PALETTE) != typing._typed(state, letter, PALETTE):
                    wrong.append(f"{text[max(0, at - 30) : at]}|{letter}|{text[at : at + 30]}")
    return short, wrong


@given(bodies(), st.sampled_from(["", "---\nt: 1\n---\n"]))
def test_what_is_written_at_once_is_what_the_rules_write(body: str, header: str) -> None:
    text = header + body
    assert differences(text, range(len(text) + 1))[1] == []


@pytest.mark.parametrize(
    ("drawn", "letter", "is_amid"),
    [
        ("가|나\n", "다", True),
        ("가 |나\n", "다", True),
        ("가나|\n", "다", True),
        ("가나|", "다", True),
        ("**가|나**\n", "다", True),
        ('<b><span style="color: #ee2323;">가|나</span></b>\n', "다", True),
        ("- 가|나\n", " ", True),
        ("가 |나\n", " ", False),
        ("가나|\n", " ", False),
        ("|가나\n", "다", False),
        ("가**|나**\n", "다", False),
        ("가|**나**\n", "다", False),
        ("`가|나`\n", "다", False),
        ("a <|b\n", "c", False),
        ("| 가|나 | 다 |\n", "다", False),
        ("<script>가|나</script>\n", "다", False),
    ],
)
def test_where_a_letter_is_amid_letters(drawn: str, letter: str, is_amid: bool) -> None:
    at = drawn.rindex("|") if drawn.count("|") == 1 else 3
    text = drawn[:at] + drawn[at + 1 :]
    book = manuscript(State(text, caret(at)), PALETTE)
    assert is_amid_letters(book, at, letter) is is_amid


@pytest.mark.parametrize(
    "drawn", ["x ` code` 가|!\n", "0_%b 가_% 나|!\n", "__a__b 가|!\n", "가|! ` code` 나\n"]
)
def test_a_key_changes_nothing_far_from_the_caret(drawn: str) -> None:
    at = drawn.index("|")
    state = State(drawn.replace("|", ""), caret(at))
    step = type_text(state, "다", PALETTE)
    assert step is not None
    assert step.apply(state).text == drawn.replace("|", "다")
