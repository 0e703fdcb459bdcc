"""A workbench without a window: answers come from a script, which must be used up."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from editor.commands.desk import NEW_POST, Desk
from editor.commands.workbench import Pane
from editor.core.errors import WongoError
from editor.core.house import HouseStyle
from editor.core.message import Message
from editor.core.mode import Mode
from editor.core.palette import Palette, house
from editor.core.session import Session
from editor.core.state import Event, Transaction
from editor.core.templates import Template
from editor.core.text import replace

NOON = datetime(2024, 2, 27, 3, 0, tzinfo=UTC)


class Script:
    """Answers each question with what the test wrote down for it; an unexpected question fails."""

    def __init__(self) -> None:
        self.answers: dict[str, list[object]] = {}
        self.asked: list[tuple[str, tuple[object, ...]]] = []

    def expect(self, question: str, answer: object) -> None:
        """Answer the next question of that name so."""
        self.answers.setdefault(question, []).append(answer)

    def __getattr__(self, question: str) -> Callable[..., Any]:
        def answer(*about: object, **_more: object) -> object:
            self.asked.append((question, about))
            assert self.answers.get(question), f"nobody expected to be asked: {question}{about}"
            return self.answers[question].pop(0)

        return answer


class FakeColours:
    """Remembers colours, and knows one of the site."""

    def __init__(self) -> None:
        self.recent: tuple[str, ...] = ("#0f766e",)

    def note(self, colour: str) -> None:
        self.recent = (colour, *self.recent)

    def of_site(self, kind: str) -> tuple[str, ...]:
        return ("#123456",) if kind == "text" else ()


@dataclass
class FakeCustoms:
    """Implements `Customs` for tests."""

    house: HouseStyle = field(default_factory=HouseStyle)
    templates: tuple[Template, ...] = ()


class FakeBench:
    """Implements `Workbench` for tests."""

    def __init__(self) -> None:
        self.desk = Desk(Session(NEW_POST, time.monotonic))
        self.palette: Palette = house()
        self.customs = FakeCustoms()
        self.ask = self.choose = Script()
        self.mode = Mode.WRITE
        self.colours = FakeColours()
        self.shown = {Pane.FORM: True, Pane.PREVIEW: True}
        self.told: list[str] = []
        self.may_drop: Callable[[], bool] = lambda: True

    def now(self) -> datetime:
        return NOON

    def set_mode(self, mode: Mode) -> None:
        self.mode = mode

    def is_shown(self, pane: Pane) -> bool:
        return self.shown[pane]

    def show_pane(self, pane: Pane, shown: bool) -> None:
        self.shown[pane] = shown

    def tell(self, message: Message | WongoError) -> None:
        self.told.append(str(message))

    def close(self) -> bool:
        return True

    def type(self, text: str) -> None:
        """Add to the end of the text."""
        end = len(self.desk.session.text)
        self.desk.session.dispatch(Transaction(replace(end, end, text), event=Event.TYPE, name="Typing"))


def in_site(root: Path) -> Path:
    """Make an empty site and return its folder."""
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: 원고\ntimezone: Asia/Seoul\n", "utf-8")
    return root
