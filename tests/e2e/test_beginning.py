"""Where the keyboard is when a post is begun or opened: one writes at once."""

from pathlib import Path

import hands
from hands import CTRL, Build
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

POST = "---\ntitle: 글\n---\n\n본문\n"


def type_where_the_keyboard_is(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    hands.type_into(widget, text)


def test_the_title_is_typed_at_once_when_the_program_starts(build: Build, site: Path) -> None:
    window = build(site)
    type_where_the_keyboard_is("첫 제목")
    assert "title: 첫 제목\n" in window.text()


def test_the_title_of_a_new_post_is_typed_at_once(build: Build, site: Path) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(POST, "utf-8")
    window = build(post)
    QTest.keyClick(hands.body_of(window), Qt.Key.Key_N, CTRL)
    type_where_the_keyboard_is("새 제목")
    assert "title: 새 제목\n" in window.text()


def test_an_opened_post_is_written_on_at_once(build: Build, site: Path) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(POST, "utf-8")
    window = build(post)
    assert hands.body_of(window).hasFocus()
