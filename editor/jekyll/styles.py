"""Sass into CSS, as Jekyll's own compiler (libsass, ten digits) does it, from a site's files alone.

libsass is what Jekyll 4.3 with sassc uses, byte for byte; it is small and has wheels for every system. It is
no longer developed and knows no modules (`@use`, `@forward`), which need dart-sass: the one package of that
for Python calls itself a laboratory, brings 11 MB and starts a second program. So a sheet that needs modules
is told in a sentence. All goes through `compile_sass`: a second compiler has its place there.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath

import sass  # type: ignore[import-untyped]  # it has no types

from editor.core.message import Message, msg
from editor.jekyll.reading import Reading
from editor.jekyll.ruby import parent
from editor.jekyll.site_values import mapping, text_value, texts

_DIGITS = 10
_STYLES = frozenset({"nested", "expanded", "compact", "compressed"})
_SUFFIXES = (".scss", ".sass", ".css")
_ELSEWHERE = re.compile(r"(?:https?:)?//")
_MODULES = re.compile(r"^\s*@(?:use|forward)\s+[\"']([^\"']+)[\"']", re.MULTILINE)
_COMMENTS = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
_SAYS = re.compile(r"Error: (.*?)(?:\n|$)")
_LINE = re.compile(r"on line (\d+)")


@dataclass(frozen=True, slots=True)
class Styles:
    """A style sheet, and why it is none if it could not be made."""

    css: str
    problem: Message | None = None
    line: int = 0


Find = Callable[[str, str], tuple[str, str] | None]
"""Returns path and text of what an import means: the name, and the path of the sheet that imports it."""


def compile_sass(text: str, path: str, find: Find, *, style: str, indented: bool = False) -> Styles:
    """Return the CSS of a sheet; `find` gives what it imports."""
    imports = _Imports(text, path, find)
    try:
        css = sass.compile(
            string=text or " ",
            indented=indented,
            precision=_DIGITS,
            output_style=style,
            importers=[(0, imports.sources)],
        )
    except sass.CompileError as trouble:
        said, line = _SAYS.search(str(trouble)), _LINE.search(str(trouble))
        reason = said[1].strip() if said else str(trouble)
        problem = imports.problem or msg(
            "The style sheet {path} cannot be made: {reason}", path=path, reason=reason
        )
        return Styles("", problem, int(line[1]) if line else 0)
    return Styles(css.removeprefix("\ufeff"), imports.problem)


class Sheets:
    """Where the sheets of a site and of its theme import from."""

    def __init__(self, site: Reading, theme: Reading, values: Mapping[str, object]) -> None:
        settings = mapping(values.get("sass"))
        self._readings = (site, theme)
        home = text_value(settings, "sass_dir").strip("/") or "_sass"
        own = [path.strip("/") for path in texts(settings.get("load_paths"))]
        self._folders = ((*own, home), ("_sass",))
        style = text_value(settings, "style").removeprefix(":")
        self._style = style if style in _STYLES else "compact"

    def compile(self, text: str, path: str) -> Styles:
        """Return the CSS of a sheet of the site."""
        return compile_sass(text, path, self.find, style=self._style, indented=path.endswith(".sass"))

    def find(self, name: str, importer: str) -> tuple[str, str] | None:
        """Return path and text of an imported sheet: beside the importing one, then by the load paths."""
        beside = parent(importer)
        for reading, folders in zip(self._readings, self._folders, strict=True):
            for folder in ("" if beside == "." else beside, *folders):
                for candidate in _candidates(folder, name):
                    text = reading.text(candidate)
                    if text is not None:
                        return candidate, text
        return None


class _Imports:
    """Answers the compiler's questions; it may read nothing that is not found here."""

    def __init__(self, text: str, path: str, find: Find) -> None:
        self._find, self._path = find, path
        self.problem: Message | None = _module(text, path)

    def sources(self, name: str, importer: str) -> list[tuple[str, str]] | None:
        """Return the sheet that an `@import` means; `None` for one that stays an import of the browser."""
        if name.endswith(".css") or _ELSEWHERE.match(name):
            return None
        found = self._find(name, self._path if importer == "stdin" else importer)
        if found is None:
            self.problem = self.problem or msg("There is no style sheet {name} to import.", name=name)
            return [(name, '@error "not found";')]
        path, text = found
        self.problem = self.problem or _module(text, path)
        return [(path, text)]


def _module(text: str, path: str) -> Message | None:
    found = _MODULES.search(_COMMENTS.sub("", text))
    if found is None:
        return None
    return msg(
        "The style sheet {path} takes “{module}” with @use, which Wongo cannot: "
        "the page looks different on the site.",
        path=path,
        module=found[1],
    )


def _candidates(folder: str, name: str) -> Iterator[str]:
    """Yield the paths that a name may mean in a folder; never one outside."""
    path = normpath(f"{folder}/{name}" if folder else name)
    if _is_outside(path):
        return
    above, _, last = path.rpartition("/")
    start = f"{above}/" if above else ""
    yield from (path, f"{start}_{last}") if last.endswith(_SUFFIXES) else ()
    for suffix in _SUFFIXES:
        yield f"{start}_{last}{suffix}"
        yield f"{start}{last}{suffix}"


def _is_outside(path: str) -> bool:
    return path.startswith(("../", "/")) or path == ".."
