"""A pasted text is harmless in the real web engine, and each check sees its attack when the guards are out.

Every attack leaves a trace when it works: the page's title becomes "caught", or the web is visited at
`caught`, or the page goes somewhere. `tests/ui/preview/conftest.py` has the web.
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QElapsedTimer

from editor.store import served
from editor.ui.preview import page as page_module
from editor.ui.preview import patience as patience_module
from editor.ui.preview import scheme
from editor.ui.preview.page import PreviewPage, Requests
from tests.ui.preview.conftest import PATIENCE_MS, Onlooker, Web, page_of
from tests.ui.preview.test_view import click

pytestmark = pytest.mark.window

CATCH = "void(document.title='caught')"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
SCRIPTS = {
    "script": f"<script>{CATCH}</script>",
    "onerror": f'<img src="/none.png" onerror="{CATCH}">',
    "onload": f'<img src="{PIXEL}" onload="{CATCH}">',
    "onload in svg": f'<svg><image href="{PIXEL}" onload="{CATCH}"></image></svg>',
    "onbegin in svg": f'<svg><animate attributeName="x" dur="1s" onbegin="{CATCH}"></animate></svg>',
    "onload of style": f'<style onload="{CATCH}"></style>',
    "ontoggle": f'<details open ontoggle="{CATCH}">x</details>',
    "onfocus": f'<input autofocus onfocus="{CATCH}">',
    "onanimationstart": "<style>@keyframes x {to {opacity: .9}}</style>"
    f'<p style="animation: x .1s" onanimationstart="{CATCH}">x</p>',
    "iframe of a script": '<iframe src="javascript:void(parent.document.title=`caught`)"></iframe>',
    "iframe with a text": '<iframe srcdoc="<script>parent.document.title=`caught`</script>"></iframe>',
}
CLICKS = {
    "javascript: link": f'<a id=x href="javascript:{CATCH}">x</a>',
    "javascript: link with blanks": f'<a id=x href=" java\nscript:{CATCH}">x</a>',
    "javascript: link in svg": '<svg width=200 height=50><a href="javascript:' + CATCH + '">'
    "<rect id=x width=200 height=50></rect></a></svg>",
    "onclick": f'<p id=x onclick="{CATCH}">x</p>',
    "javascript: form": f'<form action="javascript:{CATCH}"><button id=x>x</button></form>',
}
VISITS = {
    "picture": '<img src="WEB/caught">',
    "picture of a set": f'<img src="{PIXEL}" srcset="WEB/caught 1x">',
    "picture in svg": '<svg><image href="WEB/caught" width="9" height="9"></image></svg>',
    "iframe": '<iframe src="WEB/caught"></iframe>',
    "object": '<object data="WEB/caught"></object>',
    "embed": '<embed src="WEB/caught" type="text/html">',
    "video": '<video src="WEB/caught" preload="auto" autoplay muted></video>',
    "poster": '<video poster="WEB/caught"></video>',
    "input": '<input type="image" src="WEB/caught">',
    "style sheet": '<link rel="stylesheet" href="WEB/caught">',
    "import": "<style>@import url(WEB/caught);</style>",
    "background": '<p style="background: url(WEB/caught)">x</p>',
    "a style that tells a secret": "<style>a[href^='/s'] { background: url(WEB/caught) }</style>"
    "<a href='/s'>x</a>",
    "font": "<style>@font-face {font-family: x; src: url(WEB/caught)}</style><p style='font-family: x'>x</p>",
    "meta refresh": '<meta http-equiv="refresh" content="0; url=WEB/caught">',
}
CLICKED_VISITS = {
    "form": '<form action="WEB/caught"><button id=x>x</button></form>',
    "form of a button": '<form><button id=x formaction="WEB/caught">x</button></form>',
    "post": '<form action="WEB/caught" method="post"><button id=x>x</button></form>',
    "link": '<a id=x href="WEB/caught">x</a>',
    "ping": '<a id=x href="#x" ping="WEB/caught">x</a>',
    "map": f'<img id=x src="{PIXEL}" width=90 height=90 usemap="#m">'
    '<map name=m><area shape=rect coords="0,0,90,90" href="WEB/caught"></map>',
}


def _everything_is_allowed(*_: object) -> bool:
    return True


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, make_view: Callable[[], Onlooker]) -> Onlooker:
    """Give a preview with all guards out: scripts run, nothing is stripped, refused or blocked."""
    allowed = dict.fromkeys(page_module._SETTINGS, True)
    monkeypatch.setattr(page_module, "_SETTINGS", allowed)
    monkeypatch.setattr(scheme, "_POLICY", "base-uri *")
    monkeypatch.setattr(Requests, "_is_allowed", _everything_is_allowed)
    monkeypatch.setattr(PreviewPage, "acceptNavigationRequest", _everything_is_allowed)
    script = page_module._script().replace(
        "room.innerHTML = html;\n    inert(room);\n    return [...room.childNodes];",
        "return [...document.createRange().createContextualFragment(html).childNodes];",
    )
    assert "createContextualFragment" in script
    monkeypatch.setattr(page_module, "_script", lambda: script)
    return make_view()


def is_caught(page: Onlooker) -> bool:
    return page.view.page().title() == "caught"


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_does_not_run(page: Onlooker, name: str) -> None:
    page.show(page_of(SCRIPTS[name]))
    page.settle()
    assert not is_caught(page)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_check_sees_a_script(open_page: Onlooker, name: str) -> None:
    open_page.view.show_blocks(page_of(SCRIPTS[name]))
    open_page.qtbot.waitUntil(lambda: is_caught(open_page), timeout=PATIENCE_MS)


@pytest.mark.parametrize("name", CLICKS)
def test_a_click_runs_no_script(page: Onlooker, name: str) -> None:
    page.show(page_of(CLICKS[name]))
    click(page, "#x, button, svg")
    page.settle()
    assert not is_caught(page)


@pytest.mark.parametrize("name", CLICKS)
def test_the_check_sees_a_clicked_script(open_page: Onlooker, name: str) -> None:
    open_page.show(page_of(CLICKS[name]))
    click(open_page, "#x")
    open_page.qtbot.waitUntil(lambda: is_caught(open_page), timeout=PATIENCE_MS)


@pytest.mark.parametrize("name", VISITS)
def test_the_web_is_not_visited(page: Onlooker, web: Web, name: str) -> None:
    page.show(page_of(VISITS[name].replace("WEB", web.address)))
    page.settle()
    assert web.visits == []
    assert page.view.url() == scheme.SHELL


@pytest.mark.parametrize("name", VISITS)
def test_the_check_sees_a_visit(open_page: Onlooker, web: Web, name: str) -> None:
    open_page.view.show_blocks(page_of(VISITS[name].replace("WEB", web.address)))
    open_page.qtbot.waitUntil(lambda: "caught" in web.visits, timeout=PATIENCE_MS)


@pytest.mark.parametrize("name", CLICKED_VISITS)
def test_a_click_does_not_visit_the_web(page: Onlooker, web: Web, name: str) -> None:
    page.show(page_of(CLICKED_VISITS[name].replace("WEB", web.address)))
    click(page, "#x, button")
    page.settle()
    assert web.visits == []
    assert page.view.url() == scheme.SHELL


@pytest.mark.parametrize("name", CLICKED_VISITS)
def test_the_check_sees_a_clicked_visit(open_page: Onlooker, web: Web, name: str) -> None:
    open_page.show(page_of(CLICKED_VISITS[name].replace("WEB", web.address)))
    click(open_page, "#x")
    open_page.qtbot.waitUntil(
        lambda: any(visit.startswith("caught") for visit in web.visits), timeout=PATIENCE_MS
    )


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ('<a id=x href="https://example.org/a?b=1#c">x</a>', "https://example.org/a?b=1#c"),
        ('<a id=x href="https://example.org/" target="_blank">x</a>', "https://example.org/"),
        ('<a id=x href="https://example.org/a.zip" download>x</a>', "https://example.org/a.zip"),
        ('<a id=x href="mailto:desk@example.org">x</a>', "mailto:desk@example.org"),
        ('<a id=x href="/about/">x</a>', "/about/"),
        ('<a id=x href="../other/">x</a>', "/news/other/"),
    ],
)
def test_a_link_is_told_and_not_followed(page: Onlooker, link: str, told: str) -> None:
    page.view.set_base("/news/post/")
    page.show(page_of(link))
    with page.qtbot.waitSignal(page.view.link_clicked, timeout=PATIENCE_MS) as clicked:
        click(page, "#x")
    assert clicked.args == [told]
    assert page.view.url() == scheme.SHELL


MACHINE = ("ms-msdt:/id PCWDiagnostic", "search-ms:query=x", "steam://run/1", "x:y")
"""Addresses that other programs of the machine open.

