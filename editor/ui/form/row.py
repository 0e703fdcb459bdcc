"""A field in the form: its caption, its input, what is to be said about it, and what is wrong with it."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.advice import Advice, advice
from editor.core.fields import DATE, InputKind, Shown
from editor.core.house.moments import spelt
from editor.core.message import N_, Message, msg
from editor.core.schema import Field, FieldSpec
from editor.ui.form import inputs
from editor.ui.form.aid import Aid
from editor.ui.form.counted import CountedLines
from editor.ui.form.inputs import Tools

_GRID = 8
_CAPTION = 12 * _GRID
_MENU = "⋯"
_HINTS = {InputKind.ADDRESS: "https://", InputKind.WORDS: N_("Add a word")}
_JOINT = re.compile(r"(?<=[_./-])(?=\w)|(?<=[a-z])(?=[A-Z])")
_LONG = re.compile(r"[^\W_]{12}(?=[^\W_]{4})")
_MAY_BREAK = "\u200b"


def breakable(title: str) -> str:
    """Return a caption that breaks where it is too long for its column: a key's name has no blanks."""
    return _LONG.sub(rf"\g<0>{_MAY_BREAK}", _JOINT.sub(_MAY_BREAK, title))


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

    menu_wanted = Signal(object)
    """The row itself: its key is to be renamed, moved or taken away."""

    def __init__(self, field: Field, caption: Caption, tools: Tools) -> None:
        super().__init__()
        self.spec: FieldSpec = field.spec
        self._is_quoted = field.is_quoted
        self._tools, self._tr = tools, tools.tr
        self._known: Shown | None = None
        self._waiting = self._untaken = ""
        self._before: Shown = field.shown
        self._advice: Advice | None = None
        self._stopping: Message | None = None
        self._hinted: tuple[str, str] | None = None
        self._held = ""
        words = partial(tools.suggestions, field.spec.key)
        self.input = inputs.build(field.spec.type.input, tools, words, self._spell)
        self.aid = Aid(tools.tr, self)
        self.aid.remedied.connect(self._remedy)
        self._trouble = QLabel(self)
        self._trouble.setProperty("part", "trouble")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self.menu_button = self._menu_button()
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
        self._judge(field)
        if not anew and (field.shown == self._known or self.input.is_composing):
            return
        self._known = self._before = field.shown
        self.input.follow(field.shown)
        self.complain("")
        self.advise()

    def stops(self) -> Sequence[QWidget]:
        """Return what Tab goes through, in order; what is hidden is passed over."""
        return (*self.input.stops(), self.aid.link, self.aid.source, self.aid.remedy)

    def _spell(self, moment: datetime) -> str:
        return spelt(moment, self.spec.pattern, quoted=self._is_quoted)

    def settle(self, field: Field) -> None:
        """Take what the text says since this row's own edit: what is shown here made it so."""
        self.spec, self._known = field.spec, field.shown
        self._judge(field)

    def take(self, shown: Shown) -> None:
        """Show another value as if it had been entered."""
        self.input.follow(shown)
        self._tell_edited()

    @property
    def title(self) -> str:
        """The field's caption, in the user's language."""
        return self._tr(self.spec.title)

    @property
    def before(self) -> Shown:
        """What the field showed before it was being edited."""
        return self._before

    @property
    def untaken(self) -> str:
        """Why the text does not say what is shown here; empty where it does."""
        return self._untaken

    def complain(self, sentence: str) -> None:
        """Say below the input what is wrong."""
        was_untaken = bool(self._untaken)
        self._waiting = self._untaken = ""
        self._say(sentence)
        if was_untaken:
            self.input.unfinished_changed.emit()

    def refuse(self, sentence: str) -> None:
        """Say why the text does not take what is shown; a patient field says so when it is left."""
        is_later = self.spec.type.is_patient and self.input.has_focus
        self._untaken = sentence
        self._waiting = sentence if is_later else ""
        self._say("" if is_later else sentence)
        self.input.unfinished_changed.emit()

    def flush(self) -> None:
        """Have the text take what is typed and not yet taken, or say why it does not."""
        self.input.flush()
        self._tell_waiting()

    def advise(self) -> None:
        """Say what there is to say about the value, and how long it is where that matters."""
        shown = self.input.value()
        self._advice = self._advice_on(shown)
        sentence = self._tr(self._advice.sentence) if self._advice else ""
        remedy = self._advice.remedy if self._advice else None
        self.aid.advise(sentence, self._tr(remedy) if remedy else "")
        self._count(shown)

    def _judge(self, field: Field) -> None:
        """Note what Jekyll would stop at in what the text says now, and whether it is in quotes."""
        self._is_quoted = field.is_quoted
        was, self._stopping = self._stopping, field.trouble
        if was != self._stopping:
            self.advise()

    def _advice_on(self, shown: Shown) -> Advice | None:
        if self._stopping is not None:  # said of the text alone: half a date is not in it
            return self._dated(self._stopping) if shown == self._known else None
        known = self._tools.suggestions(self.spec.key)
        return advice(self.spec.key, shown, known) if shown != self.spec.type.empty else None

    def _dated(self, trouble: Message) -> Advice:
        """Offer what holds without the date, the day in the file's name, or else this moment."""
        if self.spec.type is not DATE:
            return Advice(trouble)
        if self._held:
            return Advice(trouble, msg("Use “{name}”", name=self._held), self._held)
        return Advice(trouble, msg("Now"), self._spell(self._tools.now()))

    def _count(self, shown: Shown) -> None:
        length = (
            len(unicodedata.normalize("NFC", shown)) if self.spec.length and isinstance(shown, str) else 0
        )
        count, is_over = f"{length}/{self.spec.length}" if length else "", length > self.spec.length
        editor = self.input.editor
        if isinstance(editor, CountedLines):
            editor.show_count(count, is_over=is_over)
        else:
            self.aid.count(count, is_over=is_over)

    def hint(self, value: str) -> None:
        """Say in the empty input what holds without it; without a value, what the schema says."""
        editor = self.input.editor
        if value != self._held:
            self._held = value
            self.advise()
        if isinstance(editor, QLineEdit | QPlainTextEdit) and (value, self.spec.hint) != self._hinted:
            self._hinted = (value, self.spec.hint)
            hint = self._tr(self.spec.hint) if self.spec.hint else ""
            editor.setPlaceholderText(value or hint or self._tr(_HINTS.get(self.spec.type.input, "")))

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.input.editor.setAccessibleDescription(sentence)

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText(_MENU)
        button.setProperty("part", "menu")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(self._tr("Rename, move or remove this field (Alt+Enter)"))
        button.setAccessibleName(self._tr("Rename, move or remove this field"))
        button.clicked.connect(self._want_menu)
        for keys in ("Alt+Return", "Alt+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._want_menu)
        return button

    def _name(self) -> None:
        title = self._tr(self.spec.title)
        editor = self.input.editor
        editor.setObjectName(self.spec.name or f"field-{self.spec.key}")
        editor.setAccessibleName(title)
        if self.input.inside is not editor:
            self.input.inside.setObjectName(f"{editor.objectName()}-lines")
        self.hint("")
        self._caption = QLabel(breakable(title), self)
        self._caption.setProperty("part", "caption")
        self._caption.setBuddy(editor)
        self._caption.setToolTip(self.spec.key)

    def _lay_out(self, caption: Caption) -> None:
        right = QVBoxLayout()
        right.setSpacing(_GRID // 2)
        right.addWidget(self.input)
        right.addWidget(self.aid)
        right.addWidget(self._trouble)
        is_beside = caption is Caption.BESIDE
        row: QBoxLayout = QHBoxLayout(self) if is_beside else QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GRID if is_beside else _GRID // 4)
        self._caption.setVisible(caption is not Caption.NONE)
        self.menu_button.setVisible(is_beside)
        if is_beside:
            self._caption.setFixedWidth(_CAPTION)
            self._caption.setWordWrap(True)
            self._caption.setContentsMargins(0, 7, 0, 0)
            row.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignTop)
        elif caption is Caption.ABOVE:
            row.addWidget(self._caption)
        row.addLayout(right, 1)
        if is_beside:
            row.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)

    def _tell_edited(self) -> None:
        self.edited.emit(self)
        self.advise()

    def _remedy(self) -> None:
        if self._advice is not None and self._advice.remedy is not None:
            self.take(self._advice.shown)
            self.input.editor.setFocus()

    def _want_menu(self) -> None:
        self.menu_wanted.emit(self)

    def _left(self) -> None:
        if not self._untaken:
            self._before = self.input.value()
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        if self._waiting:
            self._say(self._waiting)
