"""The kinds of post that a site has: from the files in its `_templates` and from its `.wongo.toml`."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from editor.core import article, source
from editor.core.errors import FileTrouble, SettingsTrouble
from editor.core.message import msg
from editor.core.templates import Template, from_markdown, from_toml
from editor.jekyll.config import SiteSettings
from editor.store import files
from editor.store.presence import is_file
from editor.store.site_troubles import located

FOLDER = "_templates"
"""Jekyll publishes no folder that begins with an underscore, but its own and those it is told of."""

_SUFFIXES = frozenset({".md", ".markdown"})


def templates_of(root: Path, settings: SiteSettings) -> tuple[Template, ...]:
    """Return a site's templates: its files in the order of their names, then those of its settings.

    Raises:
        SettingsTrouble: the settings say something that is no template.

    """
    found: list[Template] = []
    for path in template_files(root):
        with suppress(FileTrouble):
            made = from_markdown(path.stem, _text(path))
            found += [made] if made is not None else []
    try:
        return (*found, *from_toml(settings.values.get("templates", [])))
    except SettingsTrouble as trouble:
        raise located(settings, trouble) from trouble


def template_files(root: Path) -> tuple[Path, ...]:
    """Return the files of a site's templates, in the order of their names."""
    try:
        return tuple(sorted(path for path in (root / FOLDER).iterdir() if _is_template(path)))
    except OSError:
        return ()


def broken_templates(root: Path) -> Iterator[SettingsTrouble]:
    """Yield what is wrong with the files that are no templates for it."""
    for path in template_files(root):
        title = msg("The template {path} cannot be read.", path=path.relative_to(root).as_posix())
        try:
            text = _text(path)
        except FileTrouble as trouble:
            yield SettingsTrouble(title, trouble.reason or trouble.title, trouble.remedy)
            continue
        problem = article.read(text).problem
        if problem is not None:
            yield SettingsTrouble(
                title, problem.said_with_line(text), msg("Open it as a post and repair it.")
            )


def _is_template(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(".") and is_file(path)


def _text(path: Path) -> str:
    return source.decode(files.read(path).data).text
