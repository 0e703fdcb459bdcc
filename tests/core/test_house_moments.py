"""A moment in a new post: as the house writes dates, and never another moment than was meant."""

from datetime import datetime, timedelta, timezone

import pytest

from editor.core.dates import moment_of
from editor.core.frontmatter import values
from editor.core.house import Habit, HouseStyle
from editor.core.house.moments import as_written, spelt
from editor.core.manner import Manner
from editor.core.templates import with_value
from editor.core.yaml.text import Style

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
