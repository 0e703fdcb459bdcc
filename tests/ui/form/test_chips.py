from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QToolButton
from pytestqt.qtbot import QtBot

from editor.ui.form.chips import Chips
from tests.ui.form.conftest import CATEGORIES, plain, type_text


@pytest.fixture
def chips(qtbot: QtBot) -> Iterator[Chips]:
    made = Chips(lambda: CATEGORIES, plain)
    qtbot.addWidget(made)
    made.follow(("News", "정책"))
    with qtbot.waitExposed(made):
        made.show()
    made.line.setFocus()
    yield made
    made.line.clear()


def test_enter_adds_what_was_typed(chips: Chips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.edited) as caught:
        type_text(chips.line, "의학")
        QTest.keyClick(chips.line, Qt.Key.Key_Return)
    assert caught.args == [("News", "정책", "의학")]
    assert chips.line.text() == ""


@pytest.mark.usefixtures("dressed")
def test_the_words_offered_are_seen_whole_without_a_scroll_bar(chips: Chips) -> None:
    QTest.keyClick(chips.line, Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    assert popup.model().rowCount() > 1
    assert popup.verticalScrollBar().maximum() == 0


def test_a_comma_adds_what_stands_before_it(chips: Chips) -> None:
    type_text(chips.line, "의학,수")
    assert chips.items() == ("News", "정책", "의학")
    assert chips.line.text() == "수"


def test_a_word_with_a_line_end_in_it_stays_on_the_line_of_its_chip(chips: Chips) -> None:
    chips.follow(("가\u2028나", "다\n라"))
    labels = chips.findChildren(QLabel)
    assert [label.text() for label in labels] == ["가 나", "다 라"]
    assert chips.items() == ("가\u2028나", "다\n라")


def test_blanks_round_a_word_are_left_out_and_nothing_is_added_twice(chips: Chips) -> None:
    type_text(chips.line, "  News , ,")
    QTest.keyClick(chips.line, Qt.Key.Key_Return)
    assert chips.items() == ("News", "정책")


def test_backspace_on_an_empty_line_removes_the_last_one(chips: Chips) -> None:
    type_text(chips.line, "a")
    QTest.keyClick(chips.line, Qt.Key.Key_Backspace)
    assert chips.items() == ("News", "정책")
    QTest.keyClick(chips.line, Qt.Key.Key_Backspace)
    assert chips.items() == ("News",)


def test_the_left_arrow_chooses_which_one_goes(chips: Chips) -> None:
    QTest.keyClick(chips.line, Qt.Key.Key_Left)
    QTest.keyClick(chips.line, Qt.Key.Key_Left)
    QTest.keyClick(chips.line, Qt.Key.Key_Delete)
    assert chips.items() == ("정책",)


def test_the_cross_of_a_chip_removes_it(chips: Chips, qtbot: QtBot) -> None:
    cross = next(one for one in chips.findChildren(QToolButton) if one.accessibleName() == "Remove News")
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert chips.items() == ("정책",)


def test_what_is_typed_is_kept_when_the_field_is_left(chips: Chips) -> None:
    type_text(chips.line, "보건")
    QTest.keyClick(chips.line, Qt.Key.Key_Tab)
    assert chips.items() == ("News", "정책", "보건")


def test_the_words_of_the_site_are_offered_and_chosen_with_keys(chips: Chips) -> None:
    type_text(chips.line, "경")
    popup = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, QListView) and one.isVisible()
    )
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == ["경제"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert chips.items() == ("News", "정책", "경제")
    assert chips.line.text() == ""


def test_following_other_words_reports_no_edit(chips: Chips, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chips.edited):
        chips.follow(("경제",))
    assert chips.items() == ("경제",)


def test_many_chips_take_more_lines_where_it_is_narrow(chips: Chips) -> None:
    chips.follow(tuple(f"카테고리 {number}" for number in range(12)))
    layout = chips.layout()
    assert layout is not None
    assert layout.heightForWidth(240) > layout.heightForWidth(2000)
