"""The doors for a whole file's text take it as it stands on disk: its line ends, its byte order mark."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from editor.core.errors import Refused
from editor.core.frontmatter import Value, move_key, remove_key, rename_key, set_value, values

POST = """---
title: old # why
empty:
excerpt: >
  one
  two

  three
categories:
- a # c
# d
- b
author:
  name: Kim
last: 'x'
---
body
---
"""
EDITS: tuple[Callable[[str], str], ...] = (
    lambda text: set_value(text, "title", "new"),
    lambda text: set_value(text, "title", "a\nb"),
    lambda text: set_value(text, "title", ["a", "b"]),
    lambda text: set_value(text, "empty", "new"),
    lambda text: set_value(text, "excerpt", "one two\nthree\n\nfour"),
    lambda text: set_value(text, "categories", ["a", "c", "d"]),
    lambda text: set_value(text, "categories", ["b"]),
    lambda text: set_value(text, "author", {"name": "Lee", "mail": "x"}),
    lambda text: set_value(text, "new", ["a", "b"]),
    lambda text: remove_key(text, "excerpt"),
    lambda text: remove_key(text, "categories"),
    lambda text: remove_key(text, "last"),
    lambda text: rename_key(text, "categories", "tags"),
    lambda text: move_key(text, "excerpt", "title"),
    lambda text: move_key(text, "excerpt"),
)


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_edit_writes_the_line_ends_of_the_file_and_keeps_its_mark(
    edit: Callable[[str], str], mark: str
) -> None:
    assert edit(mark + POST) == mark + edit(POST) != mark + POST
    assert edit(mark + crlf(POST)) == mark + crlf(edit(POST))
    assert values(edit(mark + crlf(POST))) == values(edit(POST))
    assert "\n" not in edit(crlf(POST)).replace("\r\n", "")


@pytest.mark.parametrize("text", ["", "body", "body\nmore\n", "---\n---\nbody\n", "--- \n# c\n...\nbody"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_first_key_is_written_with_the_line_ends_of_the_file(text: str, mark: str) -> None:
    if "\n" in text:
        assert set_value(mark + crlf(text), "k", ["v", "w"]) == mark + crlf(set_value(text, "k", ["v", "w"]))
    assert values(set_value(mark + text, "k", "v")) == {"k": "v"}
    assert remove_key(mark + set_value(text, "k", "v"), "k").startswith(f"{mark}---")


def test_each_line_keeps_its_own_end_and_new_ones_end_as_the_line_above_does() -> None:
    text = "---\r\na: 1\nb:\r\n- x\r\n- y\nc: 3\r\n---\nbody\r\n"
    assert set_value(text, "a", 2) == text.replace("a: 1\n", "a: 2\n")
    assert set_value(text, "b", ["x", "y", "z"]) == text.replace("- y\n", "- y\n- z\n")
    assert set_value(text, "b", ["x", "z", "y"]) == text.replace("- y\n", "- z\r\n- y\n")
    assert set_value(text, "d", "new") == text.replace("c: 3\r\n", "c: 3\r\nd: new\r\n")
    assert remove_key(text, "b") == "---\r\na: 1\nc: 3\r\n---\nbody\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "+++\nt = 1\n+++\n",
        '{\n  "t": 1\n}\n',
        "---\nt: 1\nno end",
        "---\nt: 'a' b\n---\n",
        "---\n{t: 1}\n---\n",
    ],
)
def test_what_is_refused_is_refused_with_any_line_ends_and_with_a_mark(text: str) -> None:
    for same in (text, crlf(text), "\ufeff" + text, "\ufeff" + crlf(text)):
        with pytest.raises(Refused):
            set_value(same, "t", "new")


def test_a_lone_carriage_return_is_left_to_yaml() -> None:
    assert values("---\na: 1\rb: 2\n---\n") == {"a": 1, "b": 2}
    with pytest.raises(Refused):
        set_value("---\na: 1\rb: 2\n---\n", "b", 3)
    assert set_value("---\na: 1\r\r\nb: 2\r\n---\r\n", "b", 3) == "---\na: 1\r\r\nb: 3\r\n---\r\n"


def test_text_that_comes_with_a_carriage_return_is_escaped() -> None:
    assert set_value(crlf(POST), "title", "a\r\nb") == crlf(POST).replace("old", '"a\\r\\nb"')


class Name(str):
    """A text of a kind of its own, as other libraries have them."""

    __slots__ = ()


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (("a", "b"), "k: [a, b]"),
        (Name("x"), "k: x"),
        (datetime(2024, 2, 7, 1, 2, 3), "k: 2024-02-07 01:02:03"),  # noqa: DTZ001  (this is what is tried)
        (datetime(2024, 2, 7, 1, 2, 3, tzinfo=UTC), "k: 2024-02-07 01:02:03 +00:00"),
        (
            datetime(2024, 2, 7, 1, 2, 3, 40, timezone(timedelta(hours=9))),
            "k: 2024-02-07 01:02:03.000040 +09:00",
        ),
        (
            datetime(1, 1, 1, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
            "k: 0001-01-01 00:00:00 -03:30",
        ),
        (date(1, 1, 1), "k: 0001-01-01"),
    ],
)
def test_values_of_python_are_written_as_what_they_mean(value: Value, line: str) -> None:
    assert set_value("---\nt: [x]\n---\n", "k", value) == f"---\nt: [x]\n{line}\n---\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024-02-27 10:00:00 +0900", "2024-03-01 09:05:00 +0900"),
        ("2024-02-27T10:00:00+09:00", "2024-03-01T09:05:00+09:00"),
        ("2024-02-27 10:00:00.000 +0900 # c", "2024-03-01 09:05:00 +0900 # c"),
        ("2024-02-27", "2024-03-01 09:05:00 +09:00"),
    ],
)
def test_a_time_is_written_as_the_one_that_stood_there(old: str, new: str) -> None:
    time = datetime(2024, 3, 1, 9, 5, tzinfo=timezone(timedelta(hours=9)))
    assert set_value(f"---\nd: {old}\n---\n", "d", time) == f"---\nd: {new}\n---\n"


def test_a_time_without_a_zone_stays_without_one() -> None:
    for time in (datetime(2024, 3, 1, 9, 5), datetime(2024, 3, 1, 9, 5, tzinfo=UTC)):  # noqa: DTZ001  (as above)
        after = set_value("---\nd: 2024-02-27 10:00:00\n---\n", "d", time)
        assert after == "---\nd: 2024-03-01 09:05:00\n---\n"
        assert set_value(after, "d", time) == after


def itself() -> list[object]:
    found: list[object] = []
    found.append(found)
    return found


def deep(levels: int) -> list[object]:
    found: list[object] = []
    for _ in range(levels):
        found = [found]
    return found


UNWRITABLE: tuple[object, ...] = (
    object(), b"x", {1, 2}, 1j, timedelta(1), {1: 2}, {None: 1}, [{"a": {True: 1}}], {"a": [b"x"]}, itself(),
    deep(5000), deep(100), 10**5000, {"\ud83d": 1},
    datetime(2024, 1, 1, tzinfo=timezone(timedelta(seconds=9))),
)  # fmt: skip


@pytest.mark.parametrize("value", UNWRITABLE, ids=map(str, range(len(UNWRITABLE))))
def test_what_no_front_matter_can_hold_is_refused_with_a_reason(value: Value) -> None:
    for text in (
        "---\nt: x\n---\n",
        "---\nt:\n  - x\n---\n",
        "---\nt: {a: 1}\n---\n",
        "body",
        "---\nt:\n  a: 1\n---\n",
    ):
        with pytest.raises(Refused) as refusal:
            set_value(text, "t", value)
        assert str(refusal.value)


@pytest.mark.parametrize("key", [1, None, b"t", "k" * 2000])
def test_what_no_key_can_be_is_refused(key: str) -> None:
    with pytest.raises(Refused):
        set_value("---\nt: x\n---\n", key, "v")


def test_a_last_key_without_a_value_right_above_the_end_of_the_file_is_read() -> None:
    assert values("---\n? t\n---") == {"t": None}
    assert set_value("---\n? t\n: x\n---", "k", 1) == "---\n? t\n: x\nk: 1\n---"


def test_references_that_stand_for_too_much_are_a_problem_and_no_failure() -> None:
    many = ", ".join("x" * 1000)
    text = f"---\na: &a [{many}]\n" + "".join(f"b{at}: *a\n" for at in range(100)) + "---\n"
    for attempt in (lambda: values(text), lambda: set_value(text, "t", 1), lambda: remove_key(text, "a")):
        with pytest.raises(Refused, match="references"):
            attempt()


def test_a_long_list_a_long_text_and_a_long_blank_take_no_long_time() -> None:
    """Each of these took from a second to half a minute once; a test that times out tells."""
    same_items = ["a"] * 2500
    text = "---\nt:\n" + "- a\n" * 2500 + "---\n"
    assert values(set_value(text, "t", [*same_items[:1200], "b", *same_items[1200:]]))["t"] != same_items
    assert set_value("---\nt: x\n---\n", "t", f"2024-01-01{' ' * 50_000}x").count(" ") > 50_000
    lines = [f"word {number}" for number in range(1500)]
    text = "---\nt: >\n" + "".join(f"  {line}\n" for line in lines) + "---\n"
    assert set_value(text, "t", " ".join(lines) + " X\n") == text.replace("word 1499\n", "word 1499 X\n")
