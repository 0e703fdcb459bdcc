"""The line at the bottom: a link in it asks for no more room."""

from pytestqt.qtbot import QtBot

from editor.core.message import Message
from editor.ui.status import StatusLine


def plain(text: str | Message, /, **slots: object) -> str:
    return str(text if isinstance(text, Message) else Message(text, tuple(slots.items())))


def test_a_link_is_shown_as_people_read_it_and_needs_no_wider_window(qtbot: QtBot) -> None:
    line = StatusLine(plain)
    qtbot.addWidget(line)
    line.resize(900, 30)
    line.show()
    before = line.minimumSizeHint().width()
    line.show_link("https://a.b/%EA%B0%80")
    assert line._link.text() == "https://a.b/가"
    assert line._link.isVisible()
    assert line.minimumSizeHint().width() <= before
    line.show_link("")
    assert (line._link.isVisible(), line._time.isVisible()) == (False, True)


def test_what_is_wrong_at_the_caret_stands_before_a_link(qtbot: QtBot) -> None:
    line = StatusLine(plain)
    qtbot.addWidget(line)
    line.resize(1200, 30)
    line.show()
    line.show_link("https://a.b/")
    line.show_trouble("“</i>” closes nothing.")
    line.show_link("https://c.d/")
    assert line._link.text() == "“</i>” closes nothing."
    line.show_trouble("")
    assert line._link.text() == "https://c.d/"
