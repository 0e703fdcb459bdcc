"""What stands below an input begins where the input begins, and the count ends where it ends."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from editor.ui.form.aid import Aid
from tests.ui.form.conftest import plain

WIDE = 480


def shown(aid: Aid, qtbot: QtBot) -> Aid:
    qtbot.addWidget(aid)
    aid.offer_sources(True)
    aid.resize(WIDE, 30)
    with qtbot.waitExposed(aid):
        aid.show()
    return aid


def test_a_button_alone_stands_on_the_left(qtbot: QtBot) -> None:
    aid = shown(Aid(plain), qtbot)
    assert aid.source.geometry().left() == 0


def test_the_count_stands_on_the_right(qtbot: QtBot) -> None:
    aid = Aid(plain)
    aid.count("2/67", is_over=False)
    shown(aid, qtbot)
    count = aid.findChild(QLabel, "count")
    assert count is not None
    assert aid.source.geometry().left() == 0
    assert count.geometry().right() == WIDE - 1


def test_a_sentence_has_the_room_between_them(qtbot: QtBot) -> None:
    aid = shown(Aid(plain), qtbot)
    aid.advise("a sentence that is long enough to be told on more lines than one")
    QTest.qWait(0)
    note = next(one for one in aid.findChildren(QLabel) if one.text().startswith("a sentence"))
    assert note.geometry().right() == WIDE - 1
