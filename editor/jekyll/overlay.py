"""A site's files with another text for one, or one more: the article in the editor, not yet saved."""

from editor.core.source import decode, encode
from editor.jekyll.files import Listing, SiteFiles


class Overlay:
    """The files of a site, but for the one that is being written."""

    def __init__(self, files: SiteFiles, path: str, text: str) -> None:
        self._files, self._path = files, path
        self._data = _as_saved(text, files.read(path) or b"")
        self._stamp = (hash(text), len(self._data))

    def listing(self) -> Listing:
        """Return what is there, the article with it."""
        below = self._files.listing()
        return Listing({**below.stamps, self._path: self._stamp}, below.refused, is_cut=below.is_cut)

    def read(self, path: str) -> bytes | None:
        """Return what a file holds."""
        return self._data if path == self._path else self._files.read(path)

    def begins(self, path: str, beginning: bytes) -> bool:
        """Tell whether a file starts with these bytes."""
        return self._data.startswith(beginning) if path == self._path else self._files.begins(path, beginning)


def _as_saved(text: str, below: bytes) -> bytes:
    """Return what a file will hold once the text is saved: its lines end as they do there."""
    data = text.encode("utf-8", "replace")
    return encode(decode(below).in_utf8(), data.decode("utf-8")) if b"\r" in below else data
