"""Both posts of the newsroom, made from nothing with keys, buttons, dialogs and form fields."""

import re
from functools import partial
from pathlib import Path

import hands
import pytest
import recipe
from hands import Build
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTextEdit
from pytestqt.qtbot import QtBot

from editor.ui.form.view import FormView
from editor.ui.window import MainWindow

FORM = {
    "title": "titleField",
    "image": "imageField",
    "excerpt": "excerptField",
    "feature_text": "featureTextField",
}
OTHER = """---
title: 다른 기사 {number}
categories:
  - {category}
excerpt: >
  다른 요약 {number}…
feature_text: >
  {banner}

  다른 요약 {number}…
image: '/assets/img/{number}.jpg'
---

본문
"""
NAMES = ("000_6c32dfea3d3059d5.txt", "003_a2e1ac36b2431581.txt")


@pytest.mark.timeout(300)  # some thousand keys, each painted
@pytest.mark.parametrize("name", NAMES)
def test_a_seed_is_made_from_nothing_without_the_source_view(
    build: Build, shared: Path, site: Path, name: str
) -> None:
    seed = (shared / "seeds" / name).read_bytes()
    _, header, body = re.split(r"^---\n", seed.decode(), maxsplit=2, flags=re.MULTILINE)
    window = build(site)
    fill_form(window, header)
    editor = hands.body_of(window)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    views: list[bool] = []
    hands.action_of(window, "view-source").toggled.connect(views.append)
    write(window, body)
    assert window.text().split("\n") == seed.decode().split("\n")
    assert views == [], "the Source view was opened"
    target = site / "_posts" / "2024-02-27-seed.md"
    hands.save_as(window, target)
    assert target.read_bytes() == seed


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", NAMES)
def test_a_seed_s_front_matter_follows_from_four_entries_where_other_posts_are_of_that_kind(
    build: Build, qtbot: QtBot, shared: Path, site: Path, name: str
) -> None:
    seed = (shared / "seeds" / name).read_bytes().decode()
    header = seed[: seed.index("\n---\n") + len("\n---\n")]
    banner = re.search(r"^feature_text: >\n  (## .+)$", header, re.MULTILINE)
    assert banner is not None
    for day in range(1, 10):
        category = ("News", "경제")[day % 2]
        other = OTHER.format(number=day, category=category, banner=banner[1])
        (site / "_posts" / f"2024-02-0{day}-other.md").write_text(other, "utf-8")
    window = build(site)
    hands.run(window, "new")
    form = find_form(window)
    qtbot.waitUntil(partial(follows_the_house, form), timeout=hands.PATIENCE_MS)
    fill_form(window, header, without="feature_text")
    target = site / "_posts" / "2024-02-27-seed.md"
    hands.save_as(window, target)
    assert target.read_text("utf-8").rstrip("\n") == header.rstrip("\n")


def find_form(window: MainWindow) -> FormView:
    form = hands.find(window, "formPane")
    assert isinstance(form, FormView)
    return form


def follows_the_house(form: FormView) -> bool:
    """Tell whether the form says that a new post's feature text follows the excerpt: the banner is known."""
    return any(
        "Follows the excerpt" in button.text() and not button.isHidden()
        for button in form.findChildren(QAbstractButton)
    )


def fill_form(window: MainWindow, header: str, without: str = "") -> None:
    """Fill in the form's fields with the values of a front matter, read off it by eye."""
    hands.unfold(window)
    hands.type_into_field(window, "titleField", header.split("title: ", 1)[1].split("\n", 1)[0])
    category = re.search(r"^  - (.+)$", header, re.MULTILINE)
    assert category is not None
    hands.add_chip(window, category[1])
    for key in ("excerpt", "feature_text"):
        folded = re.search(rf"^{key}: >\n((?:  .*\n|\n)+)", header, re.MULTILINE)
        assert folded is not None
        if key == without:
            continue
        lines = [line.removeprefix("  ") for line in folded[1].splitlines()]
        hands.type_into_field(window, FORM[key], "\n".join(lines))
    image = re.search(r"^image: '(.*)'$", header, re.MULTILINE)
    assert image is not None
    hands.type_into_field(window, "imageField", image[1])


def write(window: MainWindow, body: str) -> None:
    """Do what the recipe says, act by act."""
    for act in recipe.acts(body):
        perform(window, hands.body_of(window), act)


def perform(window: MainWindow, editor: QTextEdit, act: recipe.Act) -> None:
    match act:
        case recipe.Type(text):
            hands.type_into(editor, text)
        case recipe.Press():
            QTest.keyClick(editor, Qt.Key.Key_Return)
        case recipe.Push(command):
            hands.push(window, command)
        case recipe.Fill(command, fields):
            hands.answer(window, command, lambda dialog: [hands.fill_field(dialog, *one) for one in fields])
        case recipe.Cells(rows):
            hands.answer(window, "table", lambda dialog: hands.fill_table(dialog, rows))
