"""Two versions beside each other: the dialog is as large as helps, and never larger than the screen."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.ui import theme
from editor.ui.dialogs import changed
from editor.ui.dialogs.recovered import BesideDialog, Version
from tests.ui.form.conftest import plain


def test_two_versions_fit_on_the_screen_that_there_is(qtbot: QtBot) -> None:
    versions = Version("Theirs", "하나\n" * 99), Version("Mine", "둘\n" * 99)
    dialog = BesideDialog(changed.choice_of_saving("a.md", versions, plain), theme.LIGHT, plain)
    qtbot.addWidget(dialog)
    room = dialog.screen().availableGeometry()
    assert room.width() < 940, "the screen is too large to tell"
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()


def test_it_stands_over_a_window_that_gets_its_place_later(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    with qtbot.waitExposed(window):
        window.show()
    versions = Version("Theirs", "하나\n"), Version("Mine", "둘\n")
    dialog = BesideDialog(changed.choice_of_saving("a.md", versions, plain), theme.LIGHT, plain, window)
    dialog.resize(300, 200)
    with qtbot.waitExposed(dialog):
        dialog.open()
    for x, y in ((40, 30), (200, 150)):
        window.move(x, y)
        between = dialog.geometry().center() - window.geometry().center()
        assert between.manhattanLength() < 60, "no further apart than a title bar is high"
