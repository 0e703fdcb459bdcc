"""How the text is shown, and which parts of the window are there."""

from functools import partial

from editor.commands.command import AppCommand, Place
from editor.commands.workbench import Pane, Workbench
from editor.core.message import N_
from editor.core.mode import Mode


def _show(mode: Mode, bench: Workbench) -> None:
    bench.set_mode(mode)


def _is_shown(mode: Mode, bench: Workbench) -> bool:
    return bench.mode is mode


def _toggle(pane: Pane, bench: Workbench) -> None:
    bench.show_pane(pane, not bench.is_shown(pane))


def _is_visible(pane: Pane, bench: Workbench) -> bool:
    return bench.is_shown(pane)


COMMANDS = (
    AppCommand(
        id="view-write",
        title=N_("Write"),
        places=(Place.MENU_VIEW, Place.BAR_MODE),
        keys=("F6",),
        icon="view-write",
        run=partial(_show, Mode.WRITE),
        is_on=partial(_is_shown, Mode.WRITE),
    ),
    AppCommand(
        id="view-source",
        title=N_("Source"),
        places=(Place.MENU_VIEW, Place.BAR_MODE),
        keys=("F7",),
        icon="view-source",
        run=partial(_show, Mode.SOURCE),
        is_on=partial(_is_shown, Mode.SOURCE),
    ),
    AppCommand(
        id="toggle-form",
        title=N_("Form"),
        places=(Place.MENU_VIEW, Place.BAR_PANES),
        keys=("F8",),
        icon="form",
        group=1,
        run=partial(_toggle, Pane.FORM),
        is_on=partial(_is_visible, Pane.FORM),
    ),
    AppCommand(
        id="toggle-preview",
        title=N_("Preview"),
        places=(Place.MENU_VIEW, Place.BAR_PANES),
        keys=("F9",),
        icon="preview",
        group=1,
        run=partial(_toggle, Pane.PREVIEW),
        is_on=partial(_is_visible, Pane.PREVIEW),
    ),
)
