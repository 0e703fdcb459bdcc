"""What is wrong with what a site's own files say, and where in them it stands."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from editor.core.errors import SettingsTrouble
from editor.core.house import HouseStyle
from editor.core.house import toml as house_toml
from editor.core.message import msg
from editor.core.palette import from_toml as read_palette
from editor.core.templates import from_toml as read_templates
from editor.core.toml_lines import line_of
from editor.jekyll.config import SiteSettings

_TABLES = frozenset({"house", "fields", "palette", "templates"})


def troubles_of(settings: SiteSettings) -> Iterator[SettingsTrouble]:
    """Yield what is wrong with the settings of a site, each with its line."""
    values = settings.values
    for name in values.keys() - _TABLES:
        yield located(
            settings,
            SettingsTrouble(
                msg("The settings of this site say something that Wongo does not know."),
                msg("There is no setting “{name}”.", name=name),
                msg("Correct or remove it in .wongo.toml."),
            ),
        )
    house, fields = values.get("house", {}), values.get("fields", {})
    readers: tuple[Callable[[], object], ...] = (
        partial(house_toml.settled, HouseStyle(), house, fields),
        partial(_palette, values.get("palette", {})),
        partial(read_templates, values.get("templates", [])),
    )
    for reader in readers:
        try:
            reader()
        except SettingsTrouble as trouble:
            yield located(settings, trouble)


def _palette(table: object) -> object:
    return read_palette(table if isinstance(table, Mapping) else {"palette": table})


def located(settings: SiteSettings, trouble: SettingsTrouble) -> SettingsTrouble:
    """Return a trouble that says on which line of the settings it is, where it names one."""
    reason = trouble.reason
    name = str(dict(reason.slots).get("name", "")) if reason is not None else ""
    line = line_of(settings.text, name) or line_of(settings.text, f"palette.{name}") if name else 0
    if not line or reason is None:
        return trouble
    return SettingsTrouble(
        trouble.title, msg("Line {line}: {sentence}", line=line, sentence=reason), trouble.remedy
    )
