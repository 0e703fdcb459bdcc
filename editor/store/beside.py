"""A second file for a second text of the same post: nothing is replaced, and nothing is published by it."""

import contextlib
import os
from itertools import count
from pathlib import Path

from editor.core import source
from editor.core.errors import AlreadyThere
from editor.core.source import NotInEncoding
from editor.jekyll.posts import DRAFTS, POSTS
from editor.store import files
from editor.store.recovery import Base
from editor.store.site import find_root, open_site

_LONGEST = 255
"""Bytes of a file's name."""


def save_beside(path: Path, base: Base, text: str, word: str) -> Path:
    """Save a text under a file's name with a word in it; return where it is.

    In a site it becomes a draft: beside the file Jekyll would publish it as another post or page. A number
    follows the word where the name is taken. A text that the file's encoding does not hold is written as
    UTF-8.

    Raises:
        FileTrouble: it cannot be written.

    """
    kind = base.source("")
    try:
        data = source.encode(kind, text)
    except NotInEncoding:
        data = source.encode(kind.in_utf8(), text)
    folder = unpublished_folder(path)
    files.make_folder(folder)
    for number in count(1):
        ending = f" ({word}){path.suffix}" if number == 1 else f" ({word} {number}){path.suffix}"
        with contextlib.suppress(AlreadyThere):
            return files.create(folder / (_fitting(path.stem, ending) + ending), data).path
    raise AssertionError("numbers do not end")


def unpublished_folder(path: Path) -> Path:
    """Return where a file like this one is not published: with the site's drafts, or beside it."""
    root = find_root(path.parent)
    if root is None:
        return _beside_posts(path.absolute().parent)
    if DRAFTS in path.absolute().relative_to(root).parts:
        return path.parent
    return open_site(root).content / DRAFTS


def _beside_posts(folder: Path) -> Path:
    """Return the drafts that go with a folder of posts, which its name tells without a configuration."""
    posts = next((one for one in (folder, *folder.parents) if one.name == POSTS), None)
    return folder if posts is None else posts.with_name(DRAFTS)


def _fitting(stem: str, ending: str) -> str:
    """Return as much of a name as a file's name can hold with an ending."""
    room = _LONGEST - len(os.fsencode(ending))
    return os.fsencode(stem)[:room].decode("utf-8", "ignore")


def is_draft(path: Path) -> bool:
    """Tell whether a file that was saved so lies with a site's drafts."""
    return path.parent.name == DRAFTS
