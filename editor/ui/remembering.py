"""What the window remembers between two days: its arrangement, the view, the last posts and sites."""

import logging
from dataclasses import replace
from pathlib import Path

from editor.commands.desk import Desk
from editor.core.errors import FileTrouble
from editor.core.mode import Mode
from editor.store import settings
from editor.store.settings import Settings
from editor.ui.window import MainWindow, Parts

_WINDOW = "window"
_FOLD = "form-fold"
_PAGE, _ARTICLE = "page", "article"
_log = logging.getLogger(__name__)


class Remembering:
    """Puts the window as it was left, and writes down how it is left."""

    def __init__(self, profile: Path, kept: Settings, desk: Desk) -> None:
        self._profile, self._kept, self._desk = profile, kept, desk
        desk.subscribe(self._note_places)

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._kept

    def restore(self, window: MainWindow, parts: Parts) -> None:
        """Arrange the window as it was left."""
        window.arrange_as(self._kept.arrangement.get(_WINDOW, b""))
        parts.form.open_fold(self._kept.arrangement.get(_FOLD) == b"1")
        parts.pane.show_page(self._kept.preview != _ARTICLE)
        parts.body.set_mode(Mode.SOURCE if self._kept.view == Mode.SOURCE else Mode.WRITE)

    def save(self, window: MainWindow, parts: Parts) -> None:
        """Write down how the window is left; that it cannot be written is no reason to stay open."""
        kept = self._kept.with_arrangement(_WINDOW, window.arrangement())
        kept = kept.with_arrangement(_FOLD, b"1" if parts.form.is_open else b"0")
        pane = parts.pane
        self._kept = replace(kept, view=parts.body.mode.value, preview=_PAGE if pane.wants_page else _ARTICLE)
        self._write()

    def _write(self) -> None:
        try:
            settings.save(self._profile, self._kept)
        except FileTrouble as trouble:
            _log.info("the settings were not saved: %s", trouble)

    def note_colour(self, colour: str) -> None:
        """Remember a colour that was chosen."""
        self._kept = self._kept.with_colour(colour)

    def web_of(self, root: Path) -> bool | None:
        """Return whether pages of a site may show what is on other sites; `None`: nobody asked yet."""
        if self._kept.remote_pictures or str(root) in self._kept.web_allowed:
            return True
        return False if str(root) in self._kept.web_refused else None

    def keep_web(self, root: Path, allowed: bool) -> None:
        """Remember whether pages of a site may show what is on other sites."""
        self._kept = self._kept.with_web(root, allowed=allowed)
        self._write()

    def _note_places(self) -> None:
        if self._desk.site is not None:
            self._kept = self._kept.with_site(self._desk.site.root)
        if self._desk.opened.path is not None:
            self._kept = self._kept.with_post(self._desk.opened.path)