No attack: `file:`, `data:`, `blob:` and `chrome:`, which the web engine itself does not follow from our page.
"""


def told_of(page: Onlooker, address: str) -> list[str]:
    told: list[str] = []
    page.view.link_clicked.connect(told.append)
    page.show(page_of(f'<a id=x href="{address}">x</a>'))
    click(page, "#x")
    page.settle()
    return told


@pytest.mark.parametrize("address", MACHINE)
def test_a_link_to_the_machine_is_not_even_told(page: Onlooker, address: str) -> None:
    assert told_of(page, address) == []
    assert page.view.url() == scheme.SHELL


@pytest.mark.parametrize("address", MACHINE)
def test_the_check_sees_a_link_to_the_machine(
    page: Onlooker, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(page_module, "_OPENED_OUTSIDE", {address.partition(":")[0]})
    assert told_of(page, address)


def test_a_link_into_the_article_scrolls_there(page: Onlooker) -> None:
    page.show(page_of('<a id=x href="#주">x</a>', "<p style='height: 3000px'>x</p>", "<p id='주'>y</p>"))
    click(page, "#x")
    page.until("scrollY > 1000")


def test_names_of_the_page_s_own_things_do_no_harm(page: Onlooker) -> None:
    names = [
        "attributes",
        "childNodes",
        "hidden",
        "createElement",
        "getElementById",
        "querySelector",
        "remove",
    ]
    form = "".join(f'<input name="{name}"><img id="{name}" name="{name}">' for name in names)
    page.show(page_of(f"<form>{form}</form>", '<a id="wongo">x</a>', "<p>말</p>"))
    page.show(page_of(f"<form>{form}x</form>", '<a id="page" name="article">x</a>', "<p>글</p>"))
    assert page.html().endswith("<p>글</p>")


def test_pictures_of_the_web_are_shown_once_they_are_allowed(page: Onlooker, web: Web) -> None:
    page.show(page_of(f'<img src="{web.address}/a.png"><iframe src="{web.address}/b"></iframe>'))
    page.settle()
    assert web.visits == []
    page.view.show_web(True)
    page.until("document.images.length === 1 && document.images[0].naturalWidth === 9")
    assert web.visits == ["a.png"]


ESCAPES = {
    "dots behind a slash that is encoded": "/assets/..%2f..%2fsecret.png",
    "dots that are encoded themselves": "/assets/%2e%2e%2f%2e%2e%2fsecret.png",
    "an absolute path": "/%2fSECRET",
    "a link": "/link.png",
    "a link to a folder": "/folder/secret.png",
    "a link to a folder and a slash that is encoded": "/folder%2fsecret.png",
}
"""Paths out of the site, which lies beside `secret.png`.

