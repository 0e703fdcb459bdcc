"""The page of the site's theme in the real window: it follows the form and the keys, and harms nobody."""

import shutil
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from editor.ui.preview import patience
from editor.ui.window import MainWindow
from tests.ui.preview.conftest import Web, web
from tests.ui.preview.test_attacks import nested_uses

__all__ = ["web"]

SAMPLE = Path(__file__).parents[2] / "resources" / "sample-site"
LAYOUT = """---
---
<html><head><style>.article {{ margin: 0 }}</style></head><body class="themed">
<h1>{{{{ page.title }}}}</h1><div class="article">{content}</div></body></html>
"""
BODY = "첫 문단.\n\n둘째 문단.\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Give a copy of the sample newsroom."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "newsroom"))


def themed(site: Path, *, content: str = "{{ content }}", body: str = BODY) -> Path:
    """Give a post in a site with one layout."""
    (site / "_layouts").mkdir()
    (site / "_layouts" / "post.html").write_text(LAYOUT.format(content=content), "utf-8")
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(f"---\nlayout: post\ntitle: 제목\n---\n\n{body}", "utf-8")
    return post


def note_of(window: MainWindow) -> str:
    label = hands.find(hands.find(window, "previewNote"), "noticeText", QLabel)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_the_page_is_the_newsroom_s_and_follows_the_form_and_the_keys(
    build: Build, newsroom: Path, qtbot: QtBot
) -> None:
    window = build(newsroom / "_posts" / "2024-02-27-night-bus.md")
    hands.wait_for_page(window, qtbot, "!document.querySelector('.wongo-column')")
    hands.wait_for_page(window, qtbot, "document.querySelector('h1')?.textContent.includes('막차 뒤에도')")
    accent = "getComputedStyle(document.body).getPropertyValue('font-family')"
    hands.wait_for_page(window, qtbot, f"{accent}.includes('Pretendard') || {accent}.includes('Noto')")
    hands.type_into_field(window, "titleField", "속보")
    hands.wait_for_page(window, qtbot, "document.querySelector('h1').textContent.includes('속보')")
    editor = hands.body_of(window)
    editor.setFocus()
    hands.go_to_end(editor)
    hands.type_into(editor, "맨 끝")
    hands.wait_for_page(window, qtbot, "document.body.textContent.includes('맨 끝')")
    assert note_of(window) == ""


def test_a_page_that_cannot_be_drawn_is_told_and_tried_again_when_asked_for(
    build: Build, site: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "MOST_MS", 400)
    post = themed(site, content=f"{nested_uses()}{{{{ content }}}}")
    window = build(post)
    qtbot.waitUntil(lambda: "too long to draw" in note_of(window), timeout=20_000)
    hands.wait_for_page(
        window, qtbot, "document.querySelector('.wongo-article')?.textContent.includes('둘째')"
    )
    (site / "_layouts" / "post.html").write_text(LAYOUT.format(content="{{ content }}"), "utf-8")
    hands.push(window, "preview-page")
    hands.wait_for_page(window, qtbot, "document.body.className === 'themed'")
    assert note_of(window) == ""


def test_page_or_article_alone(build: Build, site: Path, qtbot: QtBot) -> None:
    window = build(themed(site))
    hands.wait_for_page(window, qtbot, "document.body.className === 'themed'")
    hands.push(window, "preview-article")
    hands.wait_for_page(
        window, qtbot, "document.querySelector('.wongo-article')?.textContent.includes('둘째')"
    )
    hands.push(window, "preview-page")
    hands.wait_for_page(window, qtbot, "document.querySelector('.article')?.textContent.includes('둘째')")


def test_what_was_chosen_is_so_the_next_day(build: Build, site: Path, qtbot: QtBot) -> None:
    post = themed(site)
    first = build(post)
    hands.push(first, "preview-article")
    first.close()
    window = build(post)
    hands.wait_for_page(
        window, qtbot, "document.querySelector('.wongo-article')?.textContent.includes('둘째')"
    )
    assert hands.action_of(window, "preview-article").isChecked()


@pytest.mark.parametrize(("device", "width"), [("phone", 390), ("tablet", 768)])
def test_scroll_bars_take_no_room_from_the_page_of_a_phone(
    build: Build, site: Path, qtbot: QtBot, device: str, width: int
) -> None:
    window = build(themed(site, body="문단\n\n" * 200))
    hands.wait_for_page(window, qtbot, "document.querySelectorAll('.article > p').length === 200")
    assert hands.ask_page(window, qtbot, "innerWidth - document.documentElement.clientWidth") > 0
    hands.push(window, f"preview-{device}")
    hands.wait_for_page(window, qtbot, f"Math.abs(document.documentElement.clientWidth - {width}) <= 2")
    hands.push(window, "preview-fit")
    hands.wait_for_page(window, qtbot, "innerWidth > document.documentElement.clientWidth")


