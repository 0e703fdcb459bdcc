"""Finding in the real window: words under markup, replaced and undone; headings, size, the article alone."""

from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QToolButton
from pytestqt.qtbot import QtBot

from editor.ui.window import MainWindow

RED = '<b><span style="color: #ee2323;">'
BODY = f"""정부가 한국 {RED}기업{"</span></b>"}을 돕는다.

<h2 data-ke-size="size26">기업 지원</h2>

작은 **기**업도 돕는다.

<h2 data-ke-size="size26">앞으로</h2>

끝.
"""


@pytest.fixture
def post(site: Path) -> Path:
    path = site / "_posts" / "2024-02-27-a.md"
    path.write_text(f"---\ntitle: 기업\n---\n{BODY}", "utf-8")
    return path


@pytest.fixture
def window(build: Build, post: Path) -> MainWindow:
    return build(post)


def count_of(window: MainWindow) -> str:
    label = hands.find(window, "findCount", QLabel)
    assert isinstance(label, QLabel)
    return label.text()


def test_words_are_found_replaced_and_brought_back_to_the_byte(window: MainWindow, post: Path) -> None:
    editor = hands.body_of(window)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Home, hands.CTRL)
    hands.press(editor, Qt.Key.Key_F)
    line = hands.find(window, "findText")
    assert line.hasFocus()
    hands.type_into(line, "기업")
    assert count_of(window) == "1/3"
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert count_of(window) == "3/3"
    assert editor.textCursor().selectedText().replace("\ufe00", "") == "기업"
    hands.press(line, Qt.Key.Key_H)
    hands.type_into(hands.find(window, "replaceText"), "회사")
    QTest.mouseClick(hands.find(window, "replaceAll"), Qt.MouseButton.LeftButton)
    assert count_of(window) == "3 replaced"
    wanted = BODY.replace("기업", "회사").replace("**기**업", "**회사**")
    assert window.text() == f"---\ntitle: 기업\n---\n{wanted}"
    hands.press(hands.find(window, "replaceText"), Qt.Key.Key_Z)
    assert window.text() == post.read_text("utf-8")
    QTest.keyClick(hands.find(window, "replaceText"), Qt.Key.Key_Escape)
    assert not hands.find(window, "findBar").isVisible()
    assert editor.hasFocus()
    QTest.keyClick(editor, Qt.Key.Key_F3)
    assert editor.textCursor().selectedText().replace("\ufe00", "") == "기업"


def test_headings_are_gone_to_from_their_list(window: MainWindow, qtbot: QtBot) -> None:
    button = hands.find(window, "outlineButton", QToolButton)
    hands.click(button, qtbot)
    listed = hands.find(window, "outlineList", QListWidget)
    qtbot.waitUntil(listed.isVisible, timeout=hands.PATIENCE_MS)
    assert isinstance(listed, QListWidget)
    assert [listed.item(row).text() for row in range(listed.count())] == ["기업 지원", "앞으로"]
    listed.setCurrentRow(1)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    editor = hands.body_of(window)
    qtbot.waitUntil(editor.hasFocus, timeout=hands.PATIENCE_MS)
    hands.type_into(editor, "X")
    assert '<h2 data-ke-size="size26">X앞으로</h2>' in window.text()


def test_the_article_is_alone_until_esc_and_as_large_as_one_likes(window: MainWindow) -> None:
    editor = hands.body_of(window)
    editor.setFocus()
    around = [hands.find(window, name) for name in ("formPane", "fileBar", "marksBar", "countLabel")]
    assert all(widget.isVisible() for widget in around)
    QTest.keyClick(editor, Qt.Key.Key_F11)
    assert not any(widget.isVisible() for widget in around)
    assert not window.menuBar().isVisible()
    assert editor.hasFocus()
    hands.type_into(editor, "X")
    assert "X" in window.text()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert all(widget.isVisible() for widget in around)
    assert not hands.action_of(window, "focus-mode").isChecked()
    height = editor.cursorRect().height()
    hands.press(editor, Qt.Key.Key_Equal, Qt.Key.Key_Equal, Qt.Key.Key_Equal)
    assert editor.cursorRect().height() > height
    hands.press(editor, Qt.Key.Key_0)
    assert editor.cursorRect().height() == height


def test_the_window_is_remembered_as_it_was_before_the_article_was_alone(build: Build, post: Path) -> None:
    first = build(post)
    hands.action_of(first, "focus-mode").trigger()
    assert not hands.find(first, "formPane").isVisible()
    first.close()
    assert hands.find(build(post), "formPane").isVisible()
