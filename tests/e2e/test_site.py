"""A site's own settings in the window: its buttons, and what is said when they cannot be read."""

from pathlib import Path

import hands
import pytest
from hands import Build
from PySide6.QtWidgets import QToolButton

GREEN = """
[[palette.highlights]]
id = "highlight-green"
title = "Green"
colour = "#0a0"
kind = "text"
open = '<span style="color: #0a0;">'
close = "</span>"
keys = "{keys}"
"""


@pytest.fixture
def post(site: Path) -> Path:
    post = site / "_posts" / "2024-02-27-a.md"
    post.write_text("---\ntitle: a\n---\n", "utf-8")
    return post


def test_the_colours_of_a_site_are_its_buttons(build: Build, site: Path, post: Path) -> None:
    (site / ".wongo.toml").write_text(GREEN.format(keys="Ctrl+4"), "utf-8")
    window = build(site)
    assert window.text() == post.read_text("utf-8")
    bars = {
        button.defaultAction().objectName()
        for button in window.findChildren(QToolButton)
        if button.defaultAction()
    }
    assert "highlight-green" in bars
    assert "highlight-red" not in bars
    editor = hands.body_of(window)
    editor.setFocus()
    hands.press(editor, "4")
    hands.type_into(editor, "a")
    assert window.text().endswith('<span style="color: #0a0;">a</span>')


@pytest.mark.parametrize(
    ("file", "content", "sentences"),
    [
        (".wongo.toml", "[palette\n", ("cannot be understood.", "Line 1")),
        (".wongo.toml", "[palette]\nfoo = 1\n", ("The palette of this site cannot be read.", "foo")),
        (".wongo.toml", GREEN.format(keys="Ctrl+B"), ("The palette of this site cannot be read.", "Ctrl+B")),
        (".wongo.toml", GREEN.replace("highlight-green", "table"), ("The palette of this site", "table")),
        ("_config.yml", "title: [a\n", ("cannot be understood.", "Line 1")),
    ],
    ids=["TOML", "an unknown name", "a key that is taken", "an id that is taken", "YAML"],
)
def test_settings_that_cannot_be_read_are_a_sentence_and_the_house_takes_their_place(
    build: Build, post: Path, file: str, content: str, sentences: tuple[str, ...]
) -> None:
    (post.parents[1] / file).write_text(content, "utf-8")
    window = build(post)
    for sentence in sentences:
        assert sentence in hands.notice_of(window)
    assert "Traceback" not in hands.notice_of(window)
    editor = hands.body_of(window)
    editor.setFocus()
    hands.push(window, "highlight-red")
    hands.type_into(editor, "a")
    hands.run(window, "save")
    assert post.read_text("utf-8").endswith('<b><span style="color: #ee2323;">a</span></b>')
