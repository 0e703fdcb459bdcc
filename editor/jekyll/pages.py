"""The door to the page: an article's text in, the whole page in the site's own theme out.

    maker = PageMaker(source)                        # editor.store.page_source.source_of makes the source
    answer = maker.page("_posts/2024-02-27-a.md", text, now)

A `PageMaker` lives where it may take its time: in a worker process, one for an open site. It reads what a
page asks for and remembers it by the state of the files, so that only the first page takes long. What goes in
(`path`, `text`, `now`) and what comes out (`PageResult`) are plain values that can be pickled; a `Source` is
made in the worker. Nothing here limits time or memory, but for Liquid: Sass ends with its process alone.

**The article in the page.** `PageResult.article` is where the article's HTML stands in `html`, so that a view
can put its own there at every key stroke: `html[:start] + own + html[end:]`. It is the HTML that Jekyll
publishes; where the body has Liquid (`has_liquid`), `editor.kramdown` alone makes other HTML of it. It is
`None` where the layout changes the content (a table of contents, a filter): there only a new page is right.
`marked` has a comment in front of the article and one behind it, for a script that looks for it.

**Style sheets.** `PageResult.styles` has the sheets that the page links to and that Jekyll makes, by the path
of their address without `baseurl`: `{"/assets/css/style.css": "..."}`. `PageMaker.asset` makes any other file
by its address. All other files are the site's own or, below `/assets/`, the theme's.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from time import perf_counter
from urllib.parse import unquote, urlsplit

from editor.core.message import Message, msg
from editor.jekyll.contents import Contents
from editor.jekyll.defaults import Defaults
from editor.jekyll.documents import Document, Rules
from editor.jekyll.files import NoFiles, SiteFiles
from editor.jekyll.front import Broken
from editor.jekyll.overlay import Overlay
from editor.jekyll.reading import Memory, Reading
from editor.jekyll.rendering import Rendered, Renderer
from editor.jekyll.results import PageResult, Trouble
from editor.jekyll.site_pages import Page, page_of
from editor.jekyll.site_values import site_values, text_value
from editor.jekyll.workshop import Workshop

_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_LIQUID = ("{{", "{%")
_MARK = "\ufdd2"
"""A character that no text has: it marks where the article went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What pages are made from."""

    config: str
    """The text of `_config.yml`."""
    files: SiteFiles
    """The site's files, from the folder that holds its pages."""
    zone: tzinfo
    theme: SiteFiles = field(default_factory=NoFiles)
    """The files of the theme that the site names, if they are on this machine."""
    plain_page: str = "{{ content }}"
    """The layout for an article whose theme is not here."""
    environment: str = "production"
    """`jekyll.environment`: themes leave things out where it is not `production`."""
    clock: Callable[[], float] = perf_counter
    """Seconds that only go forward, to end Liquid that takes too long."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that Jekyll makes: a style sheet, a script, a feed."""

    text: str
    suffix: str
    troubles: tuple[Trouble, ...] = ()


