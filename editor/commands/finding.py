"""Finding and replacing, going to headings, the size of the article, and the article alone."""

from functools import partial

from editor.commands.command import AppCommand, Place
from editor.commands.workbench import Workbench
from editor.core.message import N_


def _find(bench: Workbench) -> None:
    bench.finding.open(replacing=False)


def _replace(bench: Workbench) -> None:
    bench.finding.open(replacing=True)


def _step(direction: int, bench: Workbench) -> None:
    bench.finding.step(direction)


def _list_headings(bench: Workbench) -> None:
    bench.finding.list_headings()


def _zoom(steps: int, bench: Workbench) -> None:
    bench.sight.zoom_by(steps)


def _reset_zoom(bench: Workbench) -> None:
    bench.sight.reset_zoom()


def _focus(bench: Workbench) -> None:
    bench.sight.focus(not bench.sight.is_focused)


def _is_focused(bench: Workbench) -> bool:
    return bench.sight.is_focused


COMMANDS = (
    AppCommand(
        id="find",
        title=N_("Find"),
        places=(Place.MENU_EDIT,),
        keys=("Ctrl+F",),
        icon="find",
        group=3,
        run=_find,
    ),
    AppCommand(
        id="replace",
        title=N_("Find and replace"),
        places=(Place.MENU_EDIT,),
        keys=("Ctrl+H",),
        icon="replace",
        group=3,
        run=_replace,
    ),
    AppCommand(
        id="find-next",
        title=N_("Next match"),
        places=(Place.MENU_EDIT,),
        keys=("F3",),
        icon="next",
        group=3,
        run=partial(_step, 1),
    ),
    AppCommand(
        id="find-previous",
        title=N_("Previous match"),
        places=(Place.MENU_EDIT,),
        keys=("Shift+F3",),
        icon="previous",
        group=3,
        run=partial(_step, -1),
    ),
    AppCommand(
        id="outline",
        title=N_("Outline"),
        places=(Place.MENU_VIEW, Place.BAR_PANES),
        keys=("Ctrl+Shift+L",),
        icon="outline",
        group=2,
        run=_list_headings,
    ),
    AppCommand(
        id="zoom-in",
        title=N_("Larger text"),
        places=(Place.MENU_VIEW,),
        keys=("Ctrl+=", "Ctrl++"),
        icon="zoom-in",
        group=3,
        run=partial(_zoom, 1),
    ),
    AppCommand(
        id="zoom-out",
        title=N_("Smaller text"),
        places=(Place.MENU_VIEW,),
        keys=("Ctrl+-",),
        icon="zoom-out",
        group=3,
        run=partial(_zoom, -1),
    ),
    AppCommand(
        id="zoom-reset",
        title=N_("Usual size"),
        places=(Place.MENU_VIEW,),
        keys=("Ctrl+0",),
        group=3,
        run=_reset_zoom,
    ),
    AppCommand(
        id="focus-mode",
        title=N_("Only the article"),
        places=(Place.MENU_VIEW,),
        keys=("F11",),
        icon="focus",
        group=4,
        run=_focus,
        is_on=_is_focused,
    ),
)
