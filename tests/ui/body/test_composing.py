"""Hangul in the making: shown in place, in the text once, whatever happens in mid-syllable."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFocusEvent, QInputMethodEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.paint import MASK
from editor.core.state import Event, Transaction
from editor.core.text import replace
from editor.ui import composing as finishing
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


class Reluctant:
    """An input method as those of Japanese and Chinese: asked to commit, it takes away what is composed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def commit(self) -> None:
        QApplication.sendEvent(self._desk.view, QInputMethodEvent())

    def reset(self) -> None:
        pass


@pytest.mark.parametrize("is_pressed", [False, True])
def test_what_an_input_method_would_take_away_is_kept(
    lay: Lay, monkeypatch: pytest.MonkeyPatch, is_pressed: bool
) -> None:
    desk = lay("가|나\n")
    desk.compose("にほん")
    pressed = Qt.MouseButton.LeftButton if is_pressed else Qt.MouseButton.NoButton
    monkeypatch.setattr(finishing.QGuiApplication, "mouseButtons", lambda: pressed)
    monkeypatch.setattr(finishing.QGuiApplication, "inputMethod", lambda: Reluctant(desk))
    desk.view.flush()
    desk.check()
    assert (composed_text(desk.view), desk.drawn) == ("", "가にほん|나\n")


def test_a_click_elsewhere_takes_nothing_away_but_a_key_may(
    lay: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = lay("가|나\n")
    desk.compose("你好")
    desk.compose("")
    assert desk.body == "가나\n"
    desk.compose("你好")
    monkeypatch.setattr(finishing.QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    desk.compose("")
    desk.check()
    assert desk.drawn == "가你好|나\n"


def clauses(text: str, at: int, length: int, cursor: int) -> QInputMethodEvent:
    """Return the event that shows a conversion: all of it underlined, the clause in work on a ground."""
    underlined, chosen = QTextCharFormat(), QTextCharFormat()
    underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    chosen.setBackground(QColor("#c8c8f0"))
    attribute = QInputMethodEvent.Attribute
    kind = QInputMethodEvent.AttributeType
    return QInputMethodEvent(
        text,
        [
            attribute(kind.TextFormat, 0, len(text), underlined),
            attribute(kind.TextFormat, at, length, chosen),
            attribute(kind.Cursor, cursor, 1, None),
        ],
    )


@pytest.mark.parametrize("drawn", ["朝|夜\n", f"朝{RED}夕|{OFF}夜\n", f"朝|{RED}夕{OFF}夜\n"])
def test_a_conversion_shows_its_clauses_and_becomes_text_once(lay: Lay, drawn: str) -> None:
    desk = lay(drawn)
    for reading in ("n", "に", "にh", "にほ", "にほん", "にほんg", "にほんごにいく"):
        desk.compose(reading)
    QApplication.sendEvent(desk.view, clauses("日本語に行く", 0, 4, 0))
    assert (chosen_clause(desk), composed_text(desk.view)) == ("日本語に", "日本語に行く")
    QApplication.sendEvent(desk.view, clauses("日本語に逝く", 4, 2, 4))
    assert (chosen_clause(desk), composed_text(desk.view)) == ("逝く", "日本語に逝く")
    desk.compose("", commit="日本語に逝く")
    desk.check()
    assert desk.drawn == drawn.replace("|", "日本語に逝く|")


def chosen_clause(desk: Desk) -> str:
    """The part of what is being composed that stands on a ground of its own."""
    layout = desk.view.textCursor().block().layout()
    at, text = layout.preeditAreaPosition(), layout.preeditAreaText()
    return "".join(
        text[mark.start - at : mark.start - at + mark.length]
        for mark in layout.formats()
        if mark.format.background().color().name() == "#c8c8f0"
    )


def test_one_event_commits_words_and_composes_the_next(lay: Lay) -> None:
    desk = lay("早|晚\n")
    desk.compose("zhongguo")
    desk.compose("ren", commit="中国")
    desk.check()
    assert (composed_text(desk.view), desk.drawn) == ("ren", "早中国|晚\n")
    desk.compose("", commit="人民 共和国")
    desk.check()
    assert (composed_text(desk.view), desk.drawn) == ("", "早中国人民 共和国|晚\n")


@pytest.mark.parametrize(
    ("drawn", "length", "commit", "after"),
    [
        ("한자|다\n", 2, "漢字", "漢字|다\n"),
        (f"가 {RED}한자|{OFF}다\n", 2, "漢字", f"가 {RED}漢字|{OFF}다\n"),
        (f"가 한자{RED}|나{OFF}다\n", 2 + len(RED), "漢字", f"가 漢字|{RED}나{OFF}다\n"),
        ("abc|d\n", 3, "", "|d\n"),
        ("👉한|다\n", 1, "韓", "👉韓|다\n"),
    ],
)
def test_an_input_method_replaces_text_around_and_no_tag_is_halved(
    lay: Lay, drawn: str, length: int, commit: str, after: str
) -> None:
    desk = lay(drawn)
    event = QInputMethodEvent("", [])
    event.setCommitString(commit, -length, length)
    QApplication.sendEvent(desk.view, event)
    desk.check()
    assert desk.drawn == after


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Home])
@pytest.mark.parametrize("drawn", ["가|나\n", f"가 {RED}나|{OFF} 다\n"])
def test_a_key_that_comes_amid_a_syllable_finds_it_in_the_text(lay: Lay, key: Key, drawn: str) -> None:
    desk = lay(drawn)
    desk.compose("한")
    desk.compose("", commit="한")  # every input method does so before it lets the key through
    desk.press(key)
    assert desk.body.replace("\n", "").count("한") == 1
    while desk.session.undo():
        desk.check()
    assert desk.drawn == drawn
