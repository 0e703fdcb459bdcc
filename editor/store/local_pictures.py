"""Pictures of this computer, which a post may name until it is exported; no reader can see them there."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from editor.core.pictures import SUFFIXES

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def local_picture(address: str) -> Path | None:
    """Return the picture's file that an address names by its place on this computer, `None` for no such file.

    It is an absolute path or a `file:` address, and it leads to a file that is named as a picture is, links
    followed: a post that somebody sent must not carry other files out.
    """
    for path in _paths(address):
        try:
            found = path.resolve(strict=True)
            if found.is_file() and found.suffix.lower() in SUFFIXES:
                return found
        except (OSError, ValueError, RuntimeError):
            continue
    return None


def is_local_only(address: str) -> bool:
    """Tell whether an address can mean a file of this computer and nothing else."""
    return address.lower().startswith("file:") or _DRIVE.match(address) is not None


def _paths(address: str) -> tuple[Path, ...]:
    """Return the paths that an address can mean: as it is, and decoded."""
    if address.lower().startswith("file:"):
        try:
            parts = urlsplit(address)
        except ValueError:
            return ()
        return (Path(url2pathname(parts.path)),) if parts.netloc in ("", "localhost") else ()
    if address.startswith("//") or not (address.startswith("/") or _DRIVE.match(address)):
        return ()
    return (Path(address), Path(unquote(address)))
