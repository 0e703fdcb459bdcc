"""What lies on the desk: one open post with its file, and the site it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from editor.core import article, source
from editor.core.comparison import changes_between
from editor.core.errors import ChangedOnDisk, FileTrouble, NotSaved
from editor.core.message import N_, Message, msg
from editor.core.session import Session
from editor.core.source import Source
from editor.core.state import Event, Transaction, caret
from editor.core.text import replace as text_replace
from editor.store import files
from editor.store.presence import is_folder
from editor.store.site import Site, find_root, open_site

NEW_POST = "---\n---\n\n"
"""A post that nobody has written yet: an empty front matter, and where the body begins."""

Wait = Callable[[Path, Callable[[], files.Loaded], Callable[[files.Loaded], None]], files.Loaded]


@dataclass(frozen=True, slots=True)
class Opened:
    """The file behind the text: where it is, how its bytes became text, what they were.

    A post that was never saved has no path and no fingerprint.
    """

    source: Source
    path: Path | None = None
    fingerprint: str = ""


class Desk:
    """Opens, saves and changes places. The text itself is the session's; every failure is a `WongoError`.

    `keep` is called before a file is written: what is not saved yet is to be safe elsewhere by then. `wait`
    writes: it may give a disk up that does not answer, and say later that the save has ended after all.
    """

    def __init__(
        self, session: Session, keep: Callable[[], object] | None = None, wait: Wait | None = None
    ) -> None:
        self.session = session
        session.dispatch(Transaction(selection=caret(len(session.text))))  # where the body is written
        self._keep = keep
        self._wait = wait if wait is not None else _at_once
        self._opened = Opened(source.decode(session.text.encode()))
        self._laid = 0
        self._site: Site | None = None
        self._followers: list[Callable[[], None]] = []

    @property
    def opened(self) -> Opened:
        """The file behind the text."""
        return self._opened

    @property
    def site(self) -> Site | None:
        """The site that the open post belongs to: the nearest folder above it with `_config.yml`."""
        return self._site

    @property
    def folder(self) -> Path:
        """Where a dialog should start looking."""
        if self._opened.path is not None:
            return self._opened.path.parent
        if self._site is not None:
            posts = self._site.root / "_posts"
            return posts if is_folder(posts) else self._site.root
        return Path.home()

    def subscribe(self, follower: Callable[[], None]) -> Callable[[], None]:
        """Call `follower` whenever another file or site lies on the desk; return the way to end it."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    def open(self, path: Path) -> Message | None:
        """Show a post, or the newest post of a site folder; return what there is to say about it.

        Raises:
            FileTrouble: there is nothing of that name, or it cannot be read.

        """
        if is_folder(path):
            return self._open_folder(path)
        loaded = files.read(path)
        opened = Opened(source.decode(loaded.data), path, loaded.fingerprint)
        self._put(opened, self._site_of(path))
        return _notice(opened.source)

    def new(self, text: str = NEW_POST, line_end: str = "\n", *, at: int | None = None) -> None:
        """Start a post in the site on the desk, from a text, with the caret at its end or where `at` says."""
        self._put(Opened(source.decode(text.replace("\n", line_end).encode())), self._site, at)

    def save(self, over: files.Loaded | None = None) -> None:
        """Write the text to the file it came from, `over` another program's version of it if that is meant.

        Raises:
            ChangedOnDisk: somebody else wrote the file meanwhile.
            NotSaved: it cannot be written; nothing is lost.

        """
        opened = self._opened
        if opened.path is None:
            raise FileTrouble(msg("This post has no file yet."), None, msg("Choose where to save it."))
        if self.session.is_dirty or over is not None:
            expected = over.fingerprint if over is not None else opened.fingerprint
            data = self._encoded(opened.source)
            self._saved(self._written(opened.path, partial(files.save, opened.path, data, expected)))

    def save_in_utf8(self) -> None:
        """Write the text to its file in UTF-8, which holds every character, and keep to it from now on.

        Raises:
            ChangedOnDisk: somebody else wrote the file meanwhile.
            NotSaved: it cannot be written; nothing is lost.

        """
        opened = replace(self._opened, source=self._opened.source.in_utf8())
        self._opened = opened
        if opened.path is not None:
            data = self._encoded(opened.source)
            write = partial(files.save, opened.path, data, opened.fingerprint)
            self._saved(self._written(opened.path, write))

    def save_as(self, path: Path) -> None:
        """Write the text to another file, which is then the open one; asking about it is the caller's.

        Raises:
            ChangedOnDisk: somebody wrote that file while it was being written here.
            NotSaved: it cannot be written; nothing is lost.

        """
        data = self._encoded(self._opened.source)
        self._saved(self._written(path, partial(files.overwrite_as_found, path, data)))

    def adopt(self, path: Path) -> None:
        """Take a file that was just written as the open one; a text that is the same stays, with its undo.

        Raises:
            FileTrouble: it cannot be read.

        """
        loaded = files.read(path)
        if source.decode(loaded.data).text == self.session.text:
            self._saved(loaded)
        else:
            self.open(path)

    def refresh(self, found: files.Loaded | None) -> None:
        """Take over what another program made of the open file; what is the same, the caret too, stays.

        Undo leads back to the text before. `None` says that the file is gone: its text is now nowhere else,
        so it counts as unsaved.
        """
        session = self.session
        if found is None:
            session.mark_saved("")
        else:
            self._opened = Opened(source.decode(found.data), found.path, found.fingerprint)
            text = self._opened.source.text
            if text != session.text:
                changes = changes_between(session.text, text)
                session.dispatch(Transaction(changes, event=Event.INSERT, name=N_("Change from outside")))
            session.mark_saved(text)
        self._tell()

    def take_site(self, site: Site) -> None:
        """Take the site on the desk as it was just read; tell those who follow if it says something else."""
        before = self._site
        if before is not None and before.root == site.root and _said(site) != _said(before):
            self._site = site
            self._tell()

    def _open_folder(self, folder: Path) -> Message | None:
        root = find_root(folder)
        if root is None:
            self._put(Opened(source.decode(NEW_POST.encode())), None)
            return msg("{path} is no site folder: it has no _config.yml.", path=folder)
        site = open_site(root)
        newest = next(iter(site.posts()), None)
        if newest is not None:
            loaded = files.read(newest.path)
            opened = Opened(source.decode(loaded.data), newest.path, loaded.fingerprint)
            self._put(opened, site)
            return _notice(opened.source)
        self._put(Opened(source.decode(NEW_POST.encode())), site)
        return msg("There are no posts in {folder} yet. This is a new one.", folder=str(folder))

    def _site_of(self, path: Path) -> Site | None:
        root = find_root(path)
        if root is None:
            return None
        return self._site if self._site is not None and self._site.root == root else open_site(root)

    def _put(self, opened: Opened, site: Site | None, at: int | None = None) -> None:
        """Lay a file on the desk: the whole text becomes another one, undo begins anew."""
        self._opened, self._site = opened, site
        self._laid += 1
        text = opened.source.text
        start = len(text) if opened.path is None else article.read(text).body_start
        start = start if at is None else at
        whole = text_replace(0, len(self.session.text), text)
        self.session.dispatch(Transaction(whole, caret(start), Event.RELOAD))
        self._tell()

    def _encoded(self, kind: Source) -> bytes:
        """Return the bytes to save, after the text is safe whatever happens to them."""
        if self._keep is not None:
            self._keep()
        return source.encode(kind, self.session.text)

    def _saved(self, loaded: files.Loaded) -> None:
        self._opened = Opened(source.decode(loaded.data), loaded.path, loaded.fingerprint)
        self._site = self._site_of(loaded.path)
        self.session.mark_saved(self.session.text)
        self._tell()

    def _written(self, path: Path, write: Callable[[], files.Loaded]) -> files.Loaded:
        """Write the open post; a failure is one to save it elsewhere after."""
        try:
            return self._wait(path, write, partial(self._take_late, self._laid))
        except ChangedOnDisk:
            raise
        except FileTrouble as trouble:
            raise NotSaved(trouble.title, trouble.reason, trouble.remedy) from trouble

    def _take_late(self, laid: int, written: files.Loaded) -> None:
        """Take over a save that ended after it was given up: the text has gone on since.

        If the post was laid away meanwhile, its text does not go on from that save, even where it lies here
        again: then the file was changed as by any other program.
        """
        if laid == self._laid and written.path == self._opened.path:
            self._opened = Opened(source.decode(written.data), written.path, written.fingerprint)
            self.session.mark_saved(self._opened.source.text)
            self._tell()

    def _tell(self) -> None:
        for follower in tuple(self._followers):
            follower()


def _at_once(
    _path: Path, write: Callable[[], files.Loaded], _late: Callable[[files.Loaded], None]
) -> files.Loaded:
    return write()


def _notice(read: Source) -> Message | None:
    """Return what a user should know of a file: that its body is locked, or written as no page is today."""
    locked = article.read(read.text).body_locked
    if locked is not None:
        return locked
    if read.encoding == "utf-8":
        return None
    return msg("This file is written in {encoding} and keeps that encoding.", encoding=read.encoding.upper())


def _said(site: Site) -> object:
    """Return what the files of a site say that it is followed in at once."""
    return site.settings, site.config, site.templates, [str(trouble) for trouble in site.troubles]
