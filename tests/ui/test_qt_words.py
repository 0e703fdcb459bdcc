from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from editor.ui.qt_words import speak


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    speak(qapp, "en")
    QLocale.setDefault(before)


def menu_of(line: QLineEdit) -> str:
    menu = line.createStandardContextMenu()
    words = " ".join(action.text() for action in menu.actions())
    menu.deleteLater()
    return words


def test_a_context_menu_of_qt_speaks_the_users_language(application: QApplication, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    speak(application, "ko")
    assert "붙여넣기" in menu_of(line)
    speak(application, "en")
    assert "&Paste" in menu_of(line)


def test_a_calendar_names_its_month_in_the_users_language(application: QApplication, qtbot: QtBot) -> None:
    names = []
    for language in ("ko", "en"):
        speak(application, language)
        calendar = QCalendarWidget()
        qtbot.addWidget(calendar)
        calendar.setCurrentPage(2024, 3)
        month = calendar.findChild(QToolButton, "qt_calendar_monthbutton")
        assert month is not None
        names.append(month.text())
    assert names == ["3월", "March"]
