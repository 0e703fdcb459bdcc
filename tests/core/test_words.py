"""Characters, sheets and minutes of what a reader sees."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.words import Count, count


@pytest.mark.parametrize(
    ("visible", "characters", "dense"),
    [
        ("", 0, 0),
        ("원고지 매수", 6, 5),
        ("한 줄\n\n  두 줄\n", 6, 4),
        ("a  \t b", 3, 2),
        ("\t\t<td>\n\t\t", 4, 4),
        ("a\u00a0\u00a0b", 4, 2),
        ("a\u3000b", 3, 2),
        (unicodedata.normalize("NFD", "한글"), 2, 2),
        ("e\u0301", 1, 1),
        ("a\u200bb\ufeff", 2, 2),
        ("☀️", 1, 1),
        ("‘중소·벤처’…", 8, 8),
    ],
)
def test_counted_is_what_is_seen(visible: str, characters: int, dense: int) -> None:
    assert count(visible) == Count(characters, dense)


@pytest.mark.parametrize(
    ("characters", "sheets", "minutes"),
    [
        (0, 0.0, 0),
        (1, 0.0, 1),
        (10, 0.1, 1),
        (200, 1.0, 1),
        (500, 2.5, 1),
        (501, 2.5, 2),
        (1482, 7.4, 3),
        (1490, 7.5, 3),
    ],
)
def test_sheets_have_200_characters_and_a_minute_500(characters: int, sheets: float, minutes: int) -> None:
    assert (Count(characters).sheets, Count(characters).minutes) == (sheets, minutes)


@given(st.lists(st.text()))
def test_the_count_of_lines_adds_up(lines: list[str]) -> None:
    assert count("\n".join(lines)) == sum(map(count, lines), Count())


@given(st.text())
def test_there_are_never_more_characters_without_spaces(text: str) -> None:
    assert 0 <= count(text).dense <= count(text).characters <= len(text)
