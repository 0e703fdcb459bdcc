"""Posts of a kind in the real window: begun by keys, filled in from placeholder to placeholder, undone."""

from functools import partial
from pathlib import Path

import hands
import pytest
from hands import CTRL, SHIFT, Build
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier
POST = "---\ntitle: 하나\ncategories:\n  - 경제\nimage: '/a.jpg'\n---\n\n## 무엇이\n\n글이다.\n"
NEWS = "---\ntemplate: 속보\ncategories:\n  - News\n---\n\n## ‹무슨 일›\n\n**‹어디서›** 일어났다.\n\n- ‹끝›\n"
BEGUN = "---\ncategories:\n  - News\n---\n\n## ‹무슨 일›\n\n**‹어디서›** 일어났다.\n\n- ‹끝›\n"


@pytest.fixture
def post(site: Path) -> Path:
    (site / "_templates").mkdir()
    (site / "_templates" / "1-기획.md").write_text("---\ntags: [가]\n---\n\n‹기획›\n", "utf-8")
    (site / "_templates" / "2-속보.md").write_text(NEWS, "utf-8")
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(POST, "utf-8")
    return post


def test_a_post_of_a_kind_is_begun_and_filled_in_with_tab(build: Build, site: Path, post: Path) -> None:
    window = build(post)
    begin(window, "속보")
    editor = hands.body_of(window)
    assert window.text() == BEGUN
    assert post.read_text("utf-8") == POST
    title = hands.find(window, "titleField")
    assert title.hasFocus()
    hands.type_into(title, "불\n")
    assert editor.hasFocus()
    assert selected(editor) == "‹무슨 일›"
    for words, following in (("불이 났다", "‹어디서›"), ("강변에서", "‹끝›")):
        hands.type_into(editor, words)
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        assert selected(editor) == following
    hands.type_into(editor, "껐다")
    written = "\n## 불이 났다\n\n**강변에서** 일어났다.\n\n- 껐다\n"
    assert hands.body_text(window) == written
    target = site / "_posts" / "2024-02-27-b.md"
    hands.save_as(window, target)
    assert target.read_text("utf-8") == f"---\ntitle: 불\ncategories:\n  - News\n---\n{written}"


def test_tab_passes_over_the_link_of_a_source_line_which_the_link_dialog_fills_in(
    build: Build, site: Path, post: Path
) -> None:
    source = '<p>출처: <a href="‹주소›" rel="dofollow">‹원문›</a> | 신문</p>'
    (site / "_templates" / "3-출처.md").write_text(
        f"---\ntemplate: 출처\n---\n\n{source}\n\n‹가›\n\n‹나›\n", "utf-8"
    )
    window = build(post)
    begin(window, "출처")
    title, editor = hands.find(window, "titleField"), hands.body_of(window)
    hands.type_into(title, "불\n")
    assert editor.hasFocus()
    assert selected(editor) == "‹가›"
    hands.type_into(editor, "불이 났다.")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    hands.type_into(editor, "껐다.")
    assert hands.body_text(window) == f"\n{source}\n\n불이 났다.\n\n껐다.\n"
    QTest.keyClick(editor, Qt.Key.Key_Home, CTRL)
    for _ in range(6):
        QTest.keyClick(editor, Qt.Key.Key_Right)
    hands.run(window, "link", partial(hands.accept, fill_link))
    filled = source.replace("‹주소›", "https://a.kr").replace("‹원문›", "보도자료")
    assert hands.body_text(window) == f"\n{filled}\n\n불이 났다.\n\n껐다.\n"


def fill_link(dialog: QDialog) -> None:
    """Enter what the link says and where it goes."""
    hands.fill_field(dialog, "linkText", "보도자료")
    hands.fill_field(dialog, "linkUrl", "https://a.kr")


def test_tab_goes_round_the_placeholders_and_back(build: Build, post: Path) -> None:
    window = build(post)
    begin(window, "속보")
    editor = hands.body_of(window)
    seen = [selected(editor)]
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab):
        QTest.keyClick(editor, key, SHIFT if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier)
        seen.append(selected(editor))
    assert seen == ["‹무슨 일›", "‹어디서›", "‹끝›", "‹무슨 일›", "‹끝›", "‹어디서›"]
    assert window.text() == BEGUN


def test_a_filled_in_placeholder_comes_back_with_undo(build: Build, post: Path) -> None:
    window = build(post)
    begin(window, "속보")
    editor = hands.body_of(window)
    hands.type_into(editor, "abc")
    assert "## abc\n" in window.text()
    hands.press_until(editor, "z", lambda: window.text() == BEGUN)


def test_backing_out_of_the_list_of_kinds_leaves_the_post(build: Build, post: Path) -> None:
    window = build(post)
    hands.asked(ask_for_kinds(window), partial(hands.reply, "reject"))
    assert window.text() == POST


def test_unsaved_work_is_asked_about_before_another_post_begins(build: Build, post: Path) -> None:
    window = build(post)
    editor = hands.body_of(window)
    editor.setFocus()
    hands.type_into(editor, "더")
    text = window.text()
    hands.asked(ask_for_kinds(window), partial(hands.reply, "accept"), partial(hands.reply, "cancel"))
    assert window.text() == text
    hands.asked(like_this(window), partial(hands.reply, "save"))
    assert post.read_text("utf-8") == text


def test_a_post_like_this_one_has_its_shape_and_no_file(build: Build, qtbot: QtBot, post: Path) -> None:
    window = build(post)
    hands.body_of(window).setFocus()
    like_this(window)()
    qtbot.waitUntil(lambda: window.text() != POST, timeout=hands.PATIENCE_MS)
    assert window.text() == "---\ncategories:\n  - 경제\n---\n\n## ‹무엇이›\n\n‹본문›\n"
    editor = hands.body_of(window)
    assert selected(editor) == "‹무엇이›"
    hands.type_into(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    hands.type_into(editor, "b")
    assert hands.body_text(window) == "\n## a\n\nb\n"
    assert post.read_text("utf-8") == POST


def ask_for_kinds(window: MainWindow) -> partial[None]:
    return partial(hands.press, hands.body_of(window), "n", held=CTRL | SHIFT)


def like_this(window: MainWindow) -> partial[None]:
    return partial(hands.press, hands.body_of(window), "n", held=CTRL | ALT)


def begin(window: MainWindow, title: str) -> None:
    """Press the keys of the command and choose a kind in its list with the arrow keys."""
    hands.body_of(window).setFocus()
    hands.asked(ask_for_kinds(window), partial(hands.accept, partial(go_to, title)))


def go_to(title: str, dialog: QDialog) -> None:
    """Go down the list until a kind is chosen, and take it."""
    kinds: QWidget = hands.find(dialog, "templateList", QListWidget)
    assert isinstance(kinds, QListWidget)
    assert kinds.hasFocus()
    for _ in range(kinds.count()):
        item = kinds.currentItem()
        if item is not None and item.text() == title:
            return
        QTest.keyClick(kinds, Qt.Key.Key_Down)
    raise AssertionError(f"the list has no {title}")


def selected(editor: QTextEdit) -> str:
    """Return what is selected in the body."""
    return editor.textCursor().selectedText()
