"""The article in a theme's page: the theme is woven round it, and the article stays as it is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWebEngineCore import QWebEnginePage

from editor.jekyll.results import ARTICLE_ENDS, ARTICLE_STARTS
from editor.store import served
from editor.ui.preview import page as page_module
from editor.ui.preview import patience as patience_module
from editor.ui.preview import scheme
from editor.ui.preview.dress import Dress
from editor.ui.preview.page import PreviewPage, Requests
from editor.ui.preview.scheme import SiteFiles
from tests.ui.preview.conftest import PATIENCE_MS, Onlooker, Web, page_of, png
from tests.ui.preview.test_attacks import SHORT_MS, nested_uses

pytestmark = pytest.mark.window

PAGE = f"""<!DOCTYPE html>
<html lang="ko" class="news" data-kind="post">
<head><title>T</title><link rel="stylesheet" href="/base/assets/css/style.css">
<style>.head {{ color: rgb(1, 2, 3) }}</style></head>
<body class="single"><header class="head"><h1>제목</h1></header>
<main><div class="content">{ARTICLE_STARTS}<p>old</p>{ARTICLE_ENDS}
<p class="tail">끝</p></div></main></body></html>"""
DRESS = Dress(
    PAGE, "/2024/a/", {"/assets/css/style.css": ".content > p { color: rgb(9, 8, 7) }"}, baseurl="/base"
)
CATCH = "void(document.title='caught')"


def colour(page: Onlooker, selector: str) -> str:
    return str(page.ask(f"getComputedStyle(document.querySelector('{selector}')).color"))


@pytest.fixture
def dressed(page: Onlooker, site: Path) -> Onlooker:
    """Give a preview that shows two paragraphs in the theme's page."""
    with page.qtbot.waitSignal(page.view.ready, timeout=PATIENCE_MS):
        page.view.set_site(site, baseurl="/base")
    page.view.show_in(DRESS)
    page.show(page_of("<p>하나</p>", "<p>둘</p>"))
    page.until("document.styleSheets.length >= 3")
    return page


def test_the_blocks_stand_where_the_theme_has_the_article(dressed: Onlooker) -> None:
    assert dressed.ask("document.querySelector('.content').textContent").split() == ["하나둘", "끝"]
    assert dressed.ask("[document.body.className, document.documentElement.dataset.kind]") == [
        "single",
        "post",
    ]
    assert dressed.ask("document.querySelector('.wongo-column')") is None


def test_the_theme_s_own_style_sheets_hold_and_the_built_in_one_does_not(dressed: Onlooker) -> None:
    dressed.until("getComputedStyle(document.querySelector('.content > p')).color === 'rgb(9, 8, 7)'")
    assert colour(dressed, ".head") == "rgb(1, 2, 3)"
    assert dressed.ask("document.querySelector('#wongo-built-in').disabled") is True


def test_another_style_sheet_of_the_same_name_is_loaded(dressed: Onlooker) -> None:
    changed = replace(DRESS, styles={"/assets/css/style.css": "p { color: rgb(5, 5, 5) }"})
    dressed.view.show_in(changed)
    dressed.until("getComputedStyle(document.querySelector('.content > p')).color === 'rgb(5, 5, 5)'")


def test_a_key_changes_its_block_and_a_new_title_leaves_the_article_alone(dressed: Onlooker) -> None:
    dressed.ask("(window.kept = document.querySelectorAll('.content > p')[1]) && 1")
    dressed.show(page_of("<p>하나!</p>", "<p>둘</p>"))
    dressed.view.show_in(replace(DRESS, html=PAGE.replace("제목", "새 제목")))
    dressed.until("document.querySelector('h1').textContent === '새 제목'")
    assert dressed.ask("[...document.querySelectorAll('.content > p')].map((p) => p.textContent)") == [
        "하나!",
        "둘",
        "끝",
    ]
    assert dressed.ask("document.querySelectorAll('.content > p')[1] === window.kept")


def test_the_built_in_page_comes_back(dressed: Onlooker) -> None:
    dressed.view.show_in(None)
    dressed.until("document.querySelector('.wongo-article')?.textContent === '하나둘'")
    assert dressed.ask("[document.body.className, document.documentElement.dataset.kind ?? null]") == [
        "wongo-page",
        None,
    ]
    assert dressed.ask("document.querySelectorAll('link').length") == 0
    dressed.show(page_of("<p>셋</p>"))
    assert dressed.html() == "<p>셋</p>"


