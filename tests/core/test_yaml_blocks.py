"""Folded and literal texts: lines, values, and the way between them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from editor.core.yaml.blocks import BlockText, read_block, with_text, with_value
from editor.core.yaml.tree import compose
from editor.core.yaml.values import value_of

LINE = st.text(alphabet=" \tab#-:가", max_size=5)
LINES = st.lists(LINE, max_size=6).map("\n".join)


def as_psych(block: BlockText) -> object:
    """Return what libyaml reads of the block, as the value of a key with another key below it."""
    read = value_of(compose(f"k: {block.source}\nnext: 1\n"))
    assert isinstance(read, dict)
    return read["k"]


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ("", ""),
        ("a", "a\n"),
        ("a\nb", "a b\n"),
        ("a\n\nb", "a\nb\n"),
        ("## head\n\ntext  with two blanks", "## head\ntext  with two blanks\n"),
        ("a\n\n\nb", "a\n\nb\n"),
        ("a\n  more\nb", "a\n  more\nb\n"),
        ("a\n\n  more\n\nb", "a\n\n  more\n\nb\n"),
        ("\na", "\na\n"),
    ],
)
def test_folded_lines_mean_what_yaml_makes_of_them(lines: str, value: str) -> None:
    block = with_text(BlockText(">", (), 2), lines)
    assert block is not None
    assert block.value == value == as_psych(block)


@given(LINES, st.sampled_from("|>"), st.sampled_from(["", "-", "+"]))
def test_the_value_of_any_lines_is_the_one_libyaml_reads(lines: str, sign: str, chomp: str) -> None:
    block = with_text(BlockText(sign, (), 2, chomp=chomp), lines)
    assert block is not None
    first = next((line for line in block.lines if line.strip(" ")), "")
    assume(
        not any(line for line in block.lines[: block.lines.index(first)]) if first else not any(block.lines)
    )
    assert as_psych(block) == block.value


@given(st.text(alphabet=" \tab#가\n", max_size=12), st.sampled_from("|>"), st.sampled_from(["", "-", "+"]))
def test_the_lines_of_any_value_stand_for_it(value: str, sign: str, chomp: str) -> None:
    block = with_value(BlockText(sign, (), 2, chomp=chomp), value)
    if block is not None:
        assert block.value in {value, value + "\n"}


@given(LINES, st.sampled_from("|>"))
def test_a_block_is_read_as_it_was_written(lines: str, sign: str) -> None:
    block = with_text(BlockText(sign, (), 2, rest=" # why"), lines)
    assert block is not None
    if any(line.strip(" ") for line in block.lines) and block.lines[0].strip(" "):
        again = read_block(block.source, 0)
        assert (again.lines, again.rest, again.chomp) == (block.lines, " # why", "")


@pytest.mark.parametrize("bad", ["a\u0085b", "a\u2028", "\x07", "\ufeff"])
def test_what_a_block_cannot_hold_is_none(bad: str) -> None:
    block = BlockText(">", (), 2)
    assert with_text(block, bad) is None
    assert with_value(block, bad) is None


@pytest.mark.parametrize(
    ("chomp", "value", "header"),
    [
        ("", "a", ">"), ("", "a\n", ">"), ("", "a\n\n", ">+"),
        ("-", "a", ">-"), ("-", "a\n", ">"), ("+", "a", ">+"), ("+", "a\n\n", ">+"),
    ],
)  # fmt: skip
def test_the_header_changes_only_where_the_final_newlines_ask_for_it(
    chomp: str, value: str, header: str
) -> None:
    block = with_value(BlockText(">", ("old",), 2, chomp=chomp), value)
    assert block is not None
    assert block.source.partition("\n")[0] == header


def test_what_is_no_block_is_not_read_as_one() -> None:
    with pytest.raises(ValueError, match="no block text"):
        read_block("plain", 0)
