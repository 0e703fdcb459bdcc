"""Problems are listed while one writes, lead to their place, and are repaired by a click."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event

import hands
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from editor.ui.problems.row import ProblemRow
from editor.ui.proofreading import Proofreading
from editor.ui.window import MainWindow

POST = "---\ntitle: 제목\nimage: /assets/img/none.jpg\n---\n\n이것은 <동행>이라는 말입니다.\n"


def test_a_problem_is_repaired_with_a_click(
    build: Callable[..., MainWindow], qtbot: QtBot, site: Path
) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(POST, "utf-8")
    window = build(post)
    button = window.findChild(QToolButton, "problemsButton")
    assert button is not None
    assert button.isVisible()
    assert "2" in button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    repair = next(
        one
        for one in window.findChildren(QPushButton)
        if one.objectName().startswith("repair-") and one.isVisible()
    )
    QTest.mouseClick(repair, Qt.MouseButton.LeftButton)
    assert "<동행>" not in window.text()
    assert "동행" in window.text()
    qtbot.waitUntil(lambda: "1" in button.text())
    QTest.keyClick(hands.body_of(window), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.text() == POST


def test_a_category_close_to_one_of_the_site_and_one_that_stops_jekyll_are_told_in_form_and_list(
    build: Callable[..., MainWindow], qtbot: QtBot, site: Path
) -> None:
    for day in (1, 2, 3):
        other = f"---\ntitle: {day}\ncategories:\n  - 경제\n---\n\n글\n"
        (site / "_posts" / f"2024-02-0{day}-a.md").write_text(other, "utf-8")
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text("---\ntitle: 제목\ncategories:\n  - '새: 분류'\n  - '경 제'\n---\n\n글\n", "utf-8")
    window = build(post)
    button = window.findChild(QToolButton, "problemsButton")
    assert button is not None
    qtbot.waitUntil(lambda: "2" in button.text(), timeout=hands.PATIENCE_MS)
    form = hands.find(window, "formPane")
    remedy = next(one for one in form.findChildren(QAbstractButton) if "“새 분류”" in one.text())
    assert remedy.isVisible()
    QTest.mouseClick(remedy, Qt.MouseButton.LeftButton)
    assert "  - 새 분류\n" in window.text().replace("'", "")
    qtbot.waitUntil(lambda: "1" in button.text(), timeout=hands.PATIENCE_MS)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    repair = next(
        one
        for one in window.findChildren(QPushButton)
        if one.objectName().startswith("repair-") and one.isVisible()
    )
    QTest.mouseClick(repair, Qt.MouseButton.LeftButton)
    assert "  - '경제'\n" in window.text()
    qtbot.waitUntil(lambda: not button.isVisible() or "2" not in button.text(), timeout=hands.PATIENCE_MS)


@pytest.fixture
def answers() -> Iterator[Event]:
    """Give what is set when the disk answers again."""
    event = Event()
    yield event
    event.set()


def let_hang(window: MainWindow, answers: Event) -> None:
    """Let the disk answer nothing about problems until then."""
    proofreading = window.findChild(Proofreading)
    assert proofreading is not None
    proofreading._patience._seconds = 0.01
    proofreading._patience._jobs.put(answers.wait)


def rows(window: MainWindow) -> list[ProblemRow]:
    """Return what is listed."""
    QTest.mouseClick(hands.find(window, "problemsButton"), Qt.MouseButton.LeftButton)
    return [row for row in window.findChildren(ProblemRow) if row.isVisible()]


def test_a_problem_leads_to_its_place_though_the_disk_hangs_while_it_is_typed_on(
    build: Callable[..., MainWindow], site: Path, answers: Event
) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(POST, "utf-8")
    window = build(post)
    body = hands.body_of(window)
    row = next(row for row in rows(window) if "동행" in row.accessibleName())
    QTest.keyClick(row, Qt.Key.Key_Return)
    chosen = body.textCursor().selectedText()
    assert "동행" in chosen
    let_hang(window, answers)
    QTest.keyClick(body, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    hands.type_into(body, "새 말 ")
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert body.textCursor().selectedText() == chosen


def test_no_problem_of_another_post_is_listed_while_the_disk_hangs(
    build: Callable[..., MainWindow], site: Path, answers: Event
) -> None:
    post, other = site / "_posts" / "2024-02-27-a.md", site / "_posts" / "2024-02-28-b.md"
    post.write_text(POST, "utf-8")
    other.write_text("---\ntitle: 제목\n---\n\n긴 머리말 뒤에 <다른> 말.\n", "utf-8")
    window = build(post)
    let_hang(window, answers)
    hands.run(window, "open", partial(hands.name_file, other))
    (row,) = rows(window)
    assert "다른" in row.accessibleName()
