from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.core.paint import MASK
from editor.core.state import Event, Transaction, caret
from editor.core.text import replace
from editor.ui.body.keys import Reach
from editor.ui.body.theme import DARK, READABLE, contrast
from editor.ui.body.view import Mode
from tests.core.bodies import bodies
from tests.ui.body.conftest import Lay, double_click

RED = '<b><span style="color: #ee2323;">'
OFF = "</span></b>"
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def test_hidden_markup_is_masked_unit_for_unit(lay: Lay) -> None:
    desk = lay(f"가 {RED}나👉{OFF}\n")
    text = desk.view.document().firstBlock().text()
    assert text == "가 " + MASK * len(RED) + "나👉" + MASK * len(OFF)


def test_source_mode_shows_the_source_itself(lay: Lay) -> None:
    body = f"가 {RED}나{OFF}\n\n&nbsp;"
    desk = lay(body, Mode.SOURCE)
    assert desk.view.document().toRawText().replace("\u2029", "\n") == body


@pytest.mark.parametrize("mode", list(Mode))
def test_typing_goes_into_the_session_where_the_caret_is(lay: Lay, mode: Mode) -> None:
    desk = lay("가|다\n", mode)
    desk.type("ab c")
    assert desk.drawn == "가ab c|다\n"


def test_typing_at_the_end_of_a_coloured_run_continues_it(lay: Lay) -> None:
    desk = lay(f"{RED}가|{OFF} 나\n")
    desk.type("x")
    assert desk.body == f"{RED}가x{OFF} 나\n"


def test_backspace_takes_what_is_seen_and_an_empty_run_with_it(lay: Lay) -> None:
    desk = lay(f"가 {RED}나|{OFF} 다\n")
    desk.press(Key.Key_Backspace)
    assert OFF not in desk.body
    assert desk.body.startswith("가 ")


@pytest.mark.parametrize(
    ("key", "held", "left"),
    [
        (Key.Key_Backspace, CONTROL, "나 라"),
        (Key.Key_Delete, CONTROL, "나 다 "),
        (Key.Key_Backspace, SHIFT, "나 다라"),
    ],
)
def test_words_are_deleted_in_source_as_the_widget_counts_them(
    lay: Lay, key: Key, held: Qt.KeyboardModifier, left: str
) -> None:
    desk = lay("나 다 |라", Mode.SOURCE)
    desk.press(key, held=held)
    assert desk.body == left


def test_the_line_end_key_of_emacs_leaves_no_half_a_tag(lay: Lay) -> None:
    desk = lay(f"가 {RED}나|다{OFF} 라\n")
    desk.view._delete(Reach.LINE, 1)
    desk.check()
    assert (desk.body.count("<b>"), desk.body.count("</b>")) == (1, 1)
    assert "라" not in desk.body


def test_undo_keys_are_left_to_the_session(lay: Lay) -> None:
    desk = lay("가|\n")
    desk.type("나")
    desk.press(Key.Key_Z, held=CONTROL)
    assert desk.body == "가나\n"
    desk.session.undo()
    desk.check()
    assert desk.drawn == "가|\n"


@pytest.mark.parametrize("mode", list(Mode))
def test_enter_and_shift_enter_break_lines(lay: Lay, mode: Mode) -> None:
    desk = lay("가나|다라\n", mode)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Return, held=SHIFT)
    assert (
        desk.body == ("가나\n\n다  \n라\n" if mode is Mode.WRITE else "가나\n다\n라\n") or "<br" in desk.body
    )


def test_a_selection_is_deleted_by_typing_over_it(lay: Lay) -> None:
    desk = lay(f"가<|나 {RED}다|>라{OFF} 마\n")
    desk.type("x")
    assert (desk.body.count("<b>"), desk.body.count("</b>")) == (1, 1)
    assert "다" not in desk.body
    assert "라" in desk.body


def test_arrows_step_over_hidden_markup_at_once(lay: Lay) -> None:
    desk = lay(f"|가 {RED}나{OFF} 다\n")
    stops = []
    for _ in range(5):
        desk.press(Key.Key_Right)
        stops.append(desk.drawn)
    assert stops == [
        f"가| {RED}나{OFF} 다\n",
        f"가 |{RED}나{OFF} 다\n",
        f"가 {RED}나|{OFF} 다\n",
        f"가 {RED}나{OFF} |다\n",
        f"가 {RED}나{OFF} 다|\n",
    ]
    back = []
    for _ in range(5):
        desk.press(Key.Key_Left)
        back.append(desk.drawn)
    assert back == [*reversed(stops[:-1]), f"|가 {RED}나{OFF} 다\n"]


