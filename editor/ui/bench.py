"""The workbench that commands run on: desk, panes and dialogs behind one door."""

from editor.commands.command import AnyCommand, TextCommand
from editor.commands.desk import Desk
from editor.commands.workbench import Dialogs, Mode, Pane
from editor.core.errors import WongoError
from editor.core.message import Message, msg
from editor.core.palette import Palette
from editor.ui.body.view import BodyView
from editor.ui.form.view import FormView
from editor.ui.notice import Notice
from editor.ui.window import MainWindow


class Bench:
    """Implements `Workbench` and runs commands on itself; every expected failure ends in the notice bar."""

    def __init__(
        self,
        desk: Desk,
        palette: Palette,
        dialogs: Dialogs,
        *,
        window: MainWindow,
        body: BodyView,
        form: FormView,
        notice: Notice,
    ) -> None:
        self.desk, self.palette, self.ask = desk, palette, dialogs
        self._window, self._body, self._form, self._notice = window, body, form, notice

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

    def tell(self, message: Message | WongoError) -> None:
        """Say something to the user without stopping them."""
        self._notice.tell(message)

    def close(self) -> bool:
        """Close the window; it asks about unsaved work itself."""
        return self._window.close()

    def flush(self) -> None:
        """Put syllables that are still being composed into the text."""
        self._body.flush()
        self._form.flush()

    def run(self, command: AnyCommand) -> None:
        """Run a command on the text as it is now, and say what went wrong."""
        self.flush()
        try:
            if isinstance(command, TextCommand):
                self._edit(command)
            else:
                command.run(self)
        except WongoError as error:
            self._notice.tell(error)

    def _edit(self, command: TextCommand) -> None:
        step = command.edit(self.desk.session.state)
        if step is None:
            self._notice.tell(msg("“{command}” has no place here.", command=Message(command.title)))
            return
        self.desk.session.dispatch(step)
        self._body.setFocus()
