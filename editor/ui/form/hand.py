"""What is entered in the form becomes the text's: one transaction for each edit."""

from collections.abc import Callable
from contextlib import suppress

from editor.core.broken_value import trouble_of
from editor.core.errors import Refused
from editor.core.fields import RAW, Shown
from editor.core.frontmatter.repair import repair
from editor.core.message import N_, Message, Translate
from editor.core.schema import FieldSpec, Schema
from editor.core.session import Session
from editor.core.state import Event, Transaction
from editor.core.text import ChangeSet
from editor.ui.form.row import Row
from editor.ui.form.ties import Ties

NAME = "form"
"""The form's name in the transactions that it makes."""


class Hand:
    """Writes for the form. A value that the text cannot have is told beside its field."""

    def __init__(self, session: Session, ties: Ties, tr: Translate, schema: Callable[[], Schema]) -> None:
        self._session, self._ties, self._tr, self._schema = session, ties, tr, schema

    def edit(self, row: Row) -> None:
        """Make what was entered in a field the text's, and of what follows it."""
        spec, shown = row.spec, row.input.value()
        try:
            changes = self.changes(spec, shown)
        except Refused as refusal:
            broken = trouble_of(str(shown)) if spec.type is RAW else None
            row.refuse(self._tr(broken) if broken else " ".join(map(self._tr, refusal.sentences())))
            return
        if isinstance(changes, Message):
            row.refuse(self._tr(changes))
            if spec.type.is_whole:
                self._take_back(row)
            return
        row.complain("")
        self._dispatch(spec, changes)

    def changes(self, spec: FieldSpec, shown: Shown) -> ChangeSet | Message:
        """Return what an edit would change; a sentence where a field shows what the text cannot have.

        Raises:
            Refused: the front matter cannot be edited so.

        """
        return self._ties.edit(self._schema(), spec, shown)

    def repair(self) -> int | None:
        """Change the broken line so that Jekyll can read it, as a step of its own; return where that was."""
        changes = repair(self._session.text)
        if changes is None:
            return None
        name = N_("Repair front matter")
        self._session.dispatch(Transaction(changes, event=Event.INSERT, name=name, source=NAME))
        return changes.moved(changes.changes[-1].span.end)

    def _take_back(self, row: Row) -> None:
        """Let the text say what it said before this field was being edited."""
        with suppress(Refused):
            changes = self.changes(row.spec, row.before)
            if not isinstance(changes, Message):
                self._dispatch(row.spec, changes)

    def _dispatch(self, spec: FieldSpec, changes: ChangeSet) -> None:
        if changes:
            made = Transaction(changes, event=Event.FORM, name=spec.edit_name, source=NAME, field=spec.key)
            self._session.dispatch(made)
