from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.core import article, frontmatter
from editor.core.session import Session
from editor.core.state import Event, Transaction
from editor.core.text import difference
from editor.ui.body.theme import DARK, LIGHT
from editor.ui.form.raw import HeaderView
from editor.ui.form.raw_lines import RawLines
from tests.ui.form.conftest import Clock, commit, compose, plain, type_text

HEADER = "---\ntitle: 제목 하나  # 교열\ncategories:\n  - News\nimage: '/a.jpg'\n---"
POST = HEADER + "\n\n본문\n"
BROKEN = "---\ndate: 2024-02-27\ntitle: '임영웅' 신곡\n---\n본문\n"


@dataclass
class Desk:
    session: Session
    view: HeaderView
    lines: RawLines
    other: QWidget
    window: QWidget

    def edit_elsewhere(self, text: str, event: Event = Event.FORM) -> None:
        """Change the text as another view would."""
        changes = difference(self.session.text, text)
        self.session.dispatch(Transaction(changes, event=event, name="Elsewhere", source="form"))

    def place(self, before: str) -> None:
        """Put the caret in front of a piece of the text."""
        self.view.show_position(self.session.text.index(before))

    def key(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.lines, key)

    def undo_all(self) -> None:
        while self.session.undo():
            pass

    def notice(self) -> str:
        label = self.view.findChild(QLabel, "headerNoticeText")
        return label.text() if label.isVisible() else ""

    def repair_button(self) -> QPushButton:
        return self.view.findChild(QPushButton, "repairButton")

    def marked(self) -> list[str]:
        return [selection.cursor.selectedText() for selection in self.lines.extraSelections()]

    def colour(self, piece: str) -> str:
        """Return the colour in which a piece of the text is shown; empty for plain text."""
        at = self.lines.text().index(piece)
        block = self.lines.document().findBlock(at)
        inside = at - block.position()
        formats = block.layout().formats()
        found = [mark for mark in formats if mark.start <= inside < mark.start + mark.length]
        return found[0].format.foreground().color().name() if found else ""


@pytest.fixture
def desk_of(qtbot: QtBot) -> Iterator[Callable[[str], Desk]]:
    ends: list[Callable[[], None]] = []

    def made(text: str) -> Desk:
        session = Session(text, Clock())
        window = QWidget()
        view, other = HeaderView(session, plain, window), QTextEdit(window)
        other.move(0, 400)
        view.resize(700, 350)
        ends.append(session.subscribe(view.follow))
        qtbot.addWidget(window)
        window.resize(700, 600)
        with qtbot.waitExposed(window):
            window.show()
        lines = view.findChild(RawLines, "headerEditor")
        return Desk(session, view, lines, other, window)

    yield made
    for end in ends:
        end()


Make = Callable[[str], Desk]


def test_the_header_is_shown_with_its_fences_and_nothing_of_the_body(desk_of: Make) -> None:
    assert desk_of(POST).lines.text() == HEADER
    assert desk_of(HEADER).lines.text() == HEADER


def test_a_file_without_front_matter_says_so(desk_of: Make) -> None:
    desk = desk_of("본문\n")
    assert desk.lines.text() == ""
    assert desk.lines.placeholderText() == "This file has no front matter."
    assert desk.notice() == ""


def test_typing_changes_that_place_alone_and_undo_gives_the_first_text(desk_of: Make) -> None:
    desk = desk_of(POST)
    steps: list[Transaction] = []
    desk.session.subscribe(lambda update: steps.append(update.transaction))
    desk.place("  # 교열")
    type_text(desk.lines, "!둘")
    assert desk.session.text == POST.replace("하나", "하나!둘")
    assert [(step.event, step.source, step.field, step.name) for step in steps] == [
        (Event.FORM, "header", "header", "Edit front matter")
    ] * 2
    desk.undo_all()
    assert desk.session.text == POST
    assert desk.lines.text() == HEADER
    assert not desk.session.is_dirty


