"""Names that a site writes otherwise, and one that stops Jekyll, are problems with a repair."""

import pytest

from editor.core import article
from editor.core.errors import Severity
from editor.core.frontmatter import values
from editor.core.name_checks import misspelt, stopping

KNOWN = {"categories": ("경제", "News", "국제 정치"), "tags": ("속보",), "category": ("국제 정치",)}


def known(key: str) -> tuple[str, ...]:
    return KNOWN.get(key, ())


@pytest.mark.parametrize(
    ("header", "at", "mended"),
    [
        ("categories:\n  - 보건\n  - '경제 '  # 주", "'경제 '", "categories:\n  - 보건\n  - '경제'  # 주"),
        ("categories: [news, 보건]", "news", "categories: [News, 보건]"),
        ("categories: 보건 news", "news", "categories: 보건 News"),
        ("category: 국제정치", "국제정치", "category: 국제 정치"),
        ('tags: ["속\u3000보"]', '"속\u3000보"', 'tags: ["속보"]'),
    ],
)
def test_a_name_that_the_site_writes_otherwise_is_a_problem_at_its_place(
    header: str, at: str, mended: str
) -> None:
    text = f"---\n{header}\n---\n본문\n"
    (problem,) = misspelt(article.read(text), known)
    assert problem.span.of(text) == at
    assert problem.repair is not None
    assert problem.repair.changes.apply(text) == f"---\n{mended}\n---\n본문\n"


@pytest.mark.parametrize(
    "header", ["categories: [경제, News]", "categories:", "title: news", "categories: {a: news}", "tags: 3"]
)
def test_nothing_is_said_of_what_the_site_writes_so_or_of_what_is_no_name(header: str) -> None:
    assert list(misspelt(article.read(f"---\n{header}\n---\n"), known)) == []


def test_a_name_that_is_there_twice_is_told_and_left_to_the_form() -> None:
    (problem,) = misspelt(article.read("---\ncategories: [경제, '경제 ']\n---\n"), known)
    assert problem.repair is None


@pytest.mark.parametrize("header", ["categories: ['새: 분류', b]", "categories:\n- '새: 분류'"])
def test_a_category_that_stops_jekyll_loses_its_colon(header: str) -> None:
    text = f"---\n{header}\n---\n"
    (problem,) = stopping(article.read(text))
    assert problem.severity is Severity.ERROR
    assert problem.repair is not None
    mended = problem.repair.changes.apply(text)
    assert list(stopping(article.read(mended))) == []
    first = values(mended)["categories"]
    assert isinstance(first, list)
    assert first[0] == "새 분류"
