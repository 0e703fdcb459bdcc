"""A day and a time are put into what a date says; all else of it stays."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from editor.core.fields import DATE
from editor.core.message import Message
from editor.core.moments import clock_of, moment_text, with_clock, with_day

NOW = datetime(2024, 2, 27, 9, 5, 7, tzinfo=ZoneInfo("Asia/Seoul"))


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("", "2024-03-01", "2024-02-27 18:30:00 +0900"),
        ("2023-1-2", "2024-03-01", "2023-1-2 18:30:00 +0900"),
        ("2023-01-02 10:00", "2024-03-01 10:00", "2023-01-02 18:30"),
        ("2023-01-02 10:00:05 +09:00", "2024-03-01 10:00:05 +09:00", "2023-01-02 18:30:00 +09:00"),
        ("2023-01-02T10:00:05.5Z", "2024-03-01T10:00:05.5Z", "2023-01-02T18:30:00Z"),
    ],
)
def test_a_day_or_a_time_takes_the_place_of_the_one_there(text: str, day: str, clock: str) -> None:
    assert with_day(text, "2024-03-01") == day
    assert with_clock(text, "18:30", NOW) == clock
    for made in (day, clock):
        assert not isinstance(DATE.write(made, None), Message)


def test_a_moment_has_its_zone() -> None:
    assert moment_text(NOW) == "2024-02-27 09:05:07 +0900"
    assert clock_of(moment_text(NOW)) == "09:05"
    assert clock_of("2024-02-27") == "00:00"
    assert clock_of("2024-02-27 9:30") == "09:30"