def test_where_the_article_has_no_place_of_its_own_the_page_is_shown_as_it_is(dressed: Onlooker) -> None:
    whole = PAGE.replace(ARTICLE_STARTS, "").replace(ARTICLE_ENDS, "")
    dressed.view.show_in(replace(DRESS, html=whole))
    dressed.until("document.querySelector('.content').textContent.includes('old')")
    dressed.show(page_of("<p>낱말</p>"))
    assert "낱말" not in dressed.ask("document.body.textContent")


def test_what_is_at_the_top_stays_there_when_the_theme_changes(dressed: Onlooker) -> None:
    dressed.show(page_of(*(f'<p id="p{n}" style="height: 100px">{n}</p>' for n in range(30))))
    dressed.view.scroll_to_line(20)
    top = "document.getElementById('p10').getBoundingClientRect().top"
    before = dressed.ask(top)
    dressed.view.show_in(replace(DRESS, html=PAGE.replace("<h1>", "<p style='height: 300px'>x</p><h1>")))
    dressed.until("document.body.innerText.startsWith('x')")
    assert dressed.ask(top) == pytest.approx(before, abs=1)


def test_the_dress_survives_the_page(dressed: Onlooker) -> None:
    with dressed.qtbot.waitSignal(dressed.view.ready, timeout=PATIENCE_MS):
        dressed.view.show_web(True)
    dressed.until("document.querySelector('.content')?.textContent.includes('하나둘')")


OF_THE_GEM = {
    "beside assets": "/base/secret.png",
    "out of assets": "/base/assets/..%2fsecret.png",
    "by a link": "/base/assets/link.png",
}


@pytest.fixture
def gem(tmp_path: Path) -> Path:
    """Give a theme from elsewhere, with a picture for pages and one that is none of theirs."""
    theme = tmp_path / "gem"
    (theme / "assets").mkdir(parents=True)
    (theme / "assets/logo.png").write_bytes(png(31, 9))
    (theme / "secret.png").write_bytes(png(7, 7))
    (theme / "assets/link.png").symlink_to(tmp_path / "secret.png")
    return theme


def widths_in_gem(dressed: Onlooker, gem: Path, path: str) -> list[int]:
    """Give the widths of the theme's logo and of another file, as a page shows them."""
    images = f'<img src="/base/assets/logo.png"><img src="{path}">'
    dressed.view.show_in(replace(DRESS, html=PAGE.replace("<h1>", f"{images}<h1>"), theme=gem))
    dressed.until("document.images.length === 2 && [...document.images].every((image) => image.complete)")
    widths: list[int] = dressed.ask("[...document.images].map((image) => image.naturalWidth)")
    return widths


@pytest.mark.parametrize("name", OF_THE_GEM)
def test_files_of_a_theme_from_elsewhere_are_shown_below_assets_alone(
    dressed: Onlooker, gem: Path, name: str
) -> None:
    assert widths_in_gem(dressed, gem, OF_THE_GEM[name]) == [31, 0]


