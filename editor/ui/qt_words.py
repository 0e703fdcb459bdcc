"""What Qt itself says, in the user's language: its context menus, its file dialog, the calendar's days."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_NAME = "qtWords"


def speak(application: QApplication, language: str) -> None:
    """Let Qt speak a language from now on; widgets that are made later show its days and months."""
    before = application.findChild(QTranslator, _NAME)
    if before is not None:
        application.removeTranslator(before)
        before.setParent(None)
    words = QTranslator(application)
    words.setObjectName(_NAME)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)
    system, wanted = QLocale.system(), QLocale(language)
    QLocale.setDefault(system if system.language() == wanted.language() else wanted)
