"""Hands on the real window: keys, clicks and input-method events, nothing else."""

import string
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)

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
            assert button.isVisible() and button.height() > 0, f"the button of {command} cannot be clicked"
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            return
    raise AssertionError(f"no bar has a button for {command}")


def answer(window: QMainWindow, command: str, fill: Callable[[QDialog], None]) -> None:
    """Click a command that asks, let `fill` fill in the dialog, accept it with its button."""
    failures: list[BaseException] = []
    with_dialog(partial(_fill_and_accept, fill, failures))
    push(window, command)
    if failures:
        raise failures[0]


def with_dialog(act: Callable[[QDialog], None], tries: int = 200) -> None:
    """Call `act` with the next modal dialog, once it is there."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog) and dialog.windowHandle() and dialog.windowHandle().isExposed():
        QApplication.sendPostedEvents()  # its layout is asked for, but not done yet
        act(dialog)
    elif tries:
        QTimer.singleShot(5, partial(with_dialog, act, tries - 1))


def _fill_and_accept(fill: Callable[[QDialog], None], failures: list[BaseException], dialog: QDialog) -> None:
    try:
        fill(dialog)
        QTest.mouseClick(find(dialog, "accept", QPushButton), Qt.MouseButton.LeftButton)
        assert not dialog.isVisible(), "the dialog did not take what was filled in"
    except BaseException as failure:  # noqa: BLE001  (told to the test, not to Qt's event loop)
        failures.append(failure)
        dialog.reject()


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
    failures: list[BaseException] = []
    with_dialog(partial(_name_file, path, failures))
    action = window.findChild(QAction, "save-as")
    assert action is not None
    action.trigger()
    if failures:
        raise failures[0]


def _name_file(path: Path, failures: list[BaseException], dialog: QDialog) -> None:
    try:
        line = find(dialog, "fileNameEdit", QLineEdit)
        QTest.keyClick(line, "a", Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(line, str(path))
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        QTest.mouseClick(box.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
        assert not dialog.isVisible(), "the file dialog did not take the path"
    except BaseException as failure:  # noqa: BLE001  (told to the test, not to Qt's event loop)
        failures.append(failure)
        dialog.reject()
