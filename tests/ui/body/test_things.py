"""Pictures, chips and cards as things in the text: one step, one click, one selection; all of it laid out."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from editor.core.state import Event, Transaction
from editor.core.text import replace
from editor.ui.body.spots import things
from editor.ui.body.view import Mode
from tests.ui.body.conftest import Desk, Lay

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
FRAME = '<iframe src="https://www.youtube.com/embed/x"></iframe>'


def place_of(desk: Desk) -> QRectF:
    """Where the only thing of a body is painted."""
    desk.view.show()
    for spot in desk.view._spots(0, 2000):
        for at, thing in things(spot.line):
            return desk.view._overlay.thing_rect(spot, at, thing)
    raise AssertionError("nothing is painted over the text")


@pytest.mark.parametrize("chip", ["<!-- 안 -->", "{{ site.title }}", "{% include a.html %}", "[^1]"])
def test_the_caret_steps_over_a_chip_at_once(lay: Lay, chip: str) -> None:
    desk = lay(f"글| {chip} 끝\n\n[^1]: 각주\n")
    seen = []
    for _ in range(3):
        desk.press(Key.Key_Right)
        seen.append(desk.drawn.partition("\n")[0])
    assert seen == [f"글 |{chip} 끝", f"글 {chip}| 끝", f"글 {chip} |끝"]


def test_the_caret_in_front_of_a_chip_is_left_of_it(lay: Lay) -> None:
    desk = lay("글 |<!-- 안쪽 말 --> 끝\n")
    rect = place_of(desk)
    before = desk.view.cursorRect().left()
    desk.press(Key.Key_Right)
    after = desk.view.cursorRect().left()
    assert before == pytest.approx(rect.left(), abs=2)
    assert after == pytest.approx(rect.right(), abs=2)


@pytest.mark.parametrize(
    "drawn",
    [
        "글| <!-- 안 --> 끝\n",
        "글|\n\n<!--\n가\n나\n-->\n\n끝\n",
        f"글|\n\n{FRAME}\n\n끝\n",
        "글|\n\n![그림](/a.png)\n\n끝\n",
        "글|\n\n<table>\n<tr><td>1</td></tr>\n</table>\n\n끝\n",
    ],
)
def test_a_click_selects_a_thing_whole_and_backspace_takes_it_out(lay: Lay, drawn: str) -> None:
    desk = lay(drawn)
    rect = place_of(desk)
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=rect.center().toPoint())
    desk.check()
    chosen = desk.session.state.selection.span.of(desk.session.text)
    assert (chosen[0] in "<!", chosen[-1] in ">)") == (True, True)
    assert chosen in desk.body
    desk.press(Key.Key_Backspace)
    assert chosen not in desk.body
    assert (desk.body[0], desk.body[-2:]) == ("글", "끝\n")


def test_a_click_beside_a_chip_places_the_caret(lay: Lay) -> None:
    desk = lay("글| <!-- 안 --> 끝\n")
    rect = place_of(desk)
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=rect.center().toPoint() + QPoint(int(rect.width()), 0))
    assert not desk.view.textCursor().hasSelection()


def test_a_long_text_is_laid_out_to_its_end_however_it_is_resized(lay: Lay) -> None:
    desk = lay(f"{'글이 있는 문단이다.' * 30}\n\n" * 30 + f"{FRAME}\n\n" + "끝의 문단이다.\n\n" * 30)
    desk.view.show()
    desk.view.resize(900, 700)
    desk.view.resize(500, 700)
    document = desk.view.document()
    document.documentLayout().blockBoundingRect(document.lastBlock())
    blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
    assert [block.blockNumber() for block in blocks if not block.layout().lineCount()] == []


def test_the_caret_and_the_mouse_tell_the_link_that_they_are_at(lay: Lay) -> None:
    desk = lay("글| [뉴스](https://a.b/%EA%B0%80) 끝\n")
    desk.view.show()
    told: list[str] = []
    desk.view.link_met.connect(told.append)
    desk.press(*[Key.Key_Right] * 5)
    assert told == ["https://a.b/%EA%B0%80", ""]
    cursor = desk.view.textCursor()
    cursor.setPosition(desk.body.index("뉴스") + 1)
    place = desk.view.cursorRect(cursor).center()
    QTest.mouseMove(desk.view.viewport(), place)
    QTest.mouseMove(desk.view.viewport(), place + QPoint(1, 0))
    assert told[2:] == ["https://a.b/%EA%B0%80"]


def test_what_a_thing_says_in_short_its_tip_says_whole(lay: Lay) -> None:
    desk = lay(f"글|\n\n{FRAME}\n\n끝\n")
    assert desk.view._said_at(place_of(desk).center().toPoint()) == "https://www.youtube.com/embed/x"


def test_broken_markup_says_what_is_wrong_with_it_to_the_mouse_and_at_the_caret(lay: Lay) -> None:
    desk = lay("글| 끝</i> <동행>가</동행>\n")
    desk.view.show()
    told: list[str] = []
    desk.view.trouble_met.connect(told.append)
    desk.press(Key.Key_Right)
    assert told == []
    desk.press(*[Key.Key_Right] * 3)
    stray = "“</i>” closes nothing and will be shown as it is."
    assert told == [stray]
    cursor = desk.view.textCursor()
    for part, said in (
        ("/i>", stray),
        ("동행>가", "“<동행>” is taken for an HTML tag and will not be seen."),
        ("/동행>", "Something is wrong with this tag or the one it belongs to."),
        ("끝", ""),
    ):
        cursor.setPosition(desk.body.index(part))
        assert desk.view._said_at(desk.view.cursorRect(cursor).center()) == said
    desk.press(Key.Key_Home)
    assert told == [stray, ""]


def test_what_was_wrong_at_the_caret_is_told_no_more_when_it_is_mended(lay: Lay) -> None:
    desk = lay("글|</i>\n")
    told: list[str] = []
    desk.view.trouble_met.connect(told.append)
    desk.press(Key.Key_Left, Key.Key_Right)
    desk.session.dispatch(Transaction(replace(desk.start, desk.start, "<i>"), event=Event.FORM))
    desk.check()
    assert told == ["", "“</i>” closes nothing and will be shown as it is.", ""]


def test_source_mode_says_nothing_of_broken_markup(lay: Lay) -> None:
    desk = lay("끝|</i>\n", Mode.SOURCE)
    assert desk.view.said_at_caret() == ("", "")