class PageMaker:
    """Makes the pages of one site. Another `_config.yml` or theme asks for another maker."""

    def __init__(self, source: Source) -> None:
        self._source = source
        theme_config = source.theme.read("_config.yml") or b""
        self._values = site_values(source.config, theme_config.decode("utf-8", "replace"))
        self._memories = (Memory(), Memory())
        self._workshop = Workshop(
            self._values, zone=source.zone, environment=source.environment, clock=source.clock
        )

    def page(self, path: str, text: str, now: datetime) -> PageResult:
        """Return the page of an article: `path` below the site's source, `text` as it is in the editor."""
        contents = self._contents(now, path, text)
        current = contents.shelves.document(path) or page_of(contents.site.parts(path), path, contents.rules)
        renderer = self._workshop.renderer(contents, current)
        rendered = renderer.render()
        html, troubles = rendered.text, list(rendered.troubles)
        is_plain = rendered.missing is not None and self._theme_is_missing(contents)
        if is_plain:
            html = renderer.inside(self._source.plain_page, rendered.content, "")
        elif rendered.missing is not None:
            troubles.append(rendered.missing)
        styles, of_styles = self._styles(contents, html)
        return PageResult(
            html=html,
            article=self._place(renderer, rendered, html, is_plain=is_plain),
            url=current.url,
            has_liquid=any(sign in current.body for sign in _LIQUID),
            is_plain=is_plain,
            troubles=tuple(dict.fromkeys([*self._notices(contents, current), *troubles, *of_styles])),
            styles=styles,
        )

    def asset(self, url_path: str, now: datetime) -> Asset | None:
        """Return the file that Jekyll makes for an address: `baseurl` off, decoded; `None` for none."""
        return self._asset(self._contents(now), url_path)

    def _contents(self, now: datetime, path: str = "", text: str = "") -> Contents:
        rules = Rules(
            site=self._values,
            defaults=Defaults(self._values),
            zone=self._source.zone,
            now=now.astimezone(self._source.zone).replace(microsecond=0),
            markdown_suffixes=self._workshop.markdown_suffixes,
        )
        own = Overlay(self._source.files, path, text) if path else self._source.files
        site, theme = Reading(own, self._memories[0]), Reading(self._source.theme, self._memories[1])
        return Contents(site, theme, rules, path)

    # Style sheets and other made files

    def _asset(self, contents: Contents, url_path: str) -> Asset | None:
        page = next((page for page in contents.pages if unquote(page.url) == url_path), None)
        if page is None:
            return None
        rendered = self._workshop.renderer(contents, page).render()
        return Asset(rendered.text, page.output_ext, (*rendered.troubles, *self._workshop.take_troubles()))

    def _styles(self, contents: Contents, html: str) -> tuple[Mapping[str, str], list[Trouble]]:
        """Return the sheets that a page links to, as far as they are made, and what is wrong with them."""
        found: dict[str, str] = {}
        troubles: list[Trouble] = list(self._workshop.take_troubles())
        for path in sheets_of(html, text_value(self._values, "baseurl"), text_value(self._values, "url")):
            asset = None if path in found else self._asset(contents, path)
            if asset is not None:
                found[path] = asset.text
                troubles.extend(asset.troubles)
        return found, troubles

    # The article, and what the user should know

    def _place(
        self, renderer: Renderer, rendered: Rendered, html: str, *, is_plain: bool
    ) -> tuple[int, int] | None:
        """Return where the article is: where its HTML stands once, else where a mark in its place stands."""
        content = rendered.content
        start = html.find(content)
        if content and start >= 0 and html.find(content, start + 1) < 0:
            return start, start + len(content)
        marked = f"{_MARK}{content}{_MARK}"
        layout = self._source.plain_page if is_plain else None
        again = renderer.around(marked) if layout is None else renderer.inside(layout, marked, "")
        before, found, behind = again.partition(marked)
        is_same = found and _MARK not in before + behind and before + content + behind == html
        return (len(before), len(before) + len(content)) if is_same else None

    def _theme_is_missing(self, contents: Contents) -> bool:
        return bool(_theme(self._values)) and not contents.theme.stamps

    def _notices(self, contents: Contents, current: Document | Page) -> list[Trouble]:
        """Return what is to be said of the site and the article, beside what rendering found."""
        notices: list[Trouble] = []
        name = _theme(self._values)
        if name and not contents.theme.stamps and not contents.templates.names:
            reason = msg(
                "The theme {name} is not in the folder of the site: "
                "the article is shown on a page of Wongo's own.",
                name=name,
            )
            notices.append(Trouble("_config.yml", reason))
        messages: list[Message] = [*self._workshop.notices, *contents.data_problems]
        notices.extend(Trouble("_config.yml", message) for message in messages)
        if isinstance(current, Document):
            problems = [Trouble(current.path, problem) for problem in current.problems]
            problems += _of_broken(current.path, current.broken)
            unknown = [
                Trouble(
                    current.path,
                    msg("Jekyll does not know {name} in an address, and would stop.", name=place),
                    stops_jekyll=True,
                )
                for place in current.address.unknown
            ]
            notices += [*problems, *unknown]
        for path in contents.site.listing.refused:
            notices.append(
                Trouble(path, msg("{path} leads out of the site's folder: it is not read.", path=path))
            )
        return notices


def _of_broken(path: str, broken: Broken | None) -> list[Trouble]:
    """Return what is to be said of front matter that cannot be read."""
    if broken is None:
        return []
    without = msg("Until this is repaired, Jekyll publishes the post without its front matter.")
    return [Trouble(path, broken.reason, broken.line), Trouble(path, without)]


def sheets_of(html: str, baseurl: str, url: str) -> list[str]:
    """Return the paths of the style sheets of the site that a page links to, without `baseurl`."""
    host, base = urlsplit(url).netloc, baseurl.rstrip("/")
    found = []
    for link in _LINK.findall(html):
        href = _HREF.search(link)
        if href is None or "stylesheet" not in link.lower():
            continue
        parts = urlsplit(href[1] or href[2] or href[3] or "")
        if parts.netloc in ("", host) and parts.path.startswith("/"):
            path = unquote(parts.path)
            found.append(path.removeprefix(base) if base and path.startswith(f"{base}/") else path)
    return list(dict.fromkeys(found))


def _theme(values: Mapping[str, object]) -> str:
    """Return the name of the theme that a site takes from elsewhere."""
    return text_value(values, "remote_theme") or text_value(values, "theme")
