"""Text that nobody writes: it must not raise, break the law of the tree, or take more than its length."""

import pytest

from editor.kramdown import to_html
from editor.kramdown.document import read
from tests.kramdown import fuzz, laws

SEEDS = range(1, 801)
DEEP = 10_000
HOSTILE = (
    *("![[", "[", "*a ", "**a ", "<b>", "<div>", "> ", "`a ``b ", "[a](", "*a `*` ", '[a](b "', "[a](<"),
    *("<http:", "{::options ", "{::comment}", "{{", "{% ", "<!--", "<p markdown='1'>", "- ", "| ", "~~a "),
)


def test_bodies_made_by_chance_keep_every_law() -> None:
    for seed in SEEDS:
        chance = fuzz.chance_of(seed)
        fuzz.check("".join(fuzz.pieces(chance)), chance)


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_as_the_text_does(unit: str) -> None:
    assert fuzz.steepness(unit) <= fuzz.STEEPEST


def test_the_measure_of_time_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "seconds", lambda body: len(body) ** 2 / 1e8)
    assert fuzz.steepness("a") > fuzz.STEEPEST


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<div>\n", '<p markdown="1">', '<div markdown="1">\n'])
def test_ten_thousand_nested_tags_are_read(tag: str) -> None:
    document = read(tag * DEEP)
    laws.check(document)
    assert to_html(tag * DEEP)
