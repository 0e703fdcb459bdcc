"""Quotes, lists, rules and code: every case of the case file."""

from functools import partial

import pytest

from editor.core import inserts
from editor.core.inserts import lines as inserts_lines
from editor.core.palette import house
from editor.core.state import State, caret
from tests.core import drawn

PALETTE = house()
COMMANDS: dict[str, drawn.Command] = {
    "quote": partial(inserts_lines.lines, kind=inserts_lines.QUOTE, palette=PALETTE),
    "bullets": partial(inserts_lines.lines, kind=inserts_lines.BULLETS, palette=PALETTE),
    "numbers": partial(inserts_lines.lines, kind=inserts_lines.NUMBERS, palette=PALETTE),
    "tasks": partial(inserts_lines.lines, kind=inserts_lines.TASKS, palette=PALETTE),
    "rule": partial(inserts.rule, palette=PALETTE),
    "code": partial(inserts.code, palette=PALETTE),
}


@pytest.mark.parametrize("case", drawn.cases("lines.md"), ids=lambda case: case.title)
def test_lines_become_what_the_case_says(case: drawn.Case) -> None:
    assert drawn.run(case, COMMANDS) == drawn.expected(case)


def test_nothing_is_put_into_the_front_matter() -> None:
    state = State("---\ntitle: a\n---\nb", caret(5))
    assert all(command(state) is None for command in COMMANDS.values())
