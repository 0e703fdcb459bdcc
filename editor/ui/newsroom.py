"""What the window knows of the site on the desk: its markup, its pictures, what its posts have in common."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.commands import catalog, pictures
from editor.commands.desk import Desk
from editor.core.choices import PostLink
from editor.core.errors import SettingsTrouble, WongoError
from editor.core.house import HouseStyle
from editor.core.kramdown_notice import unheeded
from editor.core.message import Message, msg
from editor.core.palette import Palette, from_toml, house
from editor.core.templates import Template
from editor.jekyll.addresses import post_tag
from editor.kramdown.options import DEFAULT, Options, from_config
from editor.store.house import learned_style, settled_style
from editor.store.local_pictures import local_picture
from editor.store.presence import is_file
from editor.store.site import Index, Site
from editor.ui.lookups import Lookups
from editor.ui.tasks import Done, Tasks


class Newsroom(QObject):
    """Follows the desk. The posts of a site are looked through in the background."""

    changed = Signal()
    """Another site is on the desk: its palette may be another one."""

    learned = Signal()
    """The site's posts were looked through: suggestions are there."""

    settled = Signal()
    """How the site writes its posts is known: the form and new posts follow it."""

    found = Signal()
    """The file of a picture that was asked for is known, which it was not at once."""

    troubled = Signal(object)
    """What the user should know of the site, a `Message` or a `SettingsTrouble`."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._site: Site | None = None
        self._index = Index()
        self._pictures = Lookups(self._find_in, self)
        self._pictures.found.connect(self.found)
        self._palette = house()
        self._options = DEFAULT
        self._learned = self._house = HouseStyle()
        desk.subscribe(self._follow)

    @property
    def palette(self) -> Palette:
        """The markup of the site, or the house's own."""
        return self._palette

    @property
    def options(self) -> Options:
        """How the site's own kramdown reads and writes."""
        return self._options

    @property
    def house(self) -> HouseStyle:
        """How the site writes its posts, as far as it is known yet."""
        return self._house

    @property
    def templates(self) -> tuple[Template, ...]:
        """The kinds of post that the site has."""
        return self._site.templates if self._site is not None else ()

    def pictures(self, address: str) -> Path | None:
        """Return the file that a picture's address leads to, if any: while the disk hangs, the last."""
        return self._pictures((self._desk.opened.path, address))

    def find_picture(self, address: str) -> Path | None:
        """Ask the disk for the file that a picture's address leads to, in any thread."""
        return self._find_in((self._desk.opened.path, address))

    def _find_in(self, asked: tuple[Path | None, str]) -> Path | None:
        """Find a picture of a post."""
        (post, address), site = asked, self._desk.site
        if site is not None:
            return site.picture_path(address) or local_picture(address)
        if post is None or not address or "://" in address:
            return local_picture(address)
        found = post.parent / address
        return found if is_file(found) else None

    def keep_picture(self, data: bytes) -> str | Message:
        """Put a picture without a file into the site; return its path there, or what is in the way."""
        try:
            return pictures.kept(self._desk, data)
        except WongoError as trouble:
            return next(iter(trouble.sentences()))

    def now(self) -> datetime:
        """Return the time in the site's zone, or in the machine's."""
        site = self._desk.site
        return datetime.now(UTC).astimezone(site.zone if site is not None else None)

    def suggestions(self, key: str) -> Sequence[str]:
        """Return what the site's posts have for a key, the likeliest first."""
        usual = self._house.habit(key).values
        if key not in {"categories", "category"}:
            return usual
        return tuple(dict.fromkeys((*usual, *self._index.categories)))

    def colours(self, kind: str) -> tuple[str, ...]:
        """Return the text or background colours that the site's posts have, the most used one first."""
        return self._index.colours(kind)

    def post_links(self) -> tuple[PostLink, ...]:
        """Return the posts that a link can lead to, the newest first."""
        if self._site is None:
            return ()
        content = self._site.content
        return tuple(
            PostLink(head.title, tag, head.at.date().isoformat() if head.at is not None else "")
            for head in self._index.posts
            if (tag := post_tag(head.path.relative_to(content).as_posix())) is not None
        )

    def _follow(self) -> None:
        before, site = self._site, self._desk.site
        is_anew = site is not before
        self._site = site
        if (site.root if site else None) != (before.root if before else None):
            self._index, self._learned = Index(), HouseStyle()
        if is_anew:
            if site is not None and site.troubles:
                self.troubled.emit(_first_of(site.troubles))
            if _markup(site) != _markup(before):
                self._palette, self._options = self._read_palette(), self._read_options()
                self.changed.emit()
            self._settle()
        if site is not None:
            self._tasks.run(site.index, self._learn, key="index")
            style = partial(learned_style, site, being_written=self._desk.opened.path)
            self._tasks.run(style, self._take_style, key="house")

    def _read_palette(self) -> Palette:
        if self._site is None:
            return house()
        engine = self._site.config.markdown
        if engine.lower() != "kramdown":
            self.troubled.emit(
                msg(
                    "This site is built with {engine}, not with kramdown: its pages may differ.",
                    engine=engine,
                )
            )
        try:
            palette = from_toml(self._site.settings.palette)
        except SettingsTrouble:  # it is among the site's troubles, which are told
            return house()
        try:
            catalog.build(palette)  # refuses an id or a key that another command has
        except SettingsTrouble as trouble:
            self.troubled.emit(trouble)
            return house()
        return palette

    def _read_options(self) -> Options:
        if self._site is None:
            return DEFAULT
        options, missed = from_config(self._site.config.kramdown)
        if missed:
            self.troubled.emit(unheeded(missed))
        return options

    def _learn(self, done: Done[Index]) -> None:
        if done.value is not None:
            self._index = done.value
            self.learned.emit()

    def _take_style(self, done: Done[HouseStyle]) -> None:
        if done.value is not None:
            self._learned = done.value
            self._settle()

    def _settle(self) -> None:
        """Take what was learned, with what the site's settings say instead; tell when it is another style."""
        site, style = self._site, self._learned
        with suppress(SettingsTrouble):  # it is among the site's troubles, which are told
            style = settled_style(site, style) if site is not None else style
        if style != self._house:
            self._house = style
            self.settled.emit()


def _first_of(troubles: Sequence[SettingsTrouble]) -> SettingsTrouble:
    """Return the first trouble, which says how many there are besides: one notice is seen at a time."""
    first, count = troubles[0], len(troubles) - 1
    if not count:
        return first
    remedy = first.remedy or Message("")
    more = msg("{remedy} There are {count} more to correct.", remedy=remedy, count=count)
    return SettingsTrouble(first.title, first.reason, more)


def _markup(site: Site | None) -> object:
    """Return what a site says of its markup, and where it is: the same as long as none of it changes."""
    return (site.root, site.config, site.settings.palette) if site is not None else None
