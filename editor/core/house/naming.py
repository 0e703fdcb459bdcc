"""How the house names its files: the date and the slug in the name, and the folders below `_posts`."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from editor.core.house.dates import written
from editor.core.slugs import romanise, slugify, tidy

SLUG = "{slug}"

_NAME = re.compile(
    r"(?P<folders>.*/)?(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<slug>[^/]*)(?P<suffix>\.\w+)",
    re.DOTALL,
)
_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


class Slugs(StrEnum):
    """What the slugs of a site are made of."""

    HANGUL = "hangul"
    """The title's own letters, whatever they are."""

    ASCII = "ascii"
    """Latin letters and digits."""

    NUMBER = "number"
    """The number of the post within its day."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How files are named: `file` is a path below the content folder, with `{slug}` and the date's parts."""

    file: str = "_posts/%Y-%m-%d-{slug}.md"
    slugs: Slugs = Slugs.HANGUL

    def path(self, day: date, slug: str, suffix: str = "") -> str:
        """Return the path of a post, below the content folder; `suffix` with its dot, if it is another."""
        stem, dot, own = self.file.rpartition(".")
        return SLUG.join(written(day, part) for part in stem.split(SLUG)).replace(SLUG, slug) + (
            suffix or dot + own
        )

    def slug(self, title: str, number: int = 1) -> str:
        """Return the slug of a title; `number` is the post's in its day."""
        match self.slugs:
            case Slugs.NUMBER:
                return str(number)
            case Slugs.ASCII:
                return romanise(title)
            case _:
                return slugify(title)

    def next_number(self, names: Iterable[str], day: date) -> int:
        """Return the number of the next post of a day, `names` being those of the site's files."""
        start = self.path(day, SLUG).rsplit("/", 1)[-1].partition(SLUG)[0]
        stems = (name.removeprefix(start).rpartition(".")[0] for name in names if name.startswith(start))
        return max((int(stem) for stem in stems if stem.isascii() and stem.isdigit()), default=0) + 1


def learn_naming(paths: Sequence[str]) -> Naming:
    """Return how most of some paths, below the content folder, are made."""
    found = [name for path in paths if (name := _NAME.fullmatch(path)) is not None]
    if not found:
        return Naming()
    patterns = Counter(f"{_folders(name)}{_day(name)}-{SLUG}{name['suffix'].lower()}" for name in found)
    pattern, count = patterns.most_common(1)[0]
    if count * 2 <= len(found):
        plain = Counter(f"_posts/{_day(name)}-{SLUG}{name['suffix'].lower()}" for name in found)
        pattern = plain.most_common(1)[0][0]
    kinds = Counter(_slugs(name["slug"]) for name in found)
    return Naming(pattern, kinds.most_common(1)[0][0])


def day_of(path: str) -> date | None:
    """Return the day that the name of a file says, if there is such a day."""
    name = _NAME.fullmatch(path)
    try:
        return date(*(int(name[part]) for part in ("year", "month", "day"))) if name is not None else None
    except ValueError:
        return None


def _folders(name: re.Match[str]) -> str:
    """Return the folders of a path; a folder that says the year, the month or the day stands for any."""
    parts = {name["year"]: "%Y", name["month"].zfill(2): "%m", name["day"].zfill(2): "%d"}
    return "".join(f"{parts.get(folder, folder)}/" for folder in (name["folders"] or "").split("/")[:-1])


def _day(name: re.Match[str]) -> str:
    return "%Y-%-m-%-d" if len(name["month"]) == 1 or len(name["day"]) == 1 else "%Y-%m-%d"


def _slugs(slug: str) -> Slugs:
    if slug.isascii() and slug.isdigit():
        return Slugs.NUMBER
    return Slugs.ASCII if _KEBAB.fullmatch(slug.lower()) or tidy(slug).isascii() else Slugs.HANGUL
