"""Hands and eyes on the real window: keys, clicks and input-method events, and what is seen of them."""

import json
import string
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.ui.preview.page import OUR_WORLD
from editor.ui.window import MainWindow

Build = Callable[..., MainWindow]
PATIENCE_MS = 8000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYBOARD = frozenset(string.ascii_letters + string.digits + string.punctuation + " ")


def find(parent: QObject, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """Return the widget of an object name; fail when there is none."""
    found = parent.findChild(kind, name)
    assert found is not None, f"there is no {kind.__name__} named {name}"
    return found


def body_of(window: QMainWindow) -> QTextEdit:
    """Return the body editor."""
    body = window.findChild(QTextEdit, "bodyEditor")
    assert body is not None
    return body


def action_of(window: QMainWindow, command: str) -> QAction:
    """Return the action of a command."""
    actions = window.findChildren(QAction, command)
    assert len(actions) == 1, f"there are {len(actions)} actions named {command}"
    return actions[0]


def notice_of(window: QMainWindow) -> str:
    """Return what the notice bar says; empty while it is not there."""
    label = find(window, "noticeText", QLabel)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def keys_of(window: QMainWindow, name: str) -> QWidget:
    """Return the widget that takes the keys of a field of the form."""
    field = find(window, name)
    return field.focusProxy() or field


def press(widget: QWidget, *keys: Qt.Key | str, held: Qt.KeyboardModifier = CTRL) -> None:
    """Press keys one after the other, while Ctrl or what is said is held."""
    for key in keys:
        QTest.keyClick(widget, key, held)


def press_until(widget: QWidget, key: Qt.Key | str, is_done: Callable[[], bool], *, most: int = 30) -> None:
    """Press Ctrl and a key until something is so; fail when it never is."""
    for _ in range(most):
        if is_done():
            return
        press(widget, key)
    raise AssertionError(f"Ctrl+{key} was pressed {most} times in {widget.objectName()}")


def ask_page(window: QMainWindow, qtbot: QtBot, script: str) -> Any:  # noqa: ANN401 - any JSON
    """Return the value of an expression in the preview's page."""
    with qtbot.waitCallback(timeout=PATIENCE_MS) as answered:
        find(window, "preview").page().runJavaScript(f"JSON.stringify({script})", OUR_WORLD, answered)
    return json.loads(answered.args[0]) if answered.args[0] else None


def wait_for_page(window: QMainWindow, qtbot: QtBot, script: str) -> None:
    """Wait until an expression holds in the preview's page."""
    qtbot.waitUntil(lambda: bool(ask_page(window, qtbot, script)), timeout=PATIENCE_MS)


def type_into(widget: QWidget, text: str) -> None:
    """Type as on a Korean keyboard: Latin by keys, everything else composed and committed."""
    for sign in text:
        if sign in KEYBOARD:
            QTest.keyClick(widget, sign)
        elif sign == "\n":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        else:
            compose(widget, sign)


def compose(widget: QWidget, text: str) -> None:
    """Let an input method compose `text` and commit it."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))
    commit = QInputMethodEvent("", [])
    commit.setCommitString(text)
    QApplication.sendEvent(widget, commit)


def push(window: QMainWindow, command: str) -> None:
    """Click the button of a command in a bar of the window."""
    for button in window.findChildren(QToolButton):
        action = button.defaultAction()
        if action is not None and action.objectName() == command:
            assert button.isEnabled(), f"the button of {command} is grey"
            assert button.isVisible(), f"the button of {command} is not seen"
            assert button.height() > 0, f"the button of {command} cannot be clicked"
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            return
    raise AssertionError(f"no bar has a button for {command}")


def click(widget: QWidget, qtbot: QtBot) -> None:
    """Click a widget once it has its place in the window."""
    qtbot.waitUntil(lambda: widget.isVisible() and widget.height() > 0, timeout=PATIENCE_MS)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def answer(window: QMainWindow, command: str, fill: Callable[[QDialog], None]) -> None:
    """Click a command that asks, let `fill` fill in the dialog, accept it with its button."""
    asked(partial(push, window, command), partial(accept, fill))


def run(window: QMainWindow, command: str, *answers: Callable[[QDialog], None]) -> None:
    """Choose a command from its menu and answer what it asks, question after question."""
    asked(action_of(window, command).trigger, *answers)


def asked(start: Callable[[], object], *answers: Callable[[QDialog], None]) -> None:
    """Call `start` and give the dialogs that open their answers; fail when one does not open.

    It returns once the window that was active is so again: until the X server has given it back its focus, a
    shortcut pressed in it is heard by nobody.
    """
    before = QApplication.activeWindow()
    left, failures = list(answers), list[BaseException]()
    _answer_next(left, failures, None)
    start()
    if failures:
        raise failures[0]
    assert not left, f"{len(left)} questions were not asked"
    if before is not None and before.isVisible():
        assert QTest.qWaitForWindowActive(before, PATIENCE_MS), "the window is not active after its dialog"


def _answer_next(
    left: list[Callable[[QDialog], None]],
    failures: list[BaseException],
    before: QWidget | None,
    tries: int = 400,
) -> None:
    """Answer the next modal dialog, once it is there."""
    if not left or not tries:
        return
    dialog = QApplication.activeModalWidget()
    is_there = isinstance(dialog, QDialog) and dialog is not before
    if not is_there or not (dialog.windowHandle() and dialog.windowHandle().isExposed()):
        QTimer.singleShot(5, partial(_answer_next, left, failures, before, tries - 1))
        return
    QApplication.sendPostedEvents()  # its layout is asked for, but not done yet
    act = left.pop(0)
    _answer_next(left, failures, dialog)
    try:
        act(dialog)
        assert not dialog.isVisible(), f"the dialog {dialog.objectName()} did not take the answer"
    except BaseException as failure:  # noqa: BLE001  (told to the test, not to Qt's event loop)
        failures.append(failure)
        left.clear()
        dialog.reject()


def accept(fill: Callable[[QDialog], object], dialog: QDialog) -> None:
    """Fill in a dialog and press its button."""
    fill(dialog)
    QTest.mouseClick(find(dialog, "accept", QPushButton), Qt.MouseButton.LeftButton)


def reply(name: str, dialog: QDialog) -> None:
    """Click the button of an answer in a question."""
    QTest.mouseClick(find(dialog, name, QPushButton), Qt.MouseButton.LeftButton)


def confirm(button: QMessageBox.StandardButton, dialog: QDialog) -> None:
    """Click one of the usual buttons of a message."""
    assert isinstance(dialog, QMessageBox), dialog
    QTest.mouseClick(dialog.button(button), Qt.MouseButton.LeftButton)


def name_file(path: Path, dialog: QDialog) -> None:
    """Type a path into a file dialog and press its button."""
    line = find(dialog, "fileNameEdit", QLineEdit)
    QTest.keyClick(line, "a", CTRL)
    type_into(line, str(path))
    box = find(dialog, "buttonBox", QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)


def fill_field(dialog: QDialog, name: str, value: str) -> None:
    """Fill in one input of a dialog by keys, whatever was offered there."""
    widget = find(dialog, name)
    widget.setFocus()
    if isinstance(widget, QComboBox) and not widget.isEditable():
        while widget.currentData() != value:
            before = widget.currentIndex()
            QTest.keyClick(widget, Qt.Key.Key_Down)
            assert widget.currentIndex() != before, f"{name} does not offer {value}"
        return
    target = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    assert isinstance(target, QLineEdit | QPlainTextEdit)
    QTest.keyClick(target, "a", Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(target, Qt.Key.Key_Delete)
    type_into(target, value)


def fill_table(dialog: QDialog, rows: tuple[tuple[str, ...], ...]) -> None:
    """Fill in the grid of the table dialog cell by cell; Tab goes on, and makes rows at the end."""
    grid = dialog.findChild(QTableWidget)
    assert grid is not None
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_F2)
    for row in rows:
        for cell in row:
            line = next(line for line in grid.findChildren(QLineEdit) if line.isVisible())
            type_into(line, cell)
            QTest.keyClick(line, Qt.Key.Key_Tab)


def unfold(window: QMainWindow) -> None:
    """Open the fold of the form."""
    button = find(window, "formFold", QToolButton)
    assert isinstance(button, QToolButton)
    if not button.isChecked():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into_field(window: QMainWindow, name: str, text: str) -> None:
    """Click into a field of the form and type."""
    field = find(window, name)
    target = field if isinstance(field, QLineEdit | QPlainTextEdit) else field.focusProxy()
    assert target is not None, f"{name} takes no keys"
    target.setFocus()
    type_into(target, text)


def add_chip(window: QMainWindow, text: str) -> None:
    """Type a category and press Enter."""
    type_into_field(window, "categoriesField", text)
    QTest.keyClick(QApplication.focusWidget() or find(window, "categoriesField"), Qt.Key.Key_Return)


def save_as(window: QMainWindow, path: Path) -> None:
    """Choose `save as`, type the path into the file dialog, press its button."""
    run(window, "save-as", partial(name_file, path))


def go_to_end(widget: QWidget) -> None:
    """Press the keys that bring the caret behind the last word."""
    QTest.keyClick(
        widget, Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier if isinstance(widget, QLineEdit) else CTRL
    )


def write(window: MainWindow, text: str) -> str:
    """Type behind the last word of the article; return the whole text."""
    body = body_of(window)
    body.setFocus()
    go_to_end(body)
    type_into(body, text)
    return window.text()


def body_text(window: MainWindow) -> str:
    """Return the body's source."""
    return window.text().split("---\n", 2)[2]


def select_first_word(window: MainWindow) -> None:
    """Select the two letters that the body begins with, by keys."""
    editor = body_of(window)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Home, CTRL)
    for _ in range(2):
        QTest.keyClick(editor, Qt.Key.Key_Right, SHIFT)
