"""A page of the site that is no document: `index.html`, `about.md`, a style sheet with front matter."""

from collections.abc import Mapping
from dataclasses import dataclass

from editor.jekyll.documents import Rules
from editor.jekyll.front import Broken, Parts
from editor.jekyll.permalinks import page_address
from editor.jekyll.ruby import deep_merge, in_zone, split_suffix, truthy
from editor.jekyll.site_values import text_value, with_suffix

_HTML = frozenset({".html", ".xhtml", ".htm"})


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page: `values` are its front matter's and the site's defaults."""

    path: str
    values: Mapping[str, object]
    body: str
    url: str
    output_ext: str
    broken: Broken | None = None
    is_theme: bool = False

    @property
    def name(self) -> str:
        """Its file's name."""
        return self.path.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """Its file's suffix."""
        return split_suffix(self.name)[1]

    @property
    def is_html(self) -> bool:
        """Whether a browser shows it as a page."""
        return self.output_ext in _HTML

    @property
    def folder(self) -> str:
        """The folder of its address, with a slash at the end."""
        return f"{self.url.rpartition('/')[0]}/"


def page_of(parts: Parts, path: str, rules: Rules, *, is_theme: bool = False) -> Page:
    """Return the page of a file."""
    stem, suffix = split_suffix(path.rpartition("/")[2])
    permalink = parts.values.get("permalink")
    output_ext = rules.output_ext(suffix, permalink)
    folder = path.rpartition("/")[0]
    if truthy(permalink):
        template = str(permalink)
    elif output_ext not in _HTML:
        template = "/:path/:basename:output_ext"
    elif stem == "index":
        template = "/:path/"
    else:
        template = with_suffix("/:path/:basename", text_value(rules.site, "permalink"))
    url = page_address(template, folder, stem.rstrip("."), output_ext)
    own = {key: in_zone(value, rules.zone) for key, value in parts.values.items()}
    values = deep_merge(rules.defaults.of(path, "pages"), own)
    return Page(path, values, parts.body, url, output_ext, parts.broken, is_theme)
