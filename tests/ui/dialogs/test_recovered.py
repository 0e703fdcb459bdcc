"""Two versions beside each other: the dialog is as large as helps, and never larger than the screen."""

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
