"""The form above the body: the front matter as fields that follow the text and edit it."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.core import article
from editor.core.errors import Refused
from editor.core.fields import InputKind
from editor.core.message import Message, Translate, msg
from editor.core.schema import Field, Place, Schema
from editor.core.session import Session, Update
from editor.core.state import Event, Transaction
from editor.ui.form.band import Band
from editor.ui.form.broken import Broken
from editor.ui.form.fold import Fold
from editor.ui.form.inputs import Tools
from editor.ui.form.origins import Origins
from editor.ui.form.pane import Pane
from editor.ui.form.row import Caption, Row
from editor.ui.tasks import Tasks

_NAME = "form"
"""The form's name in the transactions that it makes."""

_GRID = 8
_CAPTIONS = {
    Place.HEAD: Caption.NONE,
    Place.ROW: Caption.ABOVE,
    Place.FOLD: Caption.BESIDE,
    Place.MORE: Caption.BESIDE,
}


class FormView(Pane):
    """Built from a schema; every edit is one transaction of the session, from which alone the fields follow.

    `suggestions` gives what the site's posts have for a key, the likeliest first; `pictures` finds the file
    of a path; `choose_file` asks for a picture and returns the path to write.

    A key that the file does not have is added when something is entered in its field. An emptied field
    leaves its key without a value, unless this form added the key: then the key goes too.
    """

    source_wanted = Signal(int)
    """The user wants to see this position of the text, in code points, in the source."""

    fold_toggled = Signal(bool)
    """The fold was opened or closed; the window remembers it."""

    def __init__(
        self,
        session: Session,
        schema: Schema,
        tr: Translate,
        *,
        suggestions: Callable[[str], Sequence[str]],
        pictures: Callable[[str], Path | None],
        choose_file: Callable[[], str | None],
        tasks: Tasks | None = None,
    ) -> None:
        super().__init__()
        self._session, self._schema, self._tr = session, schema, tr
        self._tools = Tools(tr, suggestions, pictures, choose_file, tasks)
        self._rows: dict[str, Row] = {}
        self._hints: dict[str, str] = {}
        self._origins = Origins(session.text)
        self._problem_at = 0
        self.setObjectName("formPane")
        self.setAccessibleName(tr("Front matter"))
        self._build()
        self._show(session.text, Transaction(event=Event.RELOAD))

    @property
    def is_open(self) -> bool:
        """Whether the fold is open."""
        return self._fold.is_open

    def open_fold(self, is_open: bool) -> None:
        """Open or close the fold."""
        self._fold.open(is_open)

    def follow(self, update: Update) -> None:
        """Show what the text says now; fields whose value is the same are not touched."""
        self._origins.follow(update)
        if update.text_changed:
            self._show(update.after.text, update.transaction)

    def show_hints(self, hints: Mapping[str, str]) -> None:
        """Say in empty fields what holds without them: the file's name gives a date and a slug."""
        self._hints = dict(hints)
        for key, row in self._rows.items():
            row.hint(self._hints.get(key, ""))

    def flush(self) -> None:
        """Put into the text what is being composed or typed and not yet taken."""
        for row in tuple(self._rows.values()):
            row.input.flush()

    def _build(self) -> None:
        self._broken = Broken(self._tr, self.content)
        self._broken.chosen.connect(self._show_source)
        self._fields = QWidget(self.content)
        self._head, self._band = QWidget(self._fields), Band(self._fields)
        self._head_box = _column(self._head, 0)
        self._fold = Fold(self._tr("Excerpt, feature text, image, more"), self._fields)
        self._fold.toggled.connect(self.fold_toggled)
        inside = _column(self._fields, _GRID)
        inside.addWidget(self._head)
        inside.addWidget(self._band)
        inside.addWidget(self._fold)
        box = _column(self.content, _GRID)
        box.setContentsMargins(2 * _GRID, _GRID, 2 * _GRID, _GRID)
        box.addWidget(self._broken)
        box.addWidget(self._fields)
        box.addStretch()

    def _show(self, text: str, step: Transaction) -> None:
        """Show the fields of a text; while its YAML is broken the last good ones of this post, greyed."""
        is_other_post = step.event is Event.RELOAD
        is_good = self._tell(text)
        if not is_good and not is_other_post:
            return
        fields = self._schema.fields(text if is_good else "")
        if self._renew(fields):
            self._place(fields)
        own = step.field if step.source == _NAME else ""
        for field in fields:
            row = self._rows[field.spec.key]
            if field.spec.key == own:
                row.settle(field)
            else:
                row.follow(field, anew=is_other_post)

    def _tell(self, text: str) -> bool:
        """Say why the fields cannot be edited, if that is so; tell whether they can."""
        problem = article.read(text).problem
        self._fields.setEnabled(problem is None)
        if problem is None:
            self._broken.tell("")
            return True
        self._problem_at = problem.span.start
        line = text.count("\n", 0, problem.span.start) + 1
        sentence = msg("Line {line}: {sentence}", line=line, sentence=self._tr(problem.message))
        self._broken.tell(self._tr(sentence))
        return False

    def _renew(self, fields: Sequence[Field]) -> bool:
        """Make the rows that are missing and drop those that are not wanted; tell whether any changed."""
        wanted = {field.spec.key: field for field in fields}
        gone = [
            key
            for key, row in self._rows.items()
            if key not in wanted or row.spec.type != wanted[key].spec.type
        ]
        for key in gone:
            row = self._rows.pop(key)
            row.setParent(None)
            row.deleteLater()
        missing = [field for field in fields if field.spec.key not in self._rows]
        for field in missing:
            row = Row(field, _CAPTIONS[field.spec.place], self._tools)
            row.edited.connect(self._edit)
            row.hint(self._hints.get(field.spec.key, ""))
            self._rows[field.spec.key] = row
        return bool(gone or missing)

    def _place(self, fields: Sequence[Field]) -> None:
        """Put the rows where they belong, and Tab through them in that order."""
        at: dict[Place, list[Row]] = {place: [] for place in Place}
        for field in sorted(fields, key=_is_narrow):
            at[field.spec.place].append(self._rows[field.spec.key])
        for row in at[Place.HEAD]:
            self._head_box.addWidget(row)
        self._band.show_fields([*at[Place.ROW]])
        for row in (*at[Place.FOLD], *at[Place.MORE]):
            self._fold.fields.addWidget(row)
            row.show()
        self._order([*at[Place.HEAD], *at[Place.ROW]], [*at[Place.FOLD], *at[Place.MORE]])

    def _order(self, above: Sequence[Row], inside: Sequence[Row]) -> None:
        stops = [
            *(row.input.editor for row in above),
            self._fold.button,
            *(row.input.editor for row in inside),
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _edit(self, row: Row) -> None:
        """Make what was entered in a field the text's."""
        spec, shown = row.spec, row.input.value()
        try:
            changes = self._schema.edit(self._session.text, spec, shown, self._origins.of(spec.key))
        except Refused as refusal:
            sentences = " ".join(self._tr(part) for part in refusal.sentences())
            row.complain(sentences, is_patient=spec.type.is_patient)
            return
        if isinstance(changes, Message):
            row.complain(self._tr(changes), is_patient=spec.type.is_patient)
            return
        row.complain("")
        if changes:
            step = Transaction(changes, event=Event.FORM, name=spec.edit_name, source=_NAME, field=spec.key)
            self._session.dispatch(step)

    def _show_source(self) -> None:
        self.source_wanted.emit(self._problem_at)


def _column(parent: QWidget, spacing: int) -> QVBoxLayout:
    box = QVBoxLayout(parent)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    return box


def _is_narrow(field: Field) -> bool:
    """Sort the widest field of a place, its words, before the others."""
    return field.spec.place is Place.ROW and field.spec.type.input is not InputKind.WORDS
