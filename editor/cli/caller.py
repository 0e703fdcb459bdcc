"""What every command is given, and how it finds and says things."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from editor.core import source
from editor.core.errors import FileTrouble
from editor.core.message import Translate, msg
from editor.store import files
from editor.store.exporters.plan import Post
from editor.store.presence import is_folder
from editor.store.site import CONFIG, Site, find_root, open_site

OpenWindow = Callable[[Path | None, Path | None, str], int]
"""Opens the window on a path, with a profile folder and a language, and returns the exit code."""


@dataclass(frozen=True, slots=True)
class Caller:
    """What the commands are given: how to speak, what time it is, how to open the window."""

    tr: Translate
    now: Callable[[], datetime]
    open_window: OpenWindow


def say(text: str, end: str = "\n") -> int:
    """Print something; the exit code of a command that did what it was asked."""
    sys.stdout.write(text + end)
    return 0


def post_in(name: str) -> Post:
    """Return the post in a file.

    Raises:
        FileTrouble: it cannot be read.

    """
    path = Path(name)
    read = source.decode(files.read(path).data)
    return Post(read.text, read, path)


def site_at(name: str) -> Site:
    """Return the site that a folder is, or lies in.

    Raises:
        FileTrouble: there is none.

    """
    folder = Path(name)
    root = find_root(folder) if is_folder(folder) else None
    if root is None:
        raise FileTrouble(msg("{path} is no site folder: it has no {name}.", path=folder, name=CONFIG))
    return open_site(root)


def tell_troubles(site: Site, caller: Caller) -> None:
    """Say what of a site's settings cannot be read."""
    for trouble in site.troubles:
        sys.stderr.write(" ".join(map(caller.tr, trouble.sentences())) + "\n")
