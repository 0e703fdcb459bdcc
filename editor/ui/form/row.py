"""A field in the form: its caption, its input, and what is wrong with what was entered."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from editor.core.fields import Shown
from editor.core.schema import Field, FieldSpec
from editor.ui.form import inputs
from editor.ui.form.inputs import Tools

_GRID = 8
_CAPTION = 12 * _GRID


class Caption(Enum):
    """Where a field's caption stands."""

    NONE = auto()
    ABOVE = auto()
    BESIDE = auto()


class Row(QWidget):
    """Shows one field and reports what is entered in it.

    It remembers what the text said last, so that only a change of the text changes what is shown: half a
    date, or anything else that the text does not take, stays until it is mended or taken back.
    """

    edited = Signal(object)
    """The row itself: its value is another one."""

    def __init__(self, field: Field, caption: Caption, tools: Tools) -> None:
        super().__init__()
        self.spec: FieldSpec = field.spec
        self._tr = tools.tr
        self._known: Shown | None = None
        self._waiting = ""
        self.input = inputs.build(field.spec.type.input, tools, partial(_words, tools, field.spec.key))
        self._trouble = QLabel(self)
        self._trouble.setProperty("part", "trouble")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._name()
        self._lay_out(caption)
        self.input.edited.connect(self._tell_edited)
        self.input.finished.connect(self._left)
        self.follow(field)

    def follow(self, field: Field, *, anew: bool = False) -> None:
        """Show what the text says now, unless it says what it said, or something is being composed here.

        `anew` shows it in any case: the text is another post's.
        """
        self.spec = field.spec
        if not anew and (field.shown == self._known or self.input.is_composing):
            return
        self._known = field.shown
        self.input.follow(field.shown)
        self.complain("")

    def settle(self, field: Field) -> None:
        """Take what the text says since this row's own edit: what is shown here made it so."""
        self.spec, self._known = field.spec, field.shown

    def complain(self, sentence: str, *, is_patient: bool = False) -> None:
        """Say below the input what is wrong; a patient field says so when it is left."""
        is_later = is_patient and self.input.editor.hasFocus()
        self._waiting = sentence if is_later else ""
        self._say("" if is_later else sentence)

    def hint(self, value: str) -> None:
        """Say in the empty input what holds without it; without a value, what the schema says."""
        editor = self.input.editor
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.setPlaceholderText(value or (self._tr(self.spec.hint) if self.spec.hint else ""))

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.input.editor.setAccessibleDescription(sentence)

    def _name(self) -> None:
        title = self._tr(self.spec.title)
        editor = self.input.editor
        editor.setObjectName(self.spec.name or f"field-{self.spec.key}")
        editor.setAccessibleName(title)
        self.hint("")
        self._caption = QLabel(title, self)
        self._caption.setProperty("part", "caption")
        self._caption.setBuddy(editor)
        self._caption.setToolTip(self.spec.key)

    def _lay_out(self, caption: Caption) -> None:
        right = QVBoxLayout()
        right.setSpacing(_GRID // 2)
        right.addWidget(self.input)
        right.addWidget(self._trouble)
        row: QBoxLayout = QHBoxLayout(self) if caption is Caption.BESIDE else QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GRID if caption is Caption.BESIDE else _GRID // 4)
        self._caption.setVisible(caption is not Caption.NONE)
        if caption is Caption.BESIDE:
            self._caption.setFixedWidth(_CAPTION)
            self._caption.setWordWrap(True)
            self._caption.setContentsMargins(0, 7, 0, 0)
            row.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignTop)
        elif caption is Caption.ABOVE:
            row.addWidget(self._caption)
        row.addLayout(right, 1)

    def _tell_edited(self) -> None:
        self.edited.emit(self)

    def _left(self) -> None:
        if self._waiting:
            self._say(self._waiting)


def _words(tools: Tools, key: str) -> Sequence[str]:
    return tools.suggestions(key)
