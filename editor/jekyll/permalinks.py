"""The address of a page: a template of the site's, filled with what the page says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from editor.jekyll.ruby import escape_path, printed, slugify

_PLACE = re.compile(r":([a-z_]+)")
_SLASHES = re.compile(r"/+")
_DATES = {
    "year": "%Y",
    "month": "%m",
    "day": "%d",
    "hour": "%H",
    "minute": "%M",
    "second": "%S",
    "short_year": "%y",
    "w_year": "%G",
    "week": "%V",
    "w_day": "%u",
    "y_day": "%j",
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Address:
    """An address, and the places of its template that Jekyll does not know: it would not build the page."""

    url: str
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filling:
    """What a document's address is made of."""

    collection: str
    path: str
    """Its path inside the collection, without the suffix."""
    name: str
    """Its file's name without the suffix."""
    slug: str | None
    categories: Sequence[object]
    at: datetime
    output_ext: str

    def value(self, place: str) -> str | None:
        """Return what stands for a place of the template; `None` for one that Jekyll does not know."""
        if place in _DATES:
            return self.at.strftime(_DATES[place])
        texts = self._texts()
        return texts.get(place)

    def _texts(self) -> Mapping[str, str]:
        lowered = dict.fromkeys(printed(name).lower() for name in self.categories)
        slugs = dict.fromkeys(slugify(printed(name)) for name in self.categories)
        slug = self.name if self.slug is None else self.slug
        day, month = _DAYS[self.at.weekday()], _MONTHS[self.at.month - 1]
        return {
            "collection": self.collection,
            "path": self.path,
            "name": slugify(self.name),
            "title": slugify(slug, pretty=True, cased=True),
            "slug": slugify(slug),
            "categories": "/".join(lowered),
            "slugified_categories": "/".join(slugs),
            "output_ext": self.output_ext,
            "i_day": str(self.at.day),
            "i_month": str(self.at.month),
            "short_month": month[:_SHORT],
            "long_month": month,
            "short_day": day[:_SHORT],
            "long_day": day,
        }


def document_address(template: str, filling: Filling) -> Address:
    """Return the address of a post or another collection's document."""
    unknown: list[str] = []

    def fill(place: re.Match[str]) -> str:
        name = place[1]
        value = filling.value(name)
        if value is None and name.endswith("_"):
            value, name = filling.value(name[:-1]), name[:-1]
        if value is None:
            unknown.append(place[0])
            return place[0]
        return escape_path(value) + place[1][len(name) :]

    return Address(_tidy(_PLACE.sub(fill, template)), tuple(unknown))


def page_address(template: str, folder: str, name: str, output_ext: str) -> str:
    """Return the address of a page that is no post."""
    places = {":path": folder, ":basename": name, ":output_ext": output_ext}
    for place, value in places.items():
        template = template.replace(place, escape_path(value))
    return _tidy(template)


def _tidy(url: str) -> str:
    return _SLASHES.sub("/", f"/{url}".replace("..", "/").replace("./", ""))
