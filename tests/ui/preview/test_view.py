"""The preview in the real web engine: what it shows, where it stands, what it survives."""

import os
import random
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.core.patch import PreviewBlock
from editor.ui.preview.head import ArticleHead
from editor.ui.preview.page import PreviewPage
from editor.ui.preview.view import PreviewView
from tests.ui.preview.conftest import PATIENCE_MS, Onlooker, page_of

pytestmark = pytest.mark.window

BLOCKS = (
    '<h2 data-ke-size="size26">제목</h2>\n',
    "<p>말 <b><span>붉은</span></b> 말</p>\n",
    '<p data-ke-size="size16">&nbsp;</p>\n',
    "<table><tr><td>1</td></tr></table>\n",
    "<p>말 <b><span>푸른</span></b></p>\n<!-- 메모 -->\n",
    "<ul><li>하나</li><li>둘 <a href='/x'>셋</a></li></ul>\n",
    "맨 글",
    "<p>말</p><p>두 문단</p>",
    "<pre><code>a &lt; b\n</code></pre>\n",
    '<svg width="9" height="9"><path d="M0 0"></path></svg>\n',
)


def tall(count: int) -> tuple[PreviewBlock, ...]:
    return page_of(*(f'<p id="p{number}" style="height: 100px">{number}</p>\n' for number in range(count)))


def test_patching_gives_the_same_page_as_showing_it_anew(make_view: Callable[[], Onlooker]) -> None:
    patched, whole = make_view(), make_view()
    chance = random.Random(7)  # noqa: S311 - the same pages each time
    for _ in range(25):
        blocks = page_of(*(chance.choice(BLOCKS) for _ in range(chance.randrange(9))))
        patched.show(blocks)
        whole.show(blocks, anew=True)
        assert patched.html() == whole.html()


def test_the_page_holds_just_what_it_was_sent(page: Onlooker) -> None:
    page.show(page_of("<p>하나</p>\n", "<h2 id='둘'>둘</h2>\n"))
    assert page.html() == '<p>하나</p>\n<h2 id="둘">둘</h2>\n'


def test_a_picture_stays_loaded_while_its_paragraph_is_written(page: Onlooker, site: Path) -> None:
    with page.qtbot.waitSignal(page.view.ready, timeout=PATIENCE_MS):
        page.view.set_site(site)
    image = '<img src="/assets/img/photo.png" alt="">'
    page.show(page_of(f"<p>{image}</p>"))
    page.until("document.images[0].naturalWidth === 40")
    page.ask("(window.before = document.images[0]) && 1")
    page.show(page_of(f"<p>{image} 새 글</p>"))
    assert page.ask("document.images[0] === window.before")


def test_only_the_newest_of_many_states_is_sent(page: Onlooker) -> None:
    seen: list[int] = []
    page.view.patched.connect(seen.append)
    for number in range(50):
        last = page.view.show_blocks(page_of(f"<p>{number}</p>"))
    page.qtbot.waitUntil(lambda: last in seen, timeout=PATIENCE_MS)
    assert page.html() == "<p>49</p>"
    assert len(seen) < 10


def test_what_was_shown_before_the_page_was_there_appears(qtbot: QtBot) -> None:
    view = PreviewView(lambda text, **_: str(text))
    qtbot.addWidget(view)
    view.show_blocks(page_of("<p>old</p>"))
    view.show_head(ArticleHead(title="A & B"))
    page = Onlooker(view, qtbot)
    page.show(page_of("<p>new</p>"))
    assert page.html() == "<p>new</p>"
    assert page.ask("document.querySelector('.wongo-head').textContent") == "A & B"


def test_a_hidden_preview_is_patched_as_well(page: Onlooker) -> None:
    page.view.hide()
    page.show(page_of("<p>hidden</p>"))
    assert page.html() == "<p>hidden</p>"


@pytest.mark.parametrize("at", [3, 19])
def test_what_is_at_the_top_stays_there_when_blocks_come_and_go(page: Onlooker, at: int) -> None:
    blocks = (*page_of("<style>html { overflow-anchor: none }</style>"), *tall(20))
    page.show(blocks)
    page.view.scroll_to_line(20)
    top = "document.getElementById('p10').getBoundingClientRect().top"
    before = page.ask(top)
    more = (
        *blocks[:at],
        *page_of("<p>one</p><p>two</p>", "<p style='height: 333px'>three</p>"),
        *blocks[at:],
    )
    page.show(more)
    assert page.ask(top) == pytest.approx(before, abs=1)
    page.show((blocks[0], *blocks[6:]))
    assert page.ask(top) == pytest.approx(before, abs=1)


def test_pictures_that_come_late_move_nothing(page: Onlooker, site: Path) -> None:
    with page.qtbot.waitSignal(page.view.ready, timeout=PATIENCE_MS):
        page.view.set_site(site)
    blocks = tall(20)
    page.show(blocks)
    page.view.scroll_to_line(blocks[10].line)
    top = "document.getElementById('p10').getBoundingClientRect().top"
    before = page.ask(top)
    page.show((*page_of('<img src="/assets/img/photo.png" style="width: 400px">'), *blocks))
    page.until("document.images[0].naturalWidth === 40")
    page.settle()
    assert page.ask("document.images[0].height") == 300
    assert page.ask(top) == pytest.approx(before, abs=1)


