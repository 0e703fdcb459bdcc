"""Keys are added, renamed, moved and taken away in the form, each as one step that undo takes back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from editor.core import frontmatter
from editor.core.usual import Customs, Usual
from editor.ui.dialogs.rename import RenameDialog
from tests.ui.form.conftest import Desk, type_text

Make = Callable[[str], Desk]
POST = "---\ntitle: a\nweather: rain # today\nmood: good\n---\n\n본문\n"


def menu_of(desk: Desk, field: str) -> QMenu:
    """Open a field's menu with its keys."""
    editor = desk.find(QWidget, field)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def act(desk: Desk, field: str, name: str) -> None:
    """Open a field's menu with its keys and choose from it."""
    menu = menu_of(desk, field)
    (action,) = [one for one in menu.actions() if one.objectName() == name]
    assert action.isEnabled()
    action.trigger()
    menu.close()


def add(desk: Desk, name: str, kind: str = "text") -> None:
    """Add a field with the keyboard alone."""
    button = desk.find(QToolButton, "addField")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    line = desk.find(QLineEdit, "newFieldName")
    assert line.hasFocus()
    type_text(line, name)
    choice = desk.find(QComboBox, "newFieldKind")
    if choice.isEnabled():
        choice.setCurrentIndex(choice.findData(kind))
    QTest.keyClick(line, Qt.Key.Key_Return)


def name(desk: Desk, name: str) -> RenameDialog:
    """Type another name into the dialog that asks for one, and press Enter."""
    dialog = desk.form.window().findChild(RenameDialog, "renameDialog")
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "newName")
    assert line is not None
    line.selectAll()
    type_text(line, name)
    QTest.keyClick(line, Qt.Key.Key_Return)
    return dialog


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("author: 김기자 # 사회부", "author: # 사회부\n  - 김기자\n  - 이기자"),
        ("author: '2024'", "author:\n  - '2024'\n  - '이기자'"),
        ("author:", "author: [이기자]"),
        ("author: 홍 길동", "author:\n  - 홍 길동\n  - 이기자"),
        ("nickname: 빛", "nickname:\n  - 빛\n  - 이기자"),
    ],
)
def test_one_text_is_made_a_list_by_its_menu(desk_of: Make, before: str, after: str) -> None:
    text = f"---\ntitle: a\n{before}\n---\n\n본문\n"
    desk = desk_of(text)
    field = "field-" + before.partition(":")[0]
    act(desk, field, "listField")
    line = desk.find(QLineEdit, field)
    assert line.hasFocus()
    type_text(line, "이기자\n")
    assert desk.session.text == text.replace(before, after)
    while desk.session.undo():
        pass
    assert desk.session.text == text
    line = desk.find(QLineEdit, field)
    assert line.hasFocus()
    assert line.text() == str(frontmatter.values(text)[field[6:]] or "")


@pytest.mark.parametrize(
    ("author", "can_be_one"),
    [
        ("author: # 사회부\n  - 김기자", True),
        ("author: ['김#기자'] # 사회부", True),
        ("author:\n  - 김기자 # 사회부", False),
        ("author:\n  # 사회부\n  - 김기자", False),
        ("author: [ # 사회부\n  김기자 ]", False),
        ("author:\n  - 김기자\n  - 이기자", False),
    ],
)
def test_a_list_is_made_no_text_where_a_comment_in_it_would_go(
    desk_of: Make, author: str, can_be_one: bool
) -> None:
    desk = desk_of(f"---\ntitle: a\n{author}\n---\n\n본문\n")
    menu = menu_of(desk, "field-author")
    assert [one.isEnabled() for one in menu.actions() if one.objectName() == "textField"] == [can_be_one]
    menu.close()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("author:\n  - 김기자", "author: 김기자"),
        ("author: ['2024']", "author: '2024'"),
        ("author: []", "author:"),
    ],
)
def test_a_list_of_one_text_is_made_that_text_by_its_menu(desk_of: Make, before: str, after: str) -> None:
    text = f"---\ntitle: a\n{before}\n---\n\n본문\n"
    desk = desk_of(text)
    act(desk, "field-author", "textField")
    assert desk.session.text == text.replace(before, after)
    assert desk.session.undo_name == "Make one text"
    assert desk.find(QLineEdit, "field-author").hasFocus()
    desk.session.undo()
    assert desk.session.text == text


@pytest.mark.parametrize(
    ("lines", "key", "is_possible"),
    [
        ("author: [가]", "author", True),
        ("author: [가, 나]", "author", False),
        ("author: 가", "author", None),
        ("tags: [가]", "tags", None),
        ("author: [1]", "author", None),
    ],
)
def test_only_a_list_with_one_text_at_most_can_be_made_one(
    desk_of: Make, lines: str, key: str, is_possible: bool | None
) -> None:
    desk = desk_of(f"---\n{lines}\n---\n")
    editor = desk.find(QWidget, f"field-{key}")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = [one.isEnabled() for one in menu.actions() if one.objectName() == "textField"]
    assert found == ([] if is_possible is None else [is_possible])
    menu.close()


def test_only_one_text_can_be_made_a_list(desk_of: Make) -> None:
    desk = desk_of("---\ntags: [a]\ntitle: b\n---\n")
    for field in ("field-tags", "titleField"):
        editor = desk.find(QWidget, field)
        editor.setFocus()
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert "listField" not in [one.objectName() for one in menu.actions()]
        menu.close()


