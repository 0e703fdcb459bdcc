import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.core.choices import ChangedAnswer, UnsavedAnswer
from editor.core.errors import FileTrouble
from editor.core.message import msg
from editor.ui.dialogs.questions import GoneQuestion, Trouble, UnsavedQuestion, UntakenQuestion
from tests.ui.form.conftest import plain


@pytest.mark.parametrize("answer", [*UnsavedAnswer])
def test_every_answer_about_unsaved_work_can_be_given(qtbot: QtBot, answer: UnsavedAnswer) -> None:
    question = UnsavedQuestion("a.md", plain)
    qtbot.addWidget(question)
    question.show()
    button = question.findChild(QPushButton, answer)
    assert button is not None
    button.click()
    assert question.choice() is answer


def test_escape_cancels_and_enter_takes_the_safest_answer(qtbot: QtBot) -> None:
    for key, answer in (
        (Qt.Key.Key_Escape, ChangedAnswer.CANCEL),
        (Qt.Key.Key_Return, ChangedAnswer.SAVE_AS),
    ):
        question = GoneQuestion("a.md", plain)
        qtbot.addWidget(question)
        with qtbot.waitExposed(question):
            question.show()
        QTest.keyClick(question, key)
        assert question.choice() is answer


def test_enter_and_escape_go_back_to_what_was_not_taken(qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        question = UntakenQuestion("Date", "This is not a date.", plain)
        qtbot.addWidget(question)
        with qtbot.waitExposed(question):
            question.show()
        QTest.keyClick(question, key)
        assert not question.may_drop()
    question = UntakenQuestion("Date", "This is not a date.", plain)
    qtbot.addWidget(question)
    button = question.findChild(QPushButton, "drop")
    assert button is not None
    button.click()
    assert question.may_drop()


def test_an_error_is_told_with_its_reason_and_its_remedy(qtbot: QtBot) -> None:
    error = FileTrouble(
        msg("Cannot write {path}.", path="a.md"), msg("The disk is full."), msg("Save elsewhere.")
    )
    box = Trouble(error, plain)
    qtbot.addWidget(box)
    assert box.text() == "Cannot write a.md."
    assert box.informativeText() == "The disk is full.\nSave elsewhere."
