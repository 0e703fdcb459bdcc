"""The house style of a site, learned from its newest posts; what was read of each is kept in a cache."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import platformdirs

from editor.core import source
from editor.core.errors import FileTrouble, SettingsTrouble
from editor.core.house import HouseStyle
from editor.core.house import toml as house_toml
from editor.core.house.learning import NEWEST, learn
from editor.core.house.traces import KeyTrace, PostTrace, trace
from editor.core.manner import Manner
from editor.core.yaml.text import Style
from editor.jekyll.posts import read_name
from editor.store import files
from editor.store.heads import find_posts
from editor.store.site import Site
from editor.store.site_troubles import located

_VERSION = 4
"""Of the cache's form; a file of another one is not read."""

_MOST_BYTES = 1 << 20
"""A post longer than this is no post to learn from."""

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read of a file in the state that `stamp` names; `None` where nothing can be learned of it."""

    stamp: Stamp
    trace: PostTrace | None


def cache_folder() -> Path:
    """Return the folder in which what can be read again is kept."""
    return Path(platformdirs.user_cache_dir("wongo", appauthor=False)) / "house"


def house_of(site: Site) -> HouseStyle:
    """Return how a site writes its posts: as its settings say, and for the rest as its newest posts do.

    Raises:
        SettingsTrouble: the settings say something that is no house style.

    """
    return settled_style(site, learned_style(site))


def settled_style(site: Site, learned: HouseStyle) -> HouseStyle:
    """Return a learned house style with what a site's settings say instead.

    Raises:
        SettingsTrouble: they say something that is no house style.

    """
    values = site.settings.values
    try:
        return house_toml.settled(learned, values.get("house", {}), values.get("fields", {}))
    except SettingsTrouble as trouble:
        raise located(site.settings, trouble) from trouble


def learned_style(site: Site, cache: Path | None = None, *, being_written: Path | None = None) -> HouseStyle:
    """Return the house style of a site's newest posts; only those that changed since last time are read.

    How long a value usually is the other posts say, not the one that is being written.
    A cache that cannot be read or written is no trouble: all is read again.
    """
    folder = cache or cache_folder()
    file = folder / f"{hashlib.sha256(str(site.root).encode('utf-8', 'surrogatepass')).hexdigest()[:24]}.json"
    before = _load(file)
    after = {path: _read(entry, path, before) for path, entry in _newest(site)}
    if after != before:
        _save(file, after)
    apart = _below(site, being_written) if being_written is not None else None
    return learn([kept.trace for kept in after.values() if kept.trace is not None], apart)


def _newest(site: Site) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the newest posts by the dates in their names, with their paths below the content folder."""
    dated = [
        (name.day, entry.name, entry)
        for entry, is_draft in find_posts(site.root, site.config)
        if not is_draft and (name := read_name(entry.name)).day is not None
    ]
    dated.sort(key=lambda one: (one[0], one[1], one[2].path), reverse=True)
    for _, _, entry in dated[:NEWEST]:
        yield Path(entry.path).relative_to(site.content).as_posix(), entry


def _below(site: Site, post: Path) -> str | None:
    """Return a post's path below the content folder, if it is there."""
    return post.relative_to(site.content).as_posix() if post.is_relative_to(site.content) else None


def _read(entry: os.DirEntry[str], path: str, before: Mapping[str, _Kept]) -> _Kept:
    try:
        status = entry.stat()
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        known = before.get(path)
        if known is not None and known.stamp == stamp:
            return known
        if status.st_size > _MOST_BYTES:
            return _Kept(stamp, None)
        return _Kept(stamp, trace(source.decode(Path(entry.path).read_bytes()), path))
    except OSError:
        return _Kept((0, 0, 0), None)


def _load(file: Path) -> dict[str, _Kept]:
    """Return what the cache holds; nothing where it is another version's or broken."""
    try:
        written = json.loads(file.read_bytes())
        if written["version"] != _VERSION:
            return {}
        return {path: _kept(row) for path, row in written["posts"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _kept(row: Any) -> _Kept:  # noqa: ANN401 - as JSON has it
    stamp, post = row
    time, size, node = stamp
    return _Kept((int(time), int(size), int(node)), None if post is None else _unpacked(post))


def _unpacked(row: Any) -> PostTrace:  # noqa: ANN401 - as JSON has it
    keys, line_end, end, below, final, colours, path = row
    return PostTrace(tuple(map(_key, keys)), line_end, end, below, final, tuple(colours), path)


def _key(row: Any) -> KeyTrace:  # noqa: ANN401 - as JSON has it
    key, kind, manner, is_free, length, words, *rest = row
    return KeyTrace(key, kind, _manner(manner), is_free, length, tuple(words), *rest)


def _manner(row: Any) -> Manner:  # noqa: ANN401 - as JSON has it
    style, colon, tail, indent, chomp, items, between, pad, quotes, *rest = row
    quoted = Style(quotes) if quotes else None
    return Manner(Style(style), colon, tail, indent, chomp, Style(items), between, pad, quoted, *rest)


def _save(file: Path, kept: Mapping[str, _Kept]) -> None:
    posts = {path: [one.stamp, astuple(one.trace) if one.trace else None] for path, one in kept.items()}
    text = json.dumps({"version": _VERSION, "posts": posts}, ensure_ascii=False, separators=(",", ":"))
    try:
        files.make_folder(file.parent)
        files.overwrite(file, text.encode("utf-8", "surrogatepass"))
    except FileTrouble:
        return
