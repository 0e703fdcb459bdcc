"""What jekyll-seo-tag 2.8 knows of a page: titles, description, author, picture, and JSON."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from editor.jekyll.liquid import uris
from editor.jekyll.liquid.filters.addresses import absolute
from editor.jekyll.liquid.filters.dates import xml_time
from editor.jekyll.liquid.filters.text import escaped_once, normalized, without_html
from editor.jekyll.liquid.run import Run
from editor.jekyll.liquid.values import first_of, is_array, is_true

VERSION = "2.8.0"

_NOTHING: Mapping[str, object] = MappingProxyType({})
_HOME_OR_ABOUT = re.compile(r"^/(about/)?(index.html?)?$", re.MULTILINE)
_INDEX = re.compile(r"/index\.html$", re.MULTILINE)
_AUTHORS = ("Organization", "Person")
_ENTITIES = ("BlogPosting", "CreativeWork")


def mapping(value: object) -> Mapping[str, object]:
    """Return a Hash, or an empty one for what is none."""
    return value if isinstance(value, Mapping) else _NOTHING


def first_true(*values: object) -> object:
    """Return the first value that is neither nil nor false; else the last."""
    return next((value for value in values if is_true(value)), values[-1])


class Facts:
    """The facts of one page, each as the tag writes it."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.page = mapping(run.values.get("page"))
        self.site = mapping(run.values.get("site"))
        self.paginator = mapping(run.find("paginator"))
        self.own = mapping(self.page.get("seo"))
        self.social = mapping(self.site.get("social"))
        self.site_title = self.shown(first_true(self.site.get("title"), self.site.get("name")))
        self.page_title = self.shown(self.page.get("title")) or self.site_title
        self.site_description = self.shown(self.site.get("description"))
        excerpt = first_true(self.page.get("description"), self.page.get("excerpt"))
        self.description = self.shown(excerpt) or self.site_description
        self.author = _author(self)
        self.image = _image(self)

    def shown(self, value: object) -> str | None:
        """Return a text as a line of HTML without tags; `None` for an empty one."""
        html = self.run.tools.markdown(self.run.text(value))
        self.run.budget.spend(len(html) >> 4)
        return escaped_once(normalized(without_html(html))) or None

    @property
    def title(self) -> str | None:
        """The title of the window: the page's, then the site's."""
        title = self.page_title or self.site_title
        if self.site_title and self.page_title != self.site_title:
            title = f"{self.page_title} | {self.site_title}"
        elif self.site_description and self.site_title:
            tagline = self.shown(self.site.get("tagline")) or self.site_description
            title = f"{self.site_title} | {tagline}"
        return f"{self._page_number}{title}" if title and self._page_number else title

    @property
    def _page_number(self) -> str:
        current, total = self.paginator.get("page"), self.paginator.get("total_pages")
        if not isinstance(current, int) or current <= 1:
            return ""
        form = first_true(self.site.get("seo_paginator_message"), "Page %<current>s of %<total>s for ")
        text = self.run.text(form)
        return text.replace("%<current>s", str(current)).replace("%<total>s", self.run.text(total))

    @property
    def locale(self) -> str:
        """The language, as Open Graph writes it."""
        language = first_true(self.page.get("lang"), self.site.get("lang"), "en_US")
        locale = first_true(self.page.get("locale"), self.site.get("locale"), language)
        return self.run.text(locale).replace("-", "_")

    @property
    def url(self) -> str:
        """The address under which the page is known."""
        given = self.run.text(self.page.get("canonical_url"))
        if given:
            return given
        address = self.page.get("url")
        return "" if address is None else _INDEX.sub("/", absolute(self.run, self.run.text(address)))

    @property
    def is_home_or_about(self) -> bool:
        """Whether the page stands for the site."""
        return bool(_HOME_OR_ABOUT.search(self.run.text(self.page.get("url"))))

    @property
    def name(self) -> str | None:
        """The name of what the page is about."""
        own = self.shown(self.own["name"]) if is_true(self.own.get("name")) else None
        if own or not self.is_home_or_about:
            return own
        social = self.social.get("name")
        return self.shown(social) if is_true(social) else self.site_title

    @property
    def kind(self) -> object:
        """The type of the page in schema.org's words."""
        dated = "BlogPosting" if is_true(self.page.get("date")) else "WebPage"
        return first_true(self.own.get("type"), "WebSite" if self.is_home_or_about else dated)

    @property
    def json(self) -> Mapping[str, object]:
        """The page for machines, in the order of its keys."""
        date = self.page.get("date")
        modified = first_true(self.own.get("date_modified"), self.page.get("last_modified_at"), date)
        links = self.social.get("links") if self.is_home_or_about else None
        found: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": self.kind,
            "author": _json_author(self.author),
            "dateModified": xml_time(self.run, modified) if is_true(modified) else None,
            "datePublished": xml_time(self.run, date) if is_true(date) else None,
            "description": self.description,
            "headline": self.page_title,
            "image": _json_image(self.image),
            "mainEntityOfPage": {"@type": "WebPage", "@id": self.url} if self.kind in _ENTITIES else None,
            "name": self.name,
            "publisher": self._publisher,
            "sameAs": first_true(self.own.get("links"), links, None),
            "url": self.url,
        }
        return {key: value for key, value in found.items() if value is not None}

    @property
    def _publisher(self) -> Mapping[str, object] | None:
        logo = self.site.get("logo")
        if not is_true(logo):
            return None
        address = uris.component(_whole(self, self.run.text(logo)))
        found: dict[str, object] = {
            "@type": "Organization",
            "logo": {"@type": "ImageObject", "url": address},
        }
        if is_true(self.author.get("name")):
            found["name"] = self.author["name"]
        return found


