"""Liquid, case by case: our text, and that the real Jekyll still answers what the files say."""

import pytest

from tests.jekyll.liquid.cases import REFUSED, Case, answer, every_case
from tests.jekyll.liquid.reference import MISSING, answers, is_installed

ALL = every_case()


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.file}: {case.title}")
def test_the_text_is_that_of_the_case(case: Case) -> None:
    rendered = answer(case.values, case.template)
    refused = any(trouble.is_fatal for trouble in rendered.troubles)
    assert (REFUSED if refused else rendered.text) == case.text


def test_jekyll_answers_what_the_cases_say() -> None:
    if not is_installed():
        pytest.skip(MISSING)
    asked = answers([case.question for case in ALL])
    assert [reply.get("text", REFUSED) for reply in asked] == [case.text for case in ALL]


def test_there_are_cases_for_every_part() -> None:
    assert len({case.file for case in ALL}) >= 12
    assert len(ALL) >= 200
