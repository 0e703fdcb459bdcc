"""Layouts and includes by their names: the site's own, then its theme's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from editor.jekyll.reading import Reading
from editor.jekyll.site_values import folder_value

_HIDDEN = (".", "_", "#", "~")


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its own front matter, and the Liquid around the content."""

    path: str
    values: Mapping[str, object]
    body: str


class Templates:
    """What pages are made with."""

    def __init__(self, site: Reading, theme: Reading, values: Mapping[str, object]) -> None:
        self._site, self._theme = site, theme
        self._layout_folder = folder_value(values, "layouts_dir")
        self._include_folder = folder_value(values, "includes_dir")

    @cached_property
    def _layouts(self) -> Mapping[str, tuple[Reading, str]]:
        """Where each layout is, by its name."""
        found: dict[str, tuple[Reading, str]] = {}
        for reading, folder in ((self._theme, "_layouts"), (self._site, self._layout_folder)):
            found |= {name: (reading, path) for name, path in _named(reading, folder)}
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all layouts."""
        return tuple(self._layouts)

    def layout(self, name: str) -> Layout | None:
        """Return a layout; `None` where neither the site nor its theme has it."""
        if name not in self._layouts:
            return None
        reading, path = self._layouts[name]
        parts = reading.parts(path)
        return Layout(path, parts.values, parts.body)

    def include(self, name: str) -> str | None:
        """Return the text of a file to include."""
        own = self._site.text(f"{self._include_folder}/{name}")
        return own if own is not None else self._theme.text(f"_includes/{name}")


def _named(reading: Reading, folder: str) -> Iterator[tuple[str, str]]:
    """Yield the layouts of a folder: name and path."""
    for path in reading.stamps:
        entry = path.removeprefix(f"{folder}/")
        name = entry.rpartition("/")[2]
        if entry != path and "." in name and not name.startswith(_HIDDEN):
            yield entry.rpartition(".")[0], path
