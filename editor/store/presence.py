"""Whether there is something of a name. A disk that does not answer has nothing, where `Path` would raise."""

import os
from pathlib import Path


def is_there(path: Path) -> bool:
    """Tell whether there is a file or a folder."""
    return os.path.exists(path)  # noqa: PTH110 - it never raises


def is_file(path: Path) -> bool:
    """Tell whether there is a file."""
    return os.path.isfile(path)  # noqa: PTH113 - it never raises


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder."""
    return os.path.isdir(path)  # noqa: PTH112 - it never raises
