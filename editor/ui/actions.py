"""QActions, menus and toolbars, all built from the catalog of commands."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QToolButton

from editor.commands.command import AnyCommand, AppCommand, Place, TextCommand
from editor.commands.workbench import Workbench
from editor.core.message import N_, Translate
from editor.ui.icons import icon
from editor.ui.theme import Theme

MENUS = (
    (Place.MENU_FILE, N_("&File")),
    (Place.MENU_EDIT, N_("&Edit")),
    (Place.MENU_FORMAT, N_("F&ormat")),
    (Place.MENU_INSERT, N_("&Insert")),
    (Place.MENU_VIEW, N_("&View")),
    (Place.MENU_PREVIEW, N_("&Preview")),
)

_OVERFLOW = "qt_toolbar_ext_button"
"""Qt's name for the button that shows what does not fit into a bar."""


class Actions(QObject):
    """One QAction per command, following the state: greyed, switched on, renamed for undo."""

    def __init__(
        self,
        commands: Sequence[AnyCommand],
        bench: Workbench,
        run: Callable[[AnyCommand], None],
        parent: QObject,
        *,
        theme: Theme,
        tr: Translate,
    ) -> None:
        super().__init__(parent)
        self._commands = tuple(commands)
        self._bench, self._theme, self._tr = bench, theme, tr
        self._run_command = run
        self._marks: frozenset[str] = frozenset()
        self._can_edit = True
        self._actions = {command.id: self._build(command) for command in commands}

    def __getitem__(self, name: str) -> QAction:
        """Return the action of a command id."""
        return self._actions[name]

    def all(self) -> tuple[QAction, ...]:
        """Return every action, in the catalog's order."""
        return tuple(self._actions.values())

    def fill_menus(self, bar: QMenuBar) -> None:
        """Build the menu bar; menus that were there before go."""
        for old in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.setParent(None)
            old.deleteLater()
        for place, title in MENUS:
            menu = QMenu(self._tr(title), bar)
            self._fill(menu, place)
            bar.addMenu(menu)

    def fill_bar(self, bar: QToolBar, places: Iterable[Place]) -> None:
        """Add the groups of `places` to a toolbar, separated."""
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for number, place in enumerate(places):
            if number:
                bar.addSeparator()
            for command in self._at(place):
                bar.addAction(self._actions[command.id])
        for more in bar.findChildren(QToolButton, _OVERFLOW):
            more.setIcon(icon("more", self._theme))
            more.setToolTip(self._tr("More"))

    def follow(self, marks: frozenset[str], *, can_edit: bool) -> None:
        """Show what is on and what is possible; `marks` are those at the caret."""
        self._marks, self._can_edit = marks, can_edit
        for command in self._commands:
            action = self._actions[command.id]
            if isinstance(command, TextCommand):
                action.setEnabled(can_edit)
                if command.mark:
                    action.setChecked(command.mark in marks)
            else:
                self._follow_app(command, action, can_edit=can_edit)
        self._name_history()

    def _follow_app(self, command: AppCommand, action: QAction, *, can_edit: bool) -> None:
        enabled = command.is_enabled is None or command.is_enabled(self._bench)
        action.setEnabled(enabled and (can_edit or not command.needs_body))
        if command.is_on is not None:
            action.setChecked(command.is_on(self._bench))
        elif command.mark:
            self._show_colour(command)

    def _show_colour(self, command: AppCommand) -> None:
        """Show whether the words at the caret have a mark of the kind that a command asks about."""
        is_on = any(mark.startswith(command.mark) for mark in self._marks)
        self._actions[command.id].setChecked(is_on)

    def _name_history(self) -> None:
        """Let the menu say what undo and redo would do."""
        session = self._bench.desk.session
        for name, plain, named, step in (
            ("undo", N_("Undo"), N_("Undo {step}"), session.undo_name),
            ("redo", N_("Redo"), N_("Redo {step}"), session.redo_name),
        ):
            text = self._tr(plain) if not step else self._tr(named, step=self._tr(step))
            self._actions[name].setText(text)

    def _build(self, command: AnyCommand) -> QAction:
        title = self._tr(command.title)
        action = QAction(title, self)
        action.setObjectName(command.id)
        if command.icon:
            action.setIcon(icon(command.icon, self._theme))
        keys = [QKeySequence(key) for key in command.keys]
        action.setShortcuts(keys)
        shown = f" ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
        action.setToolTip(f"{title}{shown}")
        is_switch = isinstance(command, AppCommand) and command.is_on is not None
        action.setCheckable(bool(command.mark) or is_switch)
        action.triggered.connect(partial(self._run, command))
        return action

    def _run(self, command: AnyCommand, _checked: bool = False) -> None:
        """Run a command; what is switched on is what it says then, not what Qt made of the click."""
        self._run_command(command)
        self.follow(self._marks, can_edit=self._can_edit)

    def _at(self, place: Place) -> list[AnyCommand]:
        return [command for command in self._commands if place in command.places]

    def _fill(self, menu: QMenu, place: Place) -> None:
        commands = self._at(place)
        inner: dict[str, QMenu] = {}
        for before, command in pairwise([None, *commands]):
            if before is not None and command is not None and before.group != command.group:
                menu.addSeparator()
            if command is not None and command.submenu:
                if command.submenu not in inner:
                    inner[command.submenu] = menu.addMenu(self._tr(command.submenu))
                inner[command.submenu].addAction(self._actions[command.id])
            elif command is not None:
                menu.addAction(self._actions[command.id])
