"""Unquoted scalars mean what they mean to Psych 4, where Python's readers differ."""

from datetime import UTC, date, datetime, timedelta, timezone
from math import isnan

import pytest
import yaml

from editor.core.yaml.tree import compose
from editor.core.yaml.values import Value, read_scalar, same, value_of

SEOUL = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("NULL", None),
        ("yes", True), ("On", True), ("tRUE", True), ("no", False), ("off", False), ("y", "y"), ("n", "n"),
        ("1", 1), ("-1", -1), ("+1", 1), ("1,234", 1234), ("1_000", 1000), ("_1", "_1"),
        ("0777", 511), ("0o17", "0o17"), ("08", "08"), ("0x1F", 31), ("0b101", 5),
        ("12:30", 45000), ("1:2:3", 3723), ("12:30:45.5", 45045.5), ("12:60", "12:60"),
        ("1.5", 1.5), ("5.", 5.0), (".5", 0.5), (".", "."), ("1e3", "1e3"), ("1.0e+3", 1000.0),
        (".inf", float("inf")), ("-.INF", float("-inf")),
        ("2024-02-27", date(2024, 2, 27)), ("2024-1-2", date(2024, 1, 2)), ("2024-13-45", "2024-13-45"),
        ("2024-02-30", "2024-02-30"),
        ("2017-12-19 22:29:09 +0900", datetime(2017, 12, 19, 22, 29, 9, tzinfo=SEOUL)),
        ("2017-12-19 22:29:09 +09:00", datetime(2017, 12, 19, 22, 29, 9, tzinfo=SEOUL)),
        ("2017-12-19T22:29:09Z", datetime(2017, 12, 19, 22, 29, 9, tzinfo=UTC)),
        ("2017-12-19 22:29:09", datetime(2017, 12, 19, 22, 29, 9, tzinfo=UTC)),
        ("2017-12-19 22:29:09.5", datetime(2017, 12, 19, 22, 29, 9, 500_000, tzinfo=UTC)),
        ("2017-12-19 22:29:09 -0330", datetime(2017, 12, 20, 1, 59, 9, tzinfo=UTC).astimezone(
            timezone(-timedelta(hours=3, minutes=30)))),
        ("2017-12-19 22:29", "2017-12-19 22:29"), ("2017-12-19 25:61:61", "2017-12-19 25:61:61"),
        (":sym", ":sym"), ("=", "="), ("제목", "제목"), ("1 2", "1 2"), ("３", "３"),
    ],
)  # fmt: skip
def test_a_scalar_means_what_ruby_reads(text: str, value: Value) -> None:
    assert same(read_scalar(text), value)


def test_not_a_number_is_not_a_number() -> None:
    value = read_scalar(".NaN")
    assert isinstance(value, float)
    assert isnan(value)
    assert same(value, read_scalar(".nan"))


def test_one_and_true_are_not_the_same() -> None:
    assert not same(1, True)
    assert not same(1, 1.0)
    assert not same([1], ["1"])
    assert same({"a": 1, "b": 2}, {"b": 2, "a": 1})


def test_aliases_merge_keys_tags_and_equal_keys_are_read_as_psych_does() -> None:
    text = "a: &x {k: 1, l: 2}\nb: *x\nc:\n  k: 0\n  <<: *x\n  l: 3\n"
    text += "d: !!str 1\ne: !str 2\nf: 1\nf: 2\ng: !!float 3\n"
    assert value_of(compose(text)) == {
        "a": {"k": 1, "l": 2},
        "b": {"k": 1, "l": 2},
        "c": {"k": 1, "l": 3},
        "d": "1",
        "e": "2",
        "f": 2,
        "g": 3.0,
    }


def test_a_list_of_merged_maps_lets_the_first_win() -> None:
    assert value_of(compose("x: &x {k: 1}\ny: &y {k: 2, l: 2}\nz:\n  <<: [*x, *y]\n")) == {
        "x": {"k": 1},
        "y": {"k": 2, "l": 2},
        "z": {"k": 1, "l": 2},
    }


def test_a_merge_key_that_merges_nothing_is_a_key() -> None:
    assert value_of(compose("<<: x\n")) == {"<<": "x"}
    assert value_of(compose("<<: [x]\n")) == {"<<": ["x"]}


def test_an_empty_document_has_no_value() -> None:
    assert compose("---\n# nothing\n") is None
    assert compose("") is None
    assert value_of(None) is None


def test_aliases_that_stand_for_millions_of_values_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    root = compose("\n".join(lines))
    with pytest.raises(yaml.YAMLError, match="too many aliases"):
        value_of(root)


def test_deep_nesting_and_a_list_inside_itself_are_refused() -> None:
    with pytest.raises(yaml.YAMLError):
        compose("[" * 200 + "]" * 200)
    with pytest.raises(yaml.YAMLError):
        compose("a: &a [*a]")
