"""A mouse and a keyboard outside the program on the real window: words chosen, then typed over.

test_mouse.py runs it.
"""

import subprocess
from collections.abc import Iterator

import pytest
from keyboard import PATIENCE_MS, all_undone, lasting_window, press
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from editor.ui.window import MainWindow

HEADER = "---\ntitle: 글\n---\n"
RED, OFF = '<b><span style="color: #ee2323;">', "</span></b>"
FIRST = f"a 가나 **굵은 말** 다라 {RED}붉은{OFF} 끝"
LONG = "".join(f"문단 {number} {RED}말{OFF}이 있다.\n\n" for number in range(1, 121))
POST = f"{HEADER}{FIRST}\n\n둘째 문단\n\n- 하나\n- 둘\n\n{LONG}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """Give the window of all these tests."""
    with lasting_window(tmp_path_factory.mktemp("mouse"), POST) as shown:
        yield shown


@pytest.fixture
def body(whole: MainWindow, qtbot: QtBot) -> QTextEdit:
    """Give the body as it was at first."""
    found = all_undone(whole, POST, qtbot)
    press("ctrl+Home")
    qtbot.waitUntil(lambda: found.textCursor().position() == 0, timeout=PATIENCE_MS)
    return found


def place(body: QTextEdit, position: int) -> tuple[str, str]:
    """Return where on the screen a place of the body is."""
    cursor = QTextCursor(body.document())
    cursor.setPosition(position)
    at = body.viewport().mapToGlobal(body.cursorRect(cursor).center())
    return str(at.x()), str(at.y())


def hand(*steps: str) -> None:
    """Move the mouse and press its buttons as a person does; what it does comes later."""
    subprocess.run(["xdotool", *steps], check=True, timeout=20)


def drag(body: QTextEdit, start: int, end: int) -> None:
    """Draw the mouse from one place of the body to another, the button held."""
    one, other = place(body, start), place(body, end)
    half = (str((int(one[0]) + int(other[0])) // 2), str((int(one[1]) + int(other[1])) // 2))
    hand("mousemove", *one, "mousedown", "1", "mousemove", *half)
    hand("mousemove", *other, "mouseup", "1")


def click(body: QTextEdit, position: int, times: int) -> None:
    """Click some times in quick succession."""
    hand("mousemove", *place(body, position), "click", "--repeat", str(times), "--delay", "60", "1")


def settle(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Wait until the source is this."""

    def is_there() -> None:
        assert window.text() == text

    qtbot.waitUntil(is_there, timeout=PATIENCE_MS)


def chosen(body: QTextEdit, qtbot: QtBot) -> None:
    """Wait until something is selected, and the mouse is done."""
    qtbot.waitUntil(lambda: body.textCursor().hasSelection(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not QApplication.mouseButtons(), timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    "drawn",
    [
        ("나 ", " 다라", f"a 가x 다라 {RED}붉은{OFF} 끝"),
        ("은 말", " 다라", f"a 가나 **굵x** 다라 {RED}붉은{OFF} 끝"),
        (" 다라", "나 ", f"a 가x 다라 {RED}붉은{OFF} 끝"),
        ("라 <b", "은</s", f"a 가나 **굵은 말** 다x{RED}은{OFF} 끝"),
    ],
)
def test_words_drawn_over_with_the_mouse_are_typed_over(
    whole: MainWindow, body: QTextEdit, qtbot: QtBot, drawn: tuple[str, str, str]
) -> None:
    start, end, after = drawn
    drag(body, FIRST.index(start), FIRST.index(end))
    chosen(body, qtbot)
    press("x")
    settle(whole, qtbot, POST.replace(FIRST, after))


def test_a_drag_over_paragraphs_joins_their_rests(whole: MainWindow, body: QTextEdit, qtbot: QtBot) -> None:
    drag(body, FIRST.index("은</s"), POST.index("문단") - len(HEADER))
    chosen(body, qtbot)
    press("x")
    settle(whole, qtbot, POST.replace(f"붉은{OFF} 끝\n\n둘째 문단", f"붉x{OFF}문단"))


@pytest.mark.parametrize(
    ("word", "after"),
    [("굵은", "**x 말**"), ("붉은", f"{RED}x{OFF}"), ("다라", "x"), ("끝", "x")],
)
def test_a_word_clicked_twice_is_typed_over(
    whole: MainWindow, body: QTextEdit, qtbot: QtBot, word: str, after: str
) -> None:
    click(body, FIRST.index(word) + 1, 2)
    chosen(body, qtbot)
    press("x")
    old = {"굵은": "**굵은 말**", "붉은": f"{RED}붉은{OFF}"}.get(word, word)
    settle(whole, qtbot, POST.replace(FIRST, FIRST.replace(old, after)))


@pytest.mark.parametrize(
    ("words", "after"), [(FIRST, "x"), ("둘째 문단", "x"), ("- 하나", "- x"), ("- 둘\n", "- x\n")]
)
def test_a_paragraph_clicked_three_times_is_typed_over_and_stays_one(
    whole: MainWindow, body: QTextEdit, qtbot: QtBot, words: str, after: str
) -> None:
    click(body, POST.index(words) - len(HEADER) + 3, 3)
    chosen(body, qtbot)
    press("x")
    settle(whole, qtbot, POST.replace(words, after, 1))


def seen(body: QTextEdit) -> list[int]:
    """Return the numbers of the paragraphs that are on the screen."""
    port = body.viewport().rect()
    ends = (body.cursorForPosition(QPoint(port.center().x(), y)) for y in (2, port.bottom() - 2))
    first, last = (cursor.blockNumber() for cursor in ends)
    lines = POST.removeprefix(HEADER).split("\n")[first : last + 1]
    return [int(line.split()[1]) for line in lines if line.startswith("문단 ")]


def typed_in(text: str) -> int:
    """Return in which paragraph of the long part an x was typed, the only change of the post."""
    at = text.index("x")
    assert text[:at] + text[at + 1 :] == POST
    line = text[text.rfind("\n", 0, at) + 1 : text.index("\n", at)].replace("x", "")
    return int(line.split()[1]) if line.startswith("문단 ") else 0


def test_pages_are_turned_and_what_is_typed_is_where_one_looks(
    whole: MainWindow, body: QTextEdit, qtbot: QtBot
) -> None:
    first = body.verticalScrollBar().value()
    press("Next", "Next", "Next")
    qtbot.waitUntil(lambda: body.verticalScrollBar().value() > first, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: bool(seen(body)) and seen(body)[0] > 20, timeout=PATIENCE_MS)
    press("x")
    qtbot.waitUntil(lambda: "x" in whole.text(), timeout=PATIENCE_MS)
    assert typed_in(whole.text()) in seen(body)


@pytest.mark.usefixtures("body")
def test_pages_down_and_up_again_lead_back(whole: MainWindow, qtbot: QtBot) -> None:
    press("Next", "Next", "Prior", "Prior", "Home", "x")
    settle(whole, qtbot, POST.replace(FIRST, f"x{FIRST}"))


def test_pages_that_are_selected_go_without_half_a_tag(
    whole: MainWindow, body: QTextEdit, qtbot: QtBot
) -> None:
    press("Right", "shift+Next", "shift+Next")
    chosen(body, qtbot)
    press("Delete")
    qtbot.waitUntil(lambda: len(whole.text()) < len(POST), timeout=PATIENCE_MS)
    left = whole.text().removeprefix(HEADER)
    assert left.startswith("a")
    assert left.count("<b>") == left.count("</b>") == left.count("<span") == left.count("</span>")
    assert LONG.endswith(left[-200:])
