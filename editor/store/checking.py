"""Checks posts as they lie on the disk: one, or all of a site."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from editor.core import article, source
from editor.core.article import Article
from editor.core.checks import Facts, check
from editor.core.errors import FileTrouble, Problem
from editor.core.message import Message, msg
from editor.jekyll.posts import DRAFTS, POSTS, read_name
from editor.kramdown import document
from editor.kramdown.document import Document
from editor.store import files
from editor.store.exporters.outlook import is_missing
from editor.store.heads import find_posts
from editor.store.presence import is_folder
from editor.store.site import CONFIG, Site, find_root, open_site
from editor.store.zones import local_zone


@dataclass(frozen=True, slots=True)
class Found:
    """Something wrong in a file: its line, counted from 1, and what it is."""

    line: int
    message: Message


def check_path(path: Path, now: datetime) -> Iterator[tuple[Path, tuple[Found, ...]]]:
    """Yield each post at a path, a file's or a folder's, with what is wrong with it, in the order of names.

    What is wrong with the site's own files comes first.

    Raises:
        FileTrouble: there is nothing of that name.

    """
    root = find_root(path)
    site = open_site(root) if root else None
    if not is_folder(path):
        yield path, check_file(path, site, now)
        return
    if site is not None and site.troubles:
        yield site.root / CONFIG, tuple(Found(1, message) for message in _said(site))
    folder = site or Site(path)
    inside = path.resolve()
    for post in sorted(Path(entry.path) for entry, _is_draft in find_posts(folder.root, folder.config)):
        if post.resolve().is_relative_to(inside):
            yield post, _check_or_tell(post, site, now)


def check_file(path: Path, site: Site | None, now: datetime) -> tuple[Found, ...]:
    """Return what is wrong with one post; pictures are looked for where it lies in a site.

    Raises:
        FileTrouble: it cannot be read.

    """
    text = source.decode(files.read(path).data).text
    post = article.read(text)
    found = problems_of(post, document.read(post.body), path, site, now)
    return tuple(Found(text.count("\n", 0, one.span.start) + 1, one.message) for one in found)


def problems_of(
    post: Article, read: Document, path: Path, site: Site | None, now: datetime
) -> tuple[Problem, ...]:
    """Return what is wrong with a post at `path`, `read` being the reading of its body."""
    folders = path.absolute().parts[:-1]
    zone = site.zone if site else local_zone()
    facts = Facts(
        now=now.astimezone(zone),
        day=read_name(path.name).day,
        is_among_posts=POSTS in folders and DRAFTS not in folders,
        shows_future=(site is not None and site.config.future) or DRAFTS in folders,
        is_missing=partial(is_missing, site=site) if site else _never,
    )
    return check(post, read, facts)


def _check_or_tell(path: Path, site: Site | None, now: datetime) -> tuple[Found, ...]:
    try:
        return check_file(path, site, now)
    except FileTrouble as trouble:
        return tuple(Found(1, message) for message in trouble.sentences())


def _said(site: Site) -> Iterator[Message]:
    """Yield what is wrong with the site's own files, a sentence each."""
    for trouble in site.troubles:
        yield msg("{title} {reason}", title=trouble.title, reason=trouble.reason or "")


def _never(_address: str) -> bool:
    return False
