"""A look at the file behind the open post: whether it is still the one that was read."""

import errno
import os
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path

from editor.core.errors import FileTrouble
from editor.store import files
from editor.store.faults import NO_ANSWER
from editor.store.files import Loaded

_UNHEARD = frozenset({errno.EIO, *NO_ANSWER})


class Sight(StrEnum):
    """What became of a file."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()
    FOLDER_GONE = auto()
    READ_ONLY = auto()
    """It is there, but may not be written to, or not even be read any more."""
    OUT_OF_REACH = auto()
    """Its disk or network does not say what is there."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of which file, and what it holds where it could be read."""

    path: Path
    sight: Sight
    loaded: Loaded | None = None

    @property
    def is_gone(self) -> bool:
        """Whether there is no such file any more."""
        return self.sight in {Sight.GONE, Sight.FOLDER_GONE}


def look(path: Path, fingerprint: str) -> Look:
    """Compare a file with the fingerprint of what was read; times of files lie, their bytes do not."""
    try:
        loaded = files.read(path)
    except FileTrouble as trouble:
        return Look(path, _without(path, trouble.__cause__))
    if loaded.fingerprint != fingerprint:
        return Look(path, Sight.CHANGED, loaded)
    can_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return Look(path, Sight.SAME if can_write else Sight.READ_ONLY, loaded)


def _without(path: Path, trouble: BaseException | None) -> Sight:
    """Tell why a file could not be read. What was said counts: a network remembers names for a while."""
    if isinstance(trouble, OSError) and trouble.errno in _UNHEARD:
        return Sight.OUT_OF_REACH
    try:
        if not path.parent.is_dir():
            return Sight.FOLDER_GONE
        is_there = path.is_file() and not isinstance(trouble, FileNotFoundError)
    except OSError:
        return Sight.OUT_OF_REACH
    return Sight.READ_ONLY if is_there else Sight.GONE
