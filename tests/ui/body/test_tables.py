"""Tables in the body: a double click, F2, or Enter on a chosen one asks to edit them."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.body.conftest import Lay, double_click

TABLE = "<table>\n<tr><td>가</td></tr>\n<tr><td>나</td></tr>\n</table>"


@pytest.mark.parametrize(
    ("drawn", "key"),
    [
        (f"글\n\n{TABLE}|\n\n끝\n", Qt.Key.Key_F2),
        (f"글\n\n<|{TABLE}|>\n\n끝\n", Qt.Key.Key_F2),
        (f"글\n\n<|{TABLE}|>\n\n끝\n", Qt.Key.Key_Return),
    ],
)
def test_a_table_is_edited_by_key(lay: Lay, qtbot: QtBot, drawn: str, key: Qt.Key) -> None:
    desk = lay(drawn)
    with qtbot.waitSignal(desk.view.table_wanted, timeout=500):
        desk.press(key)
    assert desk.drawn == drawn


@pytest.mark.parametrize(
    ("drawn", "key"),
    [
        (f"글|\n\n{TABLE}\n", Qt.Key.Key_F2),
        (f"<|글\n\n{TABLE}|>\n", Qt.Key.Key_F2),
        (f"글\n\n{TABLE}|\n", Qt.Key.Key_Return),
    ],
)
def test_other_keys_and_places_mean_what_they_mean(lay: Lay, qtbot: QtBot, drawn: str, key: Qt.Key) -> None:
    desk = lay(drawn)
    with qtbot.assertNotEmitted(desk.view.table_wanted):
        desk.press(key)


def test_a_double_click_edits_the_table_under_it_and_no_other_place(lay: Lay, qtbot: QtBot) -> None:
    desk = lay(f"|글자\n\n{TABLE}\n\n끝\n")
    view = desk.view
    view.show()
    table = view.document().findBlockByNumber(2)
    place = view._overlay.card_rect(
        next(spot for spot in view._spots(0, 400) if spot.block == table)
    ).center()
    with qtbot.waitSignal(view.table_wanted):
        double_click(view.viewport(), place.toPoint())
    assert desk.drawn == f"글자\n\n{TABLE}|\n\n끝\n"
    with qtbot.assertNotEmitted(view.table_wanted):
        words = view._rect(view.document().firstBlock()).topLeft().toPoint()
        double_click(view.viewport(), words)
    desk.check()
