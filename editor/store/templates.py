"""The kinds of post that a site has: from the files in its `_templates` and from its `.wongo.toml`."""

from editor.core import source
from editor.core.errors import FileTrouble, SettingsTrouble
from editor.core.templates import Template, from_markdown, from_toml
from editor.store import files
from editor.store.site import Site
from editor.store.site_troubles import located

FOLDER = "_templates"
"""Jekyll publishes no folder that begins with an underscore, but its own and those it is told of."""

_SUFFIXES = frozenset({".md", ".markdown"})


def templates_of(site: Site) -> tuple[Template, ...]:
    """Return a site's templates: its files in the order of their names, then those of its settings.

    Raises:
        SettingsTrouble: the settings say something that is no template.

    """
    found: list[Template] = []
    try:
        paths = sorted(path for path in (site.root / FOLDER).iterdir() if path.suffix.lower() in _SUFFIXES)
    except OSError:
        paths = []
    for path in paths:
        try:
            made = from_markdown(path.stem, source.decode(files.read(path).data).text)
        except FileTrouble:
            continue
        found += [made] if made is not None else []
    try:
        return (*found, *from_toml(site.settings.values.get("templates", [])))
    except SettingsTrouble as trouble:
        raise located(site.settings, trouble) from trouble
