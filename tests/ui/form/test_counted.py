"""A title is one line of text, shown on as many as it needs: nothing of it is out of sight."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from editor.ui.form.counted import CountedLines
from tests.ui.form.conftest import compose, type_text

LONG = (
    "원고마을 심야버스 두 노선이 삼월 둘째 주 월요일부터 자정에서 새벽 세 시까지 사십 분 간격으로 "
    "운행을 시작한다고 시가 밝혔다"
)
SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def title(qtbot: QtBot) -> Iterator[CountedLines]:
    made = CountedLines()
    qtbot.addWidget(made)
    made.resize(400, 40)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    yield made
    QGuiApplication.clipboard().clear()


def test_a_long_title_is_seen_whole_and_a_short_one_takes_one_line(title: CountedLines) -> None:
    type_text(title, "짧다")
    low = title.height()
    type_text(title, LONG)
    assert title.text() == "짧다" + LONG
    assert 2 * title.fontMetrics().lineSpacing() <= title.height() > low
    assert title.verticalScrollBar().maximum() == 0
    title.follow("짧다")
    assert title.height() == low


@pytest.mark.usefixtures("dressed")
def test_three_lines_need_no_scroll_bar_whatever_font_their_signs_need(title: CountedLines) -> None:
    title.setProperty("part", "title")
    title.style().polish(title)
    for words in range(1, 60):
        title.follow("가나다 abc " * words)
        lines = title.document().begin().layout().lineCount()
        assert title.verticalScrollBar().isVisible() == (lines > 3)
        if lines > 3:
            return
    raise AssertionError("no title was long enough")


@pytest.mark.usefixtures("dressed")
def test_a_title_that_scrolls_does_so_downwards_alone(title: CountedLines) -> None:
    title.setProperty("part", "title")
    title.style().polish(title)
    for width in range(300, 700, 20):
        title.resize(width, title.height())
        title.follow("한국은행 금융통화위원회가 기준금리를 연 3.50%로 동결했다고 밝혔다 " * 6)
        assert title.verticalScrollBar().isVisible()
        assert not title.horizontalScrollBar().isVisible()


def test_three_lines_of_a_title_are_shown_then_it_scrolls(title: CountedLines) -> None:
    type_text(title, LONG)
    title.follow(LONG * 9)
    high = title.height()
    assert high < 5 * title.fontMetrics().lineSpacing()
    assert title.verticalScrollBar().maximum() > 0
    title.follow(LONG * 18)
    assert title.height() == high


@pytest.mark.parametrize("held", [NONE, SHIFT, CTRL, CTRL | SHIFT])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_no_key_breaks_a_title_but_enter_says_that_it_is_finished(
    title: CountedLines, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    type_text(title, "제목")
    with qtbot.waitSignal(title.left):
        QTest.keyClick(title, key, held)
    assert title.text() == "제목"


def test_line_ends_that_are_pasted_or_committed_become_blanks(title: CountedLines) -> None:
    QGuiApplication.clipboard().setText("첫 줄\r\n둘째 줄\n셋째\u2028넷째")
    QTest.keySequence(title, QKeySequence(QKeySequence.StandardKey.Paste))
    assert title.text() == "첫 줄 둘째 줄 셋째 넷째"
    event = QInputMethodEvent("", [])
    event.setCommitString("\n끝")
    QApplication.sendEvent(title, event)
    assert title.text() == "첫 줄 둘째 줄 셋째 넷째 끝"


def test_what_is_composed_in_a_wrapped_title_stays_composed(title: CountedLines) -> None:
    type_text(title, LONG)
    compose(title, "한")
    assert title.composing == "한"
    assert title.text() == LONG
    assert title.coming() == LONG + "한"
    title.flush()
    assert title.text() == LONG + "한"


def test_the_count_stands_beside_the_title_and_covers_none_of_it(title: CountedLines) -> None:
    type_text(title, LONG)
    title.show_count("67/60", is_over=True)
    count = title.findChild(QLabel, "count")
    assert count is not None
    assert count.isVisible()
    assert count.geometry().left() >= title.viewport().geometry().right()
    assert title.rect().contains(count.geometry())
    title.follow(LONG * 9)
    bar = title.verticalScrollBar()
    assert bar.isVisible()
    assert count.geometry().right() < bar.mapTo(title, bar.rect().topLeft()).x()


def test_a_title_is_set_and_read_as_a_line_is(title: CountedLines) -> None:
    title.setText("새 제목")
    assert title.text() == "새 제목"
