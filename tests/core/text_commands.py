"""Every text command of the catalog, as case files and laws run them: a new one takes part by itself."""

from editor.commands import catalog
from editor.commands.command import TextCommand
from editor.core.palette import house
from tests.core import drawn

PALETTE = house()
COMMANDS: dict[str, drawn.Command] = {
    command.id: command.edit for command in catalog.build(PALETTE) if isinstance(command, TextCommand)
}
"""What each command of the house does, by its id."""
