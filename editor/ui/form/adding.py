"""A line at the end of the form to add a field: the site's keys are offered, any other name is taken too."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from editor.core.fields import FIELD_TYPES
from editor.core.message import N_, Translate
from editor.core.schema import FieldSpec
from editor.ui.dialogs.choice import Choice
from editor.ui.form import keys
from editor.ui.form.line import Line

_BETWEEN = " · "
_CAPTION = 104
"""The pixels that the captions of the other fields take."""
_MENU = 38
"""The pixels that the menus behind the other fields take."""

_KINDS = (
    ("text", N_("Text (one line)")),
    ("long-text", N_("Long text")),
    ("words", N_("Words, as tags are")),
    ("list", N_("List, one item on each line")),
    ("date", N_("Date and time")),
    ("number", N_("Number")),
    ("switch", N_("Yes or no")),
    ("image", N_("Picture")),
    ("address", N_("Web address")),
    ("pairs", N_("Group of values")),
    ("raw", N_("YAML as it is")),
)


class Adding(QWidget):
    """A button that opens a line for the key's name, and for the kind of its value where that is unknown."""

    wanted = Signal(object)
    """A `FieldSpec` that the form is to show."""

    def __init__(
        self, missing: Callable[[], Sequence[FieldSpec]], tr: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._missing, self._tr = missing, tr
        self.button = QToolButton(self)
        self.button.setObjectName("addField")
        self.button.setProperty("part", "add")
        self.button.setText(tr("+ Add a field"))
        self.button.clicked.connect(self.open)
        self.line = _NameLine(self)
        self.line.setObjectName("newFieldName")
        self.line.setAccessibleName(tr("Name of the new field"))
        self.line.setPlaceholderText(tr("Name of the new field"))
        self.kind = Choice(self)
        self.kind.setObjectName("newFieldKind")
        self.kind.setAccessibleName(tr("Kind of value"))
        for kind, title in _KINDS:
            self.kind.addItem(tr(title), kind)
        self.accept = QPushButton(tr("Add"), self)
        self.accept.setObjectName("newFieldAdd")
        self.accept.setAutoDefault(False)
        self._offer()
        self.line.textChanged.connect(self._follow)
        self.line.entered.connect(self._add)
        self.line.given_up.connect(self.close_line)
        self.accept.clicked.connect(self._add)
        row = QHBoxLayout(self)
        row.setContentsMargins(_CAPTION, 0, _MENU, 0)
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.line, 2)
        row.addWidget(self.kind, 1)
        row.addWidget(self.accept)
        row.addStretch()
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.close_line()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through here."""
        return [self.button, self.line, self.kind, self.accept]

    def open(self) -> None:
        """Show the line in place of the button."""
        self._names.setStringList([f"{spec.key}{_BETWEEN}{self._tr(spec.title)}" for spec in self._missing()])
        self._show(is_open=True)
        self.line.setFocus()

    def close_line(self) -> None:
        """Show the button again."""
        had_focus = self.line.hasFocus()
        self.line.clear()
        self._show(is_open=False)
        if had_focus:
            self.button.setFocus()

    def _show(self, *, is_open: bool) -> None:
        self.button.setVisible(not is_open)
        for widget in (self.line, self.kind, self.accept):
            widget.setVisible(is_open)
        self._follow(self.line.text())

    def _offer(self) -> None:
        self._names = QStringListModel(self)
        popup = QListView()
        popup.setProperty("part", "words")
        completer = QCompleter(self._names, self)
        completer.setPopup(popup)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)

    def _follow(self, text: str) -> None:
        """Ask for the kind of a key that nobody knows."""
        self.accept.setEnabled(bool(_key(text)))
        self.kind.setEnabled(self._known(_key(text)) is None)

    def _known(self, name: str) -> FieldSpec | None:
        """Return the field that has this key, or this title: a key that is a title is not asked for."""
        specs = self._missing()
        by_key = (spec for spec in specs if spec.key == name)
        by_title = (spec for spec in specs if self._tr(spec.title).casefold() == name.casefold())
        return next(by_key, None) or next(by_title, None)

    def _add(self) -> None:
        key = _key(self.line.text())
        if not key:
            return
        spec = self._known(key) or FieldSpec(key, key, FIELD_TYPES[self.kind.currentData()])
        self.close_line()
        self.wanted.emit(spec)


class _NameLine(Line):
    """Enter adds, Esc gives up."""

    entered = Signal()
    given_up = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        names = self.completer().popup()
        if names is not None and names.isVisible() and keys.is_plain_key(event, Qt.Key.Key_Escape):
            event.ignore()  # the list of names goes first
        elif keys.is_plain_key(event, Qt.Key.Key_Escape):
            self.given_up.emit()
        elif keys.is_plain_key(event, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _key(text: str) -> str:
    return text.split(_BETWEEN, maxsplit=1)[0].strip()
