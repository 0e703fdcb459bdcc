"""The theme's page is not seen before its style sheets are there."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.preview.conftest import PATIENCE_MS, Onlooker, page_of
from tests.ui.preview.test_dress import DRESS, PAGE
from tests.ui.preview.test_rooms import Gate

pytestmark = pytest.mark.window
HELD = "getComputedStyle(document.body).animationName === 'wongo-hold'"


@pytest.fixture
def ready(page: Onlooker, site: Path) -> Onlooker:
    """Give a preview of a site, its article on the built-in page."""
    with page.qtbot.waitSignal(page.view.ready, timeout=PATIENCE_MS):
        page.view.set_site(site, baseurl="/base")
    page.show(page_of("<p>하나</p>"))
    return page


def test_a_page_is_held_back_until_its_style_sheet_came(
    ready: Onlooker, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    ready.view.show_in(DRESS)
    ready.until("document.body.className === 'single'")
    ready.qtbot.waitUntil(lambda: bool(gate.held), timeout=PATIENCE_MS)
    assert ready.ask(HELD) is True
    gate.open()
    ready.until(f"!({HELD})")
    assert ready.ask("getComputedStyle(document.querySelector('.content > p')).color") == "rgb(9, 8, 7)"


@pytest.mark.parametrize("sheet", ["/base/none.css", "https://x.test/a.css", "http://[", ""])
def test_a_style_sheet_that_does_not_come_is_not_waited_for(ready: Onlooker, sheet: str) -> None:
    ready.view.show_in(replace(DRESS, html=PAGE.replace("/base/assets/css/style.css", sheet)))
    ready.until("document.body.className === 'single'")
    ready.until(f"!({HELD})")


def test_the_built_in_page_is_not_held_back(ready: Onlooker, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    ready.view.show_in(DRESS)
    ready.qtbot.waitUntil(lambda: bool(gate.held), timeout=PATIENCE_MS)
    ready.view.show_in(None)
    ready.until("document.body.className === 'wongo-page'")
    assert ready.ask(HELD) is False
    gate.open()
