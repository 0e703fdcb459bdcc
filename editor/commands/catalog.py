"""Every command of the program, in the order of its menus; built once per site, its palette is the site's."""

from collections import Counter

from editor.commands import editing, filing, finding, formatting, inserting, previewing, viewing
from editor.commands.command import AnyCommand
from editor.core.errors import SettingsTrouble
from editor.core.message import msg
from editor.core.palette import Palette


def build(palette: Palette) -> tuple[AnyCommand, ...]:
    """Return all commands.

    Raises:
        SettingsTrouble: two commands have the same id, or the same key: the palette says so.

    """
    commands = (
        *filing.COMMANDS,
        *editing.COMMANDS,
        *finding.COMMANDS,
        *formatting.commands(palette),
        *inserting.commands(palette),
        *viewing.COMMANDS,
        *previewing.COMMANDS,
    )
    _refuse_twins("id", [command.id for command in commands])
    _refuse_twins("keys", [key for command in commands for key in command.keys])
    return commands


def _refuse_twins(what: str, values: list[str]) -> None:
    twins = [value for value, count in Counter(values).items() if count > 1]
    if twins:
        raise SettingsTrouble(
            msg("The palette of this site cannot be read."),
            msg("“{name}” cannot be {value}.", name=what, value=twins[0]),
            msg("Correct the [palette] table in .wongo.toml."),
        )