def test_an_arrow_takes_a_whole_emoji(lay: Lay) -> None:
    desk = lay("|👨‍👩‍👧가\n")
    desk.press(Key.Key_Right)
    assert desk.drawn == "👨‍👩‍👧|가\n"
    desk.press(Key.Key_Left)
    assert desk.drawn == "|👨‍👩‍👧가\n"


def test_arrows_with_shift_select_and_without_collapse_to_an_end(lay: Lay) -> None:
    desk = lay(f"가|나 {RED}다{OFF}\n")
    desk.press(Key.Key_Right, Key.Key_Right, Key.Key_Right, held=SHIFT)
    assert desk.drawn == f"가<|나 {RED}다|>{OFF}\n"
    desk.press(Key.Key_Left)
    assert desk.drawn == f"가|나 {RED}다{OFF}\n"


def test_down_skips_the_line_between_paragraphs(lay: Lay) -> None:
    desk = lay("가|나\n\n다라\n")
    desk.view.show()
    desk.press(Key.Key_Down)
    assert desk.drawn == "가나\n\n다|라\n"
    desk.press(Key.Key_Up)
    assert desk.drawn == "가|나\n\n다라\n"


def test_home_and_end_rest_beside_the_words(lay: Lay) -> None:
    desk = lay('<h2 data-ke-size="size26">제|목</h2>\n')
    desk.press(Key.Key_Home)
    assert desk.drawn == '<h2 data-ke-size="size26">|제목</h2>\n'
    desk.press(Key.Key_End)
    assert desk.drawn == '<h2 data-ke-size="size26">제목|</h2>\n'


def test_a_caret_set_inside_markup_is_put_beside_it(lay: Lay) -> None:
    desk = lay(f"가 {RED}나{OFF}\n")
    cursor = desk.view.textCursor()
    cursor.setPosition(10)
    desk.view.setTextCursor(cursor)
    desk.check()
    assert desk.drawn == f"가 |{RED}나{OFF}\n"


def test_a_double_click_selects_the_word_without_half_a_tag(lay: Lay) -> None:
    desk = lay(f"가나 {RED}다라{OFF} 마\n")
    view = desk.view
    view.show()
    cursor = QTextCursor(view.document())
    cursor.setPosition(3 + len(RED) + 1)
    place = view.cursorRect(cursor).center()
    double_click(view.viewport(), place)
    desk.check()
    assert desk.session.state.selection.span.of(desk.session.text).replace(RED, "") == "다라"


def test_switching_the_mode_keeps_text_caret_and_undo(lay: Lay) -> None:
    desk = lay(f"가 {RED}나|다{OFF} 라\n")
    desk.type("x")
    before = desk.drawn
    for mode in (Mode.SOURCE, Mode.WRITE):
        desk.view.set_mode(mode)
        desk.check()
        assert (desk.view.mode, desk.drawn) == (mode, before)
    desk.session.undo()
    desk.check()
    assert desk.drawn == f"가 {RED}나|다{OFF} 라\n"


def test_switching_the_mode_keeps_the_line_at_the_upper_edge(lay: Lay) -> None:
    desk = lay("".join(f"{number}번째 문단의 {RED}글{OFF}입니다.\n\n" for number in range(80)))
    view = desk.view
    view.show()
    view.verticalScrollBar().setValue(900)
    number, top = view._top()
    view.set_mode(Mode.SOURCE)
    assert view._top()[0] == number
    assert abs(view._top()[1] - top) <= 1


def test_a_change_from_the_form_moves_nothing_in_the_body(lay: Lay) -> None:
    desk = lay("가나|다\n")
    desk.session.dispatch(Transaction(replace(4, 4, "subtitle: 더\n"), event=Event.FORM, source="form"))
    assert desk.view.textCursor().position() == 2
    assert desk.view.document().firstBlock().text() == "가나다"


def test_another_post_is_shown_from_its_start(lay: Lay) -> None:
    desk = lay("가나다|\n" * 1 + "글\n" * 60)
    text = "---\ntitle: 다른\n---\n**다른** 글\n"
    desk.session.dispatch(Transaction(replace(0, len(desk.session.text), text), caret(0), Event.RELOAD))
    assert desk.view.document().firstBlock().text().replace(MASK, "") == "다른 글"
    assert desk.view.verticalScrollBar().value() == 0


