"""Says so when the post on the desk is open in another window, here or in another process."""

import hashlib
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from editor.commands.desk import Desk
from editor.core.message import Message, msg
from editor.store import locks

FOLDER = "locks"


class Sharing(QObject):
    """Holds a lock of the profile for the open post. It only advises: both windows may write.

    Where another window has it, it is taken as soon as that one lets it go; one that was killed tells nobody,
    so it is tried again when the user comes back, too.
    """

    shared = Signal(object)
    """A `Message`: somebody else has this post open too."""

    over = Signal(object)
    """The same `Message`: it is so no more."""

    def __init__(self, desk: Desk, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._folder = desk, profile / FOLDER
        self._path: Path | None = None
        self._held: list[locks.Lock] = []
        self._told: Message | None = None
        self._has_ended = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._take)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._follow_state)
        self.destroyed.connect(partial(_release, self._held))
        desk.subscribe(self._follow)

    def end(self) -> None:
        """Let the post go, for good."""
        self._has_ended = True
        self._let_go()

    def _follow(self) -> None:
        path = self._desk.opened.path
        if path == self._path:
            return
        self._let_go()
        self._path = path
        self._take()

    def _follow_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._take()

    def _take(self) -> None:
        """Take the lock of the post unless it is ours; say who else has it, or no more that somebody has."""
        if self._path is None or self._held or self._has_ended:
            return
        lock = self._folder / _name_of(self._path)
        held = locks.hold(lock)
        if isinstance(held, locks.Holder):
            self._watcher.addPath(str(lock))
            held = locks.hold(lock)  # it may have been let go before it was watched
        if not isinstance(held, locks.Holder):
            self._rest()
            self._held += [held] if held is not None else []
        elif (sentence := _sentence(self._path, held)) != self._told:
            self._rest()
            self._told = sentence
            self._watcher.addPath(str(lock))
            self.shared.emit(sentence)

    def _let_go(self) -> None:
        self._rest()
        _release(self._held)

    def _rest(self) -> None:
        """Watch nothing, and say no more what is over."""
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)
        told, self._told = self._told, None
        if told is not None:
            self.over.emit(told)


def _release(held: list[locks.Lock], *_destroyed: QObject) -> None:
    while held:
        held.pop().release()


def _name_of(path: Path) -> str:
    """Return the name of a post's lock: the same by whatever links the post is reached."""
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32] + ".lock"


def _sentence(path: Path, holder: locks.Holder) -> Message:
    if not holder.pid:
        return msg("“{name}” is open in another window too: save in one of them only.", name=path.name)
    return msg(
        "“{name}” is open in another window too (process {pid} on {host}): save in one of them only.",
        name=path.name,
        pid=holder.pid,
        host=holder.host,
    )
