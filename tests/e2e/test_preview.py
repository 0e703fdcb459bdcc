"""The preview beside the article: it shows it, follows it, and leaves the hands alone."""

import shutil
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

ARTICLE = "document.querySelector('.wongo-article')"


def picture(path: Path, width: int, height: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path))


@pytest.fixture
def post(shared: Path, site: Path) -> Path:
    copy = site / "_posts" / "2024-02-27-seed.txt"
    shutil.copy(shared / "seeds" / "000_6c32dfea3d3059d5.txt", copy)
    picture(site / "assets" / "img" / "newsdao_breakingnews.jpg", 64, 48)
    return copy


def test_the_page_shows_the_article_follows_the_keys_and_never_takes_the_focus(
    build: Build, post: Path, qtbot: QtBot
) -> None:
    window = build(post)
    hands.wait_for_page(window, qtbot, f"{ARTICLE} && {ARTICLE}.querySelectorAll('h2').length")
    assert hands.ask_page(window, qtbot, f"{ARTICLE}.querySelectorAll('p').length") == 13
    assert hands.ask_page(window, qtbot, f"{ARTICLE}.querySelectorAll('th').length") == 2
    hands.wait_for_page(window, qtbot, f"{ARTICLE}.querySelector('img').naturalWidth === 64")
    title = "중소기업 글로벌 진출 재외공관에서 적극 돕겠습니다"
    hands.wait_for_page(window, qtbot, f"document.body.textContent.includes('{title}')")

    editor = hands.body_of(window)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, hands.CTRL)
    hands.push(window, "highlight-red")
    for number, sign in enumerate("새로운 글"):
        hands.type_into(editor, sign)
        if number == 2:
            shown = f"{ARTICLE}.textContent.trimEnd().endsWith('새로운')"
            hands.wait_for_page(window, qtbot, shown)
            assert QApplication.focusWidget() is editor
    last = f"[...{ARTICLE}.querySelectorAll('span')].at(-1)"
    hands.wait_for_page(window, qtbot, f"{last}.textContent === '새로운 글'")
    assert hands.ask_page(window, qtbot, f"getComputedStyle({last}).color") == "rgb(238, 35, 35)"
    assert QApplication.focusWidget() is editor

    field = hands.keys_of(window, "titleField")
    field.setFocus()
    hands.go_to_end(field)
    hands.type_into(field, " 끝")
    hands.wait_for_page(window, qtbot, f"document.body.textContent.includes('{title} 끝')")
    assert QApplication.focusWidget() is field
    hands.press_until(editor, "z", lambda: not hands.action_of(window, "undo").isEnabled())
    hands.wait_for_page(window, qtbot, f"!document.body.textContent.includes('{title} 끝')")
    hands.wait_for_page(window, qtbot, f"!{ARTICLE}.textContent.includes('새로운 글')")


def test_the_page_of_another_post_holds_nothing_of_the_one_before(
    build: Build, site: Path, qtbot: QtBot
) -> None:
    one, other = (site / "_posts" / f"2024-02-2{day}-a.md" for day in (6, 7))
    one.write_text("---\ntitle: 첫째\n---\n\n하나\n", "utf-8")
    other.write_text("---\ntitle: 다음\n---\n\n![](/assets/a.png)\n\n둘\n", "utf-8")
    picture(site / "assets" / "a.png", 20, 10)
    window = build(one)
    hands.wait_for_page(window, qtbot, f"{ARTICLE} && {ARTICLE}.textContent.includes('하나')")
    hands.run(window, "open", lambda dialog: hands.name_file(other, dialog))
    assert window.text() == other.read_text("utf-8")
    hands.wait_for_page(window, qtbot, f"{ARTICLE}.textContent.includes('둘')")
    assert not hands.ask_page(window, qtbot, "document.body.textContent.includes('하나')")
    assert not hands.ask_page(window, qtbot, "document.body.textContent.includes('첫째')")
    hands.wait_for_page(window, qtbot, f"{ARTICLE}.querySelector('img').naturalWidth === 20")
    hands.run(window, "new")
    hands.wait_for_page(window, qtbot, f"{ARTICLE}.textContent.trim() === ''")
    assert not hands.ask_page(window, qtbot, "document.body.textContent.includes('다음')")


def test_pictures_of_the_site_come_by_every_kind_of_address(build: Build, site: Path, qtbot: QtBot) -> None:
    names = ("사진 하나.png", "a.jpg", "b&c.png")
    for width, name in enumerate(names, start=11):
        picture(site / "assets" / "img" / name, width, 9)
    (site / "_config.yml").write_text("title: 원고\nbaseurl: /news\n", "utf-8")
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(
        "---\ntitle: a\nimage: /assets/img/a.jpg\n---\n\n"
        "![](/assets/img/사진%20하나.png)\n\n"
        '<img src="/news/assets/img/a.jpg">\n\n'
        '<p><img src="/assets/img/b&amp;c.png"></p>\n',
        "utf-8",
    )
    window = build(post)
    widths = f"{ARTICLE} && [...{ARTICLE}.querySelectorAll('img')].map((image) => image.naturalWidth)"
    qtbot.waitUntil(lambda: hands.ask_page(window, qtbot, widths) == [11, 12, 13], timeout=hands.PATIENCE_MS)
