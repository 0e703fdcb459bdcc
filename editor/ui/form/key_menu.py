"""What can be done with a key itself: another name, another place, or none."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from editor.core import article, frontmatter
from editor.core.advice import NAMES
from editor.core.errors import Refused
from editor.core.fields import CHOICE, TEXT
from editor.core.frontmatter.keys import moving, remarks, renaming
from editor.core.message import N_, Translate
from editor.core.session import Session
from editor.core.state import Event, Transaction
from editor.core.text import ChangeSet
from editor.core.yaml.values import Value
from editor.ui.dialogs.rename import RenameDialog
from editor.ui.form.row import Row

_ONE_TEXT = frozenset({CHOICE, TEXT})
"""What may be a list as well in another post."""


class KeyMenu:
    """Pops up under a row, and makes each act one step of the session.

    `go_to` puts the keyboard into the first field that is there of those named by their keys; `around` names
    the fields before and behind a key.
    """

    def __init__(
        self,
        session: Session,
        tr: Translate,
        source: str,
        *,
        go_to: Callable[[Sequence[str]], None],
        around: Callable[[str], Sequence[str]],
    ) -> None:
        self._session, self._tr, self._source = session, tr, source
        self._go_to, self._around = go_to, around

    def pop_up(self, row: Row) -> None:
        """Show the menu of a row's key."""
        menu = self.menu(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = row.menu_button if row.menu_button.isVisible() else row.input
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(menu.actions()[0])

    def menu(self, row: Row) -> QMenu:
        """Return the menu of a row's key; what does not apply is grey."""
        key, keys = row.spec.key, article.read(self._session.text).front_matter.keys
        at = keys.index(key) if key in keys else -1
        menu = QMenu(row)
        menu.setObjectName("keyMenu")
        shapes = []
        if at >= 0 and row.spec.type in _ONE_TEXT:
            shapes.append(("listField", self._tr("Make it a list"), True, partial(self._list, row)))
        if (items := self._texts(key)) is not None:
            is_one = self._is_one(key, items)
            shapes.append(("textField", self._tr("Make it one text"), is_one, partial(self._text, row)))
        for name, title, is_possible, act in (
            *shapes,
            ("renameField", self._tr("Rename…"), at >= 0, partial(self._ask_name, row)),
            ("moveFieldUp", self._tr("Move up"), at > 0, partial(self._move, row, at - 1)),
            (
                "moveFieldDown",
                self._tr("Move down"),
                0 <= at < len(keys) - 1,
                partial(self._move, row, at + 2),
            ),
            ("removeField", self._tr("Remove"), at >= 0, partial(self._remove, row)),
        ):
            action = menu.addAction(title)
            action.setObjectName(name)
            action.setEnabled(is_possible)
            action.triggered.connect(act)
        return menu

    def _list(self, row: Row, _is_checked: bool = False) -> None:
        """Let a key have several texts from now on: the one that it has, and what is added."""
        key = row.spec.key
        entry = article.read(self._session.text).front_matter.get(key)
        texts: Value = [entry.text] if entry is not None and entry.text else []
        if self._make(row, partial(frontmatter.value_change, key=key, value=texts), N_("Make a list")):
            self._go_to([key])

    def _text(self, row: Row, _is_checked: bool = False) -> None:
        """Let a key have one text again: the only one in its list, or none."""
        key = row.spec.key
        text = next(iter(self._texts(key) or ()), None)
        if self._make(row, partial(frontmatter.value_change, key=key, value=text), N_("Make one text")):
            self._go_to([key])

    def _is_one(self, key: str, items: list[str]) -> bool:
        """Tell whether a list is one text at most, and no comment in it would go."""
        text = self._session.text
        entry = article.read(text).front_matter.get(key)
        if entry is None or len(items) > 1:
            return False
        try:
            after = frontmatter.value_change(text, key, next(iter(items), None)).apply(text)
        except Refused:
            return False
        return all(remark in after for remark in remarks(text, entry))

    def _texts(self, key: str) -> list[str] | None:
        """Return the texts of a list that could as well be one text: to Jekyll no tags are."""
        entry = article.read(self._session.text).front_matter.get(key)
        items = entry.value if entry is not None and key not in NAMES else None
        is_plain = isinstance(items, list) and all(isinstance(item, str) for item in items)
        return [str(item) for item in items] if isinstance(items, list) and is_plain else None

    def _ask_name(self, row: Row, _is_checked: bool = False) -> None:
        keys = article.read(self._session.text).front_matter.keys
        dialog = RenameDialog(row.spec.key, keys, self._tr, row.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.named.connect(partial(self._rename, row, row.spec.key))
        dialog.open()

    def _rename(self, row: Row, key: str, name: str) -> None:
        if name != key and self._make(row, partial(renaming, key=key, name=name), N_("Rename field")):
            self._go_to([name])

    def _move(self, row: Row, to: int, _is_checked: bool = False) -> None:
        keys = article.read(self._session.text).front_matter.keys
        before = keys[to] if to < len(keys) else None
        self._make(row, partial(moving, key=row.spec.key, before=before), N_("Move field"))
        self._go_to([row.spec.key])

    def _remove(self, row: Row, _is_checked: bool = False) -> None:
        key = row.spec.key
        near = self._around(key)
        if self._make(row, partial(frontmatter.removal, key=key), N_("Remove field")):
            self._go_to([key, *near])

    def _make(self, row: Row, act: Callable[[str], ChangeSet], name: str) -> bool:
        """Make one step of an act, or say why it cannot be done; tell whether it was."""
        try:
            changes = act(self._session.text)
        except Refused as refusal:
            row.complain(" ".join(self._tr(part) for part in refusal.sentences()))
            return False
        if changes:
            step = Transaction(changes, event=Event.FORM, name=name, source=self._source)
            self._session.dispatch(step)
        return True
