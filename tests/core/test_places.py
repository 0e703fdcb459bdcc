"""Where a caret rests: hidden markup is one step, things are one step, gaps between paragraphs are none."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import clusters, places
from editor.core.places import Thing
from editor.kramdown import document
from tests.core.bodies import bodies


def drawn(text: str) -> str:
    """Return a body with a `^` wherever a caret rests."""
    read = document.read(text)
    marks = ["^" if places.stop(read, at) == at else "" for at in range(len(text) + 1)]
    return "".join(mark + character for mark, character in zip(marks, [*text, ""], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "^"),
        ("ab", "^a^b^"),
        ("a **b** c", "^a^ ^**b^** ^c^"),
        ("**b** c", "**^b^** ^c^"),
        ('<b><span style="color: red">b</span></b>', '<b><span style="color: red">^b^</span></b>'),
        ("a [b](c) d", "^a^ ^[b^](c) ^d^"),
        ("a \\* b", "^a^ ^\\*^ ^b^"),
        ("a&nbsp;b", "^a^&nbsp;^b^"),
        ("a ", "^a^ ^"),
        ("a  \nb", "^a^ ^ ^\n^b^"),
        ("a\n\nb", "^a^\n\n^b^"),
        ("a\n\n\n\nb", "^a^\n\n^\n\n^b^"),
        ("a\n", "^a^\n^"),
        ("a\n\n\n", "^a^\n\n^\n^"),
        ("\na", "^\n^a^"),
        ("<h2>a</h2>\nb", "<h2>^a^</h2>\n^b^"),
        ("<h2></h2>\n", "<h2>^</h2>\n^"),
        ("## a\n", "## ^a^\n^"),
        ("## a ", "## ^a^ ^"),
        ("## a \n\nb", "## ^a^ ^\n\n^b^"),
        ("a\n---\n", "^a^\n---\n^"),
        ("<ul>\n  <li>a</li>\n</ul>\n", "<ul>\n  <li>^a^</li>\n</ul>\n^"),
        ("<div>\n  <p>a</p>\n</div>\n", "<div>\n  <p>^a^</p>\n</div>\n^"),
        (
            "<ul>\n\t<li>a\n\t<ol>\n\t\t<li>b</li>\n\t</ol>\n\t</li>\n</ul>\n",
            "<ul>\n\t<li>^a^\n\t<ol>\n\t\t<li>^b^</li>\n\t</ol>\n\t</li>\n</ul>\n^",
        ),
        ("<ul>\n  <li></li>\n</ul>\n", "<ul>\n  <li>^</li>\n</ul>\n^"),
        ("<div>\n<p></p>\n</div>\n", "<div>\n<p>^</p>\n</div>\n^"),
        ("<ul><li>a</li><li></li></ul>\n", "<ul><li>^a^</li><li></li></ul>\n^"),
        ("<ul>\n<li>a </li>\n</ul>\n", "<ul>\n<li>^a^ ^</li>\n</ul>\n^"),
        ("- a\n- b\n", "- ^a^\n- ^b^\n^"),
        ("> a\n> b\n", "> ^a^\n> ^b^\n^"),
        ("a\n\n<p>&nbsp;</p>\n\nb", "^a^\n\n<p>&nbsp;</p>^\n\n^b^"),
        ("a\n\n<p></p>\n\nb", "^a^\n\n<p></p>^\n\n^b^"),
        ("a\n\n![b](c)\n", "^a^\n\n![b](c)^\n^"),
        ("a ![b](c) d", "^a^ ^![b](c)^ ^d^"),
        (
            "a\n\n<table>\n<tr><td>b</td></tr>\n</table>\n",
            "^a^\n\n<table>\n<tr><td>b</td></tr>\n</table>^\n^",
        ),
        ("a<b>c", "^a^<^b^>^c^"),
        ("<div>a", "^<^d^i^v^>^a^"),
        ("<p>a\n\nb\n", "^<^p^>^a^\n^\n^b^\n^"),
        ("👨‍👩‍👧b", "^👨‍👩‍👧^b^"),
        ("🇰🇷🇯🇵", "^🇰🇷^🇯🇵^"),
    ],
)
def test_a_caret_rests_where_the_drawing_says(text: str, expected: str) -> None:
    assert drawn(text) == expected


@given(bodies(), st.floats(0, 1))
def test_a_rest_is_a_rest_and_a_step_goes_its_way(text: str, fraction: float) -> None:
    read = document.read(text)
    position = round(fraction * len(text))
    for direction in (-1, 0, 1):
        found = places.stop(read, position, direction)
        assert places.stop(read, found, direction) == found
        assert places.stop(read, found) == found
    first, last = places.stop(read, 0, 1), places.stop(read, len(text), -1)
    assert first <= places.stop(read, position, 1) <= last
    assert first <= places.stop(read, position, -1) <= last


@given(bodies())
def test_hidden_runs_are_apart_and_stay_on_their_lines(text: str) -> None:
    for block in document.read(text).blocks:
        runs = places.hidden_runs(block)
        assert all(one.end < other.start for one, other in itertools.pairwise(runs))
        assert not any("\n" in run.of(block.text) for run in runs)


def test_things_are_named() -> None:
    (block,) = document.read("a &nbsp; ![b](c) <br> d").blocks
    assert [atom.thing for atom in places.atoms(block)] == [Thing.ENTITY, Thing.PICTURE, Thing.BREAK]
    spacer, _blank, table = document.read("<p>&nbsp;</p>\n\n<table></table>\n").blocks
    assert places.is_spacer(spacer)
    assert [atom.thing for atom in places.atoms(table) if atom.is_card] == [Thing.TABLE]


@pytest.mark.parametrize(
    "cluster",
    [
        "a",
        "가",
        "한",
        "\u1112\u1161\u11ab",
        "가\u11a8",
        "é",
        "👍🏽",
        "👨‍👩‍👧",
        "🇰🇷",
        "❤️",
        "🏴\U000e0067\U000e007f",
        "\r\n",
        "각",
    ],
)
def test_what_looks_like_one_character_is_one(cluster: str) -> None:
    assert clusters.last_cluster(f"x{cluster}") == cluster
    assert clusters.first_cluster(f"{cluster}x") == cluster


def test_nothing_has_no_character() -> None:
    assert clusters.last_cluster("") == ""
    assert clusters.first_cluster("") == ""
    assert clusters.word_before("") == ""
    assert clusters.word_after("") == ""


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("한국 기업", "기업", "한국"),
        ("a b ", "b ", "a"),
        ("a, ", ", ", "a"),
        ("  ", "  ", "  "),
        ("a\n", "\n", "a"),
    ],
)
def test_words_go_with_the_blanks_on_the_way(text: str, before: str, after: str) -> None:
    assert clusters.word_before(text) == before
    assert clusters.word_after(text) == after
