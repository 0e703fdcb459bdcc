"""The user's language: which one it is, and how sentences are said in it."""

import gettext
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from editor.core.message import N_, Message, Translate
from editor.core.particles import fitted
from editor.store import resources

LANGUAGES = (("en", N_("English")), ("ko", N_("Korean")))
"""The languages Wongo speaks: code and name."""

SYSTEM = "system"
"""The choice of whatever language the system speaks."""

_KOREAN_ON_WINDOWS = 0x12
_PRIMARY_LANGUAGE = 0x3FF


@dataclass(frozen=True, slots=True)
class _Translator:
    """Says a text or a message in one language; what has no translation is said in English."""

    catalog: gettext.NullTranslations

    def __call__(self, text: str | Message, /, **slots: object) -> str:
        """Return the translation of `text` with its slots filled."""
        if isinstance(text, Message):
            return self(text.text, **dict(text.slots))
        filled = {name: self(value) if isinstance(value, Message) else value for name, value in slots.items()}
        translated = self.catalog.gettext(text) if text else ""
        if not filled:
            return translated
        try:
            return fitted(translated, filled).format_map(filled)
        except (KeyError, ValueError, IndexError):
            return text.format_map(filled)


def translator(language: str, folder: Path | None = None) -> Translate:
    """Return how to say things in `language`; in English where there are no translations.

    `folder` is where the catalogs are (`<language>/LC_MESSAGES/wongo.mo`): the bundled ones without it.
    """
    if folder is None:
        folder = resources.folder() / "locale"
    return _Translator(gettext.translation("wongo", folder, [language], fallback=True))


def choose(wanted: str, system: str) -> str:
    """Return the code of the language to speak: the wanted one, else the system's, else English.

    `system` is a language tag as systems give it: `ko_KR.UTF-8`, `ko-KR`, `C`.
    """
    codes = [code for code, _name in LANGUAGES]
    for tag in (wanted, system):
        code = tag.replace("_", "-").split("-")[0].split(".")[0].lower()
        if code in codes:
            return code
    return "en"


def system_language(environment: Mapping[str, str]) -> str:
    """Return the system's language as a tag, from the environment or, on Windows, the system itself."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").split(":")[0]
        if value:
            return value
    if sys.platform == "win32":
        return _windows_language()
    return ""


if sys.platform == "win32":
    import ctypes

    def _windows_language() -> str:
        """Return the language of the Windows interface, as far as we speak it."""
        identifier = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "ko" if identifier & _PRIMARY_LANGUAGE == _KOREAN_ON_WINDOWS else "en"
