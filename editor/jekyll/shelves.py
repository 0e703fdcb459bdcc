"""The documents of a site: its posts and the other collections, each in its order."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from editor.jekyll.documents import POSTS, Collection, Document, Rules, collections_of
from editor.jekyll.entries import EntryFilter
from editor.jekyll.posts import is_hidden, read_name
from editor.jekyll.reading import Reading
from editor.jekyll.ruby import truthy
from editor.jekyll.site_values import folder_value

_POST = re.compile(r"(?:(?P<above>.*?)/)?(?P<kind>_posts|_drafts)/(?P<entry>.+)", re.DOTALL)


class Shelves:
    """The documents of a site as it is now.

    `current` is the file that is shown: it counts as published, whatever it says.
    """

    def __init__(self, reading: Reading, rules: Rules, current: str = "") -> None:
        self._reading, self._rules, self._current = reading, rules, current
        self._filter = EntryFilter(rules.site)
        self._home = folder_value(rules.site, "collections_dir")
        self.collections: Mapping[str, Collection] = {each.label: each for each in collections_of(rules.site)}

    @cached_property
    def posts(self) -> tuple[Document, ...]:
        """The published posts, oldest first."""
        found = [self._document(path, self.collections[POSTS]) for path in self._post_paths()]
        posts = sorted((post for post in found if self._is_published(post)), key=_order)
        limit = self._rules.site.get("limit_posts")
        return tuple(posts[-limit:] if isinstance(limit, int) and limit > 0 else posts)

    @cached_property
    def _others(self) -> Mapping[str, tuple[Document, ...]]:
        found: dict[str, tuple[Document, ...]] = {}
        for label, collection in self.collections.items():
            if label not in (POSTS, "data"):
                paths = filter(self._reading.has_header, self.paths_of(collection))
                documents = [self._document(path, collection) for path in paths]
                shown = [each for each in documents if each.values.get("published") is not False]
                found[label] = tuple(_sorted(shown, collection))
        return found

    def documents(self, label: str) -> tuple[Document, ...]:
        """Return the documents of a collection in their order."""
        return self.posts if label == POSTS else self._others.get(label, ())

    @cached_property
    def everything(self) -> tuple[Document, ...]:
        """The documents of all collections, in the order in which Jekyll renders them."""
        return tuple(each for label in self.collections for each in self.documents(label))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """At which place of `everything` each document is, by its path."""
        return {each.path: place for place, each in enumerate(self.everything)}

    def document(self, path: str) -> Document | None:
        """Return the document of a file, published or not; `None` where it is none of a collection."""
        inside = self._inside(path)
        if _POST.fullmatch(inside):
            return self._document(path, self.collections[POSTS])
        collection = self.collections.get(inside.partition("/")[0].removeprefix("_"))
        is_inside = collection is not None and inside.startswith(f"{collection.folder}/")
        return self._document(path, collection) if collection is not None and is_inside else None

    def paths_of(self, collection: Collection) -> Iterator[str]:
        """Yield the files in a collection's folder."""
        folder = f"{self._home}/{collection.folder}/".removeprefix("/")
        for path in self._reading.stamps:
            if path.startswith(folder) and self._filter.keeps_inside(path[len(folder) :], collection.folder):
                yield path

    def _post_paths(self) -> Iterator[str]:
        known = self._reading.memory.are_posts
        for path in self._reading.stamps:
            is_post = known.get(path)
            if is_post is None:
                is_post = known[path] = self._is_post(path)
            if is_post or (path == self._current and _POST.fullmatch(self._inside(path))):
                yield path

    def _is_post(self, path: str) -> bool:
        inside = self._inside(path)
        found = _POST.fullmatch(inside) if "_posts/" in inside or "_drafts/" in inside else None
        if found is None or (self._home and inside == path):
            return False
        is_draft = found["kind"] != "_posts"
        if is_draft and not truthy(self._rules.site.get("show_drafts")):
            return False
        folder = f"{self._home}/{found['above'] or ''}".strip("/")
        name = read_name(found["entry"].rpartition("/")[2])
        if not (is_draft or name.is_dated) or not self._filter.keeps_folder(folder):
            return False
        return self._filter.keeps_inside(found["entry"], f"{folder}/{found['kind']}".removeprefix("/"))

    def _is_published(self, post: Document) -> bool:
        site = self._rules.site
        is_meant = truthy(post.values.get("published", True)) or truthy(site.get("unpublished"))
        is_hidden_now = is_hidden(post.at, self._rules.now, future=truthy(site.get("future")))
        return post.path == self._current or (is_meant and not is_hidden_now)

    def _document(self, path: str, collection: Collection) -> Document:
        return self._reading.document(path, self._inside(path), collection, self._rules)

    def _inside(self, path: str) -> str:
        """Return a path below the folder of collections."""
        return path.removeprefix(f"{self._home}/") if self._home else path


def _sorted(documents: list[Document], collection: Collection) -> list[Document]:
    """Return documents as their collection wants them sorted."""
    documents.sort(key=_order)
    order, key = collection.settings.get("order"), collection.settings.get("sort_by")
    if isinstance(order, list):
        wanted = {f"{collection.folder}/{entry}": place for place, entry in enumerate(order)}
        documents.sort(key=lambda each: wanted.get(each.relative, len(wanted)))
    elif isinstance(key, str):
        documents.sort(key=lambda each: _rank(each.values.get(key)))
    return documents


def _order(document: Document) -> tuple[object, str]:
    return document.at, document.path


def _rank(value: object) -> tuple[int, float, str]:
    """Return what values are sorted by: numbers, then texts, then none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return (2, 0.0, "") if value is None else (1, 0.0, str(value))
    return (0, float(value), "")
