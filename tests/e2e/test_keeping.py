"""What is not edited stays as it was, byte for byte; what is edited can be taken back, wherever one is."""

import shutil
import subprocess
import sys
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QWidget

from editor.core import article
from editor.ui.window import MainWindow

SEEDS = ("000_6c32dfea3d3059d5.txt", "003_a2e1ac36b2431581.txt")
FIELDS = {
    "titleField": " 새 X",
    "dateField": "2024-02-27",
    "slugField": "new-post",
    "categoriesField": "새 분류\n",
    "excerptField": "첫 줄\n둘째",
    "featureTextField": "## 말",
    "imageField": "/assets/img/a b.png",
}


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest, shared: Path, site: Path) -> Path:
    """Give a copy of a seed among the posts of a site."""
    copy = site / "_posts" / "2024-02-27-seed.txt"
    shutil.copy(shared / "seeds" / request.param, copy)
    return copy


def save(window: MainWindow) -> None:
    hands.run(window, "save")
    assert not window.isWindowModified()
    assert hands.notice_of(window) == ""


def test_a_seed_opened_and_saved_is_the_same_file_and_after_an_edit_taken_back_too(
    build: Build, seed: Path
) -> None:
    before = seed.read_bytes()
    window = build(seed)
    assert window.text() == before.decode()
    save(window)
    assert seed.read_bytes() == before
    body = hands.body_of(window)
    body.setFocus()
    hands.go_to_end(body)
    hands.type_into(body, "속보 <b> & 1\n둘째")
    hands.push(window, "highlight-red")
    hands.type_into(body, "붉은")
    save(window)
    assert seed.read_bytes() != before
    hands.press_until(body, "z", lambda: window.text() == before.decode())
    save(window)
    assert seed.read_bytes() == before


def test_every_field_edited_and_undone_in_it_leaves_the_same_bytes(build: Build, seed: Path) -> None:
    before = seed.read_bytes()
    window = build(seed)
    hands.unfold(window)
    for name, typed in FIELDS.items():
        keys = hands.keys_of(window, name)
        keys.setFocus()
        hands.go_to_end(keys)
        hands.type_into(keys, typed)
        edited = window.text()
        assert edited != before.decode(), name
        save(window)
        assert seed.read_bytes() == edited.encode(), name
        hands.press_until(keys, "z", lambda: window.text() == before.decode())
        assert QApplication.focusWidget() is keys, name
        save(window)
        assert seed.read_bytes() == before, name
        hands.press_until(keys, "y", lambda wanted=edited: window.text() == wanted)
        hands.press_until(keys, "z", lambda: window.text() == before.decode())
        for _ in range(30):
            QTest.keyClick(keys, "z", hands.CTRL | hands.SHIFT)
        assert window.text() == edited, f"Ctrl+Shift+Z does it again in {name}"
        hands.press_until(keys, "z", lambda: window.text() == before.decode())


ODD = """\
---
layout: post   # kept
title: "두 '말'"
author:
  name: 홍길동
  links: [a, b]
published: false
order: 3
date: 2024-02-27 09:30:00 +0900
tags: [하나, "둘 셋"]
excerpt: |
  한 줄

  두 줄
empty:
ref: &x {a: 1}
again: *x
published_at: '2024-01-01'
---

본문
"""


def test_every_other_key_is_shown_edited_and_undone(build: Build, site: Path) -> None:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text(ODD, "utf-8")
    window = build(post)
    hands.unfold(window)
    named = {"title": "titleField", "excerpt": "excerptField", "date": "dateField"}
    keys = article.read(ODD).front_matter.keys
    assert len(keys) == 12
    for key in keys:
        field = hands.keys_of(window, named.get(key, f"field-{key}"))
        assert field.isVisible(), key
        field.setFocus()
        edit_somehow(field)
        edited = window.text()
        if edited == ODD:
            assert key in MAY_REFUSE, key
            continue
        if key not in {"ref", "again"}:
            assert lines_of_others(edited, key) == lines_of_others(ODD, key), key
        hands.press_until(field, "z", lambda: window.text() == ODD)
        hands.press_until(field, "y", lambda wanted=edited: window.text() == wanted)
        hands.press_until(field, "z", lambda: window.text() == ODD)
    hands.run(window, "save")
    assert post.read_text("utf-8") == ODD


MAY_REFUSE = frozenset({"ref", "again"})
"""Values that others are bound to: an edit may be refused there, with a reason."""


def edit_somehow(field: QWidget) -> None:
    """Change what a field shows, as its kind allows."""
    if isinstance(field, QCheckBox):
        QTest.keyClick(field, Qt.Key.Key_Space)
        return
    if field.objectName() in {"dateField", "field-published_at"}:
        QTest.keyClick(field, Qt.Key.Key_Home)
        QTest.keyClick(field, Qt.Key.Key_Delete)  # half a date waits
    elif isinstance(field, QPlainTextEdit):
        hands.press(field, Qt.Key.Key_Home)
        QTest.keyClick(field, Qt.Key.Key_End)
    else:
        hands.go_to_end(field)
    hands.type_into(field, "1\n" if field.objectName() == "field-tags" else "1")


def lines_of_others(text: str, key: str) -> str:
    entry = article.read(text).front_matter.get(key)
    return text if entry is None else text[: entry.span.start] + text[entry.span.end :]


def test_form_and_body_share_one_undo(build: Build, seed: Path) -> None:
    before = seed.read_text("utf-8")
    window = build(seed)
    body, title = hands.body_of(window), hands.keys_of(window, "titleField")
    body.setFocus()
    hands.type_into(body, "하나 ")
    in_body = window.text()
    title.setFocus()
    hands.go_to_end(title)
    hands.type_into(title, " 새 X")
    body.setFocus()
    assert "Edit title" in hands.action_of(window, "undo").text()
    hands.press_until(body, "z", lambda: window.text() == in_body)
    assert title.text() == before.split("title: ", 1)[1].split("\n", 1)[0]
    title.setFocus()
    assert "Typing" in hands.action_of(window, "undo").text()
    hands.press_until(title, "z", lambda: window.text() == before)
    assert not hands.action_of(window, "undo").isEnabled()
    assert not window.isWindowModified()


@pytest.mark.parametrize("name", SEEDS)
def test_the_command_line_changes_the_title_line_alone(shared: Path, tmp_path: Path, name: str) -> None:
    copy = tmp_path / "post.md"
    shutil.copy(shared / "seeds" / name, copy)
    before = copy.read_bytes().split(b"\n")
    subprocess.run([sys.executable, "-m", "editor", "set", copy, "title", "X"], check=True)
    after = copy.read_bytes().split(b"\n")
    assert len(after) == len(before)
    differing = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new for _old, new in differing] == [b"title: X"]
    assert differing[0][0].startswith(b"title: ")
