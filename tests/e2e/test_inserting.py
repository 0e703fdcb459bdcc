"""What is put into an article with keys and dialogs: links to the site's posts, footnotes, videos, tables."""

from functools import partial
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from editor.ui.window import MainWindow

BODY = "하나 둘 셋\n\n- 가\n- 나\n"


@pytest.fixture
def window(build: Build, site: Path) -> MainWindow:
    for day, title in (("26", "재외공관 협의체 발족"), ("25", "도서관 야간 개관")):
        post = site / "_posts" / f"2024-02-{day}-p{day}.md"
        post.write_text(f"---\ntitle: {title}\n---\n\n글\n", "utf-8")
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(f"---\ntitle: a\n---\n{BODY}", "utf-8")
    return build(post)


def choose_post(qtbot: QtBot, words: str, dialog: QDialog) -> None:
    """Type words of a title where a link goes, take the post that is offered, accept with Enter."""
    line = hands.find(dialog, "linkUrl", QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.hasFocus()
    hands.type_into(line, words)
    popup = line.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible, timeout=hands.PATIENCE_MS)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_link_leads_to_a_post_of_the_site_and_comes_off_again(window: MainWindow, qtbot: QtBot) -> None:
    hands.select_first_word(window)
    hands.run(window, "link", partial(choose_post, qtbot, "협의체"))
    assert hands.body_text(window) == BODY.replace("하나", '<a href="{% post_url 2024-02-26-p26 %}">하나</a>')
    hands.run(window, "link", partial(hands.reply, "linkRemove"))
    assert hands.body_text(window) == BODY
    hands.press(hands.body_of(window), Qt.Key.Key_Z, Qt.Key.Key_Z)
    assert hands.body_text(window) == BODY


def test_an_address_pasted_over_words_links_them(window: MainWindow) -> None:
    hands.select_first_word(window)
    QGuiApplication.clipboard().setText("https://a.kr/x?utm_source=b")
    hands.press(hands.body_of(window), Qt.Key.Key_V)
    assert hands.body_text(window).startswith("[하나](https://a.kr/x) 둘")
    hands.press(hands.body_of(window), Qt.Key.Key_Z)
    assert hands.body_text(window) == BODY


def test_a_footnote_is_written_where_the_caret_goes_and_found_again_from_its_mark(window: MainWindow) -> None:
    editor = hands.body_of(window)
    hands.select_first_word(window)
    hands.action_of(window, "footnote").trigger()
    hands.type_into(editor, "설명")
    assert hands.body_text(window) == f"{BODY.replace('하나', '하나[^1]').rstrip()}\n\n[^1]: 설명\n"
    QTest.keyClick(editor, Qt.Key.Key_Home, hands.CTRL)
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Right)
    hands.action_of(window, "footnote").trigger()
    hands.type_into(editor, "!")
    assert hands.body_text(window).endswith("[^1]: 설명!\n")


def test_a_video_is_put_below_a_list_and_code_gets_a_language(window: MainWindow) -> None:
    editor = hands.body_of(window)
    editor.setFocus()
    hands.go_to_end(editor)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    hands.run(
        window, "embed", partial(hands.accept, partial(fill, "embedPasted", "https://youtu.be/dQw4w9WgXcQ"))
    )
    assert '- 나\n\n<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"' in hands.body_text(window)
    hands.run(window, "code-block", partial(hands.accept, partial(fill, "codeLanguage", "python")))
    hands.type_into(editor, "a = 1")
    assert hands.body_text(window).endswith("</iframe>\n\n```python\na = 1\n```\n")


def fill(name: str, value: str, dialog: QDialog) -> None:
    hands.fill_field(dialog, name, value)


def test_a_table_is_moved_about_in_its_grid_and_keeps_its_bytes(build: Build, site: Path) -> None:
    table = '<table>\n<tr><th>a</th></tr>\n<tr><td  class="x">b</td></tr>\n<tr><td>c</td></tr>\n</table>\n'
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(f"---\ntitle: a\n---\n{table}", "utf-8")
    window = build(post)
    editor = hands.body_of(window)
    editor.setFocus()
    hands.go_to_end(editor)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    hands.run(window, "table", move_second_row_down)
    rows = '<tr><td>c</td></tr>\n<tr><td  class="x">b</td></tr>'
    assert hands.body_text(window) == f"<table>\n<tr><th>a</th></tr>\n{rows}\n</table>\n"
    hands.press(editor, Qt.Key.Key_Z)
    assert hands.body_text(window) == table


def move_second_row_down(dialog: QDialog) -> None:
    grid = dialog.findChild(QTableWidget)
    assert grid is not None
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.mouseClick(hands.find(dialog, "accept", QPushButton), Qt.MouseButton.LeftButton)


def test_control_and_a_click_on_a_link_to_another_post_open_it(build: Build, site: Path) -> None:
    posts = site / "_posts"
    (posts / "2024-02-26-b.md").write_text("---\ntitle: b\n---\n다른 글\n", "utf-8")
    body = "[없는 글]({% post_url 2024-02-01-x %})\n\n[다른 글]({% post_url 2024-02-26-b %})\n"
    (posts / "2024-02-27-a.md").write_text(f"---\ntitle: a\n---\n{body}", "utf-8")
    window = build(posts / "2024-02-27-a.md")
    editor = hands.body_of(window)

    def click(words: str) -> None:
        cursor = editor.textCursor()
        cursor.setPosition(editor.toPlainText().index(words) + 2)
        place = editor.cursorRect(cursor).center()
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, hands.CTRL, place)

    click("없는 글")
    assert "The site has no post “2024-02-01-x”." in hands.notice_of(window)
    assert "없는 글" in window.text()
    click("다른 글")
    assert window.text() == "---\ntitle: b\n---\n다른 글\n"


def test_a_task_is_ticked_off_by_its_key_and_again(build: Build, site: Path) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text("---\ntitle: a\n---\n- [ ] 하나\n- [ ] 둘\n", "utf-8")
    window = build(post)
    editor = hands.body_of(window)
    editor.setFocus()
    hands.go_to_end(editor)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    for body in ("- [ ] 하나\n- [x] 둘\n", "- [ ] 하나\n- [ ] 둘\n"):
        hands.press(editor, Qt.Key.Key_Return, held=hands.CTRL | hands.SHIFT)
        assert hands.body_text(window) == body


def test_a_picture_gets_a_caption_that_is_left_by_enter(window: MainWindow) -> None:
    def fill(dialog: QDialog) -> None:
        hands.fill_field(dialog, "imageTarget", "https://a.kr/b.png")
        QTest.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
        hands.type_into(dialog.focusWidget(), "사진: 뉴스다오")

    before = hands.body_text(window)
    hands.answer(window, "image", fill)
    editor = hands.body_of(window)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    hands.type_into(editor, "다음")
    picture, caption = '<img src="https://a.kr/b.png" alt="">', "<figcaption>사진: 뉴스다오</figcaption>"
    assert f"<figure>\n\t{picture}\n\t{caption}\n</figure>\n\n다음" in hands.body_text(window)
    assert before.strip() in hands.body_text(window)
