"""A form on a real session, as the window has it."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor import app
from editor.core.message import Message
from editor.core.schema import Schema, from_toml
from editor.core.session import Session
from editor.ui import theme
from editor.ui.form.view import FormView

POST = Path(__file__).parents[3] / "resources" / "schema" / "post.toml"
CATEGORIES = ("News", "경제", "보건")
Kind = TypeVar("Kind", bound=QWidget)


def plain(text: str | Message, /, **slots: object) -> str:
    """Say it in English."""
    message = text if isinstance(text, Message) else Message(text, tuple(slots.items()))
    return str(message)


@dataclass
class Clock:
    """Seconds that pass when a test says so."""

    now: float = 0.0

    def __call__(self) -> float:
        self.now += 10.0
        return self.now


@dataclass
class Desk:
    """A form with its session, and what the form asked for."""

    session: Session
    form: FormView
    chosen: list[str | None] = field(default_factory=list)
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, kind: type[Kind], name: str) -> Kind:
        """Return the widget of that name."""
        found = self.form.findChild(kind, name)
        assert found is not None, name
        return found


def type_text(widget: QWidget, text: str) -> None:
    """Type text: signs of a keyboard as keys, Hangul and others as an input method commits them."""
    for sign in text:
        if sign == "\n":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        elif sign.isascii():
            QTest.keyClicks(widget, sign)
        else:
            commit(widget, sign)


def compose(widget: QWidget, text: str) -> None:
    """Show text as an input method does while it is being composed."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def commit(widget: QWidget, text: str) -> None:
    """Commit text as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def read_schema() -> Schema:
    """Return the schema that Wongo comes with."""
    return from_toml(tomllib.loads(POST.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def schema() -> Schema:
    return read_schema()


@pytest.fixture
def desk_of(qtbot: QtBot, schema: Schema, tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Give a way to put a text into a form that is shown."""
    ends: list[Callable[[], None]] = []

    def made(text: str) -> Desk:
        session = Session(text, Clock())
        chosen: list[str | None] = []
        known = {"categories": CATEGORIES}
        form = FormView(
            session,
            schema,
            plain,
            suggestions=lambda key: known.get(key, ()),
            pictures=lambda target: next(
                (file for file in [tmp_path / target.lstrip("/")] if file.is_file()), None
            ),
            choose_file=lambda: chosen.pop(0) if chosen else None,
        )
        ends.append(session.subscribe(form.follow))
        qtbot.addWidget(form)
        form.resize(820, 600)
        with qtbot.waitExposed(form):
            form.show()
        form.open_fold(True)
        return Desk(session, form, chosen, known)

    yield made
    for end in ends:
        end()


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """Give the application its own style for a while."""
    style, palette, font = qapp.style().objectName(), qapp.palette(), qapp.font()
    app.dress(qapp, theme.LIGHT)
    yield
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)