def test_a_locked_body_can_be_read_and_not_written(lay: Lay) -> None:
    desk = lay("가\ufdd0나|\n")
    assert desk.view.isReadOnly()
    desk.type("x")
    desk.compose("", "한")
    assert desk.body == "가\ufdd0나\n"


def test_what_another_program_writes_into_the_document_becomes_a_step(lay: Lay) -> None:
    desk = lay(f"가 {RED}나다{OFF} 라|\n")
    cursor = QTextCursor(desk.view.document())
    cursor.setPosition(3 + len(RED))
    cursor.insertText("X👉")
    desk.check()
    assert desk.body == f"가 {RED}나X👉다{OFF} 라\n"
    cursor.setPosition(1)
    cursor.setPosition(2 + len(RED) + 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    desk.check()
    assert (desk.body.count("<b>"), desk.body.count("</b>")) == (1, 1)


def test_a_typed_variation_selector_stays_text(lay: Lay) -> None:
    desk = lay("가|\n")
    desk.compose("", "♥\ufe00")
    desk.check()
    assert desk.body == "가♥\ufe00\n"


def test_a_copy_carries_what_is_seen_and_source_with_whole_tags(lay: Lay) -> None:
    desk = lay(f"가 {RED}나<|다{OFF} 라|>마\n")
    mime = desk.view.createMimeDataFromSelection()
    assert mime.text() == "다 라"
    assert bytes(mime.data("application/x-wongo-source").data()).decode() == f"{RED}다{OFF} 라"
    assert "#ee2323" in mime.html()


def test_our_own_source_comes_back_as_source(lay: Lay) -> None:
    desk = lay(f"<|{RED}나{OFF}|> 끝\n")
    mime = desk.view.createMimeDataFromSelection()
    desk.put(caret(len(desk.session.text) - 1))
    desk.view.insertFromMimeData(mime)
    desk.check()
    assert desk.body == f"{RED}나{OFF} 끝{RED}나{OFF}\n"


def test_paragraphs_of_ours_come_back_as_paragraphs(lay: Lay) -> None:
    desk = lay(f"<|{RED}나{OFF} 다\n\n둘째|>\n\n끝\n")
    mime = desk.view.createMimeDataFromSelection()
    desk.put(caret(len(desk.session.text) - 2))
    desk.view.insertFromMimeData(mime)
    desk.check()
    paragraphs = f"{RED}나{OFF} 다\n\n둘째"
    assert desk.body == f"{paragraphs}\n\n{paragraphs}\n\n끝\n"


def test_paragraphs_from_elsewhere_are_as_many_as_there_were(lay: Lay) -> None:
    desk = lay("가|\n")
    mime = QMimeData()
    mime.setText("하나\n\n \n둘\n셋\n")
    desk.view.insertFromMimeData(mime)
    desk.check()
    assert desk.body == "가하나\n\n둘\n\n셋\n"


def test_text_from_elsewhere_is_pasted_as_text(lay: Lay) -> None:
    desk = lay("가|나\n")
    mime = QMimeData()
    mime.setText("하나\r\n둘")
    desk.view.insertFromMimeData(mime)
    desk.check()
    assert desk.body == "가하나\n\n둘나\n"
    desk.session.undo()
    assert desk.drawn == "가|나\n"


def test_a_link_is_found_under_the_pointer_and_opened_with_control(lay: Lay, qtbot: QtBot) -> None:
    desk = lay("글 [뉴스](https://a.b/c) 끝\n")
    view = desk.view
    view.show()
    cursor = QTextCursor(view.document())
    cursor.setPosition(4)
    place = view.cursorRect(cursor).center()
    assert view.link_at(place) == "https://a.b/c"
    with qtbot.waitSignal(view.link_activated) as opened:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    assert opened.args == ["https://a.b/c"]


def test_a_picture_gets_the_room_of_its_proportion(lay: Lay, tmp_path: Path) -> None:
    from_size = _picture(tmp_path / "a.png", 400, 100)
    desk = lay("![그림](/a.png)\n", picture=from_size)
    desk.view.show()
    height = desk.view._rect(desk.view.document().firstBlock()).height()
    assert 100 <= height <= 112


def test_the_dark_theme_keeps_house_colours_readable(lay: Lay) -> None:
    desk = lay(f"{RED}나{OFF} " + '<b><span style="color: #1a5490;">다</span></b>\n')
    desk.view.set_theme(DARK)
    page = (*bytes.fromhex(DARK.page[1:]), 255)
    for colour in ((238, 35, 35, 255), (26, 84, 144, 255)):
        shown = DARK.text_colour(colour)
        assert contrast((shown.red(), shown.green(), shown.blue(), 255), page) >= READABLE
    desk.check()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bodies(),
    st.lists(
        st.tuples(
            st.sampled_from(["type", "back", "del", "enter", "right", "left", "undo", "flip"]),
            st.floats(0, 1),
        ),
        max_size=8,
    ),
)
def test_whatever_is_done_the_document_shows_the_state(
    lay: Lay, body: str, deeds: list[tuple[str, float]]
) -> None:
    desk = lay(body.replace("|", ""))
    first = desk.session.text
    for deed, part in deeds:
        desk.put(caret(desk.start + int(part * len(desk.body))))
        desk.view._take_selection()
        if deed == "type":
            desk.type("x")
        elif deed == "undo":
            desk.session.undo()
        elif deed == "flip":
            desk.view.set_mode(Mode.SOURCE if desk.view.mode is Mode.WRITE else Mode.WRITE)
        else:
            desk.press(_KEYS[deed])
        desk.check()
    while desk.session.undo():
        desk.check()
    assert desk.session.text == first
    desk.view.deleteLater()


