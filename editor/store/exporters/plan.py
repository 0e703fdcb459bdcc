"""What an export would do, as a value: looked at, shown, tested, and then done by `editor.store.apply`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from editor.core.choices import ExportChoice
from editor.core.errors import Problem
from editor.core.house.naming import Naming
from editor.core.pictures import Picture
from editor.core.source import Source
from editor.store.site import Site


@dataclass(frozen=True, slots=True)
class Post:
    """The post to export: its text as it is now, the file it came from and how that file is written."""

    text: str
    source: Source
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class WriteFile:
    """Write a file."""

    path: Path
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class CopyFile:
    """Copy a file to a name that is free."""

    path: Path
    source: Path


Step = WriteFile | CopyFile


@dataclass(frozen=True, slots=True)
class Move:
    """A picture of this computer on its way into the site: to `path` below the site's folder.

    `source` is the file to copy; `None` where the site has it already.
    """

    picture: Picture
    path: str
    source: Path | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a plan must know of the world: the time, and what the disk says of the post's pictures."""

    now: datetime
    """The moment of the export, in the site's time zone."""
    moves: tuple[Move, ...] = ()
    missing: frozenset[str] = frozenset()
    """Addresses of pictures that no reader will see."""
    naming: Naming = field(default_factory=Naming)
    """How the site names its files."""
    number: int = 1
    """The number of a post that would be the next of its day."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The file that the post becomes, the steps to take in order, and what the author should know first."""

    path: Path
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Exporter:
    """A way to export a post: its id, its title in the menu, and how it is planned."""

    id: str
    title: str
    plan: Callable[[Post, Site, ExportChoice, Outlook], Plan]
