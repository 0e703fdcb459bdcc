"""Says so when the post on the desk is open in another window, here or in another process."""

import hashlib
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.commands.desk import Desk
from editor.core.message import Message, msg
from editor.store import locks

FOLDER = "locks"


class Sharing(QObject):
    """Holds a lock of the profile for the open post. It only advises: both windows may write."""

    shared = Signal(object)
    """A `Message`: somebody else has this post open too."""

    def __init__(self, desk: Desk, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._folder = desk, profile / FOLDER
        self._path: Path | None = None
        self._held: list[locks.Lock] = []
        self.destroyed.connect(partial(_release, self._held))
        desk.subscribe(self._follow)

    def end(self) -> None:
        """Let the post go."""
        _release(self._held)

    def _follow(self) -> None:
        path = self._desk.opened.path
        if path == self._path:
            return
        self.end()
        self._path = path
        if path is None:
            return
        held = locks.hold(self._folder / _name_of(path))
        if isinstance(held, locks.Holder):
            self.shared.emit(_sentence(path, held))
        elif held is not None:
            self._held.append(held)


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
