"""Marks: every case of the case file, and the law that twice is the original."""

from functools import partial

import pytest

from editor.core import marks
from editor.core.palette import from_toml, house
from editor.core.state import Selection, State
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


def test_a_highlight_of_a_site_that_is_a_class_goes_on_and_comes_off() -> None:
    row = {"id": "highlight-red", "title": "Red", "colour": "#cc0000", "kind": "text"}
    site = from_toml({"highlights": [row | {"open": '<strong class="red">', "close": "</strong>"}]})
    plain = State("가 나\n", Selection(0, 1))
    on = marks.toggle(plain, "highlight-red", site)
    assert on is not None
    red = on.apply(plain)
    assert red.text == '<strong class="red">가</strong> 나\n'
    assert marks.active(red, site) == {"bold", "highlight-red"}
    off = marks.toggle(red, "highlight-red", site)
    assert off is not None
    assert off.apply(red) == plain
