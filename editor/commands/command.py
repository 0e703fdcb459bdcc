"""A command as one value: what it is called, where it stands, which keys run it, what it does.

Menus, toolbars, shortcuts and tooltips are built from these values; nothing else names them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from editor.commands.workbench import Workbench
from editor.core.state import State, Transaction


class Place(StrEnum):
    """Where a command can stand; the order here is the order of menus and toolbar groups."""

    MENU_FILE = "menu-file"
    MENU_EDIT = "menu-edit"
    MENU_FORMAT = "menu-format"
    MENU_INSERT = "menu-insert"
    MENU_VIEW = "menu-view"
    MENU_PREVIEW = "menu-preview"
    BAR_FILE = "bar-file"
    BAR_HISTORY = "bar-history"
    BAR_MARKS = "bar-marks"
    BAR_HIGHLIGHTS = "bar-highlights"
    BAR_BLOCKS = "bar-blocks"
    BAR_INSERTS = "bar-inserts"
    BAR_MODE = "bar-mode"
    BAR_PANES = "bar-panes"
    BAR_PREVIEW = "bar-preview"
    BAR_WIDTH = "bar-width"


@dataclass(frozen=True, slots=True)
class Command:
    """What every command has.

    `title` is a message id in English. `keys` are Qt's portable key names; the first is shown. `icon` is a
    name known to `editor.ui.icons`, or a CSS colour swatch written `swatch:#ee2323` or `ground:#21538527`.
    A command with the same non-empty `group` number as its neighbour stands in the same part of a menu, one
    with a `submenu` in the menu of that title inside it.
    """

    id: str
    title: str
    places: tuple[Place, ...]
    keys: tuple[str, ...] = ()
    icon: str = ""
    group: int = 0
    submenu: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class TextCommand(Command):
    """A pure function on the state; `None` from it means that it does not apply here.

    `mark` is the mark whose presence at the caret shows the command as switched on.
    """

    edit: Callable[[State], Transaction | None] = lambda _state: None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class AppCommand(Command):
    """An act on the workbench: files, dialogs, panes. `is_on` makes it a switch.

    `mark` is what the ids of the marks begin with that show the command as switched on at the caret.
    """

    run: Callable[[Workbench], None] = lambda _bench: None
    is_on: Callable[[Workbench], bool] | None = None
    is_enabled: Callable[[Workbench], bool] | None = None
    needs_body: bool = False
    mark: str = ""


AnyCommand = TextCommand | AppCommand
