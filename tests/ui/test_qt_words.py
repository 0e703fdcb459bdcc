from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QCalendarWidget, QFileDialog, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from editor.store import locale
from editor.ui import qt_words


def speak(application: QApplication, language: str) -> None:
    qt_words.speak(application, language, locale.translator(language))


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


def test_a_file_dialog_of_qt_has_no_label_in_another_language(
    application: QApplication, qtbot: QtBot
) -> None:
    labels = {}
    for language in ("ko", "en"):
        speak(application, language)
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        labels[language] = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert labels["en"] == ["&Look in:", "File &name:", "Files of &type:"]
    assert labels["ko"] == ["찾는 위치(&L):", "파일 이름(&N):", "파일 형식(&T):"]
