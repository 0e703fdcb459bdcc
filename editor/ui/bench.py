"""The workbench that commands run on: desk, panes and dialogs behind one door."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from editor.commands import filing
from editor.commands.command import AnyCommand, TextCommand
from editor.commands.desk import Desk
from editor.commands.workbench import (
    Clip,
    Colours,
    Customs,
    Dialogs,
    FileDialogs,
    Finding,
    Pane,
    PreviewLook,
    Sight,
)
from editor.core.errors import NotSaved, WongoError
from editor.core.message import Message, msg
from editor.core.mode import Mode
from editor.core.palette import Palette
from editor.ui import clipping
from editor.ui.composing import catch_up
from editor.ui.newsroom import Newsroom
from editor.ui.notice import Offer
from editor.ui.untaken import Untaken
from editor.ui.window import MainWindow, Parts

_SAVING = frozenset({"save", "save-as", "export"})


class Bench:
    """Implements `Workbench` and runs commands on itself; every expected failure ends in the notice bar."""

    def __init__(
        self,
        desk: Desk,
        newsroom: Newsroom,
        dialogs: tuple[Dialogs, FileDialogs],
        window: MainWindow,
        parts: Parts,
        *,
        looking: tuple[Finding, Sight, PreviewLook],
        colours: Colours,
        untaken: Untaken,
    ) -> None:
        self.desk = desk
        self.ask, self.choose = dialogs
        self.finding, self.sight, self.preview = looking
        self.colours, self._untaken = colours, untaken
        self.may_drop: Callable[[], bool] = untaken
        self.customs: Customs = newsroom
        self._newsroom, self._window = newsroom, window
        self._body, self._form, self._header = parts.body, parts.form, parts.header
        self._notice = parts.notice
        self.clip: Callable[[Clip], None] = partial(clipping.clip, body=parts.body)

    @property
    def palette(self) -> Palette:
        """The house markup of the site."""
        return self._newsroom.palette

    @property
    def mode(self) -> Mode:
        """How the body is shown."""
        return self._body.mode

    def set_mode(self, mode: Mode) -> None:
        """Show the body in another way."""
        self._body.set_mode(mode)

    def is_shown(self, pane: Pane) -> bool:
        """Tell whether a part of the window is visible."""
        return self._window.is_shown(pane)

    def show_pane(self, pane: Pane, shown: bool) -> None:
        """Show or hide a part of the window."""
        self._window.show_pane(pane, shown)

    def now(self) -> datetime:
        """Return the time, with its zone."""
        return datetime.now(UTC)

    def tell(self, message: Message | WongoError) -> None:
        """Say something to the user without stopping them; what was not saved is a click from elsewhere."""
        offer = Offer(msg("Save elsewhere…"), self.save_elsewhere) if isinstance(message, NotSaved) else None
        self._notice.tell(message, offer)

    def close(self) -> bool:
        """Close the window; it asks about unsaved work itself."""
        return self._window.close()

    def flush(self) -> None:
        """Put syllables that are still being composed into the text."""
        catch_up()
        self._body.flush()
        self._form.flush()
        self._header.flush()

    def run(self, command: AnyCommand) -> None:
        """Run a command on the text as it is now, and say what went wrong."""
        self.flush()
        try:
            if isinstance(command, TextCommand):
                self._edit(command)
            else:
                command.run(self)
                if command.id in _SAVING and (left := self._untaken.told()) is not None:
                    self._notice.tell(left)
        except WongoError as error:
            self.tell(error)

    def save_elsewhere(self) -> None:
        """Ask for another file and save to it."""
        self.flush()
        try:
            filing.save_as(self)
        except WongoError as error:
            self.tell(error)

    def _edit(self, command: TextCommand) -> None:
        step = command.edit(self.desk.session.state)
        if step is None:
            self._notice.tell(msg("“{command}” has no place here.", command=Message(command.title)))
            return
        self.desk.session.dispatch(step)
        self._body.setFocus()
