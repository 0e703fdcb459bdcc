"""Each seed's body made from nothing, by what the keys and buttons of the Write view do."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from editor.core import article, edit, inserts, marks
from editor.core.marks import forms as mark_forms
from editor.core.palette import house
from editor.core.state import State, Transaction, caret

PALETTE = house()
SHARED = Path(os.environ.get("WONGO_SHARED", Path(__file__).parents[3] / "shared"))
SEEDS = SHARED / "seeds"

Act = Callable[[State], Transaction | None]


def seed(name: str) -> str:
    found = sorted(SEEDS.glob(f"{name}_*.txt"))
    if not found:
        pytest.skip(f"The shared folder with the seeds is not at {SHARED}.")
    return found[0].read_text(encoding="utf-8")


class Writer:
    """Somebody at the keys: text in, buttons pressed."""

    def __init__(self, head: str) -> None:
        self.state = State(head, caret(len(head)))

    def do(self, act: Act) -> None:
        transaction = act(self.state)
        assert transaction is not None
        self.state = transaction.apply(self.state)

    def type(self, text: str) -> None:
        """Write letter by letter, as keys do."""
        for letter in text:
            self.do(partial(edit.type_text, text=letter, palette=PALETTE))

    def enter(self) -> None:
        self.do(partial(edit.enter, palette=PALETTE))

    def mark(self, name: str, text: str) -> None:
        """Switch a mark on, write, switch it off."""
        self.do(partial(marks.toggle, mark=name, palette=PALETTE))
        self.type(text)
        self.do(partial(marks.toggle, mark=name, palette=PALETTE))

    def paragraph(self, *parts: str | tuple[str, str]) -> None:
        for part in parts:
            if isinstance(part, str):
                self.type(part)
            else:
                self.mark(*part)

    def section(self, name: str, title: str) -> None:
        self.do(partial(inserts.section, name=name, palette=PALETTE))
        self.type(title)

    def spacer(self, name: str = "spacer") -> None:
        self.do(partial(inserts.spacer, name=name, palette=PALETTE))

    def image(self, target: str, alt: str) -> None:
        self.do(partial(inserts.image, palette=PALETTE, target=target, alt=alt))

    def source(self, name: str, url: str, title: str = "") -> None:
        self.do(
            partial(
                inserts.source_line, name=name, palette=PALETTE, url=url, title=title, publisher="뉴스다오"
            )
        )


def lines_of(text: str) -> tuple[str, list[str]]:
    body = article.read(text)
    return text[: body.body_start], text[body.body_start :].split("\n")


def parts_of(line: str) -> list[str | tuple[str, str]]:
    """Read a line of the seed as what a person types and which buttons they press."""
    forms = {mark.forms[0]: mark.id for mark in mark_forms.marks(PALETTE)}
    found: list[str | tuple[str, str]] = []
    rest = line
    while rest:
        places = [(rest.index(form[0]), form, name) for form, name in forms.items() if form[0] in rest]
        if not places:
            return [*found, rest]
        start, (opening, closing), name = min(places, key=lambda place: (place[0], -len(place[1][0])))
        end = rest.index(closing, start + len(opening))
        found += [rest[:start]] if start else []
        found.append((name, rest[start + len(opening) : end]))
        rest = rest[end + len(closing) :]
    return found


def test_seed_000_is_made_from_nothing() -> None:
    text = seed("000")
    head, lines = lines_of(text)
    words = [line for line in lines if line and line[0] not in "<\t!"]
    titles = [line.split(">")[1].removesuffix("</h2") for line in lines if line.startswith("<h2")]
    cells = [line.split(">")[1].split("<")[0] for line in lines if line.startswith("\t\t\t<t")]
    writer = Writer(head)
    writer.image("/assets/img/newsdao_breakingnews.jpg", "뉴스다오 속보")
    writer.source("source-line", "https://newsdao.kr/3626", lines[3].split(">")[2].removesuffix("</a"))
    for number, title in enumerate(titles):
        writer.section("section-24" if number else "section", title)
        writer.enter()
        writer.type(words.pop(0))
        writer.spacer("spacer-empty")
        if number == 2:
            rows = [tuple(cells[at : at + 2]) for at in range(0, len(cells), 2)]
            writer.do(partial(inserts.table, palette=PALETTE, rows=rows))
            writer.spacer("spacer-empty")
    writer.enter()
    writer.type(words.pop(0))
    writer.enter()
    writer.do(partial(inserts.closing_line, name="closing-line-question", palette=PALETTE))
    writer.enter()
    writer.enter()
    assert writer.state.text == text


def test_seed_003_is_made_from_nothing() -> None:
    text = seed("003")
    head, lines = lines_of(text)
    writer = Writer(head)
    for line in lines[1:]:
        if line.startswith("!["):
            writer.image("/assets/img/newsdao_breakingnews.jpg", "뉴스다오 속보")
        elif line.startswith("<p>출처"):
            writer.source("source-line", "https://newsdao.kr/5058", line.split(">")[2].removesuffix("</a"))
        elif line.startswith('<p data-ke-size="size16">&nbsp;'):
            writer.spacer()
        elif line.startswith("<p"):
            writer.source("source-line-own", "https://newsdao.kr/5058")
            writer.type(" ")
        elif line.startswith("<h2"):
            writer.section("section", line.split(">")[1].removesuffix("</h2"))
        elif line.startswith("신속"):
            writer.enter()
            writer.do(partial(inserts.closing_line, name="closing-line", palette=PALETTE))
        elif line:
            writer.enter()
            writer.paragraph(*parts_of(line))
    writer.enter()
    writer.enter()
    assert writer.state.text == text
