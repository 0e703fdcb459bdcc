"""A theme that a site names and does not hold: a gem that is installed on this machine."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_VERSION = re.compile(r"\d+(?:\.\w+)*")
_SHARED = (
    "/usr/share/rubygems-integration/all/gems",
    "/var/lib/gems/*/gems",
    "/usr/lib/ruby/gems/*/gems",
    "/usr/local/lib/ruby/gems/*/gems",
    "/opt/homebrew/lib/ruby/gems/*/gems",
)
_OF_USER = (".gem/ruby/*/gems", ".local/share/gem/ruby/*/gems", ".rbenv/versions/*/lib/ruby/gems/*/gems")
_OF_SITE = ("vendor/bundle/ruby/*/gems", ".bundle/ruby/*/gems")


def find_theme(name: str, site: Path) -> Path | None:
    """Return the folder of an installed theme, the newest of its versions; `None` where it is not here."""
    found = _found(name, site)
    return max(found, key=lambda gem: _number(gem.name.removeprefix(f"{name}-")), default=None)


def is_theme(folder: Path, site: Path) -> bool:
    """Tell whether a folder is that of an installed theme, which a site could name."""
    return folder in _found(folder.name.rpartition("-")[0], site)


def _found(name: str, site: Path) -> list[Path]:
    if not _NAME.fullmatch(name):
        return []
    own = [gem for gem in _gems(_matching(site, _OF_SITE), name) if _is_inside(gem, site)]
    return [*own, *_gems(_folders(), name)]


def _is_inside(gem: Path, site: Path) -> bool:
    """Tell whether a theme that a site brings along lies in the site: a link could lead to another folder."""
    return gem.resolve().is_relative_to(site.resolve())


def _gems(folders: Iterable[Path], name: str) -> Iterator[Path]:
    for folder in folders:
        yield from _versions(folder, name)


def _folders() -> Iterator[Path]:
    """Yield the folders that the machine's gems are installed in."""
    for folder in filter(None, os.environ.get("GEM_HOME", "").split(os.pathsep)):
        yield Path(folder) / "gems"
    yield from _matching(Path.home(), _OF_USER)
    if sys.platform != "win32":
        yield from _matching(Path("/"), [pattern.lstrip("/") for pattern in _SHARED])


def _matching(top: Path, patterns: Iterable[str]) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(top.glob(pattern))


def _versions(folder: Path, name: str) -> Iterator[Path]:
    for gem in folder.glob(f"{name}-*"):
        if _VERSION.fullmatch(gem.name.removeprefix(f"{name}-")) and (gem / "_layouts").is_dir():
            yield gem


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else -1 for part in version.split("."))
