"""The preview's own menu and its keys: what can be done there, in the user's language."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.preview.view import PreviewView
from tests.ui.preview.conftest import PATIENCE_MS, Onlooker, page_of
from tests.ui.preview.test_view import click

pytestmark = pytest.mark.window

KOREAN = {"Copy": "복사", "Select All": "모두 선택", "Copy Link Address": "링크 주소 복사"}


def menu_at(page: Onlooker, selector: str) -> list[str]:
    """Give what the menu over an element offers."""
    click(page, selector, Qt.MouseButton.RightButton)
    page.qtbot.waitUntil(lambda: bool(page.view.findChildren(QMenu)), timeout=PATIENCE_MS)
    (menu,) = page.view.findChildren(QMenu)
    titles = [action.text() for action in menu.actions()]
    menu.close()
    page.qtbot.waitUntil(lambda: not page.view.findChildren(QMenu), timeout=PATIENCE_MS)
    return titles


def test_the_menu_copies_and_nothing_else(page: Onlooker) -> None:
    page.show(page_of("<p>말</p>", "<p><a href='/about/'>링크</a></p>"))
    assert menu_at(page, "p") == ["Copy", "Select All"]
    assert menu_at(page, "a") == ["Copy", "Select All", "Copy Link Address"]


def test_the_menu_is_in_the_user_s_language(qtbot: QtBot) -> None:
    view = PreviewView(lambda text, **_: KOREAN.get(str(text), str(text)))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    page = Onlooker(view, qtbot)
    page.show(page_of("<p><a href='/about/'>링크</a></p>"))
    assert menu_at(page, "a") == ["복사", "모두 선택", "링크 주소 복사"]


def test_the_window_s_keys_work_while_the_page_has_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    view = PreviewView(lambda text, **_: str(text), window)
    QVBoxLayout(window).addWidget(view)
    qtbot.addWidget(window)
    window.resize(600, 400)
    pressed: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+S", "Ctrl+B", "Ctrl+Shift+Z"):
        action = QAction(keys, window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _, keys=keys: pressed.append(keys))
        window.addAction(action)
    window.show()
    window.activateWindow()
    page = Onlooker(view, qtbot)
    page.show(page_of("<p>말 <input value='x'></p>"))
    click(page, "p")
    qtbot.waitUntil(lambda: view.isAncestorOf(QApplication.focusWidget() or window), timeout=PATIENCE_MS)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_S, Qt.Key.Key_B):
        qtbot.keyClick(view.focusProxy(), key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["Ctrl+Z", "Ctrl+S", "Ctrl+B"]
