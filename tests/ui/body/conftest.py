"""A body on a real session, as the window has it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.core import article, palette
from editor.core.message import Message
from editor.core.session import Session
from editor.core.state import Selection, Transaction
from editor.ui.body.pad import Fittings
from editor.ui.body.view import BodyView, Mode
from editor.ui.text_bridge import document_text, shown, units

HEADER = "---\ntitle: 글\n---\n"


def plain(text: str | Message, /, **slots: object) -> str:
    """Say it in English."""
    return str(text if isinstance(text, Message) else Message(text, tuple(slots.items())))


@dataclass
class Desk:
    """A session, its body view, and the hands of a writer. Bodies are drawn with `<|` and `|>` (or `|`)."""

    session: Session
    view: BodyView
    start: int

    @property
    def body(self) -> str:
        """The body as it is now."""
        return self.session.text[self.start :]

    @property
    def drawn(self) -> str:
        """The body with its caret or its selection drawn in."""
        body, selection = self.body, self.session.state.selection
        at, to = selection.span.start - self.start, selection.span.end - self.start
        if at == to:
            return f"{body[:at]}|{body[at:]}"
        return f"{body[:at]}<|{body[at:to]}|>{body[to:]}"

    def put(self, selection: Selection) -> None:
        """Put the caret somewhere, as a program does."""
        self.session.dispatch(Transaction(selection=selection))

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other."""
        for key in keys:
            QTest.keyClick(self.view, key, held)
            self.check()

    def type(self, text: str) -> None:
        """Press the keys that type a text."""
        for character in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(self.view, event)
            self.check()

    def compose(self, text: str, commit: str = "") -> None:
        """Let an input method compose `text`, having committed `commit`."""
        event = QInputMethodEvent(text, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.view, event)

    def check(self) -> None:
        """Fail unless the document is what the state says, character for character, and the caret too."""
        expected = shown("\n".join(line.shown for line in self.view.lines))
        assert document_text(self.view.document()) == expected
        assert "\n".join(line.text for line in self.view.lines) == self.body
        cursor, selection = self.view.textCursor(), self.session.state.selection
        if selection.span.start >= self.start:
            ends = (cursor.anchor(), cursor.position())
            head = units(self.session.text[self.start : selection.head])
            anchor = units(self.session.text[self.start : selection.anchor])
            assert ends == (anchor, head)


Lay = Callable[..., Desk]


def double_click(widget: QWidget, place: QPoint) -> None:
    """Click twice; QTest leaves the button down."""
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def lay(qtbot: QtBot) -> Iterator[Lay]:
    """Give the function that opens a drawn body: `lay("a|b", Mode.WRITE)`."""
    views: list[BodyView] = []

    def opened(drawn: str, mode: Mode = Mode.WRITE, picture: Path | None = None) -> Desk:
        text = HEADER + drawn.replace("<|", "\0").replace("|>", "\1").replace("|", "\0\1")
        anchor = text.find("\0")
        text = text.replace("\0", "")
        head = text.find("\1")
        text = text.replace("\1", "")
        ticks = iter(range(1_000_000))
        session = Session(text, lambda: float(next(ticks)))
        view = BodyView(session, Fittings(tr=plain, pictures=lambda _name: picture, palette=palette.house()))
        qtbot.addWidget(view)
        views.append(view)
        session.subscribe(view.follow)
        view.resize(600, 500)
        view.set_mode(mode)
        desk = Desk(session, view, article.read(text).body_start)
        if anchor >= 0:
            desk.put(Selection(anchor, max(head, anchor)))
        desk.check()
        return desk

    yield opened
    views.clear()
    QApplication.clipboard().clear()  # the offscreen clipboard outlives Python: what we made in it would not