@pytest.mark.parametrize("name", OF_THE_GEM)
def test_the_check_sees_any_file_of_a_theme_from_elsewhere(
    dressed: Onlooker, gem: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def find(_: SiteFiles, path: str) -> served.Served:
        return served.Served(gem / path.removeprefix("/base/"), "image/png")

    monkeypatch.setattr(SiteFiles, "find", find)
    assert widths_in_gem(dressed, gem, OF_THE_GEM[name]) == [31, 7]


DARK = "(prefers-color-scheme: dark)"
IN_DARK = {
    "a made sheet": ("", f"@media {DARK} {{ h1 {{ color: rgb(7, 7, 7) }} }}"),
    "a style": (f"<style>@media {DARK} {{ h1 {{ color: rgb(7, 7, 7) }} }}</style>", ""),
    "no light": (
        "<style>@media not all and (prefers-color-scheme: light) { h1 { color: rgb(7, 7, 7) } }</style>",
        "",
    ),
    "inside another": (
        "",
        f"@supports (color: red) {{ @media screen and {DARK} {{ h1 {{ color: rgb(7, 7, 7) }} }} }}",
    ),
    "imported": (f"<style>@import url(/assets/css/dark.css) {DARK};</style>", ""),
    "light-dark()": (
        "<style>:root { color-scheme: light dark } h1 { color: light-dark(red, rgb(7, 7, 7)) }</style>",
        "",
    ),
    "a link": (f'<link rel="stylesheet" href="/assets/css/dark.css" media="{DARK}">', ""),
}


@pytest.mark.parametrize("name", IN_DARK)
def test_the_site_s_own_dark_follows_the_program_s(dressed: Onlooker, site: Path, name: str) -> None:
    head, css = IN_DARK[name]
    (site / "assets/css").mkdir(parents=True)
    (site / "assets/css/dark.css").write_text("h1 { color: rgb(7, 7, 7) }", "utf-8")
    dark = "getComputedStyle(document.querySelector('h1')).color === 'rgb(7, 7, 7)'"
    dressed.view.show_in(
        replace(DRESS, html=PAGE.replace("</head>", f"{head}</head>"), styles={"/assets/css/style.css": css})
    )
    dressed.until("document.head.innerHTML.includes('assets/css/style.css?')")
    dressed.until(f"(document.styleSheets.length >= 3) && !({dark})")
    dressed.view.set_theme(True)
    dressed.until(dark)
    dressed.view.set_theme(False)
    dressed.until(f"!({dark})")


def test_a_picture_for_the_dark_follows_the_program_s(dressed: Onlooker) -> None:
    picture = (
        f'<picture><source media="{DARK}" srcset="/base/assets/img/photo.png"><img src="x.png"></picture>'
    )
    dressed.view.show_in(replace(DRESS, html=PAGE.replace("<h1>", f"{picture}<h1>")))
    dressed.until("document.images.length === 1 && document.images[0].currentSrc.endsWith('x.png')")
    dressed.view.set_theme(True)
    dressed.until("document.images[0].currentSrc.endsWith('photo.png')")


HEADS = {
    "refresh": '<meta http-equiv="refresh" content="0; url=WEB/caught">',
    "base": '<base href="WEB/caught/"><img src="a.png">',
    "sheet": '<link rel="stylesheet" href="WEB/caught.css">',
    "import": "<style>@import url(WEB/caught.css);</style>",
    "import from a made sheet": '<link rel="stylesheet" href="/made.css">',
    "preload": '<link rel="preload" as="image" href="WEB/caught.png">',
    "prefetch": '<link rel="dns-prefetch prefetch" href="WEB/caught">',
    "script": '<script src="WEB/caught.js"></script>',
    "frame": '<iframe src="WEB/caught"></iframe>',
    "font": "<style>@font-face { font-family: x; src: url(WEB/caught) } h1 { font-family: x }</style>",
    "secret": "<style>html[class^='n'] { background: url(WEB/caught) }</style>",
}


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, make_view: Callable[[], Onlooker]) -> Onlooker:
    """Give a preview with all guards out, which opens a theme's page as a browser does."""
    monkeypatch.setattr(page_module, "_SETTINGS", dict.fromkeys(page_module._SETTINGS, True))
    monkeypatch.setattr(scheme, "_POLICY", "base-uri *")
    for owner, guard in ((Requests, "_is_allowed"), (PreviewPage, "acceptNavigationRequest")):
        monkeypatch.setattr(owner, guard, lambda *_: True)
    begins = "wongo.holdingStill(() => weaveIn(message));"
    opened = "document.open(); document.write(message.html); document.close();"
    script = page_module._script()
    assert begins in script
    monkeypatch.setattr(page_module, "_script", lambda: script.replace(begins, opened))
    return make_view()


@pytest.mark.parametrize("name", HEADS)
def test_the_check_sees_a_theme_that_visits_the_web(open_page: Onlooker, web: Web, name: str) -> None:
    harm = HEADS[name].replace("WEB", web.address)
    styles = {
        "/made.css": f"@import url({web.address}/caught); h1 {{ background: url({web.address}/caught) }}"
    }
    open_page.view.show_in(replace(DRESS, html=PAGE.replace("</head>", f"{harm}</head>"), styles=styles))
    open_page.qtbot.waitUntil(lambda: bool(web.visits), timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("<h1>", f"<script>{CATCH}</script><h1>"),
        PAGE.replace("<h1>", f'<img src=x onerror="{CATCH}"><h1>'),
        PAGE.replace('class="single"', f'onload="{CATCH}"'),
    ],
    ids=["script", "onerror", "onload"],
)
def test_the_check_sees_a_theme_s_script(open_page: Onlooker, page: str) -> None:
    open_page.view.show_in(replace(DRESS, html=page))
    open_page.qtbot.waitUntil(lambda: open_page.view.page().title() == "caught", timeout=PATIENCE_MS)


@pytest.mark.parametrize("name", HEADS)
def test_a_theme_does_not_visit_the_web(dressed: Onlooker, web: Web, name: str) -> None:
    harm = HEADS[name].replace("WEB", web.address)
    styles = {
        "/made.css": f"@import url({web.address}/caught); h1 {{ background: url({web.address}/caught) }}"
    }
    dressed.view.show_in(replace(DRESS, html=PAGE.replace("</head>", f"{harm}</head>"), styles=styles))
    dressed.until("!document.head.innerHTML.includes('assets/css/style.css?')")
    dressed.settle()
    assert web.visits == []
    assert dressed.view.url() == scheme.SHELL


