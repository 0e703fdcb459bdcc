"""The room that pictures will take: told with the page, before they are loaded, so that nothing jumps."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QSize, QUrl

from editor.ui.preview.scheme import SITE, SiteFiles
from editor.ui.preview.sizes import seen_size

MOST = 300
"""Pictures that are looked at for one message: a page with more of them is not waited for."""

_TAG = re.compile(r"""<img(?=[\s/])((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""", re.IGNORECASE)
_START = re.compile(r"<img[\s/]", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""[\s/]++([^\s=>"'/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+|.""", re.DOTALL
)

Rooms = Mapping[str, tuple[int, int]]
"""Width and height of pictures, by what `src` says of them."""


def rooms_in(pages: Iterable[str], files: SiteFiles, base: QUrl) -> Rooms:
    """Return the room of the site's own pictures in pieces of HTML whose addresses are read from `base`."""
    rooms: dict[str, tuple[int, int]] = {}
    for source in _sources(pages):
        size = _size(source, files, base)
        if size.isValid():
            rooms[source] = (size.width(), size.height())
    return rooms


def _sources(pages: Iterable[str]) -> list[str]:
    """Return what `src` says of each picture, the first of them."""
    found = dict[str, None]()
    for page in pages:
        if "<img" not in page and "<IMG" not in page:
            continue
        for tag in _tags(page):
            found[html.unescape(_source(tag))] = None
            if len(found) == MOST:
                return [*found]
    return [*found]


def _tags(page: str) -> Iterator[str]:
    """Yield what the pictures' tags hold, up to the first one that never ends: no text is read twice."""
    start = _START.search(page)
    while start is not None:
        tag = _TAG.match(page, start.start())
        if tag is None:
            return
        yield tag[1]
        start = _START.search(page, tag.end())


def _source(tag: str) -> str:
    for match in _ATTRIBUTE.finditer(tag):
        if match[1] and match[1].lower() == "src":
            return match[2] or match[3] or match[4] or ""
    return ""


def _size(source: str, files: SiteFiles, base: QUrl) -> QSize:
    """Return a picture's size as it will be seen, read from the beginning of its file."""
    url = base.resolved(QUrl(source))
    if url.scheme() != SITE.scheme() or url.host() != SITE.host():
        return QSize()
    found = files.find(url.path(QUrl.ComponentFormattingOption.FullyDecoded))
    if found is None or found.path.suffix.lower() == ".svg":
        return QSize()
    return seen_size(found.path)
