"""A moment in a new post: as the house writes dates, and never another moment than was meant."""

from datetime import datetime, timedelta, timezone

import pytest

from editor.core.dates import moment_of
from editor.core.fields import DATE
from editor.core.frontmatter import values
from editor.core.house import Habit, HouseStyle
from editor.core.house.customs import customs_of
from editor.core.house.moments import as_written, spelt
from editor.core.manner import Manner
from editor.core.schema import FieldSpec, Schema
from editor.core.templates import with_value
from editor.core.text import ChangeSet
from editor.core.yaml.text import Style
from tests.core.test_house import house_of

SEOUL = timezone(timedelta(hours=9))
MOMENT = datetime(2024, 2, 7, 20, 5, 9, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("pattern", "style", "line"),
    [
        ("%Y-%m-%d %H:%M:%S %z", Style.PLAIN, "date: 2024-02-07 20:05:09 +0900"),
        ("%Y-%m-%dT%H:%M:%S%:z", Style.PLAIN, "date: 2024-02-07T20:05:09+09:00"),
        ("%Y-%m-%d %H:%M", Style.PLAIN, "date: 2024-02-07 20:05"),
        ("%Y-%m-%d", Style.PLAIN, "date: 2024-02-07"),
        ("%Y-%-m-%-d", Style.PLAIN, "date: 2024-2-7"),
        ("%Y-%m-%d %H:%M:%S", Style.DOUBLE, 'date: "2024-02-07 20:05:09"'),
        ("%Y-%m-%d %H:%M:%S", Style.PLAIN, "date: 2024-02-07 20:05:09 +0900"),
        ("", Style.PLAIN, "date: 2024-02-07 20:05:09 +0900"),
    ],
)
def test_a_moment_is_written_as_the_house_writes_dates(pattern: str, style: Style, line: str) -> None:
    habit = Habit("date", pattern=pattern, text=Manner(style))
    value = as_written(MOMENT, habit)
    text = with_value("---\n---\n", "date", value, HouseStyle((habit,)))
    assert text == f"---\n{line}\n---\n"
    said = moment_of(values(text)["date"], SEOUL)
    assert said is not None
    shown = "%Y-%m-%d %H:%M" if "%H" in pattern or not pattern else "%Y-%m-%d"
    assert said.strftime(shown) == MOMENT.strftime(shown)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("%Y-%m-%dT%H:%M:%S%:z", "2024-02-07T20:05:09+09:00"),
        ("%Y-%-m-%-d %H:%M %z", "2024-2-7 20:05 +0900"),
        ("%Y-%m-%d %H:%M:%S", "2024-02-07 20:05:09 +0900"),
        ("%Y-%m-%d", "2024-02-07 20:05:09 +0900"),
        ("", "2024-02-07 20:05:09 +0900"),
    ],
)
def test_this_moment_is_put_into_the_form_as_the_house_writes_dates(pattern: str, text: str) -> None:
    assert spelt(MOMENT, pattern) == text


QUOTED = '---\ntitle: 가 {number}\ndate: "2024-01-{number} 10:00:00"\n---\n'


@pytest.mark.parametrize(
    ("form", "text", "line"),
    [
        ("2024-01-{number}", "2024-02-07 20:05:09 +0900", '"2024-02-07"'),
        ("2024-01-{number} 10:00:00", "2024-02-07 20:05:09", '"2024-02-07 20:05:09"'),
        ("2024-01-{number} 10:00:00 +0000", "2024-02-07 20:05:09 +0900", '"2024-02-07 20:05:09 +0900"'),
    ],
)
def test_a_house_that_quotes_its_dates_has_new_ones_in_quotes(form: str, text: str, line: str) -> None:
    post = f'---\ntitle: 가\ndate: "{form}"\n---\n'
    house = house_of(*(post.format(number=number) for number in range(10, 20)))
    made = with_value("---\n---\n", "date", as_written(MOMENT, house.habit("date")), house)
    assert made == f"---\ndate: {line}\n---\n"
    (field,) = Schema((FieldSpec("date", "date", DATE),)).of_house(customs_of(house)).fields("---\n---\n")[1:]
    assert field.is_quoted
    assert spelt(MOMENT, field.spec.pattern, quoted=field.is_quoted) == text


@pytest.mark.parametrize(
    ("there", "after"),
    [
        ("", 'date: "2024-02-07"\n'),
        ("date:\n", 'date: "2024-02-07"\n'),
        ("date: 2023-01-01\n", "date: 2024-02-07\n"),
        ("date: 2023-01-01 10:00\n", "date: 2024-02-07\n"),
        ("date: '2023-01-01'\n", "date: '2024-02-07'\n"),
    ],
)
def test_a_date_that_is_typed_stands_in_quotes_where_the_house_or_what_is_there_has_them(
    there: str, after: str
) -> None:
    house = house_of(*(QUOTED.format(number=number) for number in range(10, 20)))
    schema = Schema((FieldSpec("date", "date", DATE),)).of_house(customs_of(house))
    text = f"---\ntitle: 나\n{there}---\n"
    change = schema.edit(text, schema.spec("date"), "2024-02-07", there or None)
    assert isinstance(change, ChangeSet)
    assert change.apply(text) == f"---\ntitle: 나\n{after}---\n"
