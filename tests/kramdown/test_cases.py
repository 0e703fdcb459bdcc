"""The dialect, case by case: the tree, our HTML, and that kramdown still answers what the files say."""

import pytest

from editor.kramdown import to_html
from tests.kramdown.cases import Case, drawn_tree, every_case
from tests.kramdown.html_tree import canonical
from tests.kramdown.reference import MISSING, answers, is_installed

ALL = every_case()


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.file}: {case.title}")
def test_the_tree_and_the_html_are_those_of_the_case(case: Case) -> None:
    assert drawn_tree(f"{case.source}\n") == case.tree
    assert canonical(to_html(f"{case.source}\n")) == canonical(case.html)


def test_kramdown_answers_what_the_cases_say() -> None:
    if not is_installed():
        pytest.skip(MISSING)
    asked = answers([f"{case.source}\n" for case in ALL])
    assert [canonical(html) for html in asked] == [canonical(case.html) for case in ALL]


def test_there_are_cases_for_every_construct() -> None:
    assert len({case.file for case in ALL}) >= 20
    assert len(ALL) >= 100
