"""Texts are quoted when a reader would take them for something else, and only then."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import Refused
from editor.core.yaml.text import Style, is_plain, write_text, write_value
from editor.core.yaml.tree import compose
from editor.core.yaml.values import Value, same, value_of

# Not text for at least one of Psych, SafeYAML, PyYAML and ruamel (YAML 1.2), or for their scanners.
WORDS = """
yes no on off y n Y N true false null Null ~ tRUE = << 1e3 0777 0o17 08 12:30 1,234 _1 1_000 2024-1-2
2024-02-27 2024-13-45 5. .5 . 0x1F 0b101 1.2.3 190:20:30.15 +.inf .inf -.inf .nan .NaN
- -- ? : , :sym @name `x` %x &a *a !a |x >x 'q' "q" {a} [a] #tag a: +1 -1 12e03
"""
NEVER_PLAIN = [
    *WORDS.split(),
    *("", " ", " x", "x ", "a: b", "a #b", "a\tb", "a\nb", "\x07", "\x7f", "a\u0085b", "a\u2028b", "\u2029"),
    *("\ufeffx", "\ufffe", "\u3000x", "x\u00a0", "2017-12-19 22:29:09 +0800", "2017-12-19T22:29:09Z"),
]

PLAIN = [
    "제목", "경제", "a b", "a  b", "it's", 'say "x"', "a#b", "a:b", "a, b", "[x" [1:], "10%", "a@b", "x & y",
    "C:\\x", "🎉", "\u200bx", "a\u00a0b", "yesterday", "no way", "2 bad", "10개", "2024년", "1 2", "e", "x",
    "http://a.b/c?d=e#f", "/assets/img/a.jpg", "2017-12-19 opens", "a?b", "<b>", "null null",
]  # fmt: skip


@pytest.mark.parametrize("text", NEVER_PLAIN)
def test_what_a_reader_would_take_for_something_else_is_quoted(text: str) -> None:
    assert not is_plain(text)
    assert write_text(text)[0] in "'\""


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_text_to_every_reader_stays_plain(text: str) -> None:
    assert write_text(text) == text


@pytest.mark.parametrize("text", ["a, b", "a]", "a#b", "a?b", "a:b", "it's", "{x"])
def test_inside_brackets_more_is_quoted(text: str) -> None:
    assert write_text(text, flow=True) != text


@pytest.mark.parametrize(
    ("text", "style", "source"),
    [
        ("x", Style.SINGLE, "'x'"),
        ("x", Style.DOUBLE, '"x"'),
        ("it's", Style.SINGLE, "'it''s'"),
        ('a "b"', Style.DOUBLE, '"a \\"b\\""'),
        ("'임영웅' 신곡", Style.PLAIN, "\"'임영웅' 신곡\""),
        ("a: 'b'", Style.PLAIN, "\"a: 'b'\""),
        ('a: "b"', Style.PLAIN, "'a: \"b\"'"),
        ("a\nb", Style.SINGLE, '"a\\nb"'),
        ("C:\\a: b", Style.PLAIN, "'C:\\a: b'"),
        ("bell\x07", Style.PLAIN, '"bell\\u0007"'),
    ],
)
def test_the_style_is_kept_where_it_can_hold_the_text(text: str, style: Style, source: str) -> None:
    assert write_text(text, style) == source


@pytest.mark.parametrize(
    ("value", "source"),
    [
        (datetime(2024, 2, 27, 10, 5, tzinfo=timezone(timedelta(hours=9))), "2024-02-27 10:05:00 +09:00"),
        (datetime(2024, 2, 27, 10, 5, 0, 500_000, tzinfo=UTC), "2024-02-27 10:05:00.500000 +00:00"),
        (date(2024, 2, 27), "2024-02-27"),
        (1e300, "1.0e+300"),
        (1.5, "1.5"),
        (float("-inf"), "-.inf"),
        (float("nan"), ".nan"),
        ([1, "a, b", None], "[1, 'a, b', null]"),
        ({"yes": "no"}, "{'yes': 'no'}"),
    ],
)
def test_other_values_are_written_so_that_ruby_reads_them(value: Value, source: str) -> None:
    assert write_value(value) == source
    assert same(value_of(compose(f"k: {source}\n")), {"k": value})


def test_half_a_character_is_refused() -> None:
    with pytest.raises(Refused):
        write_text("\ud83d")


TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text(
    alphabet="ab1: -#'\"\\,[]{}\n\t~=.e+_yYnN"
)


@given(TEXTS, st.sampled_from([Style.PLAIN, Style.SINGLE, Style.DOUBLE]), st.booleans())
def test_any_text_reads_back_as_that_text(text: str, style: Style, flow: bool) -> None:
    source = write_text(text, style, flow=flow)
    document = f"[{source}, x]\n" if flow else f"k: {source}\n"
    meant = [text, "x"] if flow else {"k": text}
    assert value_of(compose(document)) == meant
    assert yaml.load(document, Loader=yaml.CSafeLoader) == meant
    assert yaml.safe_load(document) == meant


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc: ", max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(VALUES.filter(lambda value: value is not None))
def test_any_value_reads_back_as_that_value(value: object) -> None:
    assert same(value_of(compose(f"k: {write_value(value)}\n")), {"k": value})
