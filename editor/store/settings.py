"""What a user chose and what the window remembers, kept in one file of the profile folder."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path

import platformdirs

from editor.core.errors import FileTrouble
from editor.core.message import N_, Message, msg
from editor.store import files
from editor.store.locale import LANGUAGES, SYSTEM

FILE = "settings.json"
_BROKEN = "settings.broken.json"
_MOST_RECENT = 12

THEMES = ((SYSTEM, N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark")))


@dataclass(frozen=True, slots=True)
class Preference:
    """A setting as the preferences page shows it: its title and what it may be."""

    title: str
    choices: tuple[tuple[str, str], ...] = ()
    """The values it may have, each with its name; none for a number or a switch."""
    least: int = 0
    most: int = 0


_LANGUAGE = Preference(N_("Language"), ((SYSTEM, N_("As the system")), *LANGUAGES))
_THEME = Preference(N_("Theme"), THEMES)
_TEXT_SIZE = Preference(N_("Size of the article's text"), least=10, most=40)
_REMOTE_PICTURES = Preference(N_("Show pictures from other sites"))


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. A field with a `Preference` is a choice, the others are what the window remembers."""

    language: str = field(default=SYSTEM, metadata={"preference": _LANGUAGE})
    theme: str = field(default=SYSTEM, metadata={"preference": _THEME})
    text_size: int = field(default=17, metadata={"preference": _TEXT_SIZE})
    """In CSS pixels."""
    remote_pictures: bool = field(default=False, metadata={"preference": _REMOTE_PICTURES})
    view: str = "write"
    """How the body was shown last."""
    preview: str = "page"
    """Whether the preview showed the article in its theme's `page`, or the `article` alone."""
    web_allowed: tuple[str, ...] = ()
    """Folders of sites whose preview may load pictures, fonts and style sheets of other sites."""
    web_refused: tuple[str, ...] = ()
    """Folders of sites for which that was asked and refused."""
    recent_sites: tuple[str, ...] = ()
    """Folders of sites, the last one first."""
    recent_posts: tuple[str, ...] = ()
    recent_colours: tuple[str, ...] = ()
    """The colours chosen last, as CSS writes them, the newest one first."""
    last_folder: str = ""
    arrangement: Mapping[str, bytes] = field(default_factory=dict)
    """What widgets need to stand as they stood, by their names: bytes that only Qt understands."""
    unknown: Mapping[str, object] = field(default_factory=dict, repr=False)
    """What another version of Wongo wrote; kept as it is."""

    def with_site(self, root: Path) -> "Settings":
        """Return the settings with a site as the last one opened."""
        return replace(self, recent_sites=_recent(str(root), self.recent_sites))

    def with_post(self, path: Path) -> "Settings":
        """Return the settings with a post as the last one opened."""
        return replace(self, recent_posts=_recent(str(path), self.recent_posts), last_folder=str(path.parent))

    def with_colour(self, colour: str) -> "Settings":
        """Return the settings with a colour as the last one chosen."""
        return replace(self, recent_colours=_recent(colour, self.recent_colours))

    def with_web(self, root: Path, *, allowed: bool) -> "Settings":
        """Return the settings with what the user said of other sites' pictures in the preview of a site."""
        there = {True: self.web_allowed, False: self.web_refused}
        kept = {answer: tuple(path for path in paths if path != str(root)) for answer, paths in there.items()}
        kept[allowed] = (*kept[allowed], str(root))
        return replace(self, web_allowed=kept[True], web_refused=kept[False])

    def with_arrangement(self, name: str, state: bytes) -> "Settings":
        """Return the settings with the arrangement of one widget remembered."""
        return replace(self, arrangement={**self.arrangement, name: state})


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings of a profile, and what there is to say about the file they come from."""

    settings: Settings
    trouble: Message | None = None


def profile_folder(chosen: Path | None = None) -> Path:
    """Return the folder of settings and data: the chosen one, else the usual one of the system."""
    return chosen or Path(platformdirs.user_data_dir("wongo", appauthor=False, roaming=True))


def preference_of(setting: Field[object]) -> Preference | None:
    """Return how the preferences page shows a field of `Settings`; `None` for what is only remembered."""
    found = setting.metadata.get("preference")
    return found if isinstance(found, Preference) else None


def load(profile: Path) -> LoadedSettings:
    """Return the settings of a profile; the usual ones, and a message, where they cannot be read.

    A broken file is kept beside the new one under another name.
    """
    path = profile / FILE
    if not path.exists():
        return LoadedSettings(Settings())
    try:
        data = files.read(path).data
        written = _parsed(data)
    except FileTrouble as trouble:
        return LoadedSettings(Settings(), trouble.title)
    except (ValueError, RecursionError):
        return LoadedSettings(Settings(), _kept_aside(profile, data))
    return LoadedSettings(_from_json(written))


def save(profile: Path, settings: Settings) -> None:
    """Write the settings of a profile.

    Raises:
        FileTrouble: they cannot be written.

    """
    files.make_folder(profile)
    text = json.dumps(_to_json(settings), ensure_ascii=False, indent=2)
    files.overwrite(profile / FILE, text.encode("utf-8", "surrogatepass") + b"\n")


def _parsed(data: bytes) -> Mapping[str, object]:
    written = json.loads(data)
    if not isinstance(written, dict):
        raise ValueError("an object is expected")  # noqa: TRY004 - the content is wrong, not its type
    return written


def _kept_aside(profile: Path, data: bytes) -> Message:
    aside = profile / _BROKEN
    try:
        files.overwrite(aside, data)
    except FileTrouble as trouble:
        return trouble.title
    return msg(
        "The settings could not be read; Wongo starts with the usual ones. The old file is {path}.",
        path=aside,
    )


def _from_json(written: Mapping[str, object]) -> Settings:
    """Return the settings that a file says; what is impossible is as usual."""
    own = {setting.name: setting for setting in fields(Settings) if setting.name != "unknown"}
    usual = Settings()
    values: dict[str, object] = {}
    for name, setting in own.items():
        value = _read(written.get(name), getattr(usual, name))
        if value is not None and _is_allowed(value, preference_of(setting)):
            values[name] = value
    unknown = {name: value for name, value in written.items() if name not in own}
    return replace(usual, **values, unknown=unknown)  # type: ignore[arg-type]  # read by kind


def _read(value: object, usual: object) -> object:
    """Return a value of the kind that the usual one is; `None` when it is of another."""
    if isinstance(usual, tuple):
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else None
    if isinstance(usual, dict):
        return _read_bytes(value) if isinstance(value, dict) else None
    return value if type(value) is type(usual) else None


def _read_bytes(value: Mapping[str, object]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name, text in value.items():
        try:
            found[name] = base64.b64decode(str(text), validate=True)
        except binascii.Error:
            continue
    return found


def _is_allowed(value: object, preference: Preference | None) -> bool:
    if preference is None:
        return True
    if preference.choices:
        return any(value == choice for choice, _title in preference.choices)
    return isinstance(value, bool) or (
        isinstance(value, int) and preference.least <= value <= preference.most
    )


def _to_json(settings: Settings) -> dict[str, object]:
    written: dict[str, object] = dict(settings.unknown)
    for setting in fields(settings):
        if setting.name != "unknown":
            value = getattr(settings, setting.name)
            written[setting.name] = list(value) if isinstance(value, tuple) else value
    written["arrangement"] = {
        name: base64.b64encode(state).decode() for name, state in settings.arrangement.items()
    }
    return written


def _recent(newest: str, before: tuple[str, ...]) -> tuple[str, ...]:
    return (newest, *(path for path in before if path != newest))[:_MOST_RECENT]
