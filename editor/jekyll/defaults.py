"""Front matter that a site gives to all files of a kind: `defaults` of `_config.yml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType

from editor.jekyll.ruby import deep_merge
from editor.jekyll.site_values import folder_value, mapping

_OLD_NAMES: Mapping[object, str] = MappingProxyType({"page": "pages", "post": "posts", "draft": "drafts"})


@dataclass(frozen=True, slots=True)
class _Set:
    """Values, and which files they are for."""

    path: str
    type: str | None
    values: Mapping[str, object]


class Defaults:
    """The sets of a site's default front matter."""

    def __init__(self, site: Mapping[str, object]) -> None:
        self._collections_dir = folder_value(site, "collections_dir")
        self._sets = tuple(_sets(site.get("defaults")))

    def of(self, path: str, kind: str | None) -> Mapping[str, object]:
        """Return the values for a file: its path below the folder of collections, its collection's name."""
        values: dict[str, object] = {}
        last: _Set | None = None
        for each in self._sets:
            if not self._applies(each, path, kind):
                continue
            if last is None or _goes_before(each, last):
                values = deep_merge(values, each.values)
                last = each
            else:
                values = deep_merge(each.values, values)
        return values

    def _applies(self, each: _Set, path: str, kind: str | None) -> bool:
        if each.type is not None and each.type != (kind or ""):
            return False
        path = path.removeprefix("/")
        if "*" not in each.path:
            return path.startswith(self._without_collections(each.path))
        inside = f"{self._collections_dir}/" if self._collections_dir else ""
        parts = accumulate(f"{inside}{path}".split("/"), lambda folder, name: f"{folder}/{name}")
        return any(_glob(each.path).fullmatch(part) for part in parts)

    def _without_collections(self, path: str) -> str:
        inside = f"{self._collections_dir}/"
        return path.removeprefix(inside) if self._collections_dir else path


def _goes_before(new: _Set, old: _Set) -> bool:
    """Tell whether a set is nearer to the file than the last one: by its path, then by its type."""
    if len(new.path) != len(old.path):
        return len(new.path) > len(old.path)
    return new.type is not None or old.type is None


def _sets(value: object) -> Iterator[_Set]:
    for item in value if isinstance(value, list) else ():
        entry = mapping(item)
        values, scope = entry.get("values"), mapping(entry.get("scope"))
        if isinstance(values, Mapping):
            path, kind = scope.get("path"), scope.get("type")
            name = str(_OLD_NAMES.get(kind, kind)) if "type" in scope else None
            yield _Set(_plain(path) if isinstance(path, str) else "", name, values)


def _plain(path: str) -> str:
    """Return a path without a slash in front; one that has it loses the slash at its end, too."""
    return path[1:].removesuffix("/") if path.startswith("/") else path


@lru_cache(maxsize=64)
def _glob(pattern: str) -> re.Pattern[str]:
    """Return what a pattern of a scope matches: `*` within a name, `**/` any folders, `{a,b}` either."""
    pieces = re.split(r"(\*\*/|\*|\?|\{[^}]*\})", pattern.removesuffix("/"))
    return re.compile("".join(map(_piece, pieces)))


def _piece(piece: str) -> str:
    match piece:
        case "**/":
            return r"(?:[^/]+/)*"
        case "*":
            return r"[^/]*"
        case "?":
            return r"[^/]"
        case _ if piece.startswith("{") and piece.endswith("}"):
            return "(?:" + "|".join(map(re.escape, piece[1:-1].split(","))) + ")"
        case _:
            return re.escape(piece)
