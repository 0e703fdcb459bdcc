"""Dates as Jekyll reads them; the expected moments were asked of Ruby 3.1 with TZ=Asia/Seoul."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.dates import moment_of, read_date, read_day
from editor.core.yaml.values import read_scalar

SEOUL = ZoneInfo("Asia/Seoul")
RUBY = """
2024-02-27                       | 2024-02-27 00:00:00+09:00
2024-2-7                         | 2024-02-07 00:00:00+09:00
2024-02-27 10:00:00              | 2024-02-27 19:00:00+09:00
2024-02-27 10:00                 | 2024-02-27 10:00:00+09:00
2024-02-27T10:00:00              | 2024-02-27 19:00:00+09:00
2024-02-27t10:00:00              | 2024-02-27 19:00:00+09:00
2024-02-27 10:00:00 +0900        | 2024-02-27 10:00:00+09:00
2024-02-27 10:00:00 +09:00       | 2024-02-27 10:00:00+09:00
2024-02-27 10:00:00 +9           | 2024-02-27 10:00:00+09:00
2024-02-27 10:00 +0900           | 2024-02-27 10:00:00+09:00
2024-02-27 10:00:00  +0900       | 2024-02-27 10:00:00+09:00
2024-02-27T10:00:00Z             | 2024-02-27 19:00:00+09:00
2024-02-27 10:00:00 UTC          | 2024-02-27 19:00:00+09:00
2024-02-27 10:00:00 KST          | 2024-02-27 10:00:00+09:00
2024-02-27 10:00:00 EST          | 2024-02-28 00:00:00+09:00
'2024-02-27 10:00:00'            | 2024-02-27 10:00:00+09:00
"2024-02-27"                     | 2024-02-27 00:00:00+09:00
2024-02-27 10:00:00.5 -0300      | 2024-02-27 22:00:00+09:00
27 Feb 2024                      | 2024-02-27 00:00:00+09:00
Feb 27, 2024                     | 2024-02-27 00:00:00+09:00
2024/02/27                       | 2024-02-27 00:00:00+09:00
20240227                         | 2024-02-27 00:00:00+09:00
2024.02.27                       | 2024-02-27 00:00:00+09:00
2024-13-45                       | None
2024-02-27 25:00:00              | None
hello                            | None
2024년 2월 27일                     | None
2024-02-27 10                    | 2024-02-27 10:00:00+09:00
2024-02-27 오전 10:00              | 2024-02-27 10:00:00+09:00
2024-02-27 9:5                   | 2024-02-27 09:05:00+09:00
2024-02                          | None
1709000000                       | None
02/27/2024                       | None
11-9-2017                        | 2017-09-11 00:00:00+09:00
2/9/2024 10:00                   | 2024-09-02 10:00:00+09:00
27-2-24                          | 2027-02-24 00:00:00+09:00
2024-Feb-27                      | 2024-02-27 00:00:00+09:00
Tue, 27 Feb 2024 10:00:00 +0900  | 2024-02-27 10:00:00+09:00
2024-02-27 10:00 PM              | 2024-02-27 22:00:00+09:00
24-2-27                          | 2024-02-27 00:00:00+09:00
10:00                            | None
2024-02-30                       | 2024-03-01 00:00:00+09:00
true                             | None
'2024-02-27 24:00:00'            | 2024-02-28 00:00:00+09:00
2024-02-27 10:00:00 Asia/Seoul   | 2024-02-27 10:00:00+09:00
"""


@pytest.mark.parametrize(
    ("source", "moment"),
    [tuple(part.strip() for part in line.split("|")) for line in RUBY.strip().splitlines()],
)
def test_a_date_is_the_moment_that_ruby_reads(source: str, moment: str) -> None:
    value = source[1:-1] if source[0] in "'\"" else read_scalar(source)
    assert str(moment_of(value, SEOUL)) == moment


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-02-27", date(2024, 2, 27)),
        ("14-1-2", date(2014, 1, 2)),
        ("99-01-01", date(1999, 1, 1)),
        ("68-1-1", date(2068, 1, 1)),
        ("2024-02-30", date(2024, 3, 1)),
        ("2024-13-45", None),
    ],
)
def test_the_day_of_a_file_name_is_the_one_that_ruby_reads(name: str, day: date | None) -> None:
    assert read_day(name) == day


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda it: it.replace(microsecond=0)))  # noqa: DTZ001
def test_a_date_that_we_write_reads_back(moment: datetime) -> None:
    local = moment.replace(tzinfo=SEOUL)
    assert moment_of(read_scalar(local.strftime("%Y-%m-%d %H:%M:%S %z")), SEOUL) == local
    assert moment_of(local.strftime("%Y-%m-%d %H:%M:%S"), SEOUL) == local


@pytest.mark.parametrize("value", [None, True, 3.5, [], {"a": 1}, 12])
def test_what_is_no_date_is_none(value: object) -> None:
    assert moment_of(value, SEOUL) is None


@given(st.text() | st.from_regex(r"\d{1,5}[-/.]\d{1,3}[-/.]\d{1,3}.{0,9}\d*:\d*:?\d* ?[+-]?\d*"))
def test_nothing_makes_it_stumble(text: str) -> None:
    read_date(text, SEOUL)
