"""What the article is shown in: the page of the site's theme, as the preview takes it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from editor.core.inlined import without_bombs
from editor.store.page_messages import PageAnswer
from editor.ui.preview.rooms import Rooms


@dataclass(frozen=True, slots=True)
class Dress:
    """A page of the theme with the place of the article marked, and the style sheets that it links to."""

    html: str
    url: str
    styles: Mapping[str, str]
    theme: Path | None = None
    host: str = ""
    """The host that the site will be published on: its own addresses name it."""
    baseurl: str = ""

    def as_json(self, rooms: Rooms) -> str:
        """Return the page as `resources/preview/theme.js` reads it; `rooms` are those of its pictures.

        A style sheet's address ends with what its content is, so that another content is another address.
        """
        base = self.baseurl.rstrip("/")
        versions = {f"{base}{path}": _digest(css) for path, css in self.styles.items()}
        html = without_bombs(self.html)
        content = {"html": html, "versions": versions, "host": self.host, "rooms": rooms}
        return json.dumps(content, ensure_ascii=False)


def dress_of(answer: PageAnswer, *, url: str = "", baseurl: str = "", is_whole: bool = False) -> Dress:
    """Return what a page is shown as, of a site at an address (`url` and `baseurl` of its configuration).

    A page that `is_whole` has its own article, which is not patched.
    """
    page = answer.page
    html = page.html if is_whole else page.marked
    return Dress(html, page.url, page.styles, answer.theme, urlsplit(url).netloc, baseurl)


def _digest(css: str) -> str:
    return hashlib.sha256(css.encode("utf-8", "surrogatepass")).hexdigest()[:12]