_KEYS = {
    "back": Key.Key_Backspace,
    "del": Key.Key_Delete,
    "enter": Key.Key_Return,
    "right": Key.Key_Right,
    "left": Key.Key_Left,
}


def _picture(path: Path, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(path))
    return path


def test_where_hidden_markup_takes_room_the_source_is_shown_and_said_why(
    lay: Lay, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk = lay("가 **나**\n", Mode.SOURCE)
    monkeypatch.setattr("editor.ui.body.view.hides_markup", lambda _type: False)
    with qtbot.waitSignal(desk.view.told) as told:
        desk.view.set_mode(Mode.WRITE)
    assert desk.view.mode is Mode.SOURCE
    assert "source" in str(told.args[0])


def test_tab_and_shift_tab_set_a_list_item_in_and_out(lay: Lay) -> None:
    desk = lay("- 가\n- 나|\n")
    desk.press(Key.Key_Tab)
    assert desk.drawn == "- 가\n  - 나|\n"
    desk.press(Key.Key_Backtab, held=SHIFT)
    assert desk.drawn == "- 가\n- 나|\n"


def test_escape_steps_out_of_the_mark_that_ends_at_the_caret(lay: Lay) -> None:
    desk = lay(f"가 {RED}나|{OFF} 다\n")
    desk.press(Key.Key_Escape)
    desk.type("x")
    assert desk.body == f"가 {RED}나{OFF}x 다\n"


def test_an_empty_item_of_a_list_in_html_is_met_by_the_arrows_and_left_by_enter(lay: Lay) -> None:
    desk = lay("<ul>\n  <li>가|</li>\n  <li></li>\n</ul>\n\n나\n")
    desk.press(Key.Key_Down)
    assert desk.drawn == "<ul>\n  <li>가</li>\n  <li>|</li>\n</ul>\n\n나\n"
    desk.press(Key.Key_Return)
    desk.type("다")
    assert desk.drawn == "<ul>\n  <li>가</li>\n</ul>\n\n다|\n\n나\n"


def test_enter_leaves_a_list_in_a_quote_and_then_the_quote(lay: Lay) -> None:
    desk = lay("> - 가|\n\n나\n")
    desk.press(Key.Key_Return, Key.Key_Return)
    desk.type("다")
    assert desk.drawn == "> - 가\n>\n> 다|\n\n나\n"
    desk.press(Key.Key_Return, Key.Key_Return)
    desk.type("라")
    assert desk.drawn == "> - 가\n>\n> 다\n\n라|\n\n나\n"


def test_a_leap_to_the_start_shows_the_very_top(lay: Lay) -> None:
    desk = lay("|\n" + "가\n\n" * 40 + "끝")
    desk.view.show()
    desk.press(Qt.Key.Key_End, held=Qt.KeyboardModifier.ControlModifier)
    assert desk.view.verticalScrollBar().value() > 0
    desk.press(Qt.Key.Key_Home, held=Qt.KeyboardModifier.ControlModifier)
    assert desk.view.verticalScrollBar().value() == 0


def test_the_line_below_the_caret_is_seen_while_one_goes_down(lay: Lay) -> None:
    desk = lay("|" + "가\n\n" * 40)
    for _ in range(25):
        desk.press(Qt.Key.Key_Down)
        below = desk.view.viewport().height() - desk.view.cursorRect().bottom()
        assert below >= 32
