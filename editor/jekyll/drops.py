"""What templates see of a site: mappings whose values are worked out when a template asks for them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from types import MappingProxyType
from typing import Protocol

from typing_extensions import override

from editor.jekyll.contents import Contents, StaticFile
from editor.jekyll.documents import POSTS, Collection, Document
from editor.jekyll.ruby import deep_merge, split_suffix, truthy
from editor.jekyll.site_pages import Page

Getter = Callable[[], object]
_NOTHING: Mapping[str, object] = MappingProxyType({})
_RELATED = 10
"""Posts in `site.related_posts`."""


class Drop(Mapping[str, object]):
    """A mapping of values, some of them made when they are asked for. It is equal to nothing but itself."""

    def __init__(self, made: Mapping[str, Getter], own: Mapping[str, object] = _NOTHING) -> None:
        self._made, self._own = made, own
        self._known: dict[str, object] = {}

    @override
    def __getitem__(self, key: str) -> object:
        if key in self._known:
            return self._known[key]
        if key in self._made:
            self._known[key] = self._made[key]()
            return self._known[key]
        return self._own[key]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._made, *self._own)))

    @override
    def __len__(self) -> int:
        return len(self._made.keys() | self._own.keys())

    @override
    def __contains__(self, key: object) -> bool:
        return key in self._made or key in self._own

    @override
    def __eq__(self, other: object) -> bool:
        return self is other

    @override
    def __hash__(self) -> int:
        return id(self)


class Renders(Protocol):
    """Who makes the HTML that templates ask of documents."""

    def content(self, document: Document) -> str:
        """Return what `content` of a document is at this moment of building the site."""
        ...

    def excerpt(self, document: Document) -> str:
        """Return the HTML of the beginning of a document."""
        ...

    def page_content(self, page: Page) -> str:
        """Return what `content` of a page is at this moment of building the site."""
        ...


class Drops:
    """Makes the drops of one site; each thing has one."""

    def __init__(self, contents: Contents, renders: Renders) -> None:
        self._contents, self._renders = contents, renders
        self._documents: dict[str, Drop] = {}
        self._pages: dict[str, Drop] = {}

    def document(self, document: Document) -> Drop:
        """Return a document as templates see it."""
        known = self._documents.get(document.path)
        if known is None:
            known = Drop(self._of_document(document), document.values)
            self._documents[document.path] = known
        return known

    def page(self, page: Page) -> Drop:
        """Return a page that is no document as templates see it."""
        key = f"{page.is_theme}{page.path}"
        known = self._pages.get(key)
        if known is None:
            excerpt = page.values.get("excerpt")
            made: dict[str, Getter] = {
                "content": partial(self._renders.page_content, page),
                "dir": partial(_same, page.folder if not page.url.endswith("/") else page.url),
                "excerpt": partial(_same, str(excerpt) if truthy(excerpt) else None),
                "name": partial(_same, page.name),
                "path": partial(_same, page.values.get("path", page.path)),
                "url": partial(_same, page.url),
            }
            known = self._pages[key] = Drop(made, page.values)
        return known

    def site(self, current: Document | Page) -> Drop:
        """Return the site as templates see it, while `current` is rendered."""
        contents, rules = self._contents, self._contents.rules
        shelves = contents.shelves
        made: dict[str, Getter] = {
            label: partial(self._shelf, label) for label in shelves.collections if label != POSTS
        }
        made |= {
            "time": partial(_same, rules.now),
            "data": self._data,
            "posts": self._posts,
            "pages": self._all_pages,
            "html_pages": self._html_pages,
            "static_files": self._static_files,
            "documents": self._all_documents,
            "collections": self._collections,
            "categories": partial(self._posts_by, "categories"),
            "tags": partial(self._posts_by, "tags"),
            "related_posts": partial(self._related, current),
        }
        return Drop(made, rules.site)

    def _of_document(self, document: Document) -> dict[str, Getter]:
        values = document.values
        return {
            "id": lambda: document.id,
            "url": lambda: document.url,
            "path": partial(_same, values.get("path", document.relative)),
            "relative_path": partial(_same, document.relative),
            "date": partial(_same, document.at),
            "collection": partial(_same, document.collection.label),
            "name": partial(_same, values.get("name") or document.name),
            "content": partial(self._renders.content, document),
            "excerpt": partial(self._excerpt, document),
            "next": partial(self._neighbour, document, 1),
            "previous": partial(self._neighbour, document, -1),
            "draft": partial(_same, values.get("draft") or False),
        }

    def _excerpt(self, document: Document) -> str:
        own = document.values.get("excerpt")
        if truthy(own):
            return str(own)
        has_one = document.separator and document.broken is None
        return self._renders.excerpt(document) if has_one else ""

    def _neighbour(self, document: Document, step: int) -> Drop | None:
        shelves = self._contents.shelves
        place = shelves.places.get(document.path)
        if place is None or not 0 <= place + step < len(shelves.everything):
            return None
        found = shelves.everything[place + step]
        return self.document(found) if found.collection.label == document.collection.label else None

    def _data(self) -> object:
        return self._contents.rules.site.get("data") or self._contents.data

    def _posts(self) -> list[Drop]:
        return [self.document(post) for post in reversed(self._contents.shelves.posts)]

    def _shelf(self, label: str) -> list[Drop]:
        return [self.document(each) for each in self._contents.shelves.documents(label)]

    def _all_pages(self) -> list[Drop]:
        return [self.page(page) for page in self._contents.pages]

    def _all_documents(self) -> list[Drop]:
        contents = self._contents
        files = [self._static(file) for file in contents.static_files if file.collection]
        return [*map(self.document, contents.shelves.everything), *files]

    def _html_pages(self) -> list[Drop]:
        return [self.page(page) for page in self._contents.pages if page.is_html or page.url.endswith("/")]

    def _static_files(self) -> list[Drop]:
        return [self._static(file) for file in self._contents.static_files]

    def _static(self, file: StaticFile) -> Drop:
        name = file.path.rpartition("/")[2]
        stem, suffix = split_suffix(name)
        zone = self._contents.rules.zone
        values: dict[str, object] = {
            "name": name,
            "basename": stem.rstrip("."),
            "extname": suffix,
            "path": file.shown_path,
            "collection": file.collection,
            "modified_time": datetime.fromtimestamp(file.stamp[0] / 1e9, UTC).astimezone(zone),
        }
        defaults = self._contents.rules.defaults.of(file.path, file.collection)
        return Drop({}, deep_merge(defaults, values))

    def _collections(self) -> list[Drop]:
        collections = self._contents.shelves.collections
        return [self._collection(collections[label]) for label in sorted(collections)]

    def _collection(self, collection: Collection) -> Drop:
        values = {
            "label": collection.label,
            "relative_directory": collection.folder,
            "output": collection.is_published,
        }
        made: dict[str, Getter] = {
            "docs": partial(self._shelf, collection.label),
            "files": lambda: [
                self._static(file)
                for file in self._contents.static_files
                if file.collection == collection.label
            ],
        }
        return Drop(made, deep_merge(collection.settings, values))

    def _posts_by(self, key: str) -> dict[object, list[Drop]]:
        """Return the posts of each category or tag, newest first."""
        found: dict[object, list[Drop]] = {}
        for post in self._contents.shelves.posts:
            named = post.values.get(key)
            for name in named if isinstance(named, list) else ():
                if isinstance(name, str | int | float):
                    found.setdefault(name, []).append(self.document(post))
        return {name: posts[::-1] for name, posts in found.items()}

    def _related(self, current: Document | Page) -> list[Drop] | None:
        if isinstance(current, Page):
            return None
        posts = self._contents.shelves.posts
        newest = [post for post in reversed(posts[-_RELATED - 1 :]) if post.path != current.path]
        return [self.document(post) for post in newest[:_RELATED]] if len(posts) > 1 else []


def _same(value: object) -> object:
    return value
