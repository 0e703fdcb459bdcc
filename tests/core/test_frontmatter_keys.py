"""Keys get other names and other places, their values do not change."""

import pytest

from editor.core.errors import Refused
from editor.core.frontmatter.keys import moving, renaming

TEXT = "---\na: 1 # c\n# about b\nb:\n  - x\nc: >\n  text\n---\nbody\n"


def test_a_renamed_key_keeps_its_place_and_its_value() -> None:
    assert renaming(TEXT, "b", "list").apply(TEXT) == TEXT.replace("b:\n", "list:\n")
    assert renaming(TEXT, "b", "yes").apply(TEXT) == TEXT.replace("b:\n", "'yes':\n")


def test_a_moved_key_takes_its_lines_along() -> None:
    assert (
        moving(TEXT, "c", "a").apply(TEXT) == "---\nc: >\n  text\na: 1 # c\n# about b\nb:\n  - x\n---\nbody\n"
    )
    assert (
        moving(TEXT, "a", None).apply(TEXT)
        == "---\n# about b\nb:\n  - x\nc: >\n  text\na: 1 # c\n---\nbody\n"
    )


def test_a_key_that_stands_there_already_is_not_moved() -> None:
    assert not moving(TEXT, "c", None)
    assert not moving(TEXT, "b", "b")
    assert not moving(TEXT, "c", "c")


@pytest.mark.parametrize("name", ["a", "c"])
def test_a_name_that_is_taken_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="already"):
        renaming(TEXT, "b", name)


def test_a_key_that_is_not_there_is_refused() -> None:
    for attempt in (lambda: renaming(TEXT, "z", "y"), lambda: moving(TEXT, "z", None)):
        with pytest.raises(Refused, match="no key"):
            attempt()


def test_what_would_change_another_value_is_refused() -> None:
    with pytest.raises(Refused):
        moving("---\na: &x 1\nb: *x\n---\n", "b", "a")
    with pytest.raises(Refused):
        renaming("---\na: {k: 1}\n---\n", "a", "<<")
