"""The files of a site or theme on disk, as `editor.jekyll` asks for them: never one outside the folder."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from editor.jekyll.files import Listing, Stamp

MOST_FILES = 100_000
MOST_BYTES = 8 * 2**20
"""A larger file is no template, post or data file."""

_PASSED_OVER = frozenset(
    {".git", ".svn", ".hg", "node_modules", "_site", ".jekyll-cache", ".sass-cache", ".bundle", ".venv"}
)
"""Folders that hold nothing of the site and may be large."""


class DiskFiles:
    """The files below a folder. Links are followed as long as they stay inside it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._top = os.path.realpath(root)
        self._plain: frozenset[str] = frozenset()
        """The files that the last listing reached without a link."""

    def listing(self) -> Listing:
        """Return every file and its state."""
        stamps: dict[str, Stamp] = {}
        refused: list[str] = []
        plain: list[str] = []
        for path, entry, by_link in self._entries("", frozenset({self._top}), refused, by_link=False):
            if len(stamps) >= MOST_FILES:
                break
            status = _status(entry)
            if status is not None and stat.S_ISREG(status.st_mode):
                stamps[path] = (status.st_mtime_ns, status.st_size)
                plain.extend(() if by_link else (path,))
        self._plain = frozenset(plain)
        return Listing(stamps, tuple(refused), is_cut=len(stamps) >= MOST_FILES)

    def read(self, path: str) -> bytes | None:
        """Return what a file holds; `None` where it is not there, too large, or outside the folder."""
        return self._read(path, MOST_BYTES + 1, whole=True)

    def begins(self, path: str, beginning: bytes) -> bool:
        """Tell whether a file starts with these bytes, a byte order mark not counted."""
        data = self._read(path, len(beginning) + 3, whole=False)
        return data is not None and data.removeprefix(b"\xef\xbb\xbf").startswith(beginning)

    def _read(self, path: str, most: int, *, whole: bool) -> bytes | None:
        place = os.path.join(self._top, *path.split("/"))  # noqa: PTH118 - thousands of files
        if path not in self._plain:
            place = os.path.realpath(place)
            if not self._is_inside(place):
                return None
        try:
            with open(place, "rb") as file:  # noqa: PTH123 - thousands of files
                status = os.fstat(file.fileno())
                if not stat.S_ISREG(status.st_mode):
                    return None
                data = file.read(min(most, status.st_size + 1))  # room for `most` takes longer than to read
        except (OSError, ValueError):
            return None
        return None if whole and len(data) == most else data

    def _entries(
        self, folder: str, above: frozenset[str], refused: list[str], *, by_link: bool
    ) -> Iterator[tuple[str, os.DirEntry[str], bool]]:
        """Yield the entries below a folder that are no folders, and whether a link leads there.

        A folder that is in itself is not entered again.
        """
        for entry in _listed(os.path.join(self._top, folder)):  # noqa: PTH118 - thousands of files
            path = f"{folder}/{entry.name}" if folder else entry.name
            place = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
            if entry.is_symlink() and not self._is_inside(place):
                refused.append(path)
            elif _is_folder(entry):
                if entry.name not in _PASSED_OVER and place not in above:
                    is_link = by_link or entry.is_symlink()
                    yield from self._entries(path, above | {place}, refused, by_link=is_link)
            else:
                yield path, entry, by_link or entry.is_symlink()

    def _is_inside(self, place: str) -> bool:
        return place.startswith(self._top.rstrip(os.sep) + os.sep)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None
