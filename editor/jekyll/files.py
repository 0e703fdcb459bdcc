"""The files of a site or of a theme as values: what is there, and what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from editor.core.source import decode

Stamp = tuple[int, int]
"""The state of a file: when it was changed, in nanoseconds, and its size. Another state is another text."""

_NOTHING: Mapping[str, "Stamp"] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds: every file by its path with `/`, and what is not to be read."""

    stamps: Mapping[str, Stamp] = field(default_factory=lambda: _NOTHING)
    refused: tuple[str, ...] = ()
    """Links that lead out of the folder."""
    is_cut: bool = False
    """Whether there are more files than anyone's site has: the rest is not listed."""


class SiteFiles(Protocol):
    """Where files come from: the disk (`editor.store.site_files`), or a dictionary in a test."""

    def listing(self) -> Listing:
        """Return what is there now."""
        ...

    def read(self, path: str) -> bytes | None:
        """Return what a listed file holds; `None` where it cannot be read, is refused, or is too large."""
        ...

    def begins(self, path: str, beginning: bytes) -> bool:
        """Tell whether a listed file starts with these bytes, a byte order mark not counted."""
        ...


class NoFiles:
    """The files of a theme that is not there."""

    def listing(self) -> Listing:
        """Return an empty listing."""
        return Listing()

    def read(self, _path: str) -> bytes | None:
        """Return nothing."""
        return None

    def begins(self, _path: str, _beginning: bytes) -> bool:
        """Return False."""
        return False


def text_of(files: SiteFiles, path: str) -> str | None:
    """Return the text of a file, its line ends as they are: Jekyll sees them; `None` where there is none."""
    data = files.read(path)
    if data is None:
        return None
    source = decode(data)
    return data[len(source.mark) :].decode(source.encoding) if b"\r" in data else source.text