@pytest.mark.parametrize("name", ["sheet", "import", "font", "secret", "import from a made sheet"])
def test_what_was_kept_out_is_told_and_comes_once_it_is_allowed(
    dressed: Onlooker, web: Web, name: str
) -> None:
    harm = HEADS[name].replace("WEB", web.address)
    styles = {"/made.css": f"h1 {{ background: url({web.address}/caught.png) }}"}
    with dressed.qtbot.waitSignal(dressed.view.web_kept_out, timeout=PATIENCE_MS):
        dressed.view.show_in(replace(DRESS, html=PAGE.replace("</head>", f"{harm}</head>"), styles=styles))
    dressed.view.show_web(True)
    dressed.qtbot.waitUntil(lambda: bool(web.visits), timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    "attributes",
    [f'body class="single" onload="{CATCH}"', f'body onpageshow="{CATCH}" onfocus="{CATCH}"', "body"],
)
def test_a_theme_runs_no_script(dressed: Onlooker, attributes: str) -> None:
    script = f'<script>{CATCH}</script><img src=x onerror="{CATCH}">'
    html = PAGE.replace('body class="single"', attributes).replace("<h1>", f"{script}<h1 id=x>")
    dressed.view.show_in(replace(DRESS, html=html))
    dressed.until("!!document.getElementById('x')")
    dressed.settle()
    assert dressed.view.page().title() != "caught"
    assert dressed.ask("document.body.getAttributeNames().filter((name) => name.startsWith('on'))") == []


def test_a_second_place_for_the_article_does_no_harm(make_view: Callable[[], Onlooker]) -> None:
    page = make_view()
    for html in (
        f"{ARTICLE_ENDS}{ARTICLE_STARTS}",
        f"<div>{ARTICLE_STARTS}</div>{ARTICLE_ENDS}",
        ARTICLE_STARTS,
        "",
    ):
        page.view.show_in(replace(DRESS, html=f"<p>{html}</p>"))
        page.show(page_of("<p>하나</p>"))
    page.view.show_in(DRESS)
    page.until("document.querySelector('.content > p').textContent === '하나'")


def is_drawn(dressed: Onlooker, patience: int) -> bool:
    """Show a theme's page with a drawing, and tell whether the page's process lived until it was painted."""
    died: list[object] = []
    drawn: list[int] = []
    page = dressed.view._own_page
    page.renderProcessTerminated.connect(lambda *_: died.append(1))
    page.renderProcessTerminated.connect(lambda *_: dressed.view._patience.setInterval(PATIENCE_MS))
    page.bridge.page_dressed.connect(drawn.append)
    dressed.view._patience.setInterval(patience)
    dressed.view.show_in(replace(DRESS, html=PAGE.replace("<h1>", f"{nested_uses()}<h1>")))
    number = dressed.view._dress_number
    dressed.qtbot.waitUntil(lambda: bool(died) or number in drawn, timeout=2 * PATIENCE_MS)
    return not died


def test_a_theme_with_a_drawing_that_takes_long_is_ended_and_the_article_shown_alone(
    dressed: Onlooker,
) -> None:
    with dressed.qtbot.waitSignal(dressed.view.dress_failed, timeout=2 * PATIENCE_MS):
        assert not is_drawn(dressed, SHORT_MS)
    assert dressed.html() == "<p>하나</p><p>둘</p>"


def test_the_check_sees_a_theme_with_a_drawing_that_takes_long(dressed: Onlooker) -> None:
    clock = QElapsedTimer()
    clock.start()
    assert is_drawn(dressed, patience_module.MOST_MS)
    assert clock.elapsed() > SHORT_MS


def test_a_theme_that_is_drawn_is_not_waited_for_any_longer(dressed: Onlooker) -> None:
    dressed.qtbot.waitUntil(lambda: not dressed.view._patience.isActive(), timeout=PATIENCE_MS)
    assert dressed.view._dress == DRESS


def test_an_article_that_kills_the_page_is_not_blamed_on_the_theme(dressed: Onlooker) -> None:
    failed: list[object] = []
    dressed.view.dress_failed.connect(lambda: failed.append(1))
    for _ in range(3):
        dressed.view.page().renderProcessTerminated.emit(
            QWebEnginePage.RenderProcessTerminationStatus.CrashedTerminationStatus, 9
        )
    dressed.show(page_of("<p>셋</p>"))
    dressed.until("document.querySelector('.content')?.textContent.includes('셋')")
    assert not failed
