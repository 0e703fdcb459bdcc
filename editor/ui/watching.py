"""The file behind the open post, as other programs treat it: changed, moved away, not to be written to."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from editor.commands.versions import keep_both
from editor.core import source
from editor.core.errors import WongoError
from editor.core.message import Message, Translate, msg
from editor.store import files
from editor.store.files import Loaded
from editor.store.presence import is_there
from editor.store.watch import Look, Sight, look
from editor.ui.bench import Bench
from editor.ui.dialogs import changed
from editor.ui.dialogs.changed import KEEP_BOTH, KEEP_MINE, TAKE_THEIRS
from editor.ui.dialogs.recovered import BesideDialog
from editor.ui.notice import Notice, Offer
from editor.ui.tasks import Done, Tasks
from editor.ui.theme import Theme
from editor.ui.window import MainWindow

_SETTLE_MS = 150
"""How long a file must be left alone before it is looked at: half a file is nobody's version."""


class Watching(QObject):
    """Looks at the file whenever something happened to it, and says what there is to do about it."""

    def __init__(self, bench: Bench, notice: Notice, window: MainWindow, theme: Theme, tr: Translate) -> None:
        super().__init__(window)
        self._bench, self._notice, self._window = bench, notice, window
        self._theme, self._tr = theme, tr
        self._told: Message | None = None
        self._mark: tuple[Sight, str] = (Sight.SAME, "")
        self._is_gone = False
        self._watched: Path | None = None
        self._tasks = Tasks(self)
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLE_MS)
        self._soon.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._wait)
        self._watcher.directoryChanged.connect(self._wait)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._follow_state)
        self._answers: Mapping[str, Callable[[Loaded], None]] = MappingProxyType(
            {KEEP_MINE: self._keep_mine, TAKE_THEIRS: self._take_theirs, KEEP_BOTH: self._keep_both}
        )
        bench.desk.subscribe(self._follow)

    def _follow(self) -> None:
        """Look after the file that is on the desk now; what was said of another state is over."""
        path = self._bench.desk.opened.path
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if gone := [one for one in watched if Path(one) not in _places(path)]:
            self._watcher.removePaths(gone)
        self._watch()
        if not self._is_gone or path != self._watched:
            self._rest()
        self._watched = path

    def _watch(self) -> None:
        """Watch file and folders, again where a file took another's place."""
        watched = {*self._watcher.files(), *self._watcher.directories()}
        places = _places(self._bench.desk.opened.path)
        missing = [str(one) for one in places if str(one) not in watched and is_there(one)]
        if missing:
            self._watcher.addPaths(missing)

    def _wait(self, _path: str) -> None:
        self._soon.start()

    def _follow_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._soon.start()

    def _look(self) -> None:
        opened = self._bench.desk.opened
        if opened.path is not None:
            self._tasks.run(partial(look, opened.path, opened.fingerprint), self._see, key="look")

    def _see(self, done: Done[Look]) -> None:
        """Act on what was seen, unless it is of another file, saved by us meanwhile, or acted on before."""
        if done.error is not None:
            raise done.error
        seen = done.value
        if seen is None or seen.path != self._bench.desk.opened.path:
            return
        self._watch()
        found = seen.loaded.fingerprint if seen.loaded is not None else ""
        if seen.sight is Sight.CHANGED and found == self._fingerprint():
            return
        if (seen.sight, found) != self._mark:
            was_gone, self._is_gone = self._is_gone, seen.is_gone
            self._mark = (seen.sight, found)
            self._bench.flush()
            self._act(seen, was_gone=was_gone)

    def _act(self, seen: Look, *, was_gone: bool) -> None:
        desk, name = self._bench.desk, seen.path.name
        if seen.sight is Sight.SAME:
            self._rest()
            if was_gone and self._is_unchanged():
                desk.refresh(seen.loaded)
        elif seen.sight is Sight.CHANGED and _text_of(seen) == desk.session.text:
            desk.refresh(seen.loaded)
        elif seen.sight is Sight.CHANGED and self._is_unchanged():
            desk.refresh(seen.loaded)
            self._tell(msg("Another program changed “{name}”: this is the new text.", name=name), None)
        elif seen.sight is Sight.CHANGED:
            offer = Offer(msg("Compare…"), self._compare)
            self._tell(msg("Another program changed “{name}”, and you have unsaved work.", name=name), offer)
        else:
            if seen.is_gone:
                desk.refresh(None)
            self._tell(_sentence(seen.sight, name), Offer(msg("Save elsewhere…"), self._bench.save_elsewhere))

    def _is_unchanged(self) -> bool:
        """Tell whether the window shows what the file was: nothing would be lost by reading it again."""
        desk = self._bench.desk
        return desk.session.text == desk.opened.source.text

    def _compare(self) -> None:
        """Show both versions and ask what is to become of them."""
        path = self._bench.desk.opened.path
        if path is None:
            return
        try:
            loaded = files.read(path)
        except WongoError as error:
            self._bench.tell(error)
            return
        self._bench.flush()
        dialog = self._dialog(loaded)
        dialog.finished.connect(partial(self._decide, loaded, dialog))
        dialog.open()

    def _dialog(self, loaded: Loaded) -> BesideDialog:
        versions = changed.versions(loaded, self._bench.desk.session.text, self._tr)
        choice = changed.choice(loaded.path.name, versions, self._tr)
        return BesideDialog(choice, self._theme, self._tr, self._window)

    def _decide(self, loaded: Loaded, dialog: BesideDialog, _result: int) -> None:
        """Do what was decided, but only about the version that was shown."""
        act = self._answers.get(dialog.answer())
        if act is None:
            return
        try:
            if files.read(loaded.path).fingerprint != loaded.fingerprint:
                self._soon.start()
                return
            act(loaded)
        except WongoError as error:
            self._bench.tell(error)

    def _keep_mine(self, loaded: Loaded) -> None:
        self._bench.desk.save(loaded)

    def _take_theirs(self, loaded: Loaded) -> None:
        self._bench.desk.refresh(loaded)

    def _keep_both(self, loaded: Loaded) -> None:
        self._bench.tell(keep_both(self._bench.desk, loaded))

    def _fingerprint(self) -> str:
        return self._bench.desk.opened.fingerprint

    def _tell(self, message: Message, offer: Offer | None) -> None:
        self._told = message
        self._notice.tell(message, offer)

    def _rest(self) -> None:
        """Say no more what is over."""
        self._is_gone, self._mark = False, (Sight.SAME, self._fingerprint())
        if self._told is not None:
            self._notice.retract(self._told)
            self._told = None


def _places(path: Path | None) -> tuple[Path, ...]:
    """Return what to watch: the file, its folder, and the one above, where a folder's new name is noticed."""
    return () if path is None else (path, path.parent, path.parent.parent)


def _text_of(seen: Look) -> str | None:
    return source.decode(seen.loaded.data).text if seen.loaded is not None else None


def _sentence(sight: Sight, name: str) -> Message:
    if sight is Sight.READ_ONLY:
        return msg("“{name}” can only be read. Save elsewhere what you change.", name=name)
    if sight is Sight.OUT_OF_REACH:
        return msg(
            "The disk of “{name}” does not answer. Your text is safe here: save it elsewhere.", name=name
        )
    if sight is Sight.FOLDER_GONE:
        return msg("The folder of “{name}” is gone. Your text is safe here: save it elsewhere.", name=name)
    return msg("“{name}” was moved or deleted. Your text is safe here: save it elsewhere.", name=name)
