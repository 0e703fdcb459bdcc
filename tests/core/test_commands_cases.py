"""Every text command of the catalog has a case that draws what it does."""

import re
from collections import Counter
from pathlib import Path

import pytest

from editor.core import article, source
from editor.core.passages import passages
from editor.core.reading import read_body
from editor.core.wraps import Wrap
from tests.core import drawn
from tests.core.text_commands import COMMANDS, PALETTE

FILES = ("commands.md", "nestings.md")
CASES = [case for name in FILES for case in drawn.cases(name)]


def command_of(title: str) -> str:
    """Return the command that a title begins with: its first word."""
    return title.split(maxsplit=1)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_command_does_what_the_case_says(case: drawn.Case) -> None:
    assert drawn.run(case, {command_of(case.title): COMMANDS[command_of(case.title)]}) == drawn.expected(case)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_a_case_in_which_it_does_something(command: str) -> None:
    effects = [case for case in CASES if command_of(case.title) == command and case.after != drawn.NOTHING]
    assert effects, f"tests/cases/{FILES[0]} draws nothing that {command} does"


TAG = re.compile(r"<([A-Za-z][\w-]*)[^>]*>")
OFTEN = 3
"""In so many of the posts looked at a nesting stands for more than one hand."""
EVERY = 8
"""One post in so many is looked at."""


def nestings(body: str) -> set[str]:
    """Return how the marks of a body are nested: `** <span>`, `[]() *`."""
    return {
        " ".join(form(wrap) for wrap in leaf.path)
        for block in read_body(body).blocks
        for passage in passages(block, PALETTE)
        for leaf in passage.leaves
        if not leaf.is_blank and any(wrap.marks for wrap in leaf.path)
    }


def form(wrap: Wrap) -> str:
    """Return a pair of markup without its attributes."""
    tags = TAG.findall(wrap.open)
    if tags:
        return "".join(f"<{tag.lower()}>" for tag in tags)
    return "[]()" if wrap.is_link else wrap.open


@pytest.mark.corpus
def test_every_nesting_that_posts_have_often_is_drawn(corpus: tuple[Path, ...]) -> None:
    found: Counter[str] = Counter()
    for path in corpus[::EVERY]:
        found.update(nestings(article.read(source.decode(path.read_bytes()).text).body))
    often = {nesting for nesting, count in found.items() if count >= OFTEN}
    assert len(often) >= 10
    drawings = {nesting for case in CASES for nesting in nestings(drawn.read(case.before).text)}
    assert often <= drawings
