"""The bar, the finder and the tints together: one body, one session, no window."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.core import article, palette
from editor.core.message import Message
from editor.core.mode import Mode
from editor.core.session import Session
from editor.core.state import Selection, Transaction
from editor.core.text import replace
from editor.ui.body.pad import Fittings
from editor.ui.body.view import BodyView
from editor.ui.find.bar import FindBar
from editor.ui.find.finder import Finder
from editor.ui.outline.view import OutlineView

HEADER = "---\ntitle: 글\n---\n"
RED = '<b><span style="color: #ee2323;">'
END = "</span></b>"
BODY = f"한국 {RED}기업{END}은 기업이다.\n\n## 기업 **소식**\n\n말 기**업**.\n"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def plain(text: str | Message, /, **slots: object) -> str:
    return str(text if isinstance(text, Message) else Message(text, tuple(slots.items())))


@dataclass
class Room:
    """A body with the bar above it."""

    window: QWidget
    session: Session
    body: BodyView
    bar: FindBar
    finder: Finder
    outline: OutlineView

    @property
    def start(self) -> int:
        return article.read(self.session.text).body_start

    @property
    def selected(self) -> str:
        return self.session.state.selection.span.of(self.session.text)

    @property
    def body_text(self) -> str:
        return self.session.text[self.start :]

    @property
    def count(self) -> str:
        label = self.bar.findChild(QLabel, "findCount")
        assert label is not None
        return label.text()

    def line(self, name: str) -> QLineEdit:
        line = self.bar.findChild(QLineEdit, name)
        assert line is not None
        return line

    def button(self, name: str) -> QAbstractButton:
        button = self.bar.findChild(QAbstractButton, name)
        assert button is not None, name
        return button

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def look_for(self, words: str, *, replacing: bool = False) -> None:
        self.finder.open(replacing=replacing)
        self.line("findText").setText(words)

    def select(self, start: int, end: int) -> None:
        """Select in the body, as a writer does."""
        selection = Selection(self.start + start, self.start + end)
        self.session.dispatch(Transaction(selection=selection, source="body"))

    def put_first(self, text: str) -> None:
        """Write at the start of the body, as another view does."""
        self.session.dispatch(Transaction(replace(self.start, self.start, text)))

    def tinted(self) -> list[str]:
        """Return the words behind which there is a tint."""
        return [one.cursor.selectedText() for one in self.body.extraSelections()]


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    session = Session(HEADER + BODY, lambda: 0.0)
    window = QWidget()
    body = BodyView(session, Fittings(tr=plain, pictures=lambda _name: None, palette=palette.house()))
    bar, outline = FindBar(plain), OutlineView(plain)
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addWidget(body)
    outline.stand_over(window, bar)
    finder = Finder(session, body, bar, outline, plain, palette=palette.house)
    session.subscribe(body.follow)
    session.subscribe(finder.follow)
    qtbot.addWidget(window)
    window.resize(640, 480)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    body.setFocus()
    made = Room(window, session, body, bar, finder, outline)
    made.select(0, 0)
    yield made
    QApplication.clipboard().clear()


def test_the_first_match_behind_the_caret_is_selected_while_one_types(room: Room) -> None:
    room.finder.open(replacing=False)
    line = room.line("findText")
    assert line.hasFocus()
    QTest.keyClicks(line, "x")
    assert room.count == "No matches"
    line.setText("기업")
    assert (room.selected, room.count) == ("기업", "1/4")
    assert [text.replace("\ufe00", "") for text in room.tinted()] == ["기업"] * 4


def test_enter_goes_on_and_shift_enter_back_round_the_ends(room: Room) -> None:
    room.look_for("기업")
    line = room.line("findText")
    counts = []
    for _ in range(4):
        QTest.keyClick(line, Qt.Key.Key_Return)
        counts.append(room.count)
    assert counts == ["2/4", "3/4", "4/4", "1/4"]
    QTest.keyClick(line, Qt.Key.Key_Return, SHIFT)
    assert (room.count, room.selected) == ("4/4", "기**업")


def test_the_buttons_do_the_same(room: Room) -> None:
    room.look_for("기업")
    room.press("findNext")
    assert room.count == "2/4"
    room.press("findPrevious")
    assert room.count == "1/4"


def test_esc_gives_the_keyboard_back_with_the_match_selected_and_takes_the_tints_off(room: Room) -> None:
    usual = room.body.palette().highlight().color()
    room.look_for("기업")
    assert room.body.palette().highlight().color() != usual
    QTest.keyClick(room.line("findText"), Qt.Key.Key_Escape)
    assert not room.bar.isVisible()
    assert room.body.hasFocus()
    assert room.selected == "기업"
    assert room.tinted() == []
    assert room.body.palette().highlight().color() == usual


def test_a_syllable_is_looked_for_while_it_is_composed(room: Room) -> None:
    room.finder.open(replacing=False)
    line = room.line("findText")
    QApplication.sendEvent(line, QInputMethodEvent("소", []))
    assert (room.selected, room.count) == ("소", "1/1")
    commit = QInputMethodEvent("", [])
    commit.setCommitString("소식")
    QApplication.sendEvent(line, commit)
    assert (line.text(), room.selected, room.count) == ("소식", "소식", "1/1")


def test_the_selected_words_are_what_is_looked_for(room: Room) -> None:
    start = BODY.index("소식")
    room.select(start, start + 2)
    room.finder.open(replacing=False)
    assert room.line("findText").text() == "소식"
    assert room.count == "1/1"


def test_a_selection_of_paragraphs_is_what_is_looked_through(room: Room) -> None:
    room.select(BODY.index("##"), len(BODY))
    room.finder.open(replacing=False)
    assert room.button("findInSelection").isChecked()
    room.line("findText").setText("기업")
    assert room.count == "1/2"
    room.press("findInSelection")
    assert room.count.endswith("/4")
    assert not room.button("findInSelection").isChecked()


@pytest.mark.parametrize(
    ("toggle", "words", "count"), [("findWord", "기업", "1/2"), ("findRegex", "기.은", "1/1")]
)
def test_the_toggles_say_how(room: Room, toggle: str, words: str, count: str) -> None:
    room.look_for(words)
    room.press(toggle)
    assert room.count == count


def test_case_matters_when_it_is_asked_for(room: Room) -> None:
    room.put_first("Seoul SEOUL ")
    room.look_for("seoul")
    assert room.count.endswith("/2")
    room.press("findCase")
    assert room.count == "No matches"


def test_a_bad_pattern_is_told_with_its_reason(room: Room) -> None:
    room.look_for("(기업")
    room.press("findRegex")
    label = room.bar.findChild(QLabel, "findCount")
    assert label is not None
    assert label.text() == "Cannot search"
    assert "missing )" in label.toolTip()
    assert not room.button("findNext").isEnabled()


def test_one_match_is_replaced_in_its_colour_and_the_next_is_selected(room: Room) -> None:
    room.look_for("기업", replacing=True)
    line = room.line("replaceText")
    assert line.isVisible()
    line.setText("회사")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert room.body_text.startswith(f"한국 {RED}회사{END}은 기업이다.")
    assert (room.selected, room.count) == ("기업", "1/3")
    room.press("replaceOne")
    assert room.body_text.startswith(f"한국 {RED}회사{END}은 회사이다.")
    room.session.undo()
    room.session.undo()
    assert room.body_text == BODY


def test_all_are_replaced_in_one_step(room: Room) -> None:
    room.look_for("기업", replacing=True)
    room.line("replaceText").setText("회사")
    room.press("replaceAll")
    assert room.count == "4 replaced"
    assert room.body_text == BODY.replace("기업", "회사").replace("기**업**", "회사")
    assert room.session.undo_name == "Replacing all"
    room.session.undo()
    assert room.body_text == BODY


def test_undo_pressed_in_the_bar_is_left_to_the_window(room: Room) -> None:
    room.look_for("기업", replacing=True)
    line = room.line("findText")
    QTest.keyClicks(line, "x")
    before = line.text()
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == before


def test_typing_in_the_article_is_followed(room: Room, qtbot: QtBot) -> None:
    room.look_for("기업")
    room.body.setFocus()
    room.select(0, 0)
    QTest.keyClicks(room.body, "a")
    qtbot.waitUntil(lambda: room.count == "4")
    room.put_first("기업 ")
    qtbot.waitUntil(lambda: room.count == "5")
    assert len(room.tinted()) == 5


def test_source_is_searched_in_source_view(room: Room) -> None:
    room.look_for("**")
    assert room.count == "No matches"
    room.body.set_mode(Mode.SOURCE)
    assert room.count == "4"
    QTest.keyClick(room.line("findText"), Qt.Key.Key_Return)
    assert room.selected == "**"


def test_going_on_without_the_bar_uses_the_last_words(room: Room) -> None:
    room.look_for("기업")
    room.finder.close()
    room.finder.step(1)
    assert (room.bar.isVisible(), room.selected) == (False, "기업")
    assert room.tinted() == []


def test_only_matches_near_what_is_seen_are_tinted(room: Room) -> None:
    long = "기업 소식\n\n" * 2000
    room.put_first(long)
    room.look_for("기업")
    assert room.count.endswith("/2004")
    assert 5 < len(room.tinted()) < 200
    QTest.keyClick(room.line("findText"), Qt.Key.Key_Return, SHIFT)
    rect = room.body.cursorRect()
    assert 0 <= rect.top() <= room.body.viewport().height()
    assert room.tinted()


def test_headings_are_listed_and_gone_to(room: Room, qtbot: QtBot) -> None:
    room.finder.list_headings()
    qtbot.waitUntil(room.outline.isVisible)
    with qtbot.waitSignal(room.outline.chosen):
        QTest.keyClick(room.outline.focusWidget(), Qt.Key.Key_Down)
        QTest.keyClick(room.outline.focusWidget(), Qt.Key.Key_Return)
    assert not room.outline.isVisible()
    at = room.session.state.selection.head - room.start
    assert BODY[at:].startswith("기업 **소식**")
    assert room.body.hasFocus()