def test_the_page_does_not_move_while_its_first_visible_block_is_written(page: Onlooker) -> None:
    blocks = tall(20)
    page.show(blocks)
    page.view.scroll_to_line(blocks[10].line)
    before = page.ask("scrollY")
    page.show((*blocks[:10], PreviewBlock("<p>other</p>", 20), *blocks[11:]))
    assert page.ask("scrollY") == pytest.approx(before, abs=1)
    assert before > 500


def test_another_article_starts_at_its_top(page: Onlooker) -> None:
    page.show(tall(20))
    page.view.scroll_to_line(30)
    page.show(tall(15), anew=True)
    assert page.ask("scrollY") == 0


def test_a_line_asked_for_before_there_are_blocks_is_shown_once_there_are(page: Onlooker) -> None:
    page.show(())
    page.view.scroll_to_line(20, at=0.25)
    page.show(tall(20), anew=True)
    assert page.ask("document.getElementById('p10').getBoundingClientRect().top") == pytest.approx(100, abs=1)


def test_a_line_asked_for_is_one_of_the_article_that_waits_to_be_shown(page: Onlooker) -> None:
    page.view.show_blocks(tall(3))
    number = page.view.show_blocks(tall(20), anew=True)
    with page.qtbot.waitSignal(
        page.view.patched, timeout=PATIENCE_MS, check_params_cb=lambda shown: shown == number
    ):
        page.view.scroll_to_line(20)
    assert page.ask("document.getElementById('p10').getBoundingClientRect().top") == pytest.approx(0, abs=1)


def test_the_place_in_one_article_is_none_in_the_next(page: Onlooker) -> None:
    page.show(tall(20))
    page.view.scroll_to_line(30)
    page.show(tall(15), anew=True)
    with page.qtbot.waitSignal(page.view.ready, timeout=PATIENCE_MS):
        page.view.show_web(True)
    page.show(page.view.blocks)
    assert page.ask("scrollY") == 0


def test_lines_follow_without_their_blocks_being_sent_again(page: Onlooker) -> None:
    blocks = tall(20)
    page.show(blocks)
    page.show(tuple(PreviewBlock(block.html, block.line + 100) for block in blocks))
    page.view.scroll_to_line(blocks[10].line + 100)
    assert page.ask("document.getElementById('p10').getBoundingClientRect().top") == pytest.approx(0, abs=1)


def test_a_line_inside_a_tall_block_is_found_by_its_share(page: Onlooker) -> None:
    page.show(
        (
            PreviewBlock("<p id=a style='height:1000px'>a</p>", 0),
            PreviewBlock("<p id=b style='height:2000px'>b</p>", 10),
        )
    )
    page.view.scroll_to_line(5)
    first, second = page.ask(
        "['a', 'b'].map((id) => document.getElementById(id).getBoundingClientRect().top)"
    )
    assert first < -400 < 0 < second


def test_scrolling_by_hand_tells_the_line_and_our_own_does_not(page: Onlooker) -> None:
    told: list[int] = []
    page.view.scrolled.connect(told.append)
    page.show(tall(20))
    page.view.scroll_to_line(10)
    page.settle()
    assert told == []
    page.ask("window.scrollTo(0, document.getElementById('p12').offsetTop + 1)")
    page.qtbot.waitUntil(lambda: told == [24], timeout=PATIENCE_MS)


def test_a_line_that_is_seen_is_not_scrolled_to(page: Onlooker) -> None:
    page.show(tall(20))
    page.view.reveal_line(2)
    assert page.ask("scrollY") == 0
    page.view.reveal_line(30)
    assert page.ask("scrollY") > 0


def test_a_click_tells_the_line_of_the_block(page: Onlooker) -> None:
    page.show(tall(20))
    with page.qtbot.waitSignal(page.view.line_clicked, timeout=PATIENCE_MS) as told:
        click(page, "#p2")
    assert told.args == [4]


def test_the_site_s_picture_is_shown(page: Onlooker, site: Path) -> None:
    page.view.set_site(site)
    page.show(page_of('<p><img src="/assets/img/사진 1.png"><img src="/assets/img/none.png" alt="없음"></p>'))
    page.until("[...document.images].map((image) => image.naturalWidth).join() === '40,0'")
    page.until("document.images[1].hasAttribute('data-wongo-missing')")


def test_relative_addresses_start_from_the_article_s_own_path(page: Onlooker, site: Path) -> None:
    page.view.set_site(site, baseurl="/news")
    page.view.set_base("/assets/2024/post/")
    page.show(page_of('<img src="../../img/photo.png"><img src="/news/assets/img/photo.png">'))
    page.until("[...document.images].every((image) => image.naturalWidth === 40)")