def _author(facts: Facts) -> Mapping[str, object]:
    """Return the author: of the page, else the first of its authors, else of the site."""
    authors = facts.page.get("authors")
    sources = (
        facts.page.get("author"), first_of(authors) if is_array(authors) else None, facts.site.get("author")
    )  # fmt: skip
    chosen = next((source for source in sources if facts.run.text(source)), None)
    if isinstance(chosen, str):
        known = mapping(mapping(facts.site.get("data")).get("authors")).get(chosen)
        return {"name": chosen, **mapping(known)}
    return mapping(chosen)


def twitter_of(author: Mapping[str, object]) -> str | None:
    """Return the author's name at Twitter."""
    name = first_true(author.get("twitter"), author.get("name"))
    return name.removeprefix("@") if isinstance(name, str) else None


def _image(facts: Facts) -> Mapping[str, object]:
    """Return the picture with its whole address as `path`; nothing where the page has none."""
    given = facts.page.get("image")
    image = {"path": given} if isinstance(given, str) else {"path": None, **mapping(given)}
    path = first_true(image["path"], image.get("facebook"), image.get("twitter"))
    if not is_true(path):
        return _NOTHING
    return {**image, "path": uris.component(_whole(facts, facts.run.text(path)))}


def _whole(facts: Facts, address: str) -> str:
    try:
        return address if uris.split(address).is_absolute else absolute(facts.run, address)
    except uris.InvalidAddress:
        return address


def _json_author(author: Mapping[str, object]) -> Mapping[str, object] | None:
    kind = author.get("type")
    if not is_true(author.get("name")) or (is_true(kind) and kind not in _AUTHORS):
        return None
    found = {"@type": kind if is_true(kind) else "Person", "name": author["name"]}
    return {**found, "url": author["url"]} if is_true(author.get("url")) else found


def _json_image(image: Mapping[str, object]) -> object:
    if len(image) <= 1:
        return image.get("path")
    found = {key: value for key, value in image.items() if key != "path"}
    return {**found, "url": image["path"], "@type": "imageObject"}
