"""The tools that pages of one site are made with, kept from page to page: Liquid, Markdown, Sass."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from functools import lru_cache, partial

from editor.core.message import Message, msg
from editor.jekyll.contents import Contents
from editor.jekyll.documents import Document
from editor.jekyll.liquid.engine import Engine
from editor.jekyll.liquid.tools import Tools
from editor.jekyll.rendering import Converters, Renderer
from editor.jekyll.results import Trouble
from editor.jekyll.ruby import parent
from editor.jekyll.site_pages import Page
from editor.jekyll.site_values import mapping, text_value
from editor.jekyll.styles import Sheets, Styles
from editor.kramdown import to_html
from editor.kramdown.options import Options, from_config

_SHEETS = (".scss", ".sass", ".css")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+!|:$]")
"""Signs that mean something in Markdown, and nothing to `smartify`."""

_KEPT = 512
"""Texts whose HTML is remembered: posts that lists show the beginning of."""
_MOST_SHEETS = 32


class Workshop:
    """Has the engine and the converters of a site; what they read is the contents of the page in hand."""

    def __init__(
        self,
        values: Mapping[str, object],
        *,
        zone: tzinfo,
        environment: str,
        clock: Callable[[], float],
    ) -> None:
        self._values, self._environment = values, environment
        options, missed = from_config(mapping(values.get("kramdown")))
        self.notices = tuple(_notices(values, missed))
        names = text_value(values, "markdown_ext").split(",")
        self.markdown_suffixes = tuple(f".{name.strip().lower()}" for name in names)
        self._contents: Contents | None = None
        self._folder = ""
        self._sheets: dict[tuple[object, ...], Styles] = {}
        self._sheet_troubles: list[Trouble] = []

        @lru_cache(maxsize=_KEPT)
        def markdown(text: str) -> str:
            return to_html(text, options)

        self._markdown = markdown
        self._engine = Engine(
            Tools(
                include=self._include,
                include_relative=self._include_relative,
                markdown=markdown,
                smartypants=partial(_smart, options=options),
                scss=self._scss,
                sass=self._sass,
                post_url=self._post_url,
                link=self._link,
                site=values,
                now=self._now,
                time_zone=zone,
                clock=clock,
            )
        )

    def renderer(self, contents: Contents, current: Document | Page) -> Renderer:
        """Return what renders a page of these contents; the one before is done with."""
        self._contents, self._folder = contents, parent(current.path)
        converters = Converters(self._markdown, self._styles)
        return Renderer(contents, self._engine, converters, current, self._environment)

    def take_troubles(self) -> tuple[Trouble, ...]:
        """Return what was wrong with style sheets since the last time."""
        troubles, self._sheet_troubles = tuple(self._sheet_troubles), []
        return troubles

    # What Liquid asks for

    def _include(self, name: str) -> str | None:
        return self._contents.templates.include(name) if self._contents else None

    def _include_relative(self, name: str) -> str | None:
        path = name if self._folder == "." else f"{self._folder}/{name}"
        return self._contents.site.text(path) if self._contents else None

    def _post_url(self, name: str) -> str | None:
        return self._contents.url_of_post(name) if self._contents else None

    def _link(self, path: str) -> str | None:
        return self._contents.url_of(path) if self._contents else None

    def _now(self) -> datetime:
        return self._contents.rules.now if self._contents else datetime.fromtimestamp(0, UTC)

    def _scss(self, text: str) -> str:
        return self._styles(text, "styles.scss")

    def _sass(self, text: str) -> str:
        return self._styles(text, "styles.sass")

    def _styles(self, text: str, path: str) -> str:
        """Return the CSS of a sheet; it is made again when any sheet of the site or its theme changed."""
        if self._contents is None:
            return ""
        site, theme = self._contents.site, self._contents.theme
        stamps = tuple(
            (name, stamp)
            for each in (site, theme)
            for name, stamp in each.stamps.items()
            if name.endswith(_SHEETS)
        )
        made = self._sheets.get((text, path, stamps))
        if made is None:
            made = Sheets(site, theme, self._values).compile(text, path)
            if len(self._sheets) >= _MOST_SHEETS:
                self._sheets.clear()
            self._sheets[text, path, stamps] = made
        if made.problem is not None:
            self._sheet_troubles.append(Trouble(path, made.problem, made.line, stops_jekyll=not made.css))
        return made.css


def _smart(text: str, options: Options) -> str:
    """Return a text with kramdown's quotes and dashes, and no other Markdown done."""
    html = (to_html(_MARKDOWN.sub(r"\\\g<0>", line), options) for line in text.split("\n"))
    return "\n".join(line.strip().removeprefix("<p>").removesuffix("</p>") for line in html)


def _notices(values: Mapping[str, object], missed: tuple[str, ...]) -> list[Message]:
    """Return what of the site's Markdown is not followed."""
    notices = [
        msg("The site sets kramdown's {name}, which Wongo does not follow.", name=name) for name in missed
    ]
    if text_value(values, "markdown").lower() not in ("", "kramdown"):
        name = text_value(values, "markdown")
        notices.append(msg("The site's Markdown is made by {name}; Wongo shows kramdown's.", name=name))
    return notices
