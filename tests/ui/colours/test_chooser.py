"""The chooser of colours: by mouse, by keys, by its digits."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from editor.core.choices_colours import ColourGroup, ColourOffer
from editor.core.message import Message, msg
from editor.ui.colours.chooser import ColourDialog
from editor.ui.colours.field import ColourField
from editor.ui.colours.placing import place_at
from editor.ui.colours.swatch import Swatch, over
from editor.ui.theme import DARK, LIGHT, Theme

GROUPS = (
    ColourGroup("House colours", ("#ee2323", "#1a5490")),
    ColourGroup("Recent", ("#0f766e", "#d97706", "#be185d")),
)
OFFER = ColourOffer(msg("Text colour"), "text", GROUPS, "#1a5490", can_clear=True)


def tr(text: str | Message, /, **slots: object) -> str:
    return str(text).format_map(slots) if slots else str(text)


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def dialog(request: pytest.FixtureRequest, qtbot: QtBot) -> ColourDialog:
    made = opened(qtbot, OFFER, request.param)
    assert isinstance(made.focusWidget(), Swatch)
    return made


def opened(qtbot: QtBot, offer: ColourOffer, theme: Theme = LIGHT) -> ColourDialog:
    made = ColourDialog(offer, theme, tr)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def swatch(dialog: ColourDialog, colour: str) -> Swatch:
    found = dialog.findChild(Swatch, f"swatch-{colour}")
    assert found is not None
    return found


def digits(dialog: ColourDialog) -> QLineEdit:
    found = dialog.findChild(QLineEdit, "colourDigits")
    assert found is not None
    return found


def test_a_swatch_is_the_answer(dialog: ColourDialog) -> None:
    QTest.mouseClick(swatch(dialog, "#0f766e"), Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.choice().colour == "#0f766e"


def test_arrows_go_from_swatch_to_swatch_and_enter_takes_one(dialog: ColourDialog) -> None:
    assert dialog.focusWidget() is swatch(dialog, "#1a5490")
    for key, colour in (
        (Qt.Key.Key_Left, "#ee2323"),
        (Qt.Key.Key_Left, "#ee2323"),
        (Qt.Key.Key_Right, "#1a5490"),
        (Qt.Key.Key_Down, "#d97706"),
        (Qt.Key.Key_Right, "#be185d"),
        (Qt.Key.Key_Up, "#1a5490"),
        (Qt.Key.Key_Down, "#d97706"),
    ):
        QTest.keyClick(dialog.focusWidget(), key)
        assert dialog.focusWidget() is swatch(dialog, colour)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.choice().colour == "#d97706"


def test_down_from_the_last_swatches_leads_to_the_field_of_all_colours(dialog: ColourDialog) -> None:
    swatch(dialog, "#0f766e").setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    field = dialog.focusWidget()
    assert isinstance(field, ColourField)
    QTest.keyClick(field, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert digits(dialog).text() != "#1a5490"


@pytest.mark.parametrize("typed", ["#0A7F2E", "rgb(10, 127, 46)", "#0a7f2eff"])
def test_digits_in_any_spelling_are_the_answer(qtbot: QtBot, typed: str) -> None:
    dialog = opened(qtbot, OFFER)
    digits(dialog).setText(typed)
    QTest.keyClick(digits(dialog), Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.choice().colour == "#0a7f2e"


def test_what_is_no_colour_cannot_be_applied(dialog: ColourDialog) -> None:
    digits(dialog).setText("#12")
    assert not button(dialog, "accept").isEnabled()
    QTest.keyClick(digits(dialog), Qt.Key.Key_Return)
    assert dialog.isVisible()


def button(dialog: ColourDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def test_no_colour_is_an_answer_only_where_there_is_one(qtbot: QtBot) -> None:
    dialog = opened(qtbot, OFFER)
    QTest.mouseClick(button(dialog, "noColour"), Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.choice().colour == ""
    bare = opened(qtbot, ColourOffer(msg("Text colour"), "text", GROUPS, can_clear=True))
    assert not button(bare, "noColour").isEnabled()


def test_escape_is_no_answer(dialog: ColourDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_the_mouse_picks_from_field_and_strip(dialog: ColourDialog) -> None:
    field = dialog.findChild(ColourField)
    assert field is not None
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 1, 0))
    bright = digits(dialog).text()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(0, field.height() - 3))
    assert bright != "#1a5490"
    assert digits(dialog).text().startswith("#ff0")


def test_swatches_show_the_colour_that_the_article_shows(dialog: ColourDialog) -> None:
    red = swatch(dialog, "#ee2323").grab().toImage()
    ink = red.pixelColor(red.width() // 2, red.height() // 2)
    assert ink.red() > 200
    assert max(ink.green(), ink.blue()) < 120


def test_a_tint_lies_on_the_page() -> None:
    assert over(QColor(0, 0, 0, 0), QColor("#fff")) == QColor("#fff")
    assert over(QColor("#123456"), QColor("#fff")) == QColor("#123456")


def test_the_chooser_stands_at_its_button(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = QToolBar(window)
    action = bar.addAction("colour")
    action.setObjectName("text-colour")
    window.resize(400, 200)
    window.show()
    qtbot.waitExposed(window)
    dialog = ColourDialog(OFFER, LIGHT, tr, window)
    place_at(dialog, window, "text-colour")
    below = bar.widgetForAction(action)
    assert dialog.pos().x() == below.mapToGlobal(QPoint(0, 0)).x()
