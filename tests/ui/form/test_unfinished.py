"""What is composed in a field, or half a word, can be told without being finished: the journal keeps it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.core.session import Session
from editor.store.recovery import HalfTyped
from editor.ui.form.pairs import PairLines
from editor.ui.form.raw import HeaderView
from tests.ui.form.conftest import Desk, compose, plain, type_text

Make = Callable[[str], Desk]
TEXT = "---\ntitle: 제목\ncategories: [경제]\nslug: 🎉a\nexcerpt: >\n  요약\nmap: {a: 하나}\n---\n\n본문\n"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("titleField", "제목", "제목한"),
        ("categoriesField", "[경제]", "[경제, 한]"),
        ("slugField", "🎉a", "🎉a한"),
        ("excerptField", "요약", "요약한"),
        ("field-map", "{a: 하나}", "{a: 하나, 한: null}"),
    ],
)
def test_what_is_composed_in_a_field_is_told_and_stays_composed(
    desk_of: Make, qtbot: QtBot, name: str, before: str, after: str
) -> None:
    desk = desk_of(TEXT)
    assert not desk.form.unfinished()
    field = desk.find(QWidget, name)
    if name == "field-map":
        field = desk.form.findChildren(PairLines)[0].lines()[2]
    field.setFocus()
    for key in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        QTest.keyClick(field, Qt.Key.Key_End, key)
    with qtbot.waitSignal(desk.form.unfinished.changed):
        compose(field, "한")
    assert desk.form.unfinished().apply(TEXT) == TEXT.replace(before, after)
    assert desk.session.text == TEXT
    with qtbot.waitSignal(desk.form.unfinished.changed):
        compose(field, "")
    assert not desk.form.unfinished()


def test_half_a_word_of_a_list_is_told_before_it_is_entered(desk_of: Make, qtbot: QtBot) -> None:
    desk = desk_of(TEXT)
    line = desk.find(QLineEdit, "categoriesField")
    with qtbot.waitSignal(desk.form.unfinished.changed):
        type_text(line, "교")
    compose(line, "ㅌ")
    assert desk.form.unfinished().apply(TEXT) == TEXT.replace("[경제]", "[경제, 교ㅌ]")
    assert desk.session.text == TEXT


def test_half_a_date_is_told_as_it_stands_and_given_back(desk_of: Make, qtbot: QtBot) -> None:
    text = "---\ntitle: 제목\ndate: 2024-02-27\n---\n"
    desk = desk_of(text)
    line = desk.find(QLineEdit, "dateField")
    line.setFocus()
    line.selectAll()
    with qtbot.waitSignal(desk.form.unfinished.changed):
        type_text(line, "2026-11-")
    half = desk.form.unfinished.half()
    assert half == (HalfTyped("date", "Date", "2026-11-"),)
    with qtbot.waitSignal(desk.form.unfinished.changed):
        type_text(line, "20")
    assert desk.form.unfinished.half() == ()
    other = desk_of(text)
    other.form.unfinished.give_back((*half, HalfTyped("gone", "Gone", "x")))
    assert other.find(QLineEdit, "dateField").text() == "2026-11-"
    assert other.form.unfinished.half() == half
    assert other.session.text == text


def test_half_a_date_that_is_composed_is_nothing_to_keep(desk_of: Make) -> None:
    desk = desk_of("---\ndate: 2024-02-27\n---\n")
    compose(desk.find(QWidget, "dateField"), "한")
    assert not desk.form.unfinished()


def test_what_is_composed_in_the_source_of_the_front_matter_is_told(qtbot: QtBot) -> None:
    session = Session(TEXT, float)
    header = HeaderView(session, plain)
    qtbot.addWidget(header)
    header.show_position(TEXT.index("목"))
    lines = header.findChild(QWidget, "headerEditor")
    assert lines is not None
    with qtbot.waitSignal(header.unfinished_changed):
        compose(lines, "한")
    assert header.unfinished().apply(TEXT) == TEXT.replace("제목", "제한목")
    assert session.text == TEXT
