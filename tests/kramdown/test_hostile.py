"""Text that nobody writes: it must not raise, break the law of the tree, or take more than its length."""

import pytest

from editor.kramdown import to_html
from editor.kramdown.document import read
from editor.kramdown.tree import Kind
from tests.kramdown import fuzz, laws

SEEDS = range(1, 801)
DEEP = 10_000
LONG = 20_000
HOSTILE = (
    *("![[", "[", "*a ", "**a ", "<b>", "<div>", "> ", "`a ``b ", "[a](", "*a `*` ", '[a](b "', "[a](<"),
    *("<http:", "{::options ", "{::comment}", "{{", "{% ", "<!--", "<p markdown='1'>", "- ", "| ", "~~a "),
)


def test_bodies_made_by_chance_keep_every_law() -> None:
    for seed in SEEDS:
        chance = fuzz.chance_of(seed)
        fuzz.check("".join(fuzz.pieces(chance)), chance)


@pytest.mark.parametrize("unit", HOSTILE)
def test_what_took_others_forever_is_read(unit: str) -> None:
    """What is exponential would meet the time limit that every test has; bench/ prints the times."""
    body = unit * (LONG // len(unit))
    laws.check(read(body))
    assert to_html(body)


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<div>\n", '<p markdown="1">', '<div markdown="1">\n'])
def test_ten_thousand_nested_tags_are_read(tag: str) -> None:
    document = read(tag * DEEP)
    laws.check(document)
    assert to_html(tag * DEEP)


def test_an_end_of_an_extension_before_its_beginning_ends_nothing() -> None:
    """Found by Hypothesis: the end at the body's first place was taken for one behind the beginning."""
    document = read("{:/}{::nomarkdown}<<\n")
    laws.check(document)
    assert [node.kind for node in document.blocks[0].node.children] == [Kind.TEXT]
