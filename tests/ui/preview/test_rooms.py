"""Nothing jumps when a picture arrives: its room is kept, as the style sheet will lay it out."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob

from editor.ui.preview.rooms import MOST, rooms_in
from editor.ui.preview.scheme import SITE, SiteFiles
from tests.ui.preview.conftest import PATIENCE_MS, Onlooker, page_of, png
from tests.ui.preview.test_dress import DRESS, PAGE

pytestmark = pytest.mark.window
TOP = "document.querySelector('#below').getBoundingClientRect().top"
STYLES = {
    "as it is": "",
    "no wider than the page": "#a { max-width: 100%; height: auto }",
    "of a height": "#a { height: 50px }",
    "of a width": "#a { width: 50%; height: auto }",
    "cut to a shape": "#a { width: 100%; aspect-ratio: 3 / 1; object-fit: cover }",
}


class Gate:
    """Holds back the site's files until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.held: list[tuple[SiteFiles, QWebEngineUrlRequestJob, str]] = []
        self._send = vars(SiteFiles)["_send_file"]

        def hold(files: SiteFiles, job: QWebEngineUrlRequestJob, path: str) -> None:
            self.held.append((files, job, path))

        monkeypatch.setattr(SiteFiles, "_send_file", hold)

    def open(self) -> None:
        """Let through what was asked for."""
        for files, job, path in self.held:
            self._send(files, job, path)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Give what holds back the pictures."""
    return Gate(monkeypatch)


@pytest.fixture
def shown(page: Onlooker, site: Path) -> Onlooker:
    """Give a preview of a site with a large picture."""
    (site / "assets/img/large.png").write_bytes(png(1200, 300))
    with page.qtbot.waitSignal(page.view.ready, timeout=PATIENCE_MS):
        page.view.set_site(site)
    return page


def arrives(shown: Onlooker, gate: Gate) -> tuple[float, float]:
    """Give where the text stands before and after the picture came."""
    before = shown.ask(TOP)
    shown.qtbot.waitUntil(lambda: bool(gate.held), timeout=PATIENCE_MS)
    assert shown.ask("document.querySelector('#a').naturalWidth") in {0, 1200}
    gate.open()
    shown.until("!document.querySelector('#a').hasAttribute('data-wongo-room')")
    shown.settle()
    return before, shown.ask(TOP)


@pytest.mark.parametrize("style", STYLES)
def test_text_below_a_picture_stays_where_it_is(shown: Onlooker, gate: Gate, style: str) -> None:
    shown.show(
        page_of(
            f"<style>{STYLES[style]}</style>",
            '<p><img id="a" src="/assets/img/large.png" alt=""></p>',
            '<p id="below">글</p>',
        )
    )
    before, after = arrives(shown, gate)
    assert before == after
    assert after > 40


def test_in_the_theme_s_page_as_well(shown: Onlooker, gate: Gate) -> None:
    picture = '<img id="a" src="/assets/img/large.png"><p id="below">글</p><h1>'
    shown.view.show_in(replace(DRESS, html=PAGE.replace("<h1>", picture), styles={}))
    shown.until("!!document.querySelector('#below')")
    before, after = arrives(shown, gate)
    assert before == after
    assert after > 250


def test_a_picture_that_is_there_needs_no_room_again(shown: Onlooker) -> None:
    block = '<p><img id="a" src="/assets/img/large.png" alt="{}"></p>'
    shown.show(page_of(block.format("하나")))
    shown.settle()
    shown.show(page_of(block.format("둘")))
    assert shown.ask("document.querySelector('#a').getAttributeNames()") == ["id", "src", "alt"]
    assert shown.ask("document.querySelector('#a').naturalWidth") == 1200


def test_a_picture_that_cannot_be_read_gives_its_room_back(shown: Onlooker, site: Path) -> None:
    (site / "assets/img/half.png").write_bytes(png(1200, 300)[:40])
    shown.show(page_of('<p><img id="a" src="/assets/img/half.png"></p>'))
    shown.until("document.querySelector('#a').hasAttribute('data-wongo-missing')")
    assert not shown.ask("document.querySelector('#a').hasAttribute('data-wongo-room')")


@pytest.mark.parametrize(
    "source",
    [
        '"/assets/img/사진 1.png"',
        "'/assets/img/사진%201.png'",
        "photo.png",
        '"../img/photo.png?a&amp;b"',
        "photo.png / data-src=x",
    ],
)
def test_a_picture_is_found_however_its_address_is_written(page: Onlooker, site: Path, source: str) -> None:
    files = SiteFiles(page.view)
    files.root = site
    base = SITE.resolved(QUrl("/assets/img/"))
    assert [*rooms_in([f"<p><img alt='>' src={source}></p>"], files, base).values()] == [(40, 30)]


def test_a_picture_that_qt_cannot_read_has_its_room_too(page: Onlooker, site: Path) -> None:
    files = SiteFiles(page.view)
    files.root = site
    small = Path(__file__).parent / "pictures/small.avif"
    (site / "small.avif").write_bytes(small.read_bytes())
    assert rooms_in(['<img src="/small.avif">'], files, SITE) == {"/small.avif": (300, 200)}


@pytest.mark.parametrize("source", ["https://x.test/a.png", "/../secret.png", "file:///etc/a.png", "data:,"])
def test_what_is_not_the_site_s_is_not_looked_at(page: Onlooker, site: Path, source: str) -> None:
    files = SiteFiles(page.view)
    files.root = site
    assert not rooms_in([f'<img src="{source}">'], files, SITE)


@pytest.mark.parametrize(
    "text", ["<img ", '<img "', "<img src='", "<img src ", "<img src=a", "<img / = >", "<img a='"]
)
def test_no_text_takes_long(page: Onlooker, text: str) -> None:
    began = perf_counter()
    rooms_in([text * 20_000], SiteFiles(page.view), SITE)
    assert perf_counter() - began < 5


def test_a_page_of_pictures_is_not_waited_for(page: Onlooker, site: Path) -> None:
    files = SiteFiles(page.view)
    files.root = site
    pages = (f'<img src="/assets/img/photo.png?{number}">' for number in range(2 * MOST))
    assert len(rooms_in(pages, files, SITE)) == MOST
