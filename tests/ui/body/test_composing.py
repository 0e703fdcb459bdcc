"""Hangul in the making: shown in place, in the text once, whatever happens in mid-syllable."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.paint import MASK
from editor.core.state import Event, Transaction
from editor.core.text import replace
from editor.ui.body.composing import composed_text
from editor.ui.body.view import Mode
from tests.ui.body.conftest import Desk, Lay

RED = '<b><span style="color: #ee2323;">'
OFF = "</span></b>"
Key = Qt.Key


def width_of_composed(desk: Desk) -> float:
    """The pixels that the text being composed takes."""
    desk.view.show()
    block = desk.view.textCursor().block()
    layout = block.layout()
    row = layout.lineForTextPosition(layout.preeditAreaPosition())
    start = layout.preeditAreaPosition()
    ends = [row.cursorToX(at)[0] for at in (start, start + len(layout.preeditAreaText()))]
    return ends[1] - ends[0]


@pytest.mark.parametrize("mode", list(Mode))
def test_a_syllable_is_in_the_text_once_it_is_committed(lay: Lay, mode: Mode) -> None:
    desk = lay("가|나\n", mode)
    for composed in ("ㅎ", "하", "한"):
        desk.compose(composed)
        assert (composed_text(desk.view), desk.body) == (composed, "가나\n")
    desk.compose("ㄱ", commit="한")
    desk.check()
    assert (composed_text(desk.view), desk.drawn) == ("ㄱ", "가한|나\n")
    desk.compose("", commit="글")
    desk.check()
    assert (composed_text(desk.view), desk.drawn) == ("", "가한글|나\n")


@pytest.mark.parametrize("drawn", [f"가 {RED}나|{OFF} 다\n", f"가 |{RED}나{OFF} 다\n", f"{RED}|나{OFF} 다\n"])
def test_what_is_composed_beside_hidden_markup_is_seen(lay: Lay, drawn: str) -> None:
    desk = lay(drawn)
    desk.compose("한")
    assert width_of_composed(desk) > 10


def test_what_is_composed_looks_like_the_text_it_continues(lay: Lay) -> None:
    desk = lay(f"가 {RED}나|{OFF} 다\n")
    desk.compose("한")
    layout = desk.view.textCursor().block().layout()
    at = layout.preeditAreaPosition()
    look = QTextCharFormat()
    for mark in layout.formats():
        if mark.start == at:
            look.merge(mark.format)
    assert look.foreground().color().name() == "#ee2323"
    assert look.font().bold()


def test_composing_over_a_selection_replaces_it_by_its_words(lay: Lay) -> None:
    desk = lay(f"가 <|{RED}나|>다{OFF} 라\n")
    desk.compose("ㅎ")
    desk.compose("", commit="하")
    desk.check()
    assert desk.body == f"가 {RED}하다{OFF} 라\n"


def test_flush_puts_what_is_composed_into_the_text_once(lay: Lay) -> None:
    desk = lay("가|나\n")
    desk.compose("한")
    desk.view.flush()
    desk.view.flush()
    desk.check()
    assert (composed_text(desk.view), desk.drawn) == ("", "가한|나\n")


@pytest.mark.parametrize("leave", ["mode", "focus", "click", "paste"])
def test_nothing_composed_is_lost_by_leaving(lay: Lay, leave: str) -> None:
    desk = lay("가|나\n")
    desk.compose("한")
    if leave == "mode":
        desk.view.set_mode(Mode.SOURCE)
    elif leave == "focus":
        QApplication.sendEvent(desk.view, QFocusEvent(QEvent.Type.FocusOut))
    elif leave == "click":
        QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton)
    else:
        desk.view.cut_selection()
    desk.check()
    assert (composed_text(desk.view), desk.body) == ("", "가한나\n")


def test_a_change_elsewhere_leaves_what_is_composed_alone(lay: Lay) -> None:
    desk = lay(f"{RED}가{OFF} 나|\n\n끝\n")
    desk.compose("한")
    desk.session.dispatch(Transaction(replace(4, 4, "slug: a\n"), event=Event.FORM, source="form"))
    assert composed_text(desk.view) == "한"
    at = len(desk.session.text) - 2
    desk.session.dispatch(Transaction(replace(at, at, "!"), event=Event.INSERT))
    assert composed_text(desk.view) == "한"
    first = desk.view.document().firstBlock().text()
    assert first == MASK * len(RED) + "가" + MASK * len(OFF) + " 나"
    desk.start += len("slug: a\n")
    desk.compose("", commit="한")
    desk.check()
    assert desk.body == f"{RED}가{OFF} 나한\n\n!끝\n"


def test_an_input_method_may_replace_what_it_wrote(lay: Lay) -> None:
    desk = lay("abc|d\n")
    event = QInputMethodEvent("", [])
    event.setCommitString("가", -2, 2)
    QApplication.sendEvent(desk.view, event)
    desk.check()
    assert desk.drawn == "a가|d\n"
