"""Files that are broken, odd or not there: one clear sentence, and nothing lost."""

import os
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from editor.core import article
from editor.ui.window import MainWindow

BROKEN = "---\ntitle: 하나\nexcerpt: 'open\nimage: x\n---\n\n본문이다.\n"


def form_notice(window: MainWindow) -> str:
    return notice(window, "formNoticeText")


def notice(window: MainWindow, name: str) -> str:
    label = hands.find(window, name, QLabel)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def write_at_end(window: MainWindow, text: str) -> None:
    body = hands.body_of(window)
    body.setFocus()
    hands.go_to_end(body)
    hands.type_into(body, text)


def type_title(window: MainWindow, text: str) -> None:
    title = hands.keys_of(window, "titleField")
    title.setFocus()
    hands.go_to_end(title)
    hands.type_into(title, text)


def test_broken_front_matter_is_told_at_its_line_and_the_body_can_be_written(
    build: Build, site: Path
) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(BROKEN, "utf-8")
    window = build(post)
    assert window.text() == BROKEN
    assert form_notice(window).startswith(("Line 3:", "Line 4:"))
    assert not hands.find(window, "titleField").isEnabled()
    write_at_end(window, "새 말")
    hands.run(window, "save")
    assert post.read_text("utf-8") == BROKEN + "\n새 말", "behind the last line end begins a new paragraph"


@pytest.mark.parametrize(
    ("broken", "keys"),
    [
        (BROKEN, "'"),
        ("---\ntitle: a: b\n---\n\n본문\n", ""),
        ("---\ntitle: [a\n---\n\n본문\n", "]"),
    ],
    ids=["a quote", "a colon", "a bracket"],
)
def test_broken_front_matter_is_mended_in_source_view(
    build: Build, site: Path, qtbot: QtBot, broken: str, keys: str
) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(broken, "utf-8")
    window = build(post)
    problem = article.read(broken).problem
    assert problem is not None
    line = broken.count("\n", 0, problem.span.start)
    assert form_notice(window).startswith(f"Line {line + 1}:")
    hands.click(hands.find(window, "showInSource"), qtbot)
    assert hands.action_of(window, "view-source").isChecked()
    header = hands.find(window, "headerEditor")
    assert isinstance(header, QPlainTextEdit)
    assert QApplication.focusWidget() is header
    assert header.textCursor().blockNumber() == line
    assert form_notice(window) == "", "it is said once, beside its line"
    assert notice(window, "headerNoticeText").startswith(f"Line {line + 1}:")
    if not keys:
        hands.click(hands.find(window, "repairButton"), qtbot)
    else:
        QTest.keyClick(header, Qt.Key.Key_Home, hands.CTRL)
        while not header.textCursor().block().text().endswith(("open", "[a")):
            QTest.keyClick(header, Qt.Key.Key_Down)
        QTest.keyClick(header, Qt.Key.Key_End)
        line_as_it_was = header.textCursor().block().text()
        hands.type_into(header, keys)
        assert window.text() == broken.replace(line_as_it_was, line_as_it_was + keys)
    assert article.read(window.text()).problem is None
    assert notice(window, "headerNoticeText") == ""
    assert hands.find(window, "titleField").isEnabled()
    good = window.text()
    hands.run(window, "save")
    assert post.read_text("utf-8") == good
    assert good.endswith("본문이다.\n" if broken == BROKEN else "본문\n")
    hands.press_until(header, "z", lambda: window.text() == broken)
    assert notice(window, "headerNoticeText").startswith(f"Line {line + 1}:")
    hands.run(window, "view-write")
    assert form_notice(window).startswith(f"Line {line + 1}:")
    hands.press_until(hands.body_of(window), "y", lambda: window.text() == good)
    assert form_notice(window) == ""
    assert not header.isVisible()
    body = hands.body_of(window)
    body.setFocus()
    hands.type_into(body, "X")
    assert "X" in article.read(window.text()).body, "the body takes keys again"


