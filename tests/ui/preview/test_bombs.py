"""No picture takes the page's memory, wherever it is, and each check sees it when the guard is out.

A bomb is black where a browser unpacks it. What it left behind is its width, or the ground that it painted.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from editor.core import inlined
from editor.ui.preview import scheme
from editor.ui.preview.dress import Dress
from editor.ui.preview.head import ArticleHead
from tests.pictures import BOMBS, SIDE, address, avif, drawing, gif, in_percents, png
from tests.ui.preview.conftest import PATIENCE_MS, Onlooker, page_of
from tests.ui.preview.test_dress import DRESS, PAGE

pytestmark = pytest.mark.window

DARK = 60
FRAMES = 20
"""Within as many, what is to be painted has been painted: the checks with the guard out see it."""
WIDTH = "[...document.querySelectorAll('.bomb')].map((one) => one.naturalWidth || one.offsetWidth)"


def unpacked(page: Onlooker, site: Path, name: str) -> list[int]:
    """Give the widths of the pictures that the page has: of a bomb, of a large one, of a small AVIF."""
    (site / name).write_bytes(BOMBS[name])
    (site / "large.png").write_bytes(png(3_000, 3_000))
    (site / "small.avif").write_bytes(avif("small"))
    page.view.set_site(site)
    page.show(page_of(f'<img src="/{name}"><img src="/large.png"><img src="/small.avif">'))
    page.settle()
    widths: list[int] = page.ask("[...document.images].map((image) => image.naturalWidth)")
    return widths


@pytest.mark.parametrize("name", BOMBS)
def test_a_picture_that_unpacks_to_gigabytes_is_not_shown(page: Onlooker, site: Path, name: str) -> None:
    assert unpacked(page, site, name) == [0, 3_000, 300]


@pytest.mark.parametrize("name", BOMBS)
def test_the_check_sees_a_picture_that_unpacks_to_gigabytes(
    page: Onlooker, site: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(scheme, "_is_too_large", lambda _: False)
    assert unpacked(page, site, name) == [SIDE, 3_000, 300]


Way = Callable[[int], str]
"""The way to have a picture of so many pixels on each side in a text."""


def png_of(side: int) -> str:
    return address(png(side, side))


def drawing_of(side: int) -> bytes:
    return drawing(png_of(side)).encode()


def svg(data: bytes) -> str:
    return address(data, "image/svg+xml")


def picture(source: str) -> str:
    return f'<img class=bomb src="{source}">'


def style(source: str) -> str:
    return f"<p class=bomb style='display: inline-block; content: url({source})'>x</p>"


WIDE: dict[str, Way] = {
    "picture": lambda side: picture(png_of(side)),
    "picture of a set": lambda side: f'<img class=bomb srcset="{png_of(side)} 1x">',
    "picture of another type": lambda side: picture(png_of(side).replace("image/png", "font/woff2")),
    "gif": lambda side: picture(address(gif((1, 1), (side, side)), "image/gif")),
    "in percents": lambda side: picture(in_percents(gif((side, side), (1, 1)))),
    "base64 in percents": lambda side: picture(png_of(side).replace(",i", ",%69")),
    "base64 with blanks": lambda side: picture(png_of(side).replace(",i", ", i %0a")),
    "capitals": lambda side: picture(png_of(side).replace("data:", "DaTa:")),
    "entities": lambda side: picture(png_of(side).replace("data:", "d&#97;&#x000074;a&colon;")),
    "lines": lambda side: picture(png_of(side).replace("data:", " d\na&#10;t&Tab;a:")),
    "style": lambda side: style(png_of(side)),
    "escapes": lambda side: style(png_of(side).replace("data:", "\\64 ata\\:")),
    "escapes in entities": lambda side: style('"' + png_of(side).replace("data:", "&#92;64 at\\\na:") + '"'),
    "style sheet": lambda side: (
        f"<style>.bomb {{ display: inline-block; content: url('{png_of(side)}') }}</style><p class=bomb>x</p>"
    ),
}
"""Pictures whose width can be seen."""
PAINTED: dict[str, Way] = {
    "background": lambda side: ground(png_of(side)),
    "border": lambda side: (
        f'<p style="border: 99px solid transparent; border-image: url({png_of(side)}) 1 fill">x</p>'
    ),
    "mask": lambda side: (
        f'<p style="height: 200px; background: black; mask: url({png_of(side)}) 0 / cover">x</p>'
    ),
    "in a drawing": lambda side: drawing(png_of(side)),
    "in the address of a drawing": lambda side: picture(svg(drawing_of(side))),
    "in the address of a drawing in percents": lambda side: picture(
        in_percents(drawing_of(side), "image/svg+xml")
    ),
    "in the address of a drawing as it is": lambda side: ground(
        "&quot;data:image/svg+xml," + drawing(png_of(side)).replace('"', "'") + "&quot;"
    ),
    "in the address of a drawing in UTF-16": lambda side: picture(
        svg(drawing(png_of(side)).encode("utf-16"))
    ),
}
"""Pictures that are seen by what they paint."""
SPELT = '<!DOCTYPE svg [<!ENTITY a "da"><!ENTITY b "ta:">]>'
DRAWN: dict[str, Callable[[int], bytes]] = {
    "a picture": drawing_of,
    "a picture, in UTF-16": lambda side: drawing(png_of(side)).encode("utf-16"),
    "a drawing with a picture": lambda side: drawing(svg(drawing_of(side))).encode(),
    "a style": lambda side: drawing("", f"svg {{ background: url({png_of(side)}) 0 / cover }}").encode(),
}
"""Drawings of the site."""
SPELLING: dict[str, Callable[[int], bytes]] = {
    "by entities": lambda side: spelt(side).encode(),
    "by entities in a drawing": lambda side: drawing(svg(spelt(side).encode())).encode(),
    "by entities, in UTF-16": lambda side: spelt(side).encode("utf-16"),
}
"""Drawings that spell addresses."""


def ground(source: str) -> str:
    return f'<p style="height: 200px; background: url({source}) 0 / cover">x</p>'


def spelt(side: int) -> str:
    return SPELT + drawing(png_of(side).replace("data:", "&a;&b;"))


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, make_view: Callable[[], Onlooker]) -> Onlooker:
    """Give a preview with the guard out: every text is sent as it is."""
    monkeypatch.setattr(inlined, "_bombs", lambda *_: ())
    monkeypatch.setattr(inlined, "_has_entities", lambda _: False)
    return make_view()


def widths(page: Onlooker, html: str) -> list[int]:
    """Give the width of each picture or element that a picture widens."""
    page.show(page_of(html))
    page.settle()
    found: list[int] = page.ask(WIDTH)
    return found


@pytest.mark.parametrize("name", WIDE)
def test_a_picture_in_the_text_does_not_unpack_to_gigabytes(page: Onlooker, name: str) -> None:
    assert max(widths(page, WIDE[name](SIDE))) < SIDE


@pytest.mark.parametrize("name", WIDE)
def test_the_check_sees_a_picture_in_the_text(open_page: Onlooker, name: str) -> None:
    assert widths(open_page, WIDE[name](SIDE)) == [SIDE]


@pytest.mark.parametrize("name", WIDE)
def test_a_usual_picture_in_the_text_is_shown(page: Onlooker, name: str) -> None:
    assert widths(page, WIDE[name](300)) == [300]


def is_dark(page: Onlooker) -> bool:
    """Tell whether much of the page is black, by one of the next frames."""
    for _ in range(FRAMES):
        page.settle()
        seen = page.view.grab().toImage()
        places = ((x, y) for x in range(0, seen.width(), 10) for y in range(0, seen.height(), 10))
        if sum(seen.pixelColor(x, y).lightness() < DARK for x, y in places) > DARK:
            return True
    return False


@pytest.mark.parametrize("name", PAINTED)
def test_a_picture_that_is_painted_does_not_unpack_to_gigabytes(page: Onlooker, name: str) -> None:
    page.show(page_of(PAINTED[name](SIDE)))
    assert not is_dark(page)


@pytest.mark.parametrize("name", PAINTED)
def test_the_check_sees_a_picture_that_is_painted(open_page: Onlooker, name: str) -> None:
    open_page.show(page_of(PAINTED[name](SIDE)))
    assert is_dark(open_page)


@pytest.mark.parametrize("name", PAINTED)
def test_a_usual_picture_is_painted(page: Onlooker, name: str) -> None:
    page.show(page_of(PAINTED[name](300)))
    assert is_dark(page)


def draws(page: Onlooker, site: Path, data: bytes) -> bool:
    """Tell whether a drawing of the site paints its picture."""
    (site / "a.svg").write_bytes(data)
    page.view.set_site(site)
    page.show(page_of('<img src="/a.svg">'))
    return is_dark(page)


@pytest.mark.parametrize("name", [*DRAWN, *SPELLING])
def test_a_drawing_of_the_site_unpacks_no_gigabytes(page: Onlooker, site: Path, name: str) -> None:
    assert not draws(page, site, (DRAWN | SPELLING)[name](SIDE))


@pytest.mark.parametrize("name", [*DRAWN, *SPELLING])
def test_the_check_sees_a_drawing_of_the_site(open_page: Onlooker, site: Path, name: str) -> None:
    assert draws(open_page, site, (DRAWN | SPELLING)[name](SIDE))


@pytest.mark.parametrize("name", DRAWN)
def test_a_usual_drawing_of_the_site_is_shown(page: Onlooker, site: Path, name: str) -> None:
    assert draws(page, site, DRAWN[name](300))


def in_page(side: int) -> Dress:
    return replace(DRESS, html=PAGE.replace("<h1>", f"{ground(png_of(side))}<h1>"))


def in_style(side: int) -> Dress:
    return replace(DRESS, html=PAGE.replace("</head>", f"<style>{SHEET.format(png_of(side))}</style></head>"))


def in_made_sheet(side: int) -> Dress:
    return replace(DRESS, styles={"/assets/css/style.css": SHEET.format(png_of(side))})


SHEET = "body {{ background: url({}) 0 / cover }}"
THEMES: dict[str, Callable[[int], Dress]] = {
    "page": in_page,
    "style": in_style,
    "made sheet": in_made_sheet,
    "sheet": lambda _: replace(DRESS, styles={}),
}
"""Pages of a theme with pictures in them; the last one's is in a style sheet of the site."""