def test_the_page_of_a_phone_stands_in_the_middle_of_its_ground(
    build: Build, site: Path, qtbot: QtBot
) -> None:
    window = build(themed(site), size=(1800, 900))
    hands.wait_for_page(window, qtbot, "document.body.className === 'themed'")
    left, right = (hands.find(window, name) for name in ("stageLeft", "stageRight"))
    assert not left.isVisible()
    hands.push(window, "preview-phone")
    qtbot.waitUntil(lambda: hands.find(window, "preview").width() == 390, timeout=hands.PATIENCE_MS)
    assert left.isVisible()
    assert right.isVisible()
    assert 0 <= right.width() - left.width() <= 1


@pytest.mark.parametrize(("device", "width"), [("phone", 390), ("tablet", 768), ("desktop", 1280)])
def test_the_page_is_laid_out_for_a_screen_of_that_width(
    build: Build, site: Path, qtbot: QtBot, device: str, width: int
) -> None:
    window = build(themed(site))
    hands.wait_for_page(window, qtbot, "document.body.className === 'themed'")
    hands.push(window, f"preview-{device}")
    hands.wait_for_page(window, qtbot, f"Math.abs(window.innerWidth - {width}) <= 2")
    hands.push(window, "preview-fit")
    shown = hands.find(window, "preview").width()
    hands.wait_for_page(window, qtbot, f"Math.abs(window.innerWidth - {shown}) <= 2")


def test_a_click_on_the_page_goes_to_the_source(build: Build, site: Path, qtbot: QtBot) -> None:
    window = build(themed(site))
    hands.wait_for_page(window, qtbot, "document.querySelectorAll('.article > p').length === 2")
    x, y = hands.ask_page(
        window,
        qtbot,
        "(({x, y}) => [x, y])(document.querySelectorAll('.article > p')[1].getBoundingClientRect())",
    )
    view = hands.find(window, "preview")
    QTest.mouseClick(view.focusProxy(), Qt.MouseButton.LeftButton, pos=QPoint(round(x) + 5, round(y) + 5))
    body = hands.body_of(window)
    qtbot.waitUntil(lambda: body.textCursor().blockNumber() == 3, timeout=hands.PATIENCE_MS)