def test_typing_behind_the_last_fence_does_not_join_it_with_the_body(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.view.show_position(len(POST))
    desk.key(Qt.Key.Key_Delete)
    assert desk.session.text == POST


def test_shift_and_enter_break_the_line_as_enter_does(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.place("categories")
    QTest.keyClick(desk.lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert desk.session.text == POST.replace("categories", "\ncategories")


def test_an_edit_in_the_form_is_followed_and_the_caret_stays(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.place("- News")
    desk.edit_elsewhere(frontmatter.set_value(POST, "title", "아주 다른 제목 😀"))
    assert desk.lines.text() == HEADER.replace("제목 하나", "아주 다른 제목 😀")
    assert desk.lines.textCursor().block().text() == "  - News"
    assert desk.lines.textCursor().positionInBlock() == 2


def test_an_edit_far_above_does_not_scroll_the_view(desk_of: Make) -> None:
    keys = "".join(f"key{number}: {number}\n" for number in range(40))
    desk = desk_of(f"---\n{keys}---\n본문\n")
    desk.place("key39")
    top = desk.lines.firstVisibleBlock().text()
    assert top != "---"
    desk.edit_elsewhere(desk.session.text.replace("key0: 0\n", "new: 1\nkey0: 0\n"))
    assert desk.lines.firstVisibleBlock().text() == top


def test_undo_puts_the_caret_where_the_text_changed(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.place("  # 교열")
    type_text(desk.lines, "X")
    desk.lines.moveCursor(desk.lines.textCursor().MoveOperation.End)
    desk.session.undo()
    assert desk.lines.textCursor().block().text().startswith("title")


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_undo_and_redo_are_left_to_the_window(desk_of: Make, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    desk = desk_of(POST)
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key, held)
        event.setAccepted(kind is QEvent.Type.KeyPress)
        desk.lines.event(event)
        assert not event.isAccepted(), kind


def test_a_broken_line_is_marked_and_explained(desk_of: Make) -> None:
    desk = desk_of(BROKEN)
    assert desk.marked() == ["title: '임영웅' 신곡"]
    assert desk.notice().startswith("Line 3: ")
    assert desk.repair_button().isVisible()


def test_the_keyboard_stays_on_the_repair_while_another_line_is_broken(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: a: b\nmood: 'c' d\n---\n본문\n")
    desk.repair_button().setFocus()
    QTest.keyClick(desk.repair_button(), Qt.Key.Key_Space)
    assert desk.marked() == ["mood: 'c' d"]
    assert desk.repair_button().hasFocus()
    QTest.keyClick(desk.repair_button(), Qt.Key.Key_Space)
    assert frontmatter.values(desk.session.text) == {"title": "a: b", "mood": "'c' d"}
    assert desk.lines.hasFocus()


def test_one_click_repairs_the_line_as_a_step_of_its_own(desk_of: Make) -> None:
    desk = desk_of(BROKEN)
    QTest.mouseClick(desk.repair_button(), Qt.MouseButton.LeftButton)
    assert article.read(desk.session.text).problem is None
    assert frontmatter.values(desk.session.text)["title"] == "'임영웅' 신곡"
    assert desk.session.text.endswith("---\n본문\n")
    assert desk.lines.text() + "\n본문\n" == desk.session.text
    assert (desk.marked(), desk.notice()) == ([], "")
    assert desk.lines.hasFocus()
    assert desk.session.undo_name == "Repair front matter"
    desk.session.undo()
    assert desk.session.text == BROKEN
    assert desk.marked() == ["title: '임영웅' 신곡"]


def test_what_no_click_repairs_is_repaired_by_hand(desk_of: Make) -> None:
    desk = desk_of("---\ntitle: a\nplain words\n---\n본문\n")
    assert desk.notice()
    assert not desk.repair_button().isVisible()
    desk.view.show_position(len("---\ntitle: a\nplain"))
    type_text(desk.lines, ":")
    assert desk.notice() == ""


@pytest.mark.parametrize("times", [1, 3, 4])
def test_a_closing_fence_deleted_and_typed_again_is_no_trouble(desk_of: Make, times: int) -> None:
    desk = desk_of(POST)
    desk.view.show_position(len(HEADER))
    desk.key(Qt.Key.Key_Backspace, times)
    assert article.read(desk.session.text).body_start == 0
    assert desk.lines.text() == HEADER[:-times]
    assert desk.lines.hasFocus()
    assert desk.notice().startswith("Line 1: ")
    type_text(desk.lines, HEADER[-times:])
    assert desk.session.text == POST
    assert desk.lines.text() == HEADER
    assert desk.notice() == ""


def test_a_header_that_is_gone_leaves_the_view_with_the_focus(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.view.show_position(len(HEADER))
    desk.key(Qt.Key.Key_Backspace)
    desk.other.setFocus()
    assert desk.lines.text() == ""
    desk.undo_all()
    assert desk.lines.text() == HEADER


def test_a_header_can_be_typed_into_a_file_that_has_none(desk_of: Make) -> None:
    desk = desk_of("본문\n")
    desk.view.show_position(0)
    type_text(desk.lines, "---\ntitle: a\n---\n")
    assert desk.session.text == "---\ntitle: a\n---\n본문\n"
    desk.other.setFocus()
    assert desk.lines.text() == "---\ntitle: a\n---"


def test_what_a_fence_in_the_middle_gives_to_the_body_is_greyed_until_the_focus_goes(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.place("image")
    type_text(desk.lines, "---\n")
    assert desk.colour("image") == LIGHT.role("aside")
    desk.other.setFocus()
    assert desk.lines.text() == HEADER[: HEADER.index("image")] + "---"


def test_a_syllable_being_composed_survives_an_edit_elsewhere_on_its_line(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.place("  # 교열")
    compose(desk.lines, "한")
    desk.edit_elsewhere(POST.replace("제목 하나", "새 제목 하나"))
    block = desk.lines.textCursor().block()
    assert block.layout().preeditAreaText() == "한"
    assert block.layout().preeditAreaPosition() == len("title: 새 제목 하나")
    assert "한" not in desk.session.text
    commit(desk.lines, "한")
    assert desk.session.text == POST.replace("제목 하나", "새 제목 하나한")


def test_flush_puts_a_syllable_into_the_text_once(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.place("  # 교열")
    compose(desk.lines, "한")
    desk.view.flush()
    desk.view.flush()
    assert desk.session.text == POST.replace("하나", "하나한")


@pytest.mark.parametrize("sign", ["\u2029", "\ufdd0", "\ufdd1"])
def test_a_header_that_the_widget_cannot_hold_can_only_be_read(desk_of: Make, sign: str) -> None:
    text = POST.replace("하나", f"하{sign}나")
    desk = desk_of(text)
    desk.place("categories")
    type_text(desk.lines, "x")
    assert desk.session.text == text
    assert "only be read" in desk.notice()
    desk.edit_elsewhere(POST, Event.RELOAD)
    desk.place("categories")
    type_text(desk.lines, "x")
    assert desk.session.text == POST.replace("categories", "xcategories")


def test_an_edit_of_the_body_leaves_the_document_alone(desk_of: Make) -> None:
    desk = desk_of(POST)
    revision = desk.lines.document().revision()
    desk.edit_elsewhere(POST + "더\n", Event.TYPE)
    assert desk.lines.document().revision() == revision


def test_keys_texts_and_comments_have_colours_of_the_theme(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.view.set_theme(DARK)
    shown = [desk.colour(piece) for piece in ("title", "제목", "# 교열", "'/a.jpg'")]
    assert shown == [DARK.role("tag"), "", DARK.role("comment"), DARK.role("string")]


def test_a_quote_opened_above_colours_the_lines_below(desk_of: Make) -> None:
    desk = desk_of('---\na: "\nb: c\n---\n')
    before = desk.colour("c")
    desk.view.show_position(len('---\na: "'))
    desk.key(Qt.Key.Key_Backspace)
    assert desk.colour("b") != before


def test_the_view_is_as_high_as_its_text_up_to_seven_lines(desk_of: Make) -> None:
    desks = [desk_of("---\n" + "a: b\n" * count + "---\n") for count in (2, 4, 20, 40)]
    heights = [desk.view.sizeHint().height() for desk in desks]
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_a_click_while_composing_keeps_the_syllable_where_it_was(desk_of: Make) -> None:
    desk = desk_of(POST)
    desk.place("  # 교열")
    compose(desk.lines, "한")
    QTest.mouseClick(desk.lines.viewport(), Qt.MouseButton.LeftButton)
    assert desk.session.text == POST.replace("하나", "하나한")


@pytest.mark.parametrize(
    ("header", "name"), [('+++\ntitle = "글"\n+++\n', "TOML"), ('{\n  "title": "글"\n}\n', "JSON")]
)
def test_a_header_for_another_generator_is_shown_and_can_only_be_read(
    desk_of: Callable[[str], Desk], header: str, name: str
) -> None:
    desk = desk_of(header + "\n본문\n")
    assert desk.lines.text() == header.removesuffix("\n")
    assert name in desk.notice()
    desk.lines.setFocus()
    type_text(desk.lines, "x가")
    desk.key(Qt.Key.Key_Backspace)
    assert desk.session.text == header + "\n본문\n"
    desk.edit_elsewhere(header + "\n본문 둘\n")
    assert desk.lines.isReadOnly()
    desk.session.dispatch(Transaction(difference(desk.session.text, POST), event=Event.RELOAD))
    assert not desk.lines.isReadOnly()
    assert desk.notice() == ""


def test_such_a_header_that_is_typed_can_be_typed_away_until_the_focus_leaves(
    desk_of: Callable[[str], Desk],
) -> None:
    desk = desk_of("")
    desk.lines.setFocus()
    type_text(desk.lines, "+++\na = 1\n+++")
    assert "TOML" in desk.notice()
    desk.key(Qt.Key.Key_Backspace)
    type_text(desk.lines, "+")
    desk.other.setFocus()
    assert desk.lines.isReadOnly()
    desk.undo_all()
    assert not desk.lines.isReadOnly()
