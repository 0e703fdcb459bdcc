"""Cut, copy and paste go to whatever has the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.commands.workbench import Clip
from editor.core import palette
from editor.core.message import Message
from editor.core.session import Session
from editor.core.state import Selection, Transaction
from editor.ui.body.pad import Fittings
from editor.ui.body.view import BodyView
from editor.ui.clipping import clip

Desk = tuple[Session, BodyView, QLineEdit]


def plain(text: str | Message, /, **_slots: object) -> str:
    return str(text)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    session = Session("가나다", lambda: 0.0)
    window, field = QWidget(), QLineEdit("제목")
    body = BodyView(session, Fittings(tr=plain, pictures=lambda _name: None, palette=palette.house()))
    session.subscribe(body.follow)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(body)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield session, body, field
    QApplication.clipboard().clear()  # the offscreen clipboard outlives Python: what we made in it would not


def test_the_body_is_cut_copied_and_pasted(desk: Desk) -> None:
    session, body, _field = desk
    body.setFocus()
    session.dispatch(Transaction(selection=Selection(0, 1)))
    clip(Clip.CUT, body)
    assert session.text == "나다"
    clip(Clip.PASTE, body)
    clip(Clip.PASTE_PLAIN, body)
    assert session.text == "가가나다"
    clip(Clip.SELECT_ALL, body)
    clip(Clip.COPY, body)
    assert QApplication.clipboard().text() == "가가나다"


def test_a_field_with_the_keyboard_keeps_it_for_itself(desk: Desk) -> None:
    session, body, field = desk
    field.setFocus()
    clip(Clip.SELECT_ALL, body)
    clip(Clip.CUT, body)
    assert (field.text(), QApplication.clipboard().text()) == ("", "제목")
    clip(Clip.PASTE, body)
    clip(Clip.PASTE_PLAIN, body)
    assert (field.text(), session.text) == ("제목제목", "가나다")


def test_a_field_of_many_lines_does_too(desk: Desk) -> None:
    session, body, field = desk
    lines = QPlainTextEdit("줄", field.parentWidget())
    lines.show()
    lines.setFocus()
    clip(Clip.SELECT_ALL, body)
    clip(Clip.COPY, body)
    assert QApplication.clipboard().text() == "줄"
    assert session.text == "가나다"
