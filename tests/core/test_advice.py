"""A category that the site writes otherwise, or that Jekyll trips over, is pointed out with its remedy."""

import unicodedata
from zoneinfo import ZoneInfo

import pytest

from editor.core import article
from editor.core.advice import advice, unreadable_date
from editor.core.categories import spelling, stops_jekyll, without_colon

KNOWN = ("경제", "News", "국제 정치", "보건", "경제 ")


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("경제", None),
        ("경제 ", "경제"),
        (" 경제", "경제"),
        ("경\u3000제", "경제"),
        (unicodedata.normalize("NFD", "경제"), "경제"),
        ("news", "News"),
        ("국제정치", "국제 정치"),
        ("문화", None),
        ("", None),
    ],
)
def test_blanks_case_and_composed_letters_make_no_other_category(name: str, house: str | None) -> None:
    assert spelling(name, KNOWN) == house


def test_the_remedy_puts_the_site_s_spelling_in_place_and_nothing_twice() -> None:
    found = advice("categories", ("보건", "경제 ", "새것"), KNOWN)
    assert found is not None
    assert found.shown == ("보건", "경제", "새것")
    assert str(found.sentence) == "The site writes “경제 ” as “경제”."
    twice = advice("tags", ("경제", "경제 "), KNOWN)
    assert twice is not None
    assert twice.shown == ("경제",)


def test_a_category_that_would_stop_jekyll_loses_its_colon() -> None:
    found = advice("categories", ("새: 분류", "b"), KNOWN)
    assert found is not None
    assert found.shown == ("새 분류", "b")
    assert stops_jekyll("새: 분류")
    assert not stops_jekyll(without_colon("새: 분류"))


def test_only_the_first_category_can_stop_jekyll() -> None:
    assert advice("categories", ("b", "새: 분류"), KNOWN) is None
    assert advice("tags", ("새: 분류",), KNOWN) is None


def test_other_fields_are_not_advised_on() -> None:
    assert advice("title", "경제 ", KNOWN) is None
    assert advice("categories", False, KNOWN) is None
    assert advice("category", "news", KNOWN) is not None


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("어제", "“어제” is no date that Jekyll can read: it would stop there."),
        ("'2024-13-45'", "“2024-13-45” is no date that Jekyll can read: it would stop there."),
        ("", "There is no date here: Jekyll would stop there."),
        ("''", "There is no date here: Jekyll would stop there."),
        ("2024-02-27 10:00", None),
        ("Feb 27, 2024", None),
        ("20240227", None),
    ],
)
def test_a_date_is_judged_as_jekyll_reads_it(date: str, sentence: str | None) -> None:
    entry = article.read(f"---\ndate: {date}\n---\n").front_matter.get("date")
    assert entry is not None
    found = unreadable_date(entry, ZoneInfo("Asia/Seoul"))
    assert (str(found) if found else None) == sentence
