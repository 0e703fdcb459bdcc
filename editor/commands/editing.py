"""Undo and redo, over form and body alike."""

from editor.commands.command import AppCommand, Place
from editor.commands.workbench import Workbench
from editor.core.message import N_


def _undo(bench: Workbench) -> None:
    bench.desk.session.undo()


def _redo(bench: Workbench) -> None:
    bench.desk.session.redo()


def _can_undo(bench: Workbench) -> bool:
    return bench.desk.session.undo_name is not None


def _can_redo(bench: Workbench) -> bool:
    return bench.desk.session.redo_name is not None


COMMANDS = (
    AppCommand(
        id="undo",
        title=N_("Undo"),
        places=(Place.MENU_EDIT, Place.BAR_HISTORY),
        keys=("Ctrl+Z",),
        icon="undo",
        run=_undo,
        is_enabled=_can_undo,
    ),
    AppCommand(
        id="redo",
        title=N_("Redo"),
        places=(Place.MENU_EDIT, Place.BAR_HISTORY),
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo",
        run=_redo,
        is_enabled=_can_redo,
    ),
)
