"""What dialogs ask for, as values: commands use them without knowing any dialog."""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from editor.core.message import Message, msg


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """A link: what it says, where it goes, its `rel` and its CSS colour, empty where it has none.

    As an answer about a link that is there, one that goes nowhere is to be removed.
    """

    text: str
    url: str
    rel: str = ""
    colour: str = ""

    @property
    def is_markdown(self) -> bool:
        """Whether Markdown can say it: `rel` and a colour need an HTML tag."""
        return not self.rel and not self.colour


@dataclass(frozen=True, slots=True)
class PostLink:
    """A post of the site that a link can lead to: its title, how a link names it, its day."""

    title: str
    address: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class SourceLineChoice:
    """A source line: the palette's id of its form, where the article is, its title, who published it."""

    form: str
    url: str
    title: str
    publisher: str


@dataclass(frozen=True, slots=True)
class ImageChoice:
    """A picture: its path or address as the post names it, and what it shows, in words."""

    target: str
    alt: str = ""
    caption: str = ""
    """What stands below it."""


@dataclass(frozen=True, slots=True)
class TableChoice:
    """A table's cells, row by row, all rows equally long; the first row is the header where there is one.

    `is_markdown` says how a new table is written.

    Where a table was edited, `from_rows` and `from_columns` say which row and column of it each one was:
    `None` for a new one.
    """

    rows: tuple[tuple[str, ...], ...]
    has_header: bool = True
    from_rows: tuple[int | None, ...] = ()
    from_columns: tuple[int | None, ...] = ()
    is_markdown: bool = False


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Where a post goes in the site: the day and the slug that name it, and whether it stays a draft."""

    slug: str
    date: date | None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """What an export would do: the path below the site, and what the author should know before.

    `problem` says why it cannot be done at all.
    """

    path: str
    exists: bool = False
    notes: tuple[Message, ...] = ()
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class ExportOffer:
    """What the export dialog starts from: the likeliest choice, the two slugs made of the title.

    `preview` says what a choice would do.
    """

    first: ExportChoice
    hangul: str
    ascii_slug: str
    preview: Callable[[ExportChoice], ExportPreview]


class UnsavedAnswer(StrEnum):
    """What to do with changes that are not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class ChangedAnswer(StrEnum):
    """What to do when another program changed the file that is open."""

    KEEP_BOTH = "keep-both"
    RELOAD = "reload"
    OVERWRITE = "overwrite"
    SAVE_AS = "save-as"
    CANCEL = "cancel"


_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.\-]*):")
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
_PICTURE_SCHEMES = frozenset({"http", "https"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


def url_trouble(url: str, *, picture: bool = False) -> Message | None:
    """Return what is wrong with an address that somebody typed; `None` when a page may carry it.

    An address without a scheme is a path of the site, an anchor or a Liquid tag and is taken as it is.
    """
    if not url.strip():
        return msg("An address is missing.")
    if _CONTROL.search(url):
        return msg("An address cannot have line breaks or control characters in it.")
    scheme = _SCHEME.match(url)
    allowed = _PICTURE_SCHEMES if picture else _SCHEMES
    if scheme is None or scheme[1].lower() in allowed:
        return None
    if picture and len(scheme[1]) == 1:
        return None
    return msg("An address cannot start with “{scheme}:”.", scheme=scheme[1])


def pasted_cells(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of text copied from a spreadsheet: tabs between them, quotes round line ends."""
    rows = csv.reader(
        text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True), delimiter="\t"
    )
    return tuple(tuple(" ".join(cell.split("\n")).strip() for cell in row) for row in rows)


def trimmed(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return a table without its empty last rows and columns; its first cell always stays."""
    full = [[cell.strip() for cell in row] for row in rows]
    height = max((at + 1 for at, row in enumerate(full) if any(row)), default=1)
    width = max((at + 1 for row in full for at, cell in enumerate(row) if cell), default=1)
    return tuple(tuple((row + [""] * width)[:width]) for row in full[:height]) or (("",),)
