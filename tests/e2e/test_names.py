"""The names that people script against: objects, actions, functions, positions."""

import sys
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget

from editor import app
from editor.core import article
from editor.ui import text_bridge

FIELDS = (
    "titleField",
    "dateField",
    "slugField",
    "categoriesField",
    "excerptField",
    "featureTextField",
    "imageField",
)
ACTIONS = (
    *("new", "open", "save", "save-as", "export", "undo", "redo", "bold", "italic"),
    *("highlight-red", "highlight-tint", "highlight-blue", "section", "section-24", "spacer", "spacer-empty"),
    *("source-line", "link", "image", "table", "view-write", "view-source"),
)
HIDDEN = "\ufe00"
"""What the Write view shows in the place of a character that no reader sees."""
TEXT = (
    '---\ntitle: 🎉 잔치\n---\n🎉 하나 **둘 🎊** 셋\n\n<b><span style="color: #ee2323;">👉 넷</span></b>!\n'
)


def test_the_window_is_called_after_the_post_without_signs_that_no_font_has(build: Build, site: Path) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text('---\ntitle: "경제\\u2028뉴스\\x01"\n---\n', "utf-8")
    assert build(post).windowTitle() == "경제 뉴스 [*] - Wongo"


def test_every_name_is_there(build: Build, site: Path) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(TEXT, "utf-8")
    window = build(post)
    assert isinstance(window, QMainWindow)
    assert window.text() == TEXT
    for name in FIELDS:
        assert len(window.findChildren(QWidget, name)) == 1, name
    assert isinstance(hands.find(window, "bodyEditor"), QTextEdit)
    assert isinstance(hands.find(window, "preview"), QWebEngineView)
    for name in ACTIONS:
        assert len(window.findChildren(QAction, name)) == 1, name
    assert article.read(window.text()).body == TEXT.split("---\n", 2)[2]


@pytest.mark.parametrize("name", ["", "_posts/2024-02-27-a.md"])
def test_a_window_just_built_is_unshown_and_obeys_its_names_at_once(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # is put back afterwards
    (site / "_posts" / "2024-02-27-a.md").write_text(TEXT, "utf-8")
    window = app.build(site / name if name else None, tmp_path / "profile")
    try:
        assert QApplication.instance() is not None
        assert not window.isVisible()
        before = window.text()
        assert article.read(before).front_matter.exists
        for action in ACTIONS:
            assert len(window.findChildren(QAction, action)) == 1, action
        window.findChild(QAction, "spacer").trigger()
        assert window.text() != before
        window.findChild(QAction, "undo").trigger()
        assert window.text() == before
    finally:
        window.guard(lambda: True)
        window.close()
        window.deleteLater()


@pytest.mark.parametrize("view", ["view-write", "view-source"])
def test_positions_in_the_body_are_those_of_its_slice_in_utf_16(build: Build, site: Path, view: str) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(TEXT, "utf-8")
    window = build(post)
    hands.run(window, view)
    editor = hands.body_of(window)
    body = article.read(window.text()).body
    assert editor.document().characterCount() - 1 == text_bridge.units(body)
    shown = text_bridge.document_text(editor.document())
    assert all(seen in {own, HIDDEN} for seen, own in zip(shown, body, strict=True))
    for words in ("하나", "둘", "🎊", "셋", "👉 넷", "!"):
        start = len(body[: body.index(words)].encode("utf-16-le")) // 2
        cursor = QTextCursor(editor.document())
        cursor.setPosition(start)
        cursor.setPosition(start + len(words.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == words
    cursor.setPosition(text_bridge.units(body[: body.index("셋")]))
    editor.setTextCursor(cursor)
    editor.setFocus()
    hands.type_into(editor, "🎈!")
    assert window.text() == TEXT.replace("셋", "🎈!셋")
