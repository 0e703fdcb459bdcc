"""The house markup is the seeds', and a site says its own."""

import pytest

from editor.core import palette
from editor.core.colours import css_colour
from editor.core.errors import SettingsTrouble


def test_the_highlights_are_the_newsrooms() -> None:
    red, tint, blue = palette.house().highlights
    assert red.open == '<b><span style="color: #ee2323;">'
    assert tint.open == '<b><span style="background-color: #21538527;">'
    assert blue.open == '<b><span style="color: #1a5490;">'
    assert {one.close for one in (red, tint, blue)} == {"</span></b>"}


def test_a_source_line_shows_its_words_as_they_are() -> None:
    line = (
        palette.house().sources[0].markup(url="https://a.kr/?a=1&b=2", title="A < {publisher}", publisher="B")
    )
    assert (
        line == '<p>출처: <a href="https://a.kr/?a=1&amp;b=2" rel="dofollow">A &lt; {publisher}</a> | B</p>'
    )


def test_a_site_replaces_what_it_names_and_keeps_the_rest() -> None:
    own = palette.from_toml(
        {
            "publisher": "새 신문",
            "spacers": [{"id": "spacer", "title": "Gap", "markup": "<br>"}],
            "table": {"cell": ""},
        }
    )
    assert own.publisher == "새 신문"
    assert [spacer.markup for spacer in own.spacers] == ["<br>"]
    assert own.table == palette.TableForm(cell="")
    assert own.highlights == palette.house().highlights


@pytest.mark.parametrize(
    "table",
    [
        {"unknown": 1},
        {"publisher": 1},
        {"spacers": "x"},
        {"spacers": [{"id": "x"}]},
        {"spacers": [{"id": "x", "title": "y", "markup": "z", "more": "w"}]},
        {"spacers": [{"id": 1, "title": "y", "markup": "z"}]},
        {
            "highlights": [
                {"id": "h", "title": "H", "colour": "rosso", "kind": "text", "open": "<b>", "close": "</b>"}
            ]
        },
    ],
)
def test_a_palette_that_is_none_is_refused_in_a_sentence(table: dict[str, object]) -> None:
    with pytest.raises(SettingsTrouble, match="palette of this site"):
        palette.from_toml(table)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#21538527", (33, 83, 133, 39)),
        ("#AbC", (170, 187, 204, 255)),
        ("#abcd", (170, 187, 204, 221)),
        ("RebeccaPurple", (102, 51, 153, 255)),
        ("transparent", (0, 0, 0, 0)),
        (" rgb(1, 2, 3) ", (1, 2, 3, 255)),
        ("rgba(1,2,3,.5)", (1, 2, 3, 128)),
        ("rgb(10% 20% 30% / 40%)", (26, 51, 77, 102)),
        ("rgb(300 -5 none)", (255, 0, 0, 255)),
        ("hsl(120, 100%, 50%)", (0, 255, 0, 255)),
        ("hsla(0.5turn,100%,50%,50%)", (0, 255, 255, 128)),
        ("hsl(-120deg 100% 50% / 0.2)", (0, 0, 255, 51)),
        ("hwb(30deg 20% 30% / 50%)", (179, 115, 51, 128)),
        ("lab(50% 40 59)", (191, 87, 2, 255)),
        ("lch(52% 72 50)", (205, 85, 26, 255)),
        ("oklab(40.101% 0.1147 0.0453)", (125, 35, 41, 255)),
        ("oklch(60% 0.15 50 / 25%)", (196, 96, 22, 64)),
        ("oklch(60%, 0.15, 50)", None),
        ("inherit", None),
        ("#12345", None),
        ("rgb(1,2)", None),
        ("rgb(1 2)", None),
        ("rgb(1px 2 3)", None),
        ("hsl(1% 2% 3%)", None),
        ("hsl(1 2px 3%)", None),
    ],
)
def test_css_colours_are_read_by_css_rules(text: str, colour: tuple[int, ...] | None) -> None:
    assert css_colour(text) == colour
