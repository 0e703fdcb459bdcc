"""What the disk says before an export: which pictures have to come along, and under which names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from editor.core import article
from editor.core.house.naming import Naming, Slugs
from editor.core.pictures import Picture, pictures
from editor.jekyll.addresses import site_path
from editor.kramdown import document
from editor.store import files
from editor.store.exporters.plan import Move, Outlook, Post
from editor.store.exporters.post import default_choice
from editor.store.heads import find_posts
from editor.store.local_pictures import is_local_only, local_picture
from editor.store.pictures import IMAGES, free_name
from editor.store.presence import is_file, is_there
from editor.store.site import Site


def look_out(post: Post, site: Site, now: datetime) -> Outlook:
    """Return what an export of the post must know. Reads pictures that may be the same, writes nothing.

    Raises:
        FileTrouble: a picture cannot be read.

    """
    read = article.read(post.text)
    named = tuple(pictures(read, document.read(read.body)))
    moves = tuple(_moves(named, site))
    moved = {move.picture.address for move in moves}
    missing = {picture.address for picture in named if is_missing(picture.address, site)}
    return Outlook(now.astimezone(site.zone), moves, frozenset(missing - moved))


def named(outlook: Outlook, post: Post, site: Site, naming: Naming, day: date | None = None) -> Outlook:
    """Return an outlook that knows how a site names its files, and the number of the post in its day.

    That is the day given, else the one that the post itself says.
    """
    is_numbered = naming.slugs is Slugs.NUMBER
    found = find_posts(site.root, site.config) if is_numbered else ()
    names = (entry.name for entry, is_draft in found if not is_draft)
    its_day = day or default_choice(post, site, outlook).date or outlook.now.date()
    return replace(outlook, naming=naming, number=naming.next_number(names, its_day))


def is_missing(address: str, site: Site) -> bool:
    """Tell whether no reader will see the picture at an address; other sites are not asked for theirs."""
    if is_local_only(address):
        return True
    return site_path(address, site.config) is not None and site.picture_path(address) is None


def _moves(named: tuple[Picture, ...], site: Site) -> Iterator[Move]:
    """Yield the pictures that are this computer's, each with the place it gets in the site."""
    given: dict[Path, str] = {}
    root = site.source.resolve()
    for picture in named:
        found = None if site.picture_path(picture.address) else local_picture(picture.address)
        if found is None or not picture.is_exact:
            continue
        if found.is_relative_to(root):
            yield Move(picture, found.relative_to(root).as_posix())
            continue
        name = given.get(found)
        if name is None:
            folder, taken = site.source / IMAGES, set(given.values())
            is_same = partial(_is_same, found)
            name = given[found] = free_name(found.stem, found.suffix, folder, is_same, taken)
        has_one = is_there(site.source / IMAGES / name)
        yield Move(picture, f"{IMAGES}/{name}", None if has_one else found)


def _is_same(one: Path, other: Path) -> bool:
    if not is_file(other) or one.stat().st_size != other.stat().st_size:
        return False
    return files.read(one).fingerprint == files.read(other).fingerprint
