"""The highlight buttons: what they show, what they do to what keys selected, and before anything is typed."""

from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from editor.ui.window import MainWindow

BODY = "하나 둘 셋\n"
OPEN = {
    "highlight-red": '<b><span style="color: #ee2323;">',
    "highlight-tint": '<b><span style="background-color: #21538527;">',
    "highlight-blue": '<b><span style="color: #1a5490;">',
}
SEEN = {
    "highlight-red": QColor(0xEE, 0x23, 0x23),
    "highlight-tint": QColor(0xDE, 0xE5, 0xED),  # 0x27 of #215385 over white
    "highlight-blue": QColor(0x1A, 0x54, 0x90),
}
MARKS = ("bold", "italic", *OPEN)


@pytest.fixture
def window(build: Build, site: Path) -> MainWindow:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(f"---\ntitle: a\n---\n{BODY}", "utf-8")
    return build(post)


def checked(window: MainWindow) -> set[str]:
    return {name for name in MARKS if hands.action_of(window, name).isChecked()}


def distance(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))


@pytest.mark.parametrize("name", sorted(OPEN))
def test_a_button_shows_its_colour_and_its_keys(window: MainWindow, name: str) -> None:
    action = hands.action_of(window, name)
    assert action.shortcut().toString()
    assert action.shortcut().toString() in action.toolTip()
    picture = action.icon().pixmap(QSize(20, 20)).toImage()
    pixels = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    solid = [over_white(colour) for colour in pixels if colour.alpha()]
    assert min(distance(colour, SEEN[name]) for colour in solid) < 24


def over_white(colour: QColor) -> QColor:
    share = colour.alphaF()
    return QColor(*(round(255 + (part - 255) * share) for part in colour.getRgb()[:3]))


def test_each_colour_is_put_on_a_selection_made_with_keys_and_turned_into_another(window: MainWindow) -> None:
    editor = hands.body_of(window)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Home, hands.CTRL)
    for _ in range(2):
        QTest.keyClick(editor, Qt.Key.Key_Right, hands.SHIFT)
    assert checked(window) == set()
    for name in ("highlight-red", "highlight-tint", "highlight-blue", "highlight-red"):
        hands.push(window, name)
        assert hands.body_text(window) == f"{OPEN[name]}하나</span></b> 둘 셋\n"
        assert name in checked(window)
        assert not checked(window) & (set(OPEN) - {name})
        assert editor.hasFocus()
        assert editor.textCursor().selectedText().strip("\ufe00") == "하나"
    hands.push(window, "highlight-red")
    assert hands.body_text(window) == BODY
    assert checked(window) == set()


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_is_taken_off_by_its_keys_again(window: MainWindow, name: str) -> None:
    editor = hands.body_of(window)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, hands.CTRL)
    QTest.keyClick(editor, Qt.Key.Key_Home, hands.CTRL | hands.SHIFT)
    keys = hands.action_of(window, name).shortcut()[0]
    QTest.keyClick(editor, keys.key(), keys.keyboardModifiers())
    assert hands.body_text(window) != BODY
    assert name in checked(window)
    QTest.keyClick(editor, keys.key(), keys.keyboardModifiers())
    assert hands.body_text(window) == BODY
    assert name not in checked(window)


def test_a_colour_is_set_before_typing_and_shown_where_the_caret_is_inside(window: MainWindow) -> None:
    editor = hands.body_of(window)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Home, hands.CTRL)
    hands.push(window, "highlight-blue")
    assert "highlight-blue" in checked(window)
    assert hands.body_text(window) == BODY
    hands.type_into(editor, "푸른")
    hands.push(window, "highlight-blue")
    hands.type_into(editor, "말")
    assert hands.body_text(window) == f"{OPEN['highlight-blue']}푸른</span></b>말{BODY}"
    assert checked(window) == set()
    QTest.keyClick(editor, Qt.Key.Key_Left)
    QTest.keyClick(editor, Qt.Key.Key_Left)
    assert "highlight-blue" in checked(window), "the caret is between the two syllables"
    hands.type_into(editor, "X")
    assert hands.body_text(window) == f"{OPEN['highlight-blue']}푸X른</span></b>말{BODY}"
