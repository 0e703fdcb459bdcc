"""Typing, deleting and Enter: every case of the case file, and their laws."""

from functools import partial

import pytest

from editor.core import edit
from editor.core.palette import house
from editor.core.state import State, Transaction
from tests.core import drawn

PALETTE = house()


def type_text(state: State, text: str) -> Transaction | None:
    return edit.type_text(state, text, PALETTE)


COMMANDS: dict[str, drawn.Command] = {
    "type": type_text,
    "enter": partial(edit.enter, palette=PALETTE),
    "soft-break": partial(edit.soft_break, palette=PALETTE),
    "backspace": partial(edit.delete_backward, unit=edit.Unit.CHARACTER, palette=PALETTE),
    "backspace-word": partial(edit.delete_backward, unit=edit.Unit.WORD, palette=PALETTE),
    "backspace-line": partial(edit.delete_backward, unit=edit.Unit.LINE, palette=PALETTE),
    "delete": partial(edit.delete_forward, unit=edit.Unit.CHARACTER, palette=PALETTE),
    "delete-word": partial(edit.delete_forward, unit=edit.Unit.WORD, palette=PALETTE),
}


@pytest.mark.parametrize("case", drawn.cases("edit.md"), ids=lambda case: case.title)
def test_a_key_does_what_the_case_says(case: drawn.Case) -> None:
    assert drawn.run(case, COMMANDS) == drawn.expected(case)
