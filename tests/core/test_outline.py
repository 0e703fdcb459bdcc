"""The headings of a body, in every form they have."""

from editor.core.outline import Heading, heading_at, headings
from editor.core.reading import read_body

BODY = """머리말

<h2 data-ke-size="size26">첫 <b>절</b></h2>

## 둘째 **절** ##

셋째
---

> ### 인용 속

<h4></h4>
"""


def test_markdown_and_html_headings_are_listed_with_the_words_that_are_seen() -> None:
    found = headings(read_body(BODY))
    assert [(one.level, one.text) for one in found] == [
        (2, "첫 절"),
        (2, "둘째 절"),
        (2, "셋째"),
        (3, "인용 속"),
        (4, ""),
    ]
    assert [BODY[one.position :][:2] for one in found[:4]] == ["첫 ", "둘째", "셋째", "인용"]


def test_a_position_stands_under_the_heading_before_it() -> None:
    found = (Heading(2, "가", 10), Heading(3, "나", 20))
    assert [heading_at(found, position) for position in (0, 10, 19, 25)] == [None, 0, 0, 1]
    assert heading_at((), 5) is None
