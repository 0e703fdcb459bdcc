"""What is typed in a form and not in the text yet: an input method is composing it, or it is half a word."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from editor.core.errors import Refused
from editor.core.fields import Shown
from editor.core.message import Message
from editor.core.schema import FieldSpec
from editor.core.text import ChangeSet
from editor.store.recovery import HalfTyped
from editor.ui.form.row import Row
from editor.ui.form.rows import Rows


class Unfinished(QObject):
    """Called, it tells what would change if all were finished as it stands. Asking changes nothing."""

    changed = Signal()

    def __init__(self, rows: Rows, edit: Callable[[FieldSpec, Shown], ChangeSet | Message]) -> None:
        super().__init__(rows)
        self._rows, self._edit = rows, edit
        rows.made.connect(self._heed)

    def __call__(self) -> ChangeSet:
        """Return what is to be changed."""
        for row in self._rows.all():
            if row.input.is_unfinished:
                try:
                    changes = self._edit(row.spec, row.input.coming())
                except Refused:
                    continue
                if isinstance(changes, ChangeSet):
                    return changes
        return ChangeSet()

    def half(self) -> tuple[HalfTyped, ...]:
        """Return what fields show as text and the post does not say."""
        return tuple(
            HalfTyped(row.spec.key, row.title, shown)
            for row in self._rows.all()
            if row.untaken and isinstance(shown := row.input.value(), str)
        )

    def give_back(self, half: Sequence[HalfTyped]) -> None:
        """Show what fields showed, as if it had been entered again."""
        for one in half:
            row = self._rows.get(one.key)
            if row is not None and isinstance(row.input.value(), str):
                row.take(one.text)

    def _heed(self, row: Row) -> None:
        row.input.unfinished_changed.connect(self.changed)
