"""Every text command of the catalog has a case that draws what it does."""

import pytest

from tests.core import drawn
from tests.core.text_commands import COMMANDS

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
