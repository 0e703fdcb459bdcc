"""Bombs inside a text are disarmed and nothing else is; tests/ui/preview/test_bombs.py asks the browser."""

from time import perf_counter
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import inlined
from editor.core.disguises import readings
from editor.core.inlined import drawing_without_bombs, without_bombs
from tests.pictures import SIDE, address, drawing, gif, in_percents, png

BOMB = address(png(SIDE, SIDE))
SMALL = address(png(30, 30))
FONT = address(b"wOF2" + bytes(range(256)) * 200, "font/woff2")
SVG = "image/svg+xml"
TEXTS = (
    "data: 5, metadata: a, data:, data:x, y",
    f'<p data-a="1">data:image/png;base64,abc</p><img src="{SMALL}">',
    f"<img src='{in_percents(gif((30, 30), (30, 30)), 'image/gif')}'>",
    f"@font-face {{ src: url({FONT}) }}",
    f'<img src="{address(drawing(SMALL).encode(), SVG)}">',
    f"a {{ content: '\\2014'; background: url(\"data:{SVG};charset=utf8,%3Csvg xmlns='x'/%3E\") }}",
    "5 % of C:\\data &amp; &#8217;data:&#8217;, \ud800",
    '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"/>',
    "<!ENTITY a 'b'> is how it is written",
)
DISGUISES = (
    "data:",
    "DATA:",
    "d\na\tta:",
    "&#100;ata:",
    "&#x0064;ATA&colon;",
    "\\64 ata\\:",
    "&#92;64 ata:",
    "&#x5C;&#x36;&#52; ata:",
    "d\\000061 ta:",
    "\\44\t\\61\r\n\\t\\9 \\41 \\00003A ",
    "da\\\nta:",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert without_bombs(text) == text


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("before", ["", *TEXTS])
def test_the_address_of_a_bomb_is_disarmed_and_all_else_stays(disguise: str, before: str) -> None:
    rest = BOMB.removeprefix("data:") + '">끝'
    assert without_bombs(f'{before}<img src="{disguise}{rest}') == f'{before}<img src="about:{rest}'


@pytest.mark.parametrize("inner", [1, 2, 9])
@pytest.mark.parametrize(
    "way", [lambda text: address(text.encode(), SVG), lambda text: f"data:{SVG},{quote(text)}"]
)
def test_a_bomb_in_drawings_in_drawings_is_disarmed(way: object, inner: int) -> None:
    assert callable(way)
    source = BOMB
    for _ in range(inner):
        source = way(drawing(source))
    harmless = without_bombs(source)
    for _ in range(inner):
        harmless = unquote(harmless)
    assert harmless.startswith("about:") or "data:image/png" not in harmless


def test_a_drawing_whose_address_spells_with_entities_is_disarmed() -> None:
    spelt = '<!DOCTYPE svg [<!ENTITY a "da">]><svg><image href="&a;ta:x"/></svg>'
    for source in (address(spelt.encode(), SVG), f"data:{SVG},{quote(spelt)}", f"data:{SVG},{spelt}"):
        assert without_bombs(source).startswith("about:")


def test_a_drawing_that_spells_with_entities_is_broken() -> None:
    drawn = '<!DOCTYPE svg [<!ENTITY ns "http://x/"><!ENTITY a "da">]><svg xmlns="&ns;"/>'
    assert "<!ENTITY" not in drawing_without_bombs(drawn)
    harmless = drawn.replace('<!ENTITY a "da">', "")
    assert drawing_without_bombs(harmless) == harmless


@pytest.mark.parametrize("rest", ["", "iVBORw0KGgo", "GIF89a", "/9j/", "R0lGODlh", "%FF%D8%FF%E0"])
def test_a_picture_whose_size_cannot_be_told_is_disarmed(rest: str) -> None:
    kind = "image/png," if rest[:1] in "%G" else "image/png;base64,"
    assert without_bombs(f"data:{kind}{rest}").startswith("about:") is bool(rest)


HOSTILE = {
    "no comma": "data:" * 100_000,
    "one comma": "data:" * 100_000 + ",",
    "empty ones": "data:," * 20_000,
    "beginnings in percents": "data:,%89PNG%0D%0A%1A%0A" * 5_000,
    "beginnings": "data:;base64,iVBORw0KGgoAAAAN" * 5_000,
    "escapes": "&#100;" * 100_000 + "\\64 " * 100_000,
    "entities": "<!ENTITY a" * 50_000,
    "zeros": "&#" + "0" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    began = perf_counter()
    without_bombs(HOSTILE[name])
    assert perf_counter() - began < 5


def test_a_text_of_thousands_of_pictures_has_no_bomb_behind_them() -> None:
    assert without_bombs(f"{SMALL} " * 1_000 + BOMB).endswith(f"about:{BOMB.removeprefix('data:')}")


@given(st.text("dat:&#;x0164\\ \n%u,\u00e9") | st.text())
def test_what_is_read_stands_where_it_is_written(text: str) -> None:
    for level in readings(text, 2):
        for reading in level:
            places = [reading.origin(at) for at in range(len(reading.text) + 1)]
            assert places == sorted(places)
            assert all(0 <= place <= len(text) for place in places)


@given(
    st.lists(
        st.sampled_from(("data:", "image/svg+xml", ";base64", ",", "a", "%", "&#", "\\", "\n", "6", "41"))
    )
)
def test_a_text_without_pictures_is_the_same(parts: list[str]) -> None:
    text = "".join(parts)
    assert without_bombs(text) == text


PIECES = (
    *"dataDATA:&#;\\ \t\n0164x",
    "&#100;",
    "&#x61",
    "&#092;",
    "&Tab;",
    "&colon;",
    "\\64 ",
    "\\061",
    "\\\n",
    "\\9 ",
    "\\3A\t",
    "&bsol;",
    "&NewLine;",
    "&#54;",
    "data",
    "ta:",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_spelling_of_an_address_is_passed_over(text: str) -> None:
    level = next(readings(text, 0))
    is_said = any(inlined._ADDRESS.search(reading.text) for reading in level)
    assert inlined._may_say_address(text) or not is_said


SPELLINGS = (
    ("d", ("&#100;", "&#x44;", "\\64 ", "\\000044\n", "&#92;64 ", "\\&#54;4 ")),
    ("a", ("&#97;", "&#x0041;", "\\61 ", "\\41\t", "\ta", "&Tab;a", "a\\\n")),
    ("t", ("&#116;", "&#x54;", "\\74 ", "\\t", "\r\nt")),
    ("a", ("&#97;", "&#x61;", "\\9 a", "a&NewLine;")),
    (":", ("&colon;", "&#58;", "\\3a ", "\\:", "&bsol;:")),
)


@given(st.tuples(*(st.sampled_from((letter, letter.upper(), *ways)) for letter, ways in SPELLINGS)))
def test_an_address_of_any_spelling_is_disarmed(letters: tuple[str, ...]) -> None:
    assert without_bombs(f"url({''.join(letters)}{BOMB.removeprefix('data:')})").startswith("url(about:")
