"""The settings of the site on the desk, read again when another program changes them: they hold at once."""

import contextlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from editor.commands.desk import Desk
from editor.store import site_settings
from editor.store.presence import is_there
from editor.store.site import Site, open_site
from editor.ui.patience import Late, Patience

_SETTLE_MS = 150
"""How long the file must be left alone before it is read: half a file is nobody's settings."""


class Rereading(QObject):
    """Watches a site's `.wongo.toml` and its templates, and the folders in which they may appear."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading, self._finding = Patience(self), Patience(self)
        self._changes = 0
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLE_MS)
        self._soon.timeout.connect(self._read)
        self._watcher.fileChanged.connect(self._wait)
        self._watcher.directoryChanged.connect(self._wait)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._follow_state)
        self._reading.came.connect(self._read)
        self._finding.came.connect(self._watch)
        desk.subscribe(self._watch)

    def _watch(self) -> None:
        """Watch the file and its folder, again where another file took its place."""
        site = self._desk.site
        try:
            places = self._finding.ask(partial(_places, site), site.root) if site is not None else {}
        except Late:
            return
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if gone := [one for one in watched if Path(one) not in places]:
            self._watcher.removePaths(gone)
        if missing := [str(one) for one in places if str(one) not in watched and places[one]]:
            self._watcher.addPaths(missing)

    def _wait(self, _path: str) -> None:
        self._changes += 1
        self._soon.start()

    def _follow_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._desk.site is not None:
            self._wait("")

    def _read(self) -> None:
        site = self._desk.site
        if site is None:
            return
        with contextlib.suppress(Late):
            about = (site.root, self._changes)  # an answer that is late may be out of date
            self._desk.take_site(self._reading.ask(partial(open_site, site.root), about))
            self._watch()


def _places(site: Site) -> dict[Path, bool]:
    """Return what to watch, and whether it is there."""
    return {place: is_there(place) for place in site_settings.watched(site)}
