"""A look at the file behind the open post: whether it is still the one that was read."""

import os
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path

from editor.core.errors import FileTrouble
from editor.store import files
from editor.store.files import Loaded


class Sight(StrEnum):
    """What became of a file."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()
    FOLDER_GONE = auto()
    READ_ONLY = auto()
    """It is there, but may not be written to, or not even be read any more."""


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
    except FileTrouble:
        if not path.parent.is_dir():
            return Look(path, Sight.FOLDER_GONE)
        return Look(path, Sight.READ_ONLY if path.is_file() else Sight.GONE)
    if loaded.fingerprint != fingerprint:
        return Look(path, Sight.CHANGED, loaded)
    can_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return Look(path, Sight.SAME if can_write else Sight.READ_ONLY, loaded)
