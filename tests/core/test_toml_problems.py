"""What is wrong with a settings file is said in words of our own, on the line to look at."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.toml_problems import in_plain_words

QUOTE = "A quote is opened here and never closed."
LIST = "A list is opened with “[” here and never closed."
COMMA = "A comma or a quote is missing here, or at the end of the line above."
EQUALS = "“=” is missing between a key and its value."
VALUE = 'A value is missing here, or its straight quotes (").'
KEY_TWICE = "This key is there already: keep one of the two."
TABLE_TWICE = "This table is there already: put what both say under one of them."
LETTERS = 'A name with other letters than a to z needs quotes (").'
KINDS = [
    ('a = 1\nb = "x\nc = 1\n', 2, QUOTE),
    ('a = 1\r\nb = "x\r\nc = 1\r\n', 2, QUOTE),
    ("a = 'x'\nb = 'x\nc = 1\n", 2, QUOTE),
    ('a = """\nx"""\nb = """x\nc = 1\n', 3, QUOTE),
    ('a = ["x", "y]\n', 1, QUOTE),
    ("a = 1\nb = [\n1,\n2\nc = 3\n", 2, LIST),
    ("a = [1, 2\n[b]\n", 1, LIST),
    ("a = [1,\n2\n\n", 1, LIST),
    ('a = [\n"x"\n"y"\n]\n', 3, COMMA),
    ('a = ["x, "y"]\n', 1, COMMA),
    ("a = {b = 1\n", 1, "A brace “{” is opened here and never closed."),
    ("a = 1\n\nb 1\n", 3, EQUALS),
    ("a: 1\n", 1, EQUALS),
    ("[a]\n[b\nc = 1\n", 2, "The name of a table lacks its “]”."),
    ("[[a]\n", 1, "The name of a table lacks its “]]”."),
    ("a = hello\n", 1, VALUE),
    ("a = “x”\n", 1, VALUE),
    ("a = \n", 1, VALUE),
    ("a = 1\na = 2\n", 2, KEY_TWICE),
    ("a = {b = 1, b = 2}\n", 1, KEY_TWICE),
    ("[a]\nb = 1\n[a]\n", 3, TABLE_TWICE),
    ("a = 1\n[a]\n", 2, TABLE_TWICE),
    ("색 = 1\n", 1, LETTERS),
    ("[색]\n", 1, LETTERS),
    ("a색 = 1\n", 1, LETTERS),
    ("[a색]\n", 1, LETTERS),
    ('a = "C:\\다"\n', 1, "Between double quotes, “\\” is written twice."),
    ("<<<<<<< HEAD\n", 1, "Two versions of this file were merged and the conflict is not resolved."),
]
OTHERS = [("a = 1 2\n", 1), ("a = 1\n= 1\n", 2), ('a = "\0"\n', 1), ("[a]]\n", 1), ("# \1\n", 1)]


def told(text: str) -> str:
    """Return what is said of a broken file, in English."""
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    problem = in_plain_words(caught.value, text)
    assert problem.span.of(text) in text.split("\n")
    return str(problem.message)


@pytest.mark.parametrize(("text", "line", "sentence"), KINDS)
def test_what_people_get_wrong_has_a_sentence_of_its_own(text: str, line: int, sentence: str) -> None:
    assert told(text) == f"Line {line}: {sentence}"


@pytest.mark.parametrize(("text", "line"), OTHERS)
def test_anything_else_is_a_line_that_is_not_toml(text: str, line: int) -> None:
    assert told(text) == f"Line {line} is not TOML."


def test_a_file_nested_without_end_is_told_where_it_begins() -> None:
    text = "a = 1\nb = " + "[" * 20_000 + "\n"
    with pytest.raises(RecursionError) as caught:
        tomllib.loads(text)
    assert str(in_plain_words(caught.value, text).message) == "Line 2: The values are nested too deeply."


@given(st.text(alphabet="a색=[]{}\"'\n,#. 1\\\r\t", max_size=30))
def test_any_broken_file_has_a_line(text: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem = in_plain_words(error, text)
        assert problem.span.of(text) in text.split("\n")
        assert str(problem.message).startswith(f"Line {text.count(chr(10), 0, problem.span.start) + 1}")
