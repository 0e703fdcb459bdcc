"""What the posts of a site say about themselves: their front matter, read without their bodies."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path

from editor.core import article, source
from editor.core.frontmatter.reading import FrontMatter
from editor.core.marks.colours import colours_said
from editor.jekyll.config import SiteConfig
from editor.jekyll.posts import DRAFTS, POSTS, published_at, read_name

_HEAD = 8192
"""Bytes read of a post at first: all front matter but one in a thousand is in them."""

_MOST = 1 << 20
_FENCE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t\r]*\n.*?^(?:---|\.\.\.)[ \t\r]*\n", re.DOTALL | re.MULTILINE
)
_WRITTEN_AS_PAGES = (".html", ".htm", ".textile")
_NEVER_POSTS = frozenset({"node_modules", "vendor"})


@dataclass(frozen=True, slots=True)
class PostHead:
    """One post of the site: its file and what its front matter says."""

    path: Path
    title: str
    at: datetime | None
    """When it is published; `None` for a draft without a date."""
    is_draft: bool
    keys: tuple[str, ...]
    categories: tuple[str, ...]
    image: str = ""
    colours: tuple[tuple[str, str], ...] = ()
    """The colours that the beginning of the article has: kind and hex digits, as often as they are there."""


def find_posts(root: Path, config: SiteConfig) -> Iterator[tuple[os.DirEntry[str], bool]]:
    """Yield the files in the site's `_posts` and `_drafts`, and whether each is a draft.

    Jekyll passes over those in `_posts` whose name has no date. Folders that cannot be read are passed
    over, links to folders too: they may run in a circle. So is what is no file.
    """
    suffixes = {*config.markdown_suffixes, *_WRITTEN_AS_PAGES}
    hidden = {*_NEVER_POSTS, *(name.strip("/") for name in config.exclude)}
    waiting = [(root / config.source / config.collections_dir, "")]
    while waiting:
        folder, inside = waiting.pop()
        for entry in _listed(folder):
            if entry.is_dir(follow_symlinks=False):
                kind = inside or (entry.name if entry.name in (POSTS, DRAFTS) else "")
                if kind or not (entry.name.startswith((".", "_")) or entry.name in hidden):
                    waiting.append((Path(entry.path), kind))
            elif inside and _is_text(entry.name, suffixes) and _is_file(entry):
                yield entry, inside == DRAFTS


def read_head(path: Path, zone: tzinfo, *, is_draft: bool) -> PostHead | None:
    """Return what a post says about itself; `None` where the file cannot be read or has no front matter."""
    try:
        data, beginning = _head(path)
    except OSError:
        return None
    front_matter = article.read(source.decode(data).text).front_matter
    if not front_matter.exists:
        return None
    head = _post_head(path, front_matter, zone, is_draft=is_draft)
    return replace(head, colours=colours_said(beginning.decode("utf-8", "ignore")))


def categories_of(values: Mapping[str, object]) -> tuple[str, ...]:
    """Return a post's categories as Jekyll reads them: a text is split at its blanks."""
    found: list[str] = []
    for key in ("category", "categories"):
        value = values.get(key)
        if isinstance(value, str):
            found += [value] if key == "category" else value.split()
        elif isinstance(value, list):
            found += [str(item) for item in value if isinstance(item, str | int | float)]
    return tuple(dict.fromkeys(name for name in found if name))


def _post_head(path: Path, front_matter: FrontMatter, zone: tzinfo, *, is_draft: bool) -> PostHead:
    values: dict[str, object] = {**front_matter.values}
    name = read_name(path.name)
    title, image = values.get("title"), values.get("image")
    return PostHead(
        path=path,
        title=str(title) if title is not None else name.slug,
        at=published_at(name, values.get("date"), zone),
        is_draft=is_draft,
        keys=front_matter.keys,
        categories=categories_of(values),
        image=image if isinstance(image, str) else "",
    )


def _head(path: Path) -> tuple[bytes, bytes]:
    """Return the front matter of a file with its fences (else the whole file), and all that was read."""
    with path.open("rb") as file:
        data = file.read(_HEAD)
        found = _FENCE.match(data)
        if found is None and len(data) == _HEAD and data.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
            data += file.read(_MOST)
            found = _FENCE.match(data)
    return (found[0] if found else data), data


def _listed(folder: Path) -> Iterable[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return ()


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Tell whether a file is there that has an end: no pipe, no device, no link in a circle."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _is_text(name: str, suffixes: set[str]) -> bool:
    return not name.startswith(".") and read_name(name).suffix.lower() in suffixes
