"""How the house names its files: the date and the slug in the name, and the folders below `_posts`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain, pairwise

from editor.core.house.dates import agreed, seen, written
from editor.core.house.votes import most
from editor.core.slugs import romanise, slugify, tidy

SLUG = "{slug}"

_NAME = re.compile(
    r"(?P<folders>.*/)?(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<slug>[^/]*)(?P<suffix>\.\w+)",
    re.DOTALL,
)
_OUTSIDE = re.compile(r"[\\:*?\"<>|\x00-\x1f\x7f]")
"""What no name of a file in a site has: it would lead out of it somewhere, or be no name at all."""

_OFTEN = 3
"""How many days must go on from the number of the day before to be a rule."""

MOST_DIGITS = 9
"""So many digits a number is filled up to; a slug of more is something else."""

_DAY = "{day}"
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
    """How files are named: `file` is a path below the content folder, with `{slug}` and the date's parts.

    `digits` is how many digits a number has at least: 3 for `007`.
    """

    file: str = "_posts/%Y-%m-%d-{slug}.md"
    slugs: Slugs = Slugs.HANGUL
    digits: int = 1

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
                return str(number).zfill(self.digits)
            case Slugs.ASCII:
                return romanise(title)
            case _:
                return slugify(title)

    def next_number(self, names: Iterable[str], day: date) -> int:
        """Return the number of the next post of a day, `names` being those of the site's files.

        Where most days go on from the number of the day before, this one does too.
        """
        by_day: dict[date | None, list[int]] = defaultdict(list)
        for name in names:
            found = _NAME.fullmatch(name)
            if found is not None and _slugs(found["slug"]) is Slugs.NUMBER:
                by_day[day_of(name)].append(int(found["slug"]))
        days = sorted(one for one in by_day if one is not None)
        goes_on = [min(by_day[after]) > max(by_day[before]) for before, after in pairwise(days)]
        is_whole = sum(goes_on) >= max(_OFTEN, len(goes_on) / 2)
        counted = chain(*by_day.values()) if is_whole else by_day[day]
        return max(counted, default=0) + 1


def learn_naming(paths: Sequence[tuple[str, float]]) -> Naming:
    """Return how most of some paths, below the content folder, are made; each with what it counts."""
    found = [(name, weight) for path, weight in paths if (name := _NAME.fullmatch(path)) is not None]
    if not found:
        return Naming()
    ends = [(f"{_DAY}-{SLUG}{name['suffix'].lower()}", weight) for name, weight in found]
    whole = [(_folders(name) + end, weight) for (name, weight), (end, _) in zip(found, ends, strict=True)]
    pattern = most(whole, "")
    if sum(weight for one, weight in whole if one == pattern) * 2 <= sum(weight for _, weight in whole):
        pattern = f"_posts/{most(ends, '')}"
    day = agreed((_day(name), weight) for name, weight in found)
    return Naming(
        pattern.replace(_DAY, day),
        most(((_slugs(name["slug"]), weight) for name, weight in found), Slugs.HANGUL),
        _digits((name["slug"], weight) for name, weight in found if _slugs(name["slug"]) is Slugs.NUMBER),
    )


def is_name(file: str) -> bool:
    """Tell whether a pattern names files that stay in the site and have a suffix, each slug another one."""
    *folders, name = file.split("/")
    stem, dot, suffix = name.rpartition(".")
    is_inside = all(folder.strip(". ") for folder in folders) and not _OUTSIDE.search(file)
    return is_inside and SLUG in stem and bool(dot and suffix)


def day_of(path: str) -> date | None:
    """Return the day that the name of a file says, if there is such a day."""
    name = _NAME.fullmatch(path)
    try:
        return date(*(int(name[part]) for part in ("year", "month", "day"))) if name is not None else None
    except ValueError:
        return None


def _folders(name: re.Match[str]) -> str:
    """Return the folders of a path; those that say the year, the month and the day stand for any."""
    parts = [(name["year"], "%Y"), *_either("m", name["month"]), *_either("d", name["day"])]
    folders: list[str] = []
    for folder in (name["folders"] or "").split("/")[:-1]:
        at = next((at for at, (digits, _) in enumerate(parts) if digits == folder), None)
        folders.append(folder if at is None else parts[at][1])
        parts = parts if at is None else [one for one in parts if one[1][-1] != parts[at][1][-1]]
    return "".join(f"{folder}/" for folder in folders)


def _either(letter: str, digits: str) -> list[tuple[str, str]]:
    return [(digits.zfill(2), f"%{letter}"), (digits.lstrip("0"), f"%-{letter}")]


def _day(name: re.Match[str]) -> str:
    return f"%Y-{seen('m', name['month'])}-{seen('d', name['day'])}"


def _digits(numbers: Iterable[tuple[str, float]]) -> int:
    """Return how many digits numbers have at least: `100` alone does not show what becomes of `7`."""
    shown = ((len(one), weight) for one, weight in numbers if one.startswith("0") or len(one) == 1)
    return most(((digits, weight) for digits, weight in shown if digits <= MOST_DIGITS), 1)


def _slugs(slug: str) -> Slugs:
    if slug.isascii() and slug.isdigit():
        return Slugs.NUMBER
    return Slugs.ASCII if _KEBAB.fullmatch(slug.lower()) or tidy(slug).isascii() else Slugs.HANGUL
