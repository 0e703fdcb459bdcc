"""Tab in lists: every case of the case file; in and out again is where it was."""

import pytest

from editor.core.edit import indent as edit_indent
from editor.core.palette import house
from editor.core.state import State, Transaction, caret
from tests.core import drawn

PALETTE = house()


def inwards(state: State) -> Transaction | None:
    return edit_indent.indent(state, PALETTE)


def outwards(state: State) -> Transaction | None:
    return edit_indent.outdent(state, PALETTE)


@pytest.mark.parametrize("case", drawn.cases("indent.md"), ids=lambda case: case.title)
def test_tab_does_what_the_case_says(case: drawn.Case) -> None:
    assert drawn.run(case, {"in": inwards, "out": outwards}) == drawn.expected(case)


def test_in_and_out_again_is_where_it_was() -> None:
    state = drawn.read("1. a\n2. b|\n   - c\n\n   d\n3. e\n")
    step = inwards(state)
    assert step is not None
    back = outwards(step.apply(state))
    assert back is not None
    assert back.apply(step.apply(state)) == state


def test_front_matter_holds_no_list_of_the_article() -> None:
    state = State("---\ntags:\n- a\n- b\n---\n", caret(18))
    assert not edit_indent.is_in_list(state, PALETTE)
    assert inwards(state) is None