def test_a_picture_of_another_site_is_not_kept(page: Onlooker, site: Path, tmp_path: Path) -> None:
    page.view.set_site(site)
    page.show(page_of('<img src="/assets/img/photo.png">'))
    page.until("document.images[0].naturalWidth === 40")
    with page.qtbot.waitSignal(page.view.ready, timeout=PATIENCE_MS):
        page.view.set_site(tmp_path / "empty")
    page.until("document.images.length === 1 && document.images[0].hasAttribute('data-wongo-missing')")


def test_the_editor_keeps_the_focus_while_the_page_is_loaded_and_patched(qtbot: QtBot) -> None:
    window = QWidget()
    line = QLineEdit(window)
    view = PreviewView(lambda text, **_: str(text), window)
    layout = QVBoxLayout(window)
    layout.addWidget(line)
    layout.addWidget(view)
    qtbot.addWidget(window)
    window.resize(600, 600)
    window.show()
    window.activateWindow()
    line.setFocus()
    page = Onlooker(view, qtbot)
    page.show(page_of("<p><input autofocus><a href='#' autofocus>x</a></p>"))
    for number in range(5):
        qtbot.keyClicks(line, str(number))
        page.show(page_of(f"<p>{number}</p>", "<input autofocus>"))
    view.scroll_to_line(2)
    with qtbot.waitSignal(view.ready, timeout=PATIENCE_MS):
        view.show_web(True)
    page.show(page_of("<p>end</p>"))
    assert line.text() == "01234"
    assert QApplication.focusWidget() is line
    assert line.hasFocus()


def test_tabbing_does_not_lead_into_the_page(qtbot: QtBot) -> None:
    window = QWidget()
    before = QLineEdit(window)
    view = PreviewView(lambda text, **_: str(text), window)
    after = QLineEdit(window)
    layout = QVBoxLayout(window)
    for widget in (before, view, after):
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    Onlooker(view, qtbot).show(page_of("<p><a href='/x'>x</a></p>"))
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert after.hasFocus()


def test_the_page_comes_back_when_its_process_dies(page: Onlooker) -> None:
    page.view.show_head(ArticleHead(title="제목"))
    page.show(tall(20))
    page.view.scroll_to_line(20)
    with page.qtbot.waitSignals([page.view.ready, page.view.patched], timeout=PATIENCE_MS):
        kill(page.view)
    assert page.ask("document.querySelectorAll('.wongo-article p').length") == 20
    assert page.ask("document.querySelector('h1').textContent") == "제목"
    page.until("Math.abs(document.getElementById('p10').getBoundingClientRect().top) <= 1")
    page.show(page_of("<p>go on</p>"))
    assert page.html() == "<p>go on</p>"


def test_an_article_that_kills_the_page_is_not_tried_for_ever(
    page: Onlooker, monkeypatch: pytest.MonkeyPatch
) -> None:
    died: list[object] = []
    loads: list[object] = []
    load_shell = PreviewPage.load_shell
    monkeypatch.setattr(PreviewPage, "load_shell", lambda self: (loads.append(1), load_shell(self)))
    engine = page.view.page()
    engine.renderProcessTerminated.connect(lambda *_: died.append(1))
    engine.loadFinished.connect(partial(kill, page.view))
    kill(page.view)
    page.qtbot.waitUntil(lambda: len(died) == 3, timeout=PATIENCE_MS)
    assert len(loads) == 2
    engine.loadFinished.disconnect()
    engine.loadFinished.connect(engine._run_script)
    page.show(page_of("<p>harmless</p>"))
    assert page.html() == "<p>harmless</p>"
    assert len(died) == 3


def test_a_page_that_cannot_be_patched_is_made_anew(page: Onlooker) -> None:
    page.show(tall(3))
    page.ask("document.querySelector('.wongo-article').replaceChildren()")
    page.ask("wongo.push({number: 99, fresh: false, steps: [['shift', 7, 1, 1]], count: 3})")
    page.until("document.querySelectorAll('.wongo-article p').length === 3")


def test_the_theme_is_on_the_page(page: Onlooker) -> None:
    page.view.set_theme(True)
    assert page.ask("getComputedStyle(document.documentElement).backgroundColor") == "rgb(23, 25, 28)"
    page.view.set_theme(False)
    assert page.ask("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_the_language_is_the_site_s(page: Onlooker, site: Path) -> None:
    page.view.set_site(site, language="en")
    page.until("document.documentElement.lang === 'en'")


def click(page: Onlooker, selector: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Click the middle of an element with the mouse."""
    x, y, width, height = page.ask(
        f"(({{x, y, width, height}}) => [x, y, width, height])"
        f"(document.querySelector({selector!r}).getBoundingClientRect())"
    )
    spot = QPoint(int(x + width / 2), int(y + height / 2))
    page.qtbot.mouseClick(page.view.focusProxy(), button, pos=spot)


def kill(view: PreviewView, *_: object) -> None:
    """Kill the process that draws the page."""
    os.kill(view.page().renderProcessPid(), signal.SIGKILL)