def test_a_key_is_moved_with_its_lines(desk_of: Make) -> None:
    desk = desk_of(POST)
    act(desk, "field-mood", "moveFieldUp")
    assert desk.session.text == "---\ntitle: a\nmood: good\nweather: rain # today\n---\n\n본문\n"
    assert desk.session.undo_name == "Move field"
    act(desk, "field-mood", "moveFieldDown")
    assert desk.session.text == POST


def test_a_key_is_renamed_and_nothing_else(desk_of: Make) -> None:
    desk = desk_of(POST)
    act(desk, "field-weather", "renameField")
    name(desk, "날씨")
    assert desk.session.text == POST.replace("weather:", "날씨:")
    assert desk.find(QLineEdit, "field-날씨").text() == "rain"
    assert desk.find(QLineEdit, "field-날씨").hasFocus()
    desk.session.undo()
    assert desk.session.text == POST


def test_a_name_that_is_taken_is_refused_in_place(desk_of: Make) -> None:
    desk = desk_of(POST)
    act(desk, "field-weather", "renameField")
    dialog = name(desk, "mood")
    assert dialog.isVisible()
    assert "already" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    assert desk.session.text == POST


def test_a_key_is_taken_away_with_its_lines(desk_of: Make) -> None:
    desk = desk_of(POST)
    act(desk, "field-weather", "removeField")
    assert desk.session.text == "---\ntitle: a\nmood: good\n---\n\n본문\n"
    assert desk.find(QLineEdit, "field-mood").hasFocus()
    desk.session.undo()
    assert desk.session.text == POST


def test_what_does_not_apply_is_grey(desk_of: Make) -> None:
    desk = desk_of(POST)
    editor = desk.find(QWidget, "slugField")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert not any(action.isEnabled() for action in menu.actions())
    menu.close()


def test_enter_presses_a_button_as_space_does(desk_of: Make) -> None:
    desk = desk_of(POST)
    for button in ("addField", "slugLink"):
        desk.find(QToolButton, button).setFocus()
        QTest.keyClick(desk.find(QToolButton, button), Qt.Key.Key_Return)
    assert desk.find(QLineEdit, "newFieldName").isVisible()
    assert "slug: a\n" in desk.session.text


def test_escape_closes_the_names_first_and_then_the_line(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.find(QToolButton, "addField").click()
    line = desk.find(QLineEdit, "newFieldName")
    type_text(line, "sub")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup is line.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert (popup.isVisible(), line.isVisible()) == (False, True)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_an_added_field_writes_its_key_with_its_first_value(desk_of: Make) -> None:
    desk = desk_of(POST)
    add(desk, "기온", "number")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert desk.session.text == POST
    type_text(line, "21")
    assert "\nmood: good\n기온: 21\n---\n" in desk.session.text
    while desk.session.undo():
        pass
    assert desk.session.text == POST


@pytest.mark.parametrize(
    ("kind", "typed", "written"),
    [
        ("long-text", "하나\n둘", "새것: |-\n  하나\n  둘\n"),
        ("words", "하나,", "새것:\n  - 하나\n"),
        ("list", "/a\n/b", "새것:\n  - /a\n  - /b\n"),
        ("date", "2024-02-27", "새것: 2024-02-27\n"),
        ("address", "https://newsdao.kr", "새것: https://newsdao.kr\n"),
        ("image", "/a.jpg", "새것: /a.jpg\n"),
        ("pairs", "이름", "새것:\n  이름:\n"),
        ("raw", "[1, 2]", "새것: [1, 2]\n"),
    ],
)
def test_every_kind_of_value_can_be_added_by_keys(desk_of: Make, kind: str, typed: str, written: str) -> None:
    desk = desk_of(POST)
    add(desk, "새것", kind)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    type_text(editor, typed)
    assert desk.session.text == POST.replace("mood: good\n", f"mood: good\n{written}")


def test_a_switch_is_added_and_switched_by_keys(desk_of: Make) -> None:
    desk = desk_of(POST)
    add(desk, "open", "switch")
    box = QApplication.focusWidget()
    assert isinstance(box, QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert "\nopen: true\n" in desk.session.text


def test_the_keys_of_the_site_are_offered_and_known(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.form.take_customs(Customs((Usual("title"), Usual("press", share=0.1, type="words"))))
    add(desk, "press · press")
    assert QApplication.focusWidget() is desk.find(QWidget, "field-press")
    add(desk, "tags · Tags")
    type_text(desk.find(QLineEdit, "field-tags"), "속보,")
    assert "\ntags:\n  - 속보\n" in desk.session.text


def test_a_field_that_is_called_by_its_title_is_added_under_its_key(desk_of: Make) -> None:
    desk = desk_of(POST)
    add(desk, "Tags")
    type_text(desk.find(QLineEdit, "field-tags"), "속보,")
    assert "\ntags:\n  - 속보\n" in desk.session.text


def test_escape_gives_up_adding(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.find(QToolButton, "addField").click()
    line = desk.find(QLineEdit, "newFieldName")
    type_text(line, "x")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert desk.find(QToolButton, "addField").hasFocus()
    assert desk.session.text == POST
