"""What an engine is given from outside: a site's files, converters and clocks, and how much it may use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType

from editor.jekyll.liquid.code import coloured

_NOTHING: Mapping[str, object] = MappingProxyType({})


def _absent(_name: str) -> str | None:
    return None


def _same(text: str) -> str:
    return text


def _epoch() -> datetime:
    return datetime.fromtimestamp(0, UTC)


def _still() -> float:
    return 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The world as templates see it. Each has a default; but for colours, it does nothing."""

    include: Callable[[str], str | None] = _absent
    """The source of an include by its name below `_includes`; `None` where there is none."""
    include_relative: Callable[[str], str | None] = _absent
    """The source of a file by its path from the folder of the page that is rendered."""
    markdown: Callable[[str], str] = _same
    smartypants: Callable[[str], str] = _same
    scss: Callable[[str], str] = _same
    sass: Callable[[str], str] = _same
    highlight: Callable[[str, str, Mapping[str, object]], str] = coloured
    """The coloured HTML of code, by its language and the options of the `highlight` tag."""
    post_url: Callable[[str], str | None] = _absent
    """The `url` of a post by its name (`2024-02-27-a`), without `baseurl`; `None` where there is none."""
    link: Callable[[str], str | None] = _absent
    """The `url` of a file by its path below the site, without `baseurl`; `None` where there is none."""
    site: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    """The site's configuration: filters read `url`, `baseurl` and what else they need of it."""
    now: Callable[[], datetime] = _epoch
    time_zone: tzinfo = UTC
    clock: Callable[[], float] = _still
    """Seconds that only go forward, for `Limits.seconds`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one rendering may use. What goes beyond is a `Trouble`, and rendering ends there."""

    steps: int = 2_000_000
    """Nodes rendered and items looked at, over all loops and includes together."""
    output: int = 8_000_000
    """Characters written, those of captures and includes counted too."""
    string: int = 4_000_000
    """Characters of one value."""
    made: int = 200_000_000
    """Characters of all values that filters make, together: what is kept of them is memory."""
    depth: int = 100
    """Blocks in blocks, and includes in includes (Liquid's own limit)."""
    seconds: float = 10.0