def test_editor_and_page_scroll_together(build: Build, site: Path, qtbot: QtBot) -> None:
    long = "\n\n".join(f"문단 {number}. " + "글 " * 150 for number in range(40))
    window = build(themed(site, body=long))
    hands.wait_for_page(window, qtbot, "document.querySelectorAll('.article > p').length === 40")
    bar = hands.body_of(window).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 2000, timeout=hands.PATIENCE_MS)
    bar.setValue(bar.maximum() // 2)
    hands.wait_for_page(window, qtbot, "scrollY > 500")
    hands.ask_page(window, qtbot, "scrollTo(0, 0) || 1")
    qtbot.waitUntil(lambda: bar.value() < 200, timeout=hands.PATIENCE_MS)


def test_liquid_in_the_article_is_shown_as_it_will_be_published(
    build: Build, site: Path, qtbot: QtBot
) -> None:
    window = build(themed(site, body="{{ page.title | append: '!' }}\n\n끝\n"))
    hands.wait_for_page(window, qtbot, "document.querySelector('.article')?.textContent.includes('제목!')")
    hands.type_into_field(window, "titleField", "새 ")
    hands.wait_for_page(window, qtbot, "document.querySelector('.article').textContent.includes('새 ')")
    assert "{{" not in hands.ask_page(window, qtbot, "document.body.textContent")


def test_a_layout_that_never_ends_is_a_sentence_and_the_article_is_still_there(
    build: Build, site: Path, qtbot: QtBot
) -> None:
    loop = "{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}{{ content }}"
    window = build(themed(site, content=loop))
    qtbot.waitUntil(lambda: note_of(window) != "", timeout=20_000)
    editor = hands.body_of(window)
    editor.setFocus()
    hands.type_into(editor, "abc")
    assert "abc" in window.text()


def test_a_tag_that_nobody_knows_is_told_beside_the_page(build: Build, site: Path, qtbot: QtBot) -> None:
    window = build(themed(site, content="{% frobnicate %}{{ content }}"))
    qtbot.waitUntil(lambda: "frobnicate" in note_of(window), timeout=hands.PATIENCE_MS)
    assert note_of(window).startswith("_layouts/post.html")
    hands.wait_for_page(window, qtbot, "document.querySelector('.article')?.textContent.includes('둘째')")


def test_what_is_wrong_in_the_article_itself_is_told_in_plain_words_with_its_line_alone(
    build: Build, site: Path, qtbot: QtBot
) -> None:
    post = themed(site)
    post.write_text("---\nlayout: post\ntitle: '하나' 둘\n---\n\n본문\n", "utf-8")
    window = build(post)
    qtbot.waitUntil(lambda: note_of(window) != "", timeout=hands.PATIENCE_MS)
    assert note_of(window).splitlines() == [
        "Line 3: Text goes on after a closing quote: put the whole value in quotes.",
        "Until this is repaired, Jekyll publishes the post without its front matter.",
    ]


def test_a_tag_without_end_is_told_in_a_line_or_two(build: Build, site: Path, qtbot: QtBot) -> None:
    window = build(themed(site, content=f"{{% frob{'n' * 100_000}icate %}}{{{{ content }}}}"))
    qtbot.waitUntil(lambda: "frobnnn" in note_of(window), timeout=hands.PATIENCE_MS)
    assert len(note_of(window)) < 500


def test_a_changed_layout_is_shown_at_the_next_key(build: Build, site: Path, qtbot: QtBot) -> None:
    window = build(themed(site))
    hands.wait_for_page(window, qtbot, "document.body.className === 'themed'")
    layout = site / "_layouts" / "post.html"
    layout.write_text(layout.read_text("utf-8").replace("themed", "changed"), "utf-8")
    hands.type_into_field(window, "titleField", "새 ")
    hands.wait_for_page(window, qtbot, "document.body.className === 'changed'")


def test_pictures_of_other_sites_are_asked_about_once_and_remembered(
    build: Build, site: Path, qtbot: QtBot, web: Web
) -> None:
    post = themed(site, body=f"![]({web.address}/a.png)\n\n끝\n")
    window = build(post)
    qtbot.waitUntil(lambda: "other sites" in note_of(window), timeout=hands.PATIENCE_MS)
    assert web.visits == []
    hands.click(hands.find(hands.find(window, "previewNote"), "noticeButton"), qtbot)
    hands.wait_for_page(window, qtbot, "document.images[0]?.naturalWidth === 9")
    assert web.visits == ["a.png"]
    assert hands.action_of(window, "preview-web").isChecked()
    window.close()
    again = build(post)
    hands.wait_for_page(again, qtbot, "document.images[0]?.naturalWidth === 9")
    assert note_of(again) == ""
    hands.action_of(again, "preview-web").trigger()
    hands.wait_for_page(again, qtbot, "document.images[0]?.naturalWidth === 0")


def test_nobody_is_asked_twice(build: Build, site: Path, qtbot: QtBot, web: Web) -> None:
    post = themed(site, body=f"![]({web.address}/a.png)\n\n끝\n")
    first = build(post)
    qtbot.waitUntil(lambda: "other sites" in note_of(first), timeout=hands.PATIENCE_MS)
    first.close()
    window = build(post)
    hands.wait_for_page(window, qtbot, "document.images[0]?.hasAttribute('data-wongo-missing')")
    assert (note_of(window), web.visits) == ("", [])


def test_a_question_of_the_article_alone_stands_when_its_page_comes(
    build: Build, site: Path, qtbot: QtBot, web: Web
) -> None:
    window = build(themed(site))
    hands.wait_for_page(window, qtbot, "document.body.className === 'themed'")
    hands.action_of(window, "preview-article").trigger()
    hands.wait_for_page(window, qtbot, "document.body.className !== 'themed'")
    hands.action_of(window, "view-source").trigger()
    hands.type_into(hands.body_of(window), f"![]({web.address}/a.png) ")
    qtbot.waitUntil(lambda: "other sites" in note_of(window), timeout=hands.PATIENCE_MS)
    hands.action_of(window, "preview-page").trigger()
    hands.wait_for_page(window, qtbot, "document.body.className === 'themed'")
    assert "other sites" in note_of(window)
    hands.click(hands.find(hands.find(window, "previewNote"), "noticeButton"), qtbot)
    hands.wait_for_page(window, qtbot, "document.images[0]?.naturalWidth === 9")


def test_a_question_goes_with_its_page(build: Build, site: Path, qtbot: QtBot, web: Web) -> None:
    other = site / "_posts" / "2024-02-28-b.md"
    other.write_text("---\nlayout: post\ntitle: 다른 글\n---\n\n글\n", "utf-8")
    window = build(themed(site, body=f"![]({web.address}/a.png)\n\n끝\n"))
    qtbot.waitUntil(lambda: "other sites" in note_of(window), timeout=hands.PATIENCE_MS)
    hands.run(window, "open", lambda dialog: hands.name_file(other, dialog))
    hands.wait_for_page(window, qtbot, "document.querySelector('h1')?.textContent === '다른 글'")
    qtbot.waitUntil(lambda: note_of(window) == "", timeout=hands.PATIENCE_MS)
