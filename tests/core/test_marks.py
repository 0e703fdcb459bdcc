"""Marks: every case of the case file, and the law that twice is the original."""

from functools import partial

import pytest

from editor.core import marks
from editor.core.palette import house
from tests.core import drawn

PALETTE = house()
COMMANDS: dict[str, drawn.Command] = {
    name: partial(marks.toggle, mark=mark, palette=PALETTE)
    for name, mark in {
        "bold": "bold",
        "italic": "italic",
        "strike": "strike",
        "underline": "underline",
        "red": "highlight-red",
        "tint": "highlight-tint",
        "blue": "highlight-blue",
    }.items()
} | {
    "clear": partial(marks.clear, palette=PALETTE),
    "escape": partial(marks.step_out, palette=PALETTE),
}


@pytest.mark.parametrize("case", drawn.cases("marks.md"), ids=lambda case: case.title)
def test_marks_do_what_the_case_says(case: drawn.Case) -> None:
    assert drawn.run(case, COMMANDS) == drawn.expected(case)
