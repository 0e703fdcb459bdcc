"""The list of headings: indented, with the current one chosen, gone when one has chosen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.core.message import Message
from editor.core.outline import Heading
from editor.ui.outline.view import OutlineView

HEADINGS = (Heading(2, "첫 절", 10), Heading(3, "그 아래", 20), Heading(2, "", 30))


def plain(text: str | Message, /, **slots: object) -> str:
    return str(text if isinstance(text, Message) else Message(text, tuple(slots.items())))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[OutlineView]:
    window = QWidget()
    button = QPushButton("x")
    QVBoxLayout(window).addWidget(button)
    qtbot.addWidget(window)
    window.show()
    view = OutlineView(plain)
    view.stand_over(window, button)
    yield view
    view.hide()


def rows(view: OutlineView) -> QListWidget:
    found = view.findChild(QListWidget, "outlineList")
    assert found is not None
    return found


def test_headings_are_indented_below_the_highest_one_and_the_current_one_is_chosen(view: OutlineView) -> None:
    view.pop_up(HEADINGS, 1)
    shown = [rows(view).item(number).text() for number in range(3)]
    assert shown == ["첫 절", "\u2003그 아래", "(empty)"]
    assert rows(view).currentRow() == 1


def test_a_click_chooses(view: OutlineView, qtbot: QtBot) -> None:
    view.pop_up(HEADINGS, None)
    place = rows(view).visualItemRect(rows(view).item(1)).center()
    with qtbot.waitSignal(view.chosen) as told:
        QTest.mouseClick(rows(view).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [20]
    assert not view.isVisible()


def test_esc_chooses_nothing(view: OutlineView, qtbot: QtBot) -> None:
    view.pop_up(HEADINGS, 0)
    with qtbot.assertNotEmitted(view.chosen):
        QTest.keyClick(rows(view), Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_an_article_without_headings_says_so(view: OutlineView) -> None:
    view.pop_up((), None)
    told = view.findChild(QLabel, "outlineNone")
    assert told is not None
    assert told.isVisible()
    assert not rows(view).isVisible()
