"""Reading a site's files once: what they hold is remembered until their state changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from editor.jekyll.documents import Collection, Document, Rules, read_document
from editor.jekyll.files import SiteFiles, Stamp, text_of
from editor.jekyll.front import Parts, read_parts
from editor.jekyll.ruby import split_suffix

_BINARY = """
    .jpg .jpeg .png .gif .webp .avif .ico .bmp .pdf .mp3 .mp4 .mov .webm .zip .woff .woff2 .ttf .otf .eot
"""
_NEVER_PAGES = frozenset(_BINARY.split())
_UNKNOWN = (0, 0)


@dataclass(slots=True)
class Memory:
    """What was read, each with the state of the file it was read from."""

    parts: dict[str, tuple[Stamp, Parts]] = field(default_factory=dict)
    documents: dict[str, tuple[Stamp, Document]] = field(default_factory=dict)
    are_posts: dict[str, bool] = field(default_factory=dict)
    """Whether a file's path is one of a post that Jekyll looks at: the configuration decides for good."""


class Reading:
    """The files of a site or theme as they are now, read when asked for."""

    def __init__(self, files: SiteFiles, memory: Memory) -> None:
        self._files, self.memory = files, memory
        self.listing = files.listing()

    @property
    def stamps(self) -> Mapping[str, Stamp]:
        """Every file, by its path, and its state."""
        return self.listing.stamps

    def text(self, path: str) -> str | None:
        """Return the text of a file; `None` where there is none."""
        return text_of(self._files, path) if path in self.stamps else None

    def parts(self, path: str) -> Parts:
        """Return a file, cut at its front matter."""
        stamp = self.stamps.get(path, _UNKNOWN)
        known = self.memory.parts.get(path)
        if known is None or known[0] != stamp:
            known = (stamp, read_parts(self.text(path) or ""))
            self.memory.parts[path] = known
        return known[1]

    def has_header(self, path: str) -> bool:
        """Tell whether a file is one that Jekyll renders."""
        return split_suffix(path)[1].lower() not in _NEVER_PAGES and self._files.begins(path, b"---")

    def document(self, path: str, relative: str, collection: Collection, rules: Rules) -> Document:
        """Return the document of a file."""
        stamp = self.stamps.get(path, _UNKNOWN)
        known = self.memory.documents.get(path)
        if known is not None and known[0] == stamp:
            return known[1]
        document = read_document(self.parts(path), path, relative, collection, rules)
        if not document.is_of_now:
            self.memory.documents[path] = (stamp, document)
        return document
