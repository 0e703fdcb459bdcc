"""One text shown in two ways, panes that can be hidden, an arrangement that is remembered, two languages."""

import shutil
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from editor.core import article
from editor.ui.window import MainWindow


@pytest.fixture
def post(shared: Path, site: Path) -> Path:
    copy = site / "_posts" / "2024-02-27-seed.txt"
    shutil.copy(shared / "seeds" / "003_a2e1ac36b2431581.txt", copy)
    return copy


def top_of_view(window: MainWindow) -> int:
    """Return the number of the line at the upper edge of the body."""
    editor = hands.body_of(window)
    return editor.cursorForPosition(editor.viewport().rect().topLeft()).blockNumber()


def test_switching_the_view_keeps_text_caret_place_and_undo(build: Build, post: Path, qtbot: QtBot) -> None:
    window = build(post)
    editor = hands.body_of(window)
    before = window.text()
    body = article.read(before).body
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, hands.CTRL)
    hands.type_into(editor, "끝")
    for _ in range(12):
        QTest.keyClick(editor, Qt.Key.Key_Up)
    without = window.text()
    hands.type_into(editor, "X")
    edited, caret = window.text(), editor.textCursor().position()
    assert edited != without != before
    assert caret < len(body)
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum() // 2)
    top = top_of_view(window)
    assert top > 0
    for name in ("view-source", "view-write") * 3:
        hands.push(window, name)
        assert hands.action_of(window, name).isChecked()
        assert window.text() == edited
        assert editor.textCursor().position() == caret
        assert abs(top_of_view(window) - top) <= 1
    hands.push(window, "view-source")
    QTest.keyClick(editor, "z", hands.CTRL)
    assert window.text() == without
    hands.push(window, "view-write")
    hands.press_until(editor, "z", lambda: window.text() == before)
    qtbot.waitUntil(lambda: not window.isWindowModified())


def test_the_source_view_shows_every_character_and_takes_any(build: Build, post: Path) -> None:
    window = build(post)
    hands.push(window, "view-source")
    editor = hands.body_of(window)
    assert editor.document().toRawText().replace("\u2029", "\n") == article.read(window.text()).body
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Home, hands.CTRL)
    hands.type_into(editor, "<b>{{ a }} **\n")
    assert article.read(window.text()).body.startswith("<b>{{ a }} **\n")


def test_the_arrangement_is_remembered(build: Build, post: Path) -> None:
    window = build(post)
    hands.push(window, "toggle-preview")
    assert not hands.find(window, "preview").isVisible()
    hands.push(window, "view-source")
    hands.unfold(window)
    window.resize(795, 620)
    assert window.close()
    again = build(post, size=None)
    assert not hands.find(again, "preview").isVisible()
    assert hands.action_of(again, "view-source").isChecked()
    assert not hands.action_of(again, "toggle-preview").isChecked()
    assert hands.find(again, "excerptField").isVisible()
    assert (again.width(), again.height()) == (795, 620)
    hands.push(again, "toggle-preview")
    assert hands.find(again, "preview").isVisible()
    hands.push(again, "toggle-form")
    assert not hands.find(again, "titleField").isVisible()
    hands.push(again, "toggle-form")
    assert hands.find(again, "titleField").isVisible()


def test_the_widths_of_the_panes_are_remembered(build: Build, post: Path) -> None:
    window = build(post, size=(780, 620))
    columns = hands.find(window, "columns", QSplitter)
    assert isinstance(columns, QSplitter)
    drag(columns, 60)
    sizes = columns.sizes()
    assert window.close()
    restored = hands.find(build(post, size=None), "columns", QSplitter)
    assert isinstance(restored, QSplitter)
    assert restored.sizes() == sizes


