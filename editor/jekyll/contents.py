"""What a site holds at one moment: documents, pages, files, data and templates, each read when asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from editor.core.message import Message
from editor.jekyll.data_files import read_data
from editor.jekyll.documents import POSTS, Rules
from editor.jekyll.entries import EntryFilter
from editor.jekyll.files import Stamp
from editor.jekyll.front import Parts
from editor.jekyll.reading import Reading
from editor.jekyll.ruby import deep_merge, escape_path, split_suffix, truthy
from editor.jekyll.shelves import Shelves
from editor.jekyll.site_pages import Page, page_of
from editor.jekyll.site_values import folder_value, mapping, text_value, texts
from editor.jekyll.templates import Templates


@dataclass(frozen=True, slots=True, eq=False)
class StaticFile:
    """A file that is published as it is."""

    path: str
    stamp: Stamp
    collection: str | None = None

    @property
    def url(self) -> str:
        """Its address, without `baseurl`."""
        return f"/{escape_path(self.path)}"

    @property
    def shown_path(self) -> str:
        """What templates see as its path: with a slash in front, but in a collection."""
        return self.path if self.collection else f"/{self.path}"


class Contents:
    """A site and its theme as they are now; `current` is the file that is shown."""

    def __init__(self, site: Reading, theme: Reading, rules: Rules, current: str = "") -> None:
        self.site, self.theme, self.rules = site, theme, rules
        self.shelves = Shelves(site, rules, current)
        self.templates = Templates(site, theme, rules.site)
        self._filter = EntryFilter(rules.site)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages that are no documents, by name; those of the theme at the end."""
        own = [
            page_of(self.site.parts(path), path, self.rules)
            for path in self._plain
            if self.site.has_header(path)
        ]
        shown = [page for page in own if truthy(page.values.get("published", True))]
        taken = {page.path for page in shown}
        theirs = [
            page_of(self.theme.parts(path), path, self.rules, is_theme=True)
            for path in _assets(self.theme)
            if path not in taken and self.theme.has_header(path)
        ]
        return (*sorted(shown, key=attrgetter("name")), *theirs, *self._feed(taken))

    def _feed(self, taken: set[str]) -> Iterator[Page]:
        """Yield the page that the plugin jekyll-feed adds; what is in it is nothing that a page shows."""
        path = text_value(mapping(self.rules.site.get("feed")), "path") or "feed.xml"
        if "jekyll-feed" in texts(self.rules.site.get("plugins")) and path not in taken:
            yield page_of(Parts(), path, self.rules)

    @cached_property
    def static_files(self) -> tuple[StaticFile, ...]:
        """The files that are copied as they are, by path."""
        stamps = self.site.stamps
        own = [StaticFile(path, stamps[path]) for path in self._plain if not self.site.has_header(path)]
        theirs = [
            StaticFile(path, self.theme.stamps[path])
            for path in _assets(self.theme)
            if path not in stamps and not self.theme.has_header(path)
        ]
        inside = [
            StaticFile(path, stamps[path], collection.label)
            for collection in self.shelves.collections.values()
            if collection.label != POSTS
            for path in self.shelves.paths_of(collection)
            if not self.site.has_header(path)
        ]
        return (*sorted(own, key=attrgetter("path")), *inside, *theirs)

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        return tuple(filter(self._filter.keeps, self.site.stamps))

    @cached_property
    def _data(self) -> tuple[Mapping[str, object], tuple[Message, ...]]:
        own, problems = read_data(self.site, folder_value(self.rules.site, "data_dir"))
        theirs, of_theme = read_data(self.theme, "_data")
        return deep_merge(theirs, own), (*problems, *of_theme)

    @property
    def data(self) -> Mapping[str, object]:
        """What the data files say."""
        return self._data[0]

    @property
    def data_problems(self) -> tuple[Message, ...]:
        """Which data files cannot be read; none as long as nothing asked for the data."""
        return self._data[1] if "_data" in self.__dict__ else ()

    def url_of(self, path: str) -> str | None:
        """Return the address of a document, page or file by its path below the site."""
        for each in self.shelves.everything:
            if path in (each.path, each.relative):
                return each.url
        page = next((page.url for page in self.pages if page.path == path), None)
        return page or next((file.url for file in self.static_files if file.path == path), None)

    def url_of_post(self, name: str) -> str | None:
        """Return the address of a post by its name (`2024-02-27-a`), its folders with it or not."""
        wanted = name.removeprefix("/")
        for post in self.shelves.posts:
            if wanted in (post.stem, split_suffix(post.relative)[0].replace("_posts/", "", 1)):
                return post.url
        return None


def _assets(theme: Reading) -> Iterator[str]:
    return (path for path in sorted(theme.stamps) if path.startswith("assets/"))
