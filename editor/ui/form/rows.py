"""The rows of a form: made for the fields that a text has, put where they belong, gone when not wanted."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.core.fields import FieldType, InputKind
from editor.core.schema import Field, Place
from editor.ui.form.band import Band
from editor.ui.form.fold import Fold
from editor.ui.form.inputs import Tools
from editor.ui.form.row import Caption, Row

_CAPTIONS = {
    Place.HEAD: Caption.NONE,
    Place.ROW: Caption.ABOVE,
    Place.FOLD: Caption.BESIDE,
    Place.MORE: Caption.BESIDE,
}


class Rows(QObject):
    """Keeps a row for each field, in the head, in the band below it, or in the fold."""

    made = Signal(object)
    """A new `Row`."""

    def __init__(self, tools: Tools, head: QVBoxLayout, band: Band, fold: Fold) -> None:
        super().__init__(fold)
        self._tools, self._head, self._band, self._fold = tools, head, band, fold
        self._rows: dict[str, Row] = {}
        self._order: tuple[str, ...] = ()
        self._above: tuple[Row, ...] = ()
        self._inside: tuple[Row, ...] = ()

    def __getitem__(self, key: str) -> Row:
        return self._rows[key]

    def get(self, key: str) -> Row | None:
        """Return the row of a key, if there is one."""
        return self._rows.get(key)

    def all(self) -> tuple[Row, ...]:
        """Return the rows as they are at the moment."""
        return tuple(self._rows.values())

    def around(self, key: str) -> list[str]:
        """Return the keys of the fields behind and before that of a key, as the eye has them."""
        order = [row.spec.key for row in (*self._above, *self._inside)]
        at = order.index(key)
        return [*order[at + 1 : at + 2], *order[max(0, at - 1) : at]]

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through: what is above the fold, its button, what is inside."""
        above = [widget for row in self._above for widget in row.stops()]
        return [*above, self._fold.button, *(widget for row in self._inside for widget in row.stops())]

    @property
    def types(self) -> Mapping[str, FieldType]:
        """The types in which keys are being edited."""
        return {key: row.spec.type for key, row in self._rows.items() if row.input.has_focus}

    def show(self, fields: Sequence[Field]) -> None:
        """Have a row for each field, in their order."""
        held = next((row for row in self.all() if row.input.has_focus), None)
        is_other = self._renew(fields)
        order = tuple(field.spec.key for field in fields)
        if is_other or order != self._order:
            self._order = order
            self._place(fields)
        now = self._rows.get(held.spec.key) if held is not None else None
        if now is not None and now is not held:  # its input is of another kind: the keyboard stays there
            now.input.editor.setFocus(Qt.FocusReason.OtherFocusReason)

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
            self._rows[field.spec.key] = row
            self.made.emit(row)
        return bool(gone or missing)

    def _place(self, fields: Sequence[Field]) -> None:
        """Put the rows where they belong; Tab goes through them in that order."""
        at: dict[Place, list[Row]] = {place: [] for place in Place}
        for field in sorted(fields, key=_is_narrow):
            at[field.spec.place].append(self._rows[field.spec.key])
        for row in at[Place.HEAD]:
            self._head.addWidget(row)
        self._band.show_fields([*at[Place.ROW]])
        inside = [*at[Place.FOLD], *at[Place.MORE]]
        for row in inside:
            self._fold.fields.addWidget(row)
            row.show()
        self._above, self._inside = (*at[Place.HEAD], *at[Place.ROW]), tuple(inside)


def _is_narrow(field: Field) -> bool:
    """Sort the widest field of a place, its words, before the others."""
    return field.spec.place is Place.ROW and field.spec.type.input is not InputKind.WORDS
