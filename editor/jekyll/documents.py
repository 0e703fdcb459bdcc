"""A post, or another collection's document, as Jekyll reads it: values completed, moment, address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import cached_property

from editor.core.dates import moment_of
from editor.core.message import Message, msg
from editor.jekyll.defaults import Defaults
from editor.jekyll.front import Broken, Parts
from editor.jekyll.permalinks import Address, Filling, document_address
from editor.jekyll.posts import read_name
from editor.jekyll.ruby import deep_merge, in_zone, parent, printed, split_suffix, titleize, truthy
from editor.jekyll.site_values import mapping, text_value, with_suffix

POSTS, DRAFTS = "posts", "_drafts"


@dataclass(frozen=True, slots=True)
class Collection:
    """A kind of documents: the posts, or what the site declares."""

    label: str
    template: str
    """How its addresses are made."""
    settings: Mapping[str, object]

    @property
    def folder(self) -> str:
        """The name of its folder."""
        return f"_{self.label}"

    @property
    def is_published(self) -> bool:
        """Whether its documents become pages."""
        return truthy(self.settings.get("output", False))


@dataclass(frozen=True, slots=True)
class Rules:
    """What the reading of every document of a site goes by."""

    site: Mapping[str, object]
    defaults: Defaults
    zone: tzinfo
    now: datetime
    markdown_suffixes: tuple[str, ...]

    def output_ext(self, suffix: str, permalink: object = None) -> str:
        """Return the suffix of the page that is made of a file."""
        if isinstance(permalink, str) and not permalink.endswith("/"):
            wanted = split_suffix(permalink)[1]
            if wanted:
                return wanted
        if suffix.lower() in self.markdown_suffixes:
            return ".html"
        return ".css" if suffix.lower() in {".scss", ".sass"} else suffix


@dataclass(frozen=True, eq=False)
class Document:
    """A document: `values` are its front matter's, the site's defaults and what Jekyll adds."""

    path: str
    """Its path below the site's source."""
    relative: str
    """Its path below the folder of collections."""
    collection: Collection
    values: Mapping[str, object]
    body: str
    at: datetime
    rules: Rules = field(repr=False)
    problems: tuple[Message, ...] = ()
    broken: Broken | None = None
    """What is wrong with its front matter, if it cannot be read: it then has no excerpt, either."""
    is_of_now: bool = False
    """Whether its moment is the build's, for want of another."""

    @property
    def name(self) -> str:
        """Its file's name."""
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """Its file's name without the suffix."""
        return split_suffix(self.name)[0]

    @property
    def suffix(self) -> str:
        """Its file's suffix."""
        return split_suffix(self.name)[1]

    @property
    def order(self) -> tuple[datetime, str]:
        """What documents are sorted by."""
        return self.at, self.path

    @cached_property
    def address(self) -> Address:
        """Its address on the site, without `baseurl`."""
        permalink = self.values.get("permalink")
        template = str(permalink) if truthy(permalink) else self.collection.template
        inside = split_suffix(self.relative)[0].replace(self.collection.folder, "", 1).rstrip(".")
        categories = self.values.get("categories")
        slug = self.values.get("slug")
        filling = Filling(
            collection=self.collection.label,
            path=inside,
            name=self.stem,
            slug=None if slug is None else str(slug),
            categories=categories if isinstance(categories, list) else (),
            at=self.at,
            output_ext=self.rules.output_ext(self.suffix, permalink),
        )
        return document_address(template, filling)

    @property
    def url(self) -> str:
        """Its address on the site, without `baseurl`."""
        return self.address.url

    @property
    def id(self) -> str:
        """What feeds know it by."""
        slug = self.values.get("slug")
        return f"{parent(self.url).rstrip('/')}/{slug if truthy(slug) else self.stem}"

    @property
    def separator(self) -> str:
        """The text that ends its excerpt; none where it has no excerpt."""
        own = self.values.get("excerpt_separator")
        return str(own) if truthy(own) else text_value(self.rules.site, "excerpt_separator")


