"""Which files of a site Jekyll looks at: hidden names and `exclude` out, `include` in."""

from collections.abc import Mapping

from editor.jekyll.ruby import file_matches
from editor.jekyll.site_values import texts

_SPECIAL = (".", "_", "#", "~")


class EntryFilter:
    """Decides over paths below the site's source; it remembers what it said of folders."""

    def __init__(self, site: Mapping[str, object]) -> None:
        self._include = texts(site.get("include"))
        self._exclude = tuple(name for name in texts(site.get("exclude")) if name not in self._include)
        self._folders: dict[str, bool] = {"": True}

    def keeps(self, path: str) -> bool:
        """Tell whether a file is one of the site's pages and files: no folder above it is left out either."""
        folder, _, name = path.rpartition("/")
        return self.keeps_folder(folder) and self._keeps(name, folder, is_folder=False)

    def keeps_folder(self, path: str) -> bool:
        """Tell whether Jekyll looks into a folder."""
        known = self._folders.get(path)
        if known is None:
            folder, _, name = path.rpartition("/")
            known = self.keeps_folder(folder) and self._keeps(name, folder, is_folder=True)
            self._folders[path] = known
        return known

    def keeps_inside(self, entry: str, folder: str) -> bool:
        """Tell whether a file is taken that is listed with its path inside `_posts` or a collection."""
        return self._keeps(entry, folder, is_folder=False)

    def _keeps(self, entry: str, folder: str, *, is_folder: bool) -> bool:
        if entry.endswith("."):
            return False
        name = entry.rpartition("/")[2]
        if _matches(self._include, entry, is_folder=is_folder) or _matches(
            self._include, name, is_folder=is_folder
        ):
            return True
        path = f"{folder}/{entry}" if folder else entry
        if _matches(self._exclude, path, is_folder=is_folder):
            return False
        return not (entry.startswith(_SPECIAL) or name.startswith(_SPECIAL) or entry.endswith("~"))


def _matches(patterns: tuple[str, ...], path: str, *, is_folder: bool) -> bool:
    for pattern in patterns:
        plain = pattern.removeprefix("/")
        if path.startswith(plain) or (is_folder and plain == f"{path}/") or file_matches(plain, path):
            return True
    return False
