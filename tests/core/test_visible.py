"""What is counted and searched is what a reader sees."""

import pytest

from editor.core.reading import read_body
from editor.core.visible import CountMemo, counted, visible_text


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ('**굵게** <b><span style="color: red;">빨강</span></b>\n', "굵게 빨강\n"),
        ("![그림](/a.png)\n", ""),
        ("a &amp; b\n", "a & b\n"),
        ("<script>alert(1)</script>\n", ""),
        ("NASA는\n\n*[NASA]: 미국 항공 우주국\n", "NASA는\n"),
    ],
)
def test_the_visible_text_has_no_markup(body: str, seen: str) -> None:
    assert visible_text(read_body(body)).strip() == seen.strip()


def test_counts_of_blocks_add_up() -> None:
    document = read_body("가나 다\n\n**라마**\n")
    assert (counted(document).characters, counted(document).dense) == (6, 5)


def test_what_is_counted_again_is_what_counting_it_all_gives() -> None:
    bodies = (
        "가나 다\n\n**라마**\n",
        "가나 다\n\n**라**\n",
        "",
        "바\n\n가나 다\n\n**라**\n\n사\n",
        "가나 다\n\n**라마**\n",
    )
    again = CountMemo()
    for body in bodies:
        assert again(read_body(body)) == CountMemo()(read_body(body))
