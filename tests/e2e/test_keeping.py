"""What is not edited stays as it was, byte for byte; what is edited can be taken back, wherever one is."""

import shutil
import subprocess
import sys
from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

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
