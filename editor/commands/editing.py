"""Undo and redo, over form and body alike; the clipboard, wherever the keyboard is."""

from functools import partial

from editor.commands.command import AppCommand, Place
from editor.commands.workbench import Clip, Workbench
from editor.core.message import N_


def _undo(bench: Workbench) -> None:
    bench.desk.session.undo()


def _redo(bench: Workbench) -> None:
    bench.desk.session.redo()


def _can_undo(bench: Workbench) -> bool:
    return bench.desk.session.undo_name is not None


def _can_redo(bench: Workbench) -> bool:
    return bench.desk.session.redo_name is not None


def _do(deed: Clip, bench: Workbench) -> None:
    bench.clip(deed)


def _clip(deed: Clip, title: str, key: str, group: int = 1) -> AppCommand:
    return AppCommand(
        id=deed.value,
        title=title,
        places=(Place.MENU_EDIT,),
        keys=(key,),
        group=group,
        run=partial(_do, deed),
    )


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
    _clip(Clip.CUT, N_("Cut"), "Ctrl+X"),
    _clip(Clip.COPY, N_("Copy"), "Ctrl+C"),
    _clip(Clip.PASTE, N_("Paste"), "Ctrl+V"),
    _clip(Clip.PASTE_PLAIN, N_("Paste as plain text"), "Ctrl+Shift+V"),
    _clip(Clip.SELECT_ALL, N_("Select all"), "Ctrl+A", group=2),
)
