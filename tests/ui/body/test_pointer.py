"""The mouse, the menu, the wheel, what is dragged, and the cards that are painted over the text."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from editor.core.pasting.offers import Offer
from editor.core.state import Event, Transaction, caret
from editor.core.text import replace
from editor.ui.body.view import Mode
from tests.ui.body.conftest import Desk, Lay, double_click

RED = '<b><span style="color: #ee2323;">'
OFF = "</span></b>"
TABLE = "<table>\n\t<tr>\n\t\t<td>1</td>\n\t</tr>\n</table>"
Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


def place_of(desk: Desk, word: str) -> QPoint:
    """Where a word is in the viewport."""
    cursor = QTextCursor(desk.view.document())
    cursor.setPosition(desk.body.index(word))
    return desk.view.cursorRect(cursor).center() + QPoint(3, 0)


def test_a_drag_selects_beside_hidden_markup(lay: Lay) -> None:
    desk = lay(f"가나 {RED}다라{OFF} 마\n")
    desk.view.show()
    port, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, NONE, place_of(desk, "나"))
    QTest.mouseMove(port, place_of(desk, "라"))
    QTest.mouseRelease(port, left, NONE, place_of(desk, "라"))
    desk.check()
    chosen = desk.session.state.selection.span.of(desk.session.text)
    assert chosen in {f"나 {RED}다", f"나 {RED}다라"}


def test_words_are_moved_in_one_step_with_their_markup(lay: Lay) -> None:
    desk = lay(f"가 <|{RED}나{OFF}|> 다 라\n")
    before = desk.drawn
    target = desk.session.text.index("라")
    desk.view._hand.move(target, Offer("나", source=f"{RED}나{OFF}"))
    desk.check()
    assert desk.body == f"가  다 {RED}나{OFF}라\n"
    desk.session.undo()
    desk.check()
    assert desk.drawn == before


@pytest.mark.parametrize("mode", list(Mode))
def test_text_that_is_dropped_goes_where_it_is_dropped(lay: Lay, mode: Mode) -> None:
    desk = lay("가나 다라\n", mode)
    desk.view.show()
    mime = QMimeData()
    mime.setText("말")
    place = QPointF(place_of(desk, "다") - QPoint(3, 0))
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(place, copy, mime, left, NONE)
    desk.view.dropEvent(event)
    desk.check()
    assert desk.drawn == "가나 말|다라\n"


def test_arrows_step_over_a_table_as_one_thing(lay: Lay) -> None:
    desk = lay(f"가|\n\n{TABLE}\n\n나\n")
    stops = []
    for _ in range(2):
        desk.press(Key.Key_Right)
        stops.append(desk.drawn)
    assert stops == [f"가\n\n{TABLE}|\n\n나\n", f"가\n\n{TABLE}\n\n|나\n"]


def test_a_table_has_the_height_of_its_card_and_its_other_lines_none(lay: Lay) -> None:
    desk = lay(f"{TABLE}\n\n나\n")
    desk.view.show()
    block = desk.view.document().firstBlock()
    tops = []
    while block.isValid():
        tops.append(desk.view._rect(block).top())
        block = block.next()
    assert tops[1] - tops[0] > 30
    assert tops[1:6] == [tops[1]] * 5


def test_the_caret_behind_a_table_is_ours_and_beside_words_it_is_qts(lay: Lay) -> None:
    desk = lay(f"가\n\n{TABLE}|\n\n나\n")
    assert desk.view.cursorWidth() == 0
    desk.press(Key.Key_Right)
    assert desk.view.cursorWidth() > 0


def test_the_wheel_zooms_with_control(lay: Lay) -> None:
    desk = lay("가 **나**\n")
    for notches, zoom in ((1, 1.1), (-2, 0.9)):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(desk.view.viewport(), event)
        desk.check()
        assert desk.view.zoom == pytest.approx(zoom)


def test_the_menu_cuts_and_opens_links(lay: Lay, qtbot: QtBot) -> None:
    desk = lay("<|가|>나 [뉴스](https://a.b)\n")
    desk.view.show()
    place = place_of(desk, "스")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, desk.view.mapToGlobal(place))
    desk.view.contextMenuEvent(event)
    (menu,) = desk.view.findChildren(QMenu)
    entries = {entry.text(): entry for entry in menu.actions() if entry.text()}
    with qtbot.waitSignal(desk.view.link_activated):
        entries["Open link"].trigger()
    entries["Cut"].trigger()
    desk.check()
    assert desk.body == "나 [뉴스](https://a.b)\n"
    assert QApplication.clipboard().text() == "가"
    menu.close()


def test_tab_leaves_the_article_and_indents_source(lay: Lay) -> None:
    desk = lay("가|\n")
    desk.press(Key.Key_Tab)
    assert desk.body == "가\n"
    desk.view.set_mode(Mode.SOURCE)
    desk.press(Key.Key_Tab)
    assert desk.body == "가\t\n"


def test_a_picture_that_is_missing_gets_a_card_and_comes_when_it_is_there(lay: Lay) -> None:
    desk = lay("![말](/a.png)\n\n글\n")
    desk.view.show()
    desk.view.grab()
    desk.view.reload_pictures()
    desk.check()
    assert desk.view._rect(desk.view.document().firstBlock()).height() > 30


def test_a_change_far_above_does_not_move_what_is_seen(lay: Lay) -> None:
    desk = lay("첫 문단\n\n" + "".join(f"{number} 문단의 글.\n\n" for number in range(60)))
    view = desk.view
    view.show()
    desk.put(caret(desk.session.text.index("30 문단")))
    view.verticalScrollBar().setValue(700)
    number, top = view._top()
    text = "# 제목\n\n새 글\n\n"
    desk.session.dispatch(Transaction(replace(desk.start, desk.start, text), event=Event.INSERT))
    desk.check()
    assert view._top()[0] == number + 4
    assert abs(view._top()[1] - top) <= 1


def test_tab_goes_from_placeholder_to_placeholder(lay: Lay) -> None:
    desk = lay("앞 ‹하나› 뒤 ‹둘›|\n")
    for expected in ("‹하나›", "‹둘›", "‹하나›"):
        desk.press(Key.Key_Tab)
        assert desk.session.state.selection.span.of(desk.session.text) == expected
        assert desk.view.textCursor().selectedText() == expected
    desk.press(Key.Key_Backtab)
    assert desk.session.state.selection.span.of(desk.session.text) == "‹둘›"


def test_a_click_on_the_box_of_a_task_ticks_it_in_one_step_and_leaves_the_caret(lay: Lay) -> None:
    desk = lay("가|\n\n- [ ] 하나\n- [ ] 둘\n")
    desk.view.show()
    port, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    place = box_of(desk, 3)
    QTest.mouseMove(port, place)
    assert port.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(port, left, NONE, place)
    desk.check()
    assert desk.drawn == "가|\n\n- [ ] 하나\n- [x] 둘\n"
    desk.session.undo()
    desk.check()
    assert desk.drawn == "가|\n\n- [ ] 하나\n- [ ] 둘\n"
    QTest.mouseClick(port, left, NONE, place)
    double_click(port, place)
    desk.check()
    assert desk.drawn == "가|\n\n- [ ] 하나\n- [ ] 둘\n"


def test_a_click_beside_the_box_of_a_task_and_one_in_source_tick_nothing(lay: Lay) -> None:
    desk = lay("- [ ] 하나\n- [ ] 둘|\n")
    desk.view.show()
    port, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    place = box_of(desk, 0)
    QTest.mouseClick(port, left, NONE, place + QPoint(40, 0))
    assert desk.body == "- [ ] 하나\n- [ ] 둘\n"
    desk.view.set_mode(Mode.SOURCE)
    QTest.mouseClick(port, left, NONE, place)
    assert desk.body == "- [ ] 하나\n- [ ] 둘\n"


@pytest.mark.parametrize("trembles", [False, True])
@pytest.mark.parametrize(
    ("drawn", "word", "after"),
    [
        ("- 하나\n- 둘\n", "하나", "- x|\n- 둘\n"),
        ("가 **나** 다\n\n라\n", "나", "x|\n\n라\n"),
        ("> 가\n> 나\n\n다\n", "가", "> x|\n> 나\n\n다\n"),
        ("가\n\n라", "라", "가\n\nx|"),
    ],
)
def test_three_clicks_choose_a_paragraph_without_its_end(
    lay: Lay, drawn: str, word: str, after: str, *, trembles: bool
) -> None:
    desk = lay(drawn)
    desk.view.show()
    port, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    place = place_of(desk, word)
    double_click(port, place)
    QTest.mousePress(port, left, NONE, place)
    if trembles:
        QTest.mouseMove(port, place + QPoint(1, 0))
    QTest.mouseRelease(port, left, NONE, place)
    desk.check()
    desk.type("x")
    assert desk.drawn == after


def box_of(desk: Desk, line: int) -> QPoint:
    """Where the box of the task on a line is in the viewport."""
    block = desk.view.document().findBlockByNumber(line)
    top = round(desk.view._rect(block).top())
    (spot,) = (spot for spot in desk.view._spots(top, top + 2) if spot.block == block)
    box = desk.view._overlay.box_rect(spot)
    assert box is not None
    return box.center().toPoint()


def test_a_double_click_between_paragraphs_rests_where_a_click_does(lay: Lay) -> None:
    desk = lay("|가나\n\n```\n다\n```")
    desk.view.show()
    port, place = desk.view.viewport(), QPoint(300, 60)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, NONE, place)
    desk.check()
    double_click(port, place)
    desk.check()
