"""What Qt itself says, in the user's language: its context menus, its file dialog, the calendar's days."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from editor.core.message import N_, Translate

_NAME = "qtWords"
_NEWER: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("QFileDialog", "&Look in:"): N_("&Look in:"),
        ("QFileDialog", "Files of &type:"): N_("Files of &type:"),
        ("QAbstractFileIconProvider", "Folder"): N_("Folder"),
        ("QAbstractFileIconProvider", "Drive"): N_("Drive"),
        ("QAbstractFileIconProvider", "File"): N_("File"),
    }
)
"""What Qt says by now and its own translations do not know yet, by where it is said."""


class _Words(QTranslator):
    """Qt's own translations, and ours of what they lack."""

    def __init__(self, tr: Translate, parent: QApplication) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setObjectName(_NAME)

    @override
    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        said = super().translate(context, source_text, disambiguation or "", n)
        newer = _NEWER.get((context, source_text))
        return said or (self._tr(newer) if newer else source_text)  # empty would be said as it is


def speak(application: QApplication, language: str, tr: Translate) -> None:
    """Let Qt speak a language from now on; widgets that are made later show its days and months."""
    before = application.findChild(QTranslator, _NAME)
    if before is not None:
        application.removeTranslator(before)
        before.setParent(None)
    words = _Words(tr, application)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)
    system, wanted = QLocale.system(), QLocale(language)
    QLocale.setDefault(system if system.language() == wanted.language() else wanted)