No attack, for the web engine itself sees to it: it resolves `/../` and `/%2e%2e/` before it asks, decodes
`/%252e%252e/` once alone, and shows no picture of `file:` in a page that is none itself. A path of another
host (`//secret.png`) has nothing to do with the site's folder.
"""


@pytest.fixture
def leaky(site: Path) -> Path:
    """Give a site with links that lead out of it."""
    (site / "link.png").symlink_to(site.parent / "secret.png")
    (site / "folder").symlink_to(site.parent)
    return site


def sees_the_secret(page: Onlooker, site: Path, path: str) -> bool:
    secret = quote(str(site.parent / "secret.png")[1:], safe="")
    page.view.set_site(site)
    page.show(page_of(f'<img src="{path.replace("SECRET", secret)}">'))
    page.settle()
    return bool(page.ask("document.images[0].naturalWidth === 7"))


@pytest.mark.parametrize("name", ESCAPES)
def test_no_path_leads_out_of_the_site(page: Onlooker, leaky: Path, name: str) -> None:
    assert not sees_the_secret(page, leaky, ESCAPES[name])


@pytest.mark.parametrize("name", ESCAPES)
def test_the_check_sees_a_path_that_leads_out(
    page: Onlooker, leaky: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(served, "find", lambda root, path, _: served.Served(root / path[1:], "image/png"))
    assert sees_the_secret(page, leaky, ESCAPES[name])


SHORT_MS = 150
"""A patience that the drawing below takes many times of, on any machine."""


def nested_uses() -> str:
    """Give a drawing of 50,000 squares in a kilobyte, which takes the web engine seconds to unfold."""
    levels = ("".join(f"<use href='#l{n - 1}'/>" for _ in range(10)) for n in range(1, 5))
    groups = "".join(f"<g id='l{n}'>{uses}</g>" for n, uses in enumerate(levels, 1))
    shown = "<use href='#l4'/>" * 5
    return f"<svg width=50 height=50><defs><rect id='l0' width=1 height=1 />{groups}</defs>{shown}</svg>"


def is_unfolded(page: Onlooker, patience: int) -> bool:
    """Show the drawing, and tell whether the page's process lived until it was painted."""
    page.view._patience.setInterval(patience)
    died: list[object] = []
    painted: list[int] = []
    page.view.page().renderProcessTerminated.connect(lambda *_: died.append(1))
    page.view.patched.connect(painted.append)
    number = page.view.show_blocks(page_of(nested_uses()))
    page.qtbot.waitUntil(lambda: bool(died) or number in painted, timeout=2 * PATIENCE_MS)
    return not died


def test_a_drawing_that_takes_long_to_unfold_is_ended_and_the_next_text_is_shown(page: Onlooker) -> None:
    assert not is_unfolded(page, SHORT_MS)
    page.view._patience.setInterval(PATIENCE_MS)
    page.show(page_of("<p>harmless</p>"))
    assert page.html() == "<p>harmless</p>"


def test_the_check_sees_a_drawing_that_takes_long_to_unfold(page: Onlooker) -> None:
    clock = QElapsedTimer()
    clock.start()
    assert is_unfolded(page, patience_module.MOST_MS)
    assert clock.elapsed() > SHORT_MS


def test_a_page_that_is_alive_but_paints_nothing_is_not_ended(page: Onlooker) -> None:
    page.view._patience.setInterval(200)
    page.ask("(window.requestAnimationFrame = () => 0) && 1")
    asked: list[object] = []
    page.view._patience.timeout.connect(lambda: asked.append(1))
    died: list[object] = []
    page.view.page().renderProcessTerminated.connect(lambda *_: died.append(1))
    page.view.show_blocks(page_of("<p>글</p>"))
    page.qtbot.waitUntil(lambda: len(asked) > 3, timeout=PATIENCE_MS)
    assert not died
    assert page.html() == "<p>글</p>"
