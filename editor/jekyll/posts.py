"""How Jekyll reads the name of a post's file, and when it hides the post."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from functools import lru_cache

from editor.core.dates import moment_of, read_day

POSTS, DRAFTS = "_posts", "_drafts"

_DATED = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^./]+)", re.DOTALL)
_UNDATED = re.compile(r"([^/]*)(\.[^./]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PostName:
    """What a file name says: the day, where it starts with one, the slug, and the suffix with its dot."""

    day: date | None
    slug: str
    suffix: str

    @property
    def is_dated(self) -> bool:
        """Whether Jekyll takes a file of that name in `_posts` for a post."""
        return self.day is not None


@lru_cache(maxsize=4096)
def read_name(name: str) -> PostName:
    """Read the name of a file, without its folders."""
    dated = _DATED.fullmatch(name)
    day = read_day(dated[1]) if dated else None
    if dated and day:
        return PostName(day, dated[2].rstrip("."), dated[3])
    undated = _UNDATED.fullmatch(name)
    if undated:
        return PostName(None, undated[1].rstrip("."), undated[2])
    return PostName(None, name.rstrip("."), "")


def post_name(day: date, slug: str, suffix: str = ".md") -> str:
    """Return the name of a post's file in `_posts`."""
    return f"{day.isoformat()}-{slug}{suffix}"


def published_at(name: PostName, value: object, zone: tzinfo) -> datetime | None:
    """Return the moment a post carries: its front matter's date, else its name's, at midnight.

    `value` is what the `date` key of the front matter means; `None` where it has none.
    """
    moment = moment_of(value, zone)
    if moment is not None:
        return moment
    return None if name.day is None else datetime.combine(name.day, time(), zone)


def is_hidden(at: datetime | None, now: datetime, *, future: bool) -> bool:
    """Tell whether Jekyll leaves a post of that moment out; `future` is the site's setting of that name."""
    return at is not None and not future and int(at.timestamp()) > int(now.timestamp())