def collections_of(site: Mapping[str, object]) -> tuple[Collection, ...]:
    """Return the collections of a site, the posts first."""
    style = text_value(site, "permalink")
    found = []
    for name, value in mapping(site.get("collections")).items():
        settings = mapping(value)
        usual = with_suffix("/:collection/:path", style)
        found.append(Collection(name, str(settings.get("permalink") or usual), settings))
    return tuple(found)


def read_document(parts: Parts, path: str, relative: str, collection: Collection, rules: Rules) -> Document:
    """Return the document of a file. Where its front matter is broken, Jekyll goes on without it."""
    reader = _Reader(rules)
    reader.values["categories"] = _folders(relative, collection)
    reader.merge(rules.defaults.of(relative, collection.label))
    if parts.broken is None:
        reader.merge({key: in_zone(value, rules.zone) for key, value in parts.values.items()})
        _complete(reader, relative, rules.now)
    given = reader.values.get("date")
    at = given if isinstance(given, datetime) else rules.now
    reader.values["date"] = at
    return Document(
        path=path,
        relative=relative,
        collection=collection,
        values=reader.values,
        body=parts.body,
        at=at,
        rules=rules,
        problems=tuple(reader.problems),
        broken=parts.broken,
        is_of_now=given is None,
    )


class _Reader:
    """Gathers the values of a document, as Jekyll merges one source after the other."""

    def __init__(self, rules: Rules) -> None:
        self.values: dict[str, object] = {}
        self.problems: list[Message] = []
        self._rules = rules

    def merge(self, other: Mapping[str, object]) -> None:
        """Put the values of another source over those that are there; categories add up."""
        changed = dict(other)
        categories = changed.get("categories")
        if isinstance(categories, str):
            categories = categories.split()
        if isinstance(categories, list):
            own = self.values.get("categories")
            changed["categories"] = _union(own if isinstance(own, list) else (), categories)
        self.values = deep_merge(self.values, changed)
        if "date" in self.values:
            self._read_date()

    def _read_date(self) -> None:
        value = self.values.pop("date")
        at = moment_of(value, self._rules.zone)
        if at is None:
            reason = msg("“{date}” is no date: Jekyll would stop here.", date=str(value))
            self.problems.append(reason)
        else:
            self.values["date"] = at


def _complete(reader: _Reader, relative: str, now: datetime) -> None:
    """Add what a document says by its name, and its categories and tags from all the keys for them."""
    name = read_name(relative.rpartition("/")[2])
    values = reader.values
    date = values.get("date")
    if name.day is not None and (date is None or date == now):
        reader.merge({"date": name.day})
        values = reader.values
    for key, value in (("title", titleize(name.slug)), ("slug", name.slug), ("ext", name.suffix)):
        if not truthy(values.get(key)):
            values[key] = value
    own = values.get("categories")
    listed = [*(own if isinstance(own, list) else ()), *_plural(values, "category", "categories")]
    reader.merge({"categories": _union((), [printed(item) for item in listed])})
    reader.merge({"tags": _plural(reader.values, "tag", "tags")})


def _folders(relative: str, collection: Collection) -> list[object]:
    """Return the categories that the folders above `_posts` or `_drafts` are."""
    is_draft = collection.label == POSTS and collection.folder not in relative
    special = DRAFTS if is_draft else collection.folder
    if relative.startswith(special):
        return []
    above = relative.split(special, 1)[0]
    name = relative.rpartition("/")[2]
    return [part for part in above.split("/") if part and part not in (special, name)]


def _plural(values: Mapping[str, object], one: str, many: str) -> list[object]:
    """Return the values of a key in the singular, else of the one in the plural, which is split at blanks."""
    value = values.get(one)
    if truthy(value):
        return _flat([value])
    value = values.get(many)
    if isinstance(value, str):
        return list(value.split())
    return _flat(value) if isinstance(value, list) else []


def _flat(items: Iterable[object]) -> list[object]:
    found: list[object] = []
    for item in items:
        if isinstance(item, list):
            found.extend(_flat(item))
        elif item is not None:
            found.append(item)
    return found


def _union(one: Iterable[object], other: Iterable[object]) -> list[object]:
    """Return every value once, in order; 2024 and "2024" are two."""
    found: dict[tuple[type, str], object] = {}
    for item in (*one, *other):
        found.setdefault((type(item), str(item)), item)
    return list(found.values())