def wears(page: Onlooker, site: Path, name: str, side: int) -> bool:
    """Tell whether the page of a theme paints its picture."""
    (site / "assets/css").mkdir(parents=True)
    (site / "assets/css/style.css").write_text(SHEET.format(png_of(side)), "utf-8")
    with page.qtbot.waitSignal(page.view.ready, timeout=PATIENCE_MS):
        page.view.set_site(site, baseurl="/base")
    page.view.show_in(THEMES[name](side))
    page.show(page_of("<p>x</p>"))
    page.until("document.styleSheets.length >= 3")
    return is_dark(page)


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_unpacks_no_gigabytes(page: Onlooker, site: Path, name: str) -> None:
    assert not wears(page, site, name, SIDE)


@pytest.mark.parametrize("name", THEMES)
def test_the_check_sees_a_theme(open_page: Onlooker, site: Path, name: str) -> None:
    assert wears(open_page, site, name, SIDE)


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_s_usual_picture_is_shown(page: Onlooker, site: Path, name: str) -> None:
    assert wears(page, site, name, 300)


HEADS: dict[str, Callable[[int], ArticleHead]] = {
    "image": lambda side: ArticleHead(image=png_of(side)),
    "feature text": lambda side: ArticleHead(feature_html=picture(png_of(side))),
}


def head_width(page: Onlooker, name: str, side: int) -> int:
    page.view.show_head(HEADS[name](side))
    page.show(page_of("<p>x</p>"))
    page.settle()
    return int(page.ask("document.images[0].naturalWidth"))


@pytest.mark.parametrize("name", HEADS)
def test_the_head_of_an_article_unpacks_no_gigabytes(page: Onlooker, name: str) -> None:
    assert head_width(page, name, SIDE) == 0
    assert head_width(page, name, 300) == 300


@pytest.mark.parametrize("name", HEADS)
def test_the_check_sees_the_head_of_an_article(open_page: Onlooker, name: str) -> None:
    assert head_width(open_page, name, SIDE) == SIDE