def test_the_room_that_the_user_gave_the_form_is_kept(build: Build, post: Path, qtbot: QtBot) -> None:
    window = build(post, size=(780, 620))
    hands.unfold(window)
    rows = hands.find(window, "rows", QSplitter)
    assert isinstance(rows, QSplitter)
    qtbot.waitUntil(lambda: rows.sizes()[0] > 200)
    drag(rows, -90)
    sizes = rows.sizes()
    excerpt = hands.keys_of(window, "excerptField")
    excerpt.setFocus()
    hands.type_into(excerpt, "하나\n둘\n셋\n")
    qtbot.waitUntil(lambda: excerpt.height() > 60)
    assert rows.sizes() == sizes, "typing moves nothing"
    hands.press_until(excerpt, "z", lambda: not hands.action_of(window, "undo").isEnabled())
    assert window.close()
    again = build(post, size=None)
    restored = hands.find(again, "rows", QSplitter)
    assert isinstance(restored, QSplitter)
    qtbot.waitUntil(hands.find(again, "excerptField").isVisible)
    QApplication.sendPostedEvents()
    assert restored.sizes() == sizes


def drag(splitter: QSplitter, by: int) -> None:
    """Drag the handle of a splitter along."""
    handle, before = splitter.handle(1), splitter.sizes()
    at = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(handle, at + QPoint(by, by))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at)
    assert splitter.sizes() != before


def test_an_arrangement_that_makes_no_sense_is_not_taken(build: Build, post: Path, tmp_path: Path) -> None:
    (tmp_path / "profile").mkdir()
    (tmp_path / "profile" / "settings.json").write_text('{"arrangement": {"window": "eHx5"}, "view": 7}')
    window = build(post)
    assert hands.find(window, "preview").isVisible()
    assert hands.body_of(window).isVisible()
    assert window.text() == post.read_text("utf-8")


def test_every_action_is_said_in_korean(build: Build, post: Path) -> None:
    english = {action.objectName(): action.text() for action in actions(build(post))}
    korean = {action.objectName(): action.text() for action in actions(build(post, language="ko"))}
    assert len(english) > 20
    assert english.keys() == korean.keys()
    for name, title in korean.items():
        assert title != english[name], name
        assert any("가" <= sign <= "힣" for sign in title), (name, title)


def test_menus_tips_and_captions_are_said_in_korean(build: Build, post: Path) -> None:
    window = build(post, language="ko")
    hands.unfold(window)
    said = [
        *(menu.text() for menu in window.menuBar().actions()),
        *(action.toolTip() for action in actions(window)),
        hands.keys_of(window, "titleField").accessibleName(),
        hands.body_of(window).accessibleName(),
        hands.find(window, "preview").accessibleName(),
        hands.find(window, "countLabel").text(),
        hands.find(window, "sheetsLabel").text(),
        hands.find(window, "savedLabel").text(),
    ]
    for sentence in said:
        assert any("가" <= sign <= "힣" for sign in sentence), sentence


def actions(window: MainWindow) -> list[QAction]:
    return [action for action in window.actions() if action.objectName()]


def test_the_opened_fold_shows_its_fields_in_a_small_window_beside_some_lines_of_the_article(
    build: Build, qtbot: QtBot, post: Path
) -> None:
    window = build(post, size=(1100, 700))
    hands.unfold(window)
    form, body = hands.find(window, "formPane"), hands.body_of(window)
    names = ("excerptField", "featureTextField", "imageField")
    qtbot.waitUntil(lambda: all(is_seen(form, name) for name in names), timeout=hands.PATIENCE_MS)
    assert body.viewport().height() >= 4 * body.cursorRect().height()
    title = hands.find(window, "titleField")
    assert not is_seen(form, "titleField")
    title.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(title, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget() or title, Qt.Key.Key_Backtab, hands.SHIFT)
    assert is_seen(form, "titleField")


def is_seen(form: QWidget, name: str) -> bool:
    """Tell whether a field of the form can be seen from its first line to its last."""
    field = hands.find(form, name)
    return field.visibleRegion().boundingRect() == field.rect()
