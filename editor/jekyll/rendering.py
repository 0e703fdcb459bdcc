"""Rendering one page of a site: its Liquid, its Markdown, then the layouts around it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf

from editor.core.message import msg
from editor.jekyll.contents import Contents
from editor.jekyll.documents import Document
from editor.jekyll.drops import Drop, Drops
from editor.jekyll.excerpts import excerpt_of
from editor.jekyll.liquid.engine import Engine
from editor.jekyll.liquid.troubles import Kind
from editor.jekyll.results import Trouble
from editor.jekyll.ruby import deep_merge, truthy
from editor.jekyll.site_pages import Page

VERSION = "4.3.1"
"""The Jekyll whose pages these are; themes show it in `<meta name="generator">`."""


@dataclass(frozen=True, slots=True)
class Converters:
    """What makes a file's text what is published, beside Liquid."""

    markdown: Callable[[str], str]
    styles: Callable[[str, str], str]
    """Returns the CSS of some Sass: its text, and its path."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page: its whole text, and its content as it went into the first layout."""

    text: str
    content: str
    missing: Trouble | None = None
    """The layout that it asks for, where there is none of that name."""
    troubles: tuple[Trouble, ...] = ()


@dataclass(slots=True)
class _Found:
    """Gathers troubles, each once."""

    troubles: dict[Trouble, None] = field(default_factory=dict)

    def add(self, trouble: Trouble) -> None:
        self.troubles.setdefault(trouble)


class Renderer:
    """Renders `current`, a page or document of a site as it is now."""

    def __init__(
        self,
        contents: Contents,
        engine: Engine,
        converters: Converters,
        current: Document | Page,
        environment: str,
    ) -> None:
        self._contents, self._engine, self._converters = contents, engine, converters
        self._current = current
        self._drops = Drops(contents, self)
        self._site = self._drops.site(current)
        self._jekyll = {"version": VERSION, "environment": environment}
        self._found = _Found()
        self._busy: set[str] = set()
        self._html: str | None = None

    def render(self) -> Rendered:
        """Return the page."""
        current = self._current
        page = self._drop(current)
        name = current.values.get("layout")
        wanted = self._contents.templates.layout(str(name)) if truthy(name) else None
        content = self._converted(current, current.body, page, wanted.values if wanted else None)
        self._html = content
        if current.suffix in {".scss", ".sass", ".coffee"} or name == "none":
            return Rendered(content, content, troubles=self.troubles)
        text = self.around(content) if wanted else content
        missing = None
        if wanted is None and name is not None:
            missing = Trouble(current.path, msg("There is no layout “{name}”.", name=str(name)))
        return Rendered(text, content, missing, self.troubles)

    def around(self, content: str) -> str:
        """Return the site's layouts around a content."""
        return self._in_layouts(content, str(self._current.values.get("layout")), self._drop(self._current))

    def inside(self, source: str, content: str, path: str) -> str:
        """Return a layout of Wongo's own around the content."""
        return self._liquid(source, {**self._values(self._drop(self._current)), "content": content}, path)

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What was asked in vain so far."""
        return tuple(self._found.troubles)

    # What templates ask of other documents

    def content(self, document: Document) -> str:
        """Return a document's HTML if Jekyll has rendered it before this page, else its source."""
        if document.path == self._current.path:
            return document.body if self._html is None else self._html
        places = self._contents.shelves.places
        is_done = places.get(document.path, inf) < places.get(self._current.path, inf)
        if not is_done or document.path in self._busy:
            return document.body
        return self._of_other(document, document.body)

    def excerpt(self, document: Document) -> str:
        """Return the HTML of the beginning of a document."""
        beginning = excerpt_of(document.body, document.separator)
        if document.path in self._busy:
            return beginning
        return self._of_other(document, beginning)

    def page_content(self, page: Page) -> str:
        """Return a page's source: pages are rendered after all documents."""
        if page.path == self._current.path and self._html is not None:
            return self._html
        return page.body

    def _of_other(self, document: Document, text: str) -> str:
        self._busy.add(document.path)
        html = self._converted(document, text, self._drops.document(document), None)
        self._busy.discard(document.path)
        return html

    # Steps

    def _drop(self, each: Document | Page) -> Drop:
        return self._drops.document(each) if isinstance(each, Document) else self._drops.page(each)

    def _values(self, page: Drop) -> dict[str, object]:
        is_markdown = self._current.suffix.lower() in self._contents.rules.markdown_suffixes
        beside_code = "\n" if is_markdown else None
        return {
            "site": self._site,
            "page": page,
            "jekyll": self._jekyll,
            "layout": None,
            "paginator": None,
            "highlighter_prefix": beside_code,
            "highlighter_suffix": beside_code,
        }

    def _converted(
        self, each: Document | Page, text: str, page: Drop, layout: Mapping[str, object] | None
    ) -> str:
        """Return a text with its Liquid done, as HTML or CSS."""
        if ("{%" in text or "{{" in text) and each.values.get("render_with_liquid") is not False:
            text = self._liquid(text, {**self._values(page), "layout": layout}, each.path)
        if each.suffix.lower() in self._contents.rules.markdown_suffixes:
            return self._converters.markdown(text)
        if each.suffix.lower() in {".scss", ".sass"}:
            return self._converters.styles(text, each.path)
        return text

    def _in_layouts(self, content: str, name: str, page: Drop) -> str:
        values = {**self._values(page), "content": content}
        used: set[str] = set()
        data: Mapping[str, object] = {}
        while (layout := self._contents.templates.layout(name)) is not None and layout.path not in used:
            used.add(layout.path)
            data = deep_merge(layout.values, data)
            values |= {"content": content, "layout": data}
            content = self._liquid(layout.body, values, layout.path)
            name = str(layout.values.get("layout") or "")
        return content

    def _liquid(self, source: str, values: Mapping[str, object], path: str) -> str:
        answer = self._engine.render(source, values)
        for each in answer.troubles:
            stops = each.is_fatal and each.kind is not Kind.LIMIT
            self._found.add(Trouble(each.place or path, each.sentence, each.line, stops))
        return answer.text
