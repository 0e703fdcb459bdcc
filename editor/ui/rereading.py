"""The settings of the site on the desk, read again when another program changes them: they hold at once."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from editor.commands.desk import Desk
from editor.store import site_settings
from editor.store.presence import is_there

_SETTLE_MS = 150
"""How long the file must be left alone before it is read: half a file is nobody's settings."""


class Rereading(QObject):
    """Watches a site's `.wongo.toml` and its templates, and the folders in which they may appear."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
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
        desk.subscribe(self._watch)

    def _watch(self) -> None:
        """Watch the file and its folder, again where another file took its place."""
        site = self._desk.site
        places = site_settings.watched(site) if site is not None else ()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if gone := [one for one in watched if Path(one) not in places]:
            self._watcher.removePaths(gone)
        if missing := [str(one) for one in places if str(one) not in watched and is_there(one)]:
            self._watcher.addPaths(missing)

    def _wait(self, _path: str) -> None:
        self._soon.start()

    def _follow_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._desk.site is not None:
            self._soon.start()

    def _read(self) -> None:
        self._desk.read_site_again()
        self._watch()
