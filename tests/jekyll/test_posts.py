"""The names of posts, and the moment after which a post is shown."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from editor.jekyll.posts import PostName, is_hidden, post_name, published_at, read_name

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("2024-02-27-105.md", PostName(date(2024, 2, 27), "105", ".md")),
        ("2024-2-7-한글 제목.markdown", PostName(date(2024, 2, 7), "한글 제목", ".markdown")),
        ("2024-02-27-v1.2.md", PostName(date(2024, 2, 27), "v1.2", ".md")),
        ("2024-02-27-end...md", PostName(date(2024, 2, 27), "end", ".md")),
        ("2024-13-45-x.md", PostName(None, "2024-13-45-x", ".md")),
        ("draft.md", PostName(None, "draft", ".md")),
        ("2024-02-27.md", PostName(None, "2024-02-27", ".md")),
        ("no suffix", PostName(None, "no suffix", "")),
    ],
)
def test_a_name_is_read_as_jekyll_reads_it(name: str, read: PostName) -> None:
    assert read_name(name) == read
    assert read.is_dated == (read.day is not None)


def test_a_name_that_we_write_reads_back() -> None:
    assert post_name(date(987, 1, 2), "x") == "0987-01-02-x.md"
    assert read_name(post_name(date(2024, 1, 2), "가-나", ".html")) == PostName(
        date(2024, 1, 2), "가-나", ".html"
    )


def test_the_front_matter_says_when_else_the_name() -> None:
    name = read_name("2024-02-27-x.md")
    assert published_at(name, None, SEOUL) == datetime(2024, 2, 27, tzinfo=SEOUL)
    assert published_at(name, "2024-03-01 10:00", SEOUL) == datetime(2024, 3, 1, 10, tzinfo=SEOUL)
    assert published_at(name, "soon", SEOUL) == datetime(2024, 2, 27, tzinfo=SEOUL)
    assert published_at(read_name("draft.md"), None, SEOUL) is None


def test_jekyll_hides_what_is_later_than_now_unless_the_site_wants_it() -> None:
    now = datetime(2024, 2, 27, 12, tzinfo=UTC)
    assert is_hidden(now + timedelta(seconds=1), now, future=False)
    assert not is_hidden(now + timedelta(microseconds=999), now, future=False)
    assert not is_hidden(now, now, future=False)
    assert not is_hidden(now + timedelta(days=1), now, future=True)
    assert not is_hidden(None, now, future=False)
