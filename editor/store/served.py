"""The files of a site that a page may see: pictures, styles and fonts inside its folder, nothing else."""

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 40 * 2**20
"""A larger file is not shown: a picture for the web is a hundredth of it."""

TYPES = {
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".css": "text/css",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""File name endings that are served, and as what. A file of any other name does not exist for a page."""


TEXTS = frozenset({"image/svg+xml", "text/css"})
"""Media types of files that are texts."""

_SAID = re.compile(rb"""(?:@charset "|<\?xml[^>]*?encoding\s*=\s*["'])([\w.:-]+)""")
"""Where a text says, at its beginning, how it is written."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Served:
    """A file that may be shown, and its media type."""

    path: Path
    media_type: str


def find(root: Path, url_path: str, baseurl: str = "") -> Served | None:
    """Return the file of the site at `root` that a URL's path means, or `None` if it is not to be seen.

    `url_path` is decoded (no `%2e`) and starts with `/`; `baseurl` is the site's own, which its URLs
    may start with. Links are followed and what they lead to must lie inside the folder as well.
    """
    media_type = TYPES.get(os.path.splitext(url_path)[1].lower())  # noqa: PTH122 - a URL, not a path
    if media_type is None:
        return None
    for inside in without_base(url_path, baseurl):
        path = _inside(root, inside)
        if path is not None:
            return Served(path, media_type)
    return None


def read(found: Served, most: int = -1) -> bytes:
    """Return what a file holds, or its first bytes; nothing where it is gone."""
    try:
        with found.path.open("rb") as file:
            return file.read(most)
    except OSError:
        return b""


def read_text(found: Served) -> str:
    """Return what a style sheet or a drawing says, in the way of writing that it names."""
    data = read(found)
    said = _SAID.match(data)
    named = said[1].decode("ascii", "replace") if said else "utf-8"
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), named)
    try:
        return data.decode(encoding, "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")


def without_base(url_path: str, baseurl: str) -> tuple[str, ...]:
    """Return the path without the site's base first, then as it is: both are written in posts."""
    base = "/" + baseurl.strip("/") + "/"
    if base != "//" and url_path.startswith(base):
        return (url_path[len(base) - 1 :], url_path)
    return (url_path,)


def _inside(root: Path, url_path: str) -> Path | None:
    """Return the regular file of bounded size below `root`, or `None`."""
    parts = [part for part in url_path.split("/") if part]
    if not all(_is_plain(part) for part in parts):
        return None
    try:
        top = root.resolve(strict=True)
        path = top.joinpath(*parts).resolve(strict=True)
        status = path.stat()
    except (OSError, RuntimeError, ValueError):
        return None
    if not path.is_relative_to(top) or path.suffix.lower() not in TYPES:
        return None
    return path if stat.S_ISREG(status.st_mode) and status.st_size <= MOST_BYTES else None


def _is_plain(part: str) -> bool:
    """Tell whether a path's part is an ordinary name, on Windows too (no drive, stream, device)."""
    if part.startswith("."):
        return False
    return not any(character in '\\:*?"<>|' or character < " " for character in part)
