"""The folder of a Jekyll site: where it is, what it says about itself, which posts it has."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from editor.core import source
from editor.core.errors import FileTrouble, SettingsTrouble
from editor.core.message import Message, msg
from editor.core.templates import Template
from editor.jekyll.addresses import site_path
from editor.jekyll.config import SiteConfig, SiteSettings, read_config, read_settings
from editor.jekyll.posts import read_name
from editor.store import files, served
from editor.store.heads import PostHead, find_posts, read_head
from editor.store.presence import is_file, is_there
from editor.store.site_troubles import troubles_of
from editor.store.templates import broken_templates, templates_of
from editor.store.zones import local_zone, zone_named

CONFIG = "_config.yml"
SETTINGS = ".wongo.toml"
_COARSEST = 2 * 10**9
"""Nanoseconds within which a USB stick (exFAT) gives two changes the same time."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Index:
    """The posts of a site, newest first, and what they have in common."""

    posts: tuple[PostHead, ...] = ()
    drafts: tuple[PostHead, ...] = ()

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories in use, the most used first."""
        heads = (*self.posts, *self.drafts)
        return _by_frequency(name for head in heads for name in head.categories)

    @property
    def keys(self) -> tuple[str, ...]:
        """The front matter keys in use, the most used first."""
        return _by_frequency(key for head in (*self.posts, *self.drafts) for key in head.keys)

    def colours(self, kind: str) -> tuple[str, ...]:
        """Return the text or background colours in use, as hex digits, the most used first."""
        heads = (*self.posts, *self.drafts)
        return _by_frequency(colour for head in heads for one, colour in head.colours if one == kind)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of a file, and the state of the file it was read from."""

    stamp: tuple[int, int, int]
    head: PostHead | None
    at: int
    """When it was read, in nanoseconds."""

    def is_of(self, stamp: tuple[int, int, int]) -> bool:
        """Tell whether a file of this state is the one that was read: it was at rest by then."""
        return self.stamp == stamp and self.at - stamp[0] > _COARSEST


@dataclass(frozen=True, slots=True)
class Site:
    """A site as it was when it was opened; its posts are looked at anew each time they are asked for."""

    root: Path
    config: SiteConfig = field(default_factory=SiteConfig)
    settings: SiteSettings = field(default_factory=SiteSettings)
    zone: tzinfo = UTC
    """The time zone in which the site's days begin: its own, else the machine's."""
    troubles: tuple[SettingsTrouble, ...] = ()
    """What is wrong with the site's own files; the site can be used in spite of it."""
    templates: tuple[Template, ...] = ()
    """The kinds of post that the site has."""
    _known: dict[str, _Known] = field(default_factory=dict, repr=False, compare=False)
    """A memo: a file of the same time and size is not read again."""

    @property
    def source(self) -> Path:
        """The folder of the site's pages: the root, unless its configuration says otherwise."""
        return self.root / self.config.source

    @property
    def content(self) -> Path:
        """The folder that holds `_posts` and `_drafts`."""
        return self.source / self.config.collections_dir

    def index(self) -> Index:
        """Return the posts and drafts as they are on disk now. A later call reads only changed files."""
        posts: list[PostHead] = []
        drafts: list[PostHead] = []
        for entry, is_draft in find_posts(self.root, self.config):
            if not (is_draft or read_name(entry.name).is_dated):
                continue
            try:
                status = entry.stat()
            except OSError:
                continue
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            known = self._known.get(entry.path)
            if known is None or not known.is_of(stamp):
                at = time.time_ns()
                known = _Known(stamp, read_head(Path(entry.path), self.zone, is_draft=is_draft), at)
                self._known[entry.path] = known
            if known.head is not None:
                (drafts if is_draft else posts).append(known.head)
        return Index(tuple(_newest_first(posts)), tuple(_newest_first(drafts)))

    def posts(self) -> tuple[PostHead, ...]:
        """Return the published posts, newest first."""
        return self.index().posts

    def picture_path(self, address: str) -> Path | None:
        """Return the file that a picture's address in a post leads to.

        `None` when it is not in the site, when it leads out of the site's folder (`..`, links), or when
        no browser would show a file of its kind.
        """
        path = site_path(address, self.config)
        found = served.find(self.source, f"/{path}") if path else None
        return found.path if found else None


def find_root(path: Path) -> Path | None:
    """Return the nearest folder at or above `path` that has a `_config.yml`, or `None`."""
    start = path.absolute()
    return next((folder for folder in (start, *start.parents) if _has_config(folder)), None)


def open_site(root: Path) -> Site:
    """Return the site in a folder, whatever its own files say; what is wrong with them is in `troubles`."""
    text, config_trouble = _text(root / CONFIG)
    config = read_config(text)
    wongo, wongo_trouble = _text(root / SETTINGS)
    settings = read_settings(wongo)
    zone = zone_named(config.timezone) if config.timezone else local_zone()
    troubles = [
        *config_trouble,
        *wongo_trouble,
        *(_trouble(CONFIG, problem.message) for problem in config.problems),
        *(_trouble(SETTINGS, problem.message) for problem in settings.problems),
        *troubles_of(settings),
        *broken_templates(root),
    ]
    if zone is None:
        reason = msg("There is no time zone “{name}”.", name=config.timezone)
        troubles.append(_trouble(CONFIG, reason))
    return Site(root, config, settings, zone or local_zone(), tuple(troubles), _templates(root, settings))


def _templates(root: Path, settings: SiteSettings) -> tuple[Template, ...]:
    """Return the kinds of post; of settings that cannot be read none, which is among the troubles."""
    try:
        return templates_of(root, settings)
    except SettingsTrouble:
        return templates_of(root, SiteSettings())


def _has_config(folder: Path) -> bool:
    return is_file(folder / CONFIG)


def _text(path: Path) -> tuple[str, tuple[SettingsTrouble, ...]]:
    """Return the text of one of the site's own files; none where there is no such file."""
    if not is_there(path):
        return "", ()
    try:
        return source.decode(files.read(path).data).text, ()
    except FileTrouble as trouble:
        slots = tuple((name, path.name if value == path else value) for name, value in trouble.title.slots)
        title = replace(trouble.title, slots=slots)  # its place in the site, not on the disk
        return "", (SettingsTrouble(title, trouble.reason, trouble.remedy),)


def _trouble(name: str, reason: Message) -> SettingsTrouble:
    """Return the trouble with one of the site's own files, which stand in its folder."""
    return SettingsTrouble(
        msg("{path} cannot be understood.", path=name),
        reason,
        msg("Correct it in any text editor. Until then, Wongo takes what is usual."),
    )


def _newest_first(heads: list[PostHead]) -> list[PostHead]:
    return sorted(heads, key=lambda head: (head.at or _LONG_AGO, str(head.path)), reverse=True)


def _by_frequency(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, the most frequent first, equally frequent ones by name."""
    counted = Counter(names)
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))