@pytest.mark.parametrize("name", ["bodyEditor", "titleField", "excerptField", "headerEditor"])
def test_a_syllable_in_the_making_is_saved_with_the_rest(build: Build, site: Path, name: str) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text("---\ntitle: a\nexcerpt: b\n---\n\n본문\n", "utf-8")
    window = build(post)
    hands.unfold(window)
    if name == "headerEditor":
        hands.run(window, "view-source")
    keys = hands.keys_of(window, name)
    keys.setFocus()
    if name == "headerEditor":
        QTest.keyClick(keys, Qt.Key.Key_Down)
        QTest.keyClick(keys, Qt.Key.Key_End)
    else:
        hands.go_to_end(keys)
    QApplication.sendEvent(keys, QInputMethodEvent("힣", []))
    assert "힣" not in window.text()
    hands.run(window, "save")
    assert post.read_text("utf-8").count("힣") == 1
    assert window.text() == post.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nothing.md", "nothing.md cannot be opened. There is no such file."),
        ("_config.yml/below.md", "There is no such file."),
        ("empty", "There are no posts in"),
        ("plain", "plain is no site folder: it has no _config.yml."),
    ],
)
def test_a_path_that_leads_to_no_post_is_a_sentence_and_a_new_post(
    build: Build, site: Path, tmp_path: Path, name: str, sentence: str
) -> None:
    (site / "empty").mkdir()
    (tmp_path / "plain").mkdir()
    window = build(tmp_path / name if name == "plain" else site / name)
    assert sentence in hands.notice_of(window)
    assert "Traceback" not in hands.notice_of(window)
    write_at_end(window, "쓴 글")
    target = tmp_path / "saved.md"
    hands.save_as(window, target)
    assert "쓴 글" in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\r\ntitle: 하나\r\n---\r\n둘\r셋\n넷\r\n\r\n끝".encode(),
            "---\r\ntitle: 하나 X\r\n---\r\n둘\r셋\n넷\r\n\r\n끝".encode(),
        ),
        (b"\xef\xbb\xbf---\ntitle: a\n---\nb", b"\xef\xbb\xbf---\ntitle: a X\n---\nb"),
        (
            "---\ntitle: 똠방각하\n---\n\n펲시콜라 본문\n".encode("cp949"),
            "---\ntitle: 똠방각하 X\n---\n\n펲시콜라 본문\n".encode("cp949"),
        ),
        ("---\ntitle: a\n---\n둘\u2029셋\n".encode(), "---\ntitle: a X\n---\n둘\u2029셋\n".encode()),
        ("---\ntitle: a\n---\n둘\ufdd0셋\n".encode(), "---\ntitle: a X\n---\n둘\ufdd0셋\n".encode()),
    ],
    ids=["mixed line ends", "BOM", "CP949", "U+2029", "U+FDD0"],
)
def test_an_edit_of_the_title_leaves_every_other_byte(
    build: Build, site: Path, before: bytes, after: bytes
) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_bytes(before)
    window = build(post)
    type_title(window, " X")
    hands.run(window, "save")
    assert post.read_bytes() == after
    hands.press_until(hands.keys_of(window, "titleField"), "z", lambda: not window.isWindowModified())
    assert post.read_bytes() == after
    hands.press_until(
        hands.keys_of(window, "titleField"), "z", lambda: not hands.action_of(window, "undo").isEnabled()
    )
    hands.run(window, "save")
    assert post.read_bytes() == before


def test_a_body_that_cannot_be_edited_says_so_and_its_form_can(build: Build, site: Path) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    text = "---\ntitle: a\n---\n둘\u2029셋\n"
    post.write_text(text, "utf-8")
    window = build(post)
    assert "U+2029" in hands.notice_of(window)
    write_at_end(window, "X")
    assert window.text() == text
    for name in ("bold", "highlight-red", "section", "spacer", "link", "table"):
        assert not hands.action_of(window, name).isEnabled(), name
    hands.run(window, "view-source")
    write_at_end(window, "X")
    assert window.text() == text
    type_title(window, "X")
    assert window.text() == text.replace("title: a", "title: aX")


@pytest.mark.parametrize("before", ["", "\n", "글\n끝", "---\n---\n", "---\ntitle: a\n---"])
def test_a_bare_file_opens_is_written_and_undone(build: Build, site: Path, before: str) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(before, "utf-8")
    window = build(post)
    assert window.text() == before
    write_at_end(window, "새 말")
    assert window.text().endswith("새 말")
    type_title(window, "X")
    assert "title: " in window.text()
    hands.run(window, "save")
    assert post.read_text("utf-8") == window.text() != before
    hands.press_until(hands.body_of(window), "z", lambda: not hands.action_of(window, "undo").isEnabled())
    hands.run(window, "save")
    assert post.read_text("utf-8") == before


def test_text_that_is_not_utf_8_says_so_and_refuses_what_it_cannot_hold(
    build: Build, site: Path, qtbot: QtBot
) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    before = "---\ntitle: 똠방각하\n---\n\n펲시콜라 본문\n".encode("cp949")
    post.write_bytes(before)
    window = build(post)
    assert "CP949" in hands.notice_of(window)
    write_at_end(window, "끝 👉")
    told = hands.notice_of(window)
    hands.run(window, "save")
    assert post.read_bytes() == before
    assert hands.notice_of(window) != told
    assert "👉" in hands.notice_of(window)
    qtbot.waitUntil(window.isWindowModified)
    assert window.text().endswith("끝 👉")
    assert "UTF-8" in hands.notice_of(window)
    hands.run(window, "save-utf8")
    assert post.read_bytes() == window.text().encode("utf-8")
    assert window.text().endswith("끝 👉")
    assert not hands.action_of(window, "save-utf8").isEnabled()


def test_a_file_that_is_no_text_opens_without_harm(build: Build, site: Path) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    data = bytes(range(256)) * 20
    post.write_bytes(data)
    window = build(post)
    assert hands.notice_of(window)
    hands.run(window, "view-source")
    type_title(window, "X")
    hands.press_until(hands.body_of(window), "z", lambda: not hands.action_of(window, "undo").isEnabled())
    hands.run(window, "save")
    assert post.read_bytes() == data


def test_a_post_that_is_no_ordinary_file_is_a_sentence(build: Build, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    window = build(tmp_path / "pipe.md")
    assert "pipe.md is no ordinary file." in hands.notice_of(window)


def test_a_body_of_a_million_characters_opens_and_takes_keys(build: Build, site: Path) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    paragraph = (
        "이것은 아주 긴 글의 한 문단이고 <b>굵은</b> 말은 하나뿐이다. " + "말이 이어지고 이어진다. " * 60
    )
    body = f"{paragraph}끝\n\n" * (1_000_000 // len(paragraph.encode()) + 1)
    post.write_text(f"---\ntitle: a\n---\n\n{body}", "utf-8")
    assert post.stat().st_size > 1_000_000
    window = build(post)
    before = window.text()
    write_at_end(window, "새 말")
    assert window.text() == before + "새 말"
    hands.run(window, "save")
    assert post.read_text("utf-8") == before + "새 말"
