"""YAML read in one pass means what its tree means: the same values, and no text that only one can read."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.frontmatter.handler import JekyllHandler
from editor.core.source import decode
from editor.core.yaml.reading import read_yaml
from editor.core.yaml.tree import DEEPEST, compose
from editor.core.yaml.values import MOST_NODES, Value, same, value_of

PIECES = (
    "a: ", "b: ", "<<: ", "- ", "  ", "\n", "\n  ", "\n- ", "&x ", "*x", "&y ", "*y", "? ", ": ",
    "[", "]", "{", "}", ", ", "1", "1.5", "2024-02-27", "yes", "~", "'q'", '"q"', "|\n  t\n", ">-\n  t\n",
    "!!str ", "!str ", "!!float ", "# c", "제목", "---\n", "...\n", "%YAML 1.1\n", "\t",
)  # fmt: skip


def by_tree(text: str) -> tuple[Value, bool]:
    try:
        return value_of(compose(text)), True
    except yaml.YAMLError:
        return None, False


def by_pass(text: str) -> tuple[Value, bool]:
    try:
        return read_yaml(text), True
    except yaml.YAMLError:
        return None, False


def is_read_alike(text: str) -> bool:
    (one, one_reads), (other, other_reads) = by_tree(text), by_pass(text)
    return one_reads == other_reads and same(one, other)


@example("")
@example("# only a comment")
@example("--- !str")
@example("&x")
@example("a: &x {k: 1}\nb: {<<: *x, c: 2}\n")
@example("a: &x 1\n*x : 2\n")
@example("&x [*x]")
@example("? [1, 2]\n: 3\n")
@example("a: 1\n--- \nb: 2\n")
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_both_read_the_same(text: str) -> None:
    assert is_read_alike(text)


@pytest.mark.parametrize("depth", [DEEPEST - 1, DEEPEST, DEEPEST + 1, DEEPEST + 2])
def test_both_end_at_the_same_depth(depth: int) -> None:
    assert is_read_alike("[" * depth + "]" * depth)


@pytest.mark.parametrize("count", [MOST_NODES - 2, MOST_NODES - 1, MOST_NODES, MOST_NODES + 1])
def test_both_end_at_the_same_number_of_values(count: int) -> None:
    assert is_read_alike("\n".join(["- 1"] * count))


@pytest.mark.parametrize("count", [13, 14, 15])
def test_both_count_what_aliases_stand_for(count: int) -> None:
    doubled = (f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, count))
    assert is_read_alike("\n".join(["a0: &a0 1", *doubled]))


def test_keys_do_not_count() -> None:
    assert is_read_alike("\n".join(f"k{n}: 1" for n in range(MOST_NODES - 1)))
    assert by_pass("\n".join(f"k{n}: 1" for n in range(MOST_NODES - 1)))[1]


@pytest.mark.corpus
def test_both_read_every_front_matter_alike(corpus: tuple[Path, ...]) -> None:
    handler = JekyllHandler()
    texts = (decode(path.read_bytes()).text for path in corpus)
    heads = [handler.split(text)[0] for text in texts if handler.detect(text)]
    assert len(heads) > 100
    assert [head for head in heads if not is_read_alike(head)] == []
