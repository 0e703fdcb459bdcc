"""The bar between the tools and the article: what to look for, how, and what to put in its place."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget
from typing_extensions import override

from editor.core.finding import Query
from editor.core.message import N_, Translate
from editor.ui.find.line import FindLine
from editor.ui.form.line import Line
from editor.ui.icons import icon
from editor.ui.theme import GRID, Theme

_SIDE = 18
_WIDEST = 360
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TOGGLES = (
    ("findCase", "match-case", N_("Match case")),
    ("findWord", "whole-word", N_("Whole words")),
    ("findRegex", "regex", N_("Regular expression")),
    ("findInSelection", "in-selection", N_("Only in the selection")),
)


class FindBar(QFrame):
    """The fields and buttons. It looks for nothing itself; it is hidden while it is closed."""

    sought = Signal()
    """What is looked for, or how, is another."""
    stepped = Signal(int)
    """The user wants the next match (1) or the one before (-1)."""
    replace_wanted = Signal()
    """The user wants the current match replaced."""
    replace_all_wanted = Signal()
    """The user wants all matches replaced."""
    narrowed = Signal(bool)
    """The user wants to look only in the selection, or everywhere again."""
    closed = Signal()
    """The user has found what there was to find."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._icons: list[tuple[QToolButton, str]] = []
        self.setObjectName("findBar")
        self._find = FindLine(self)
        self._name(self._find, "findText", tr("Find"))
        self._replace = Line(self)
        self._name(self._replace, "replaceText", tr("Replace with"))
        self._toggles = {
            name: self._button(name, sign, tr(title), is_toggle=True) for name, sign, title in _TOGGLES
        }
        self._count = QLabel(self)
        self._count.setObjectName("findCount")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._previous = self._button("findPrevious", "previous", tr("Previous match"))
        self._next = self._button("findNext", "next", tr("Next match"))
        self._fold = self._button("findReplace", "replace", tr("Find and replace"), is_toggle=True)
        self._close = self._button("findClose", "close", tr("Close"))
        self._one = self._push("replaceOne", tr("Replace one"))
        self._all = self._push("replaceAll", tr("Replace all"))
        self._arrange()
        self._join()
        self._show_replacing(False)
        self.hide()

    def query(self) -> Query:
        """Return what is looked for, and how."""
        on = {name: button.isChecked() for name, button in self._toggles.items()}
        return Query(self._find.words, on["findCase"], on["findWord"], on["findRegex"])

    @property
    def replacement(self) -> str:
        """What is to stand in the place of a match."""
        self._replace.flush()
        return self._replace.text()

    @property
    def is_narrow(self) -> bool:
        """Whether only the selection is looked through."""
        return self._toggles["findInSelection"].isChecked()

    def open(self, words: str, *, replacing: bool) -> None:
        """Show the bar with `words` to look for, or the last ones where there are none."""
        if replacing:
            self._fold.setChecked(True)
        self.show()
        if words:
            self._find.setText(words)
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def narrow(self, is_on: bool, *, is_possible: bool) -> None:
        """Show whether only the selection is looked through, and whether there is one."""
        button = self._toggles["findInSelection"]
        button.setChecked(is_on)
        button.setEnabled(is_on or is_possible)

    def show_count(self, said: str, *, detail: str = "", is_trouble: bool = False, can_go: bool) -> None:
        """Say how many matches there are, or why there are none."""
        self._count.setText(said)
        self._count.setToolTip(detail)
        self._count.setAccessibleName(f"{said} {detail}".strip())
        if self._count.property("trouble") != is_trouble:
            self._count.setProperty("trouble", is_trouble)
            self._count.style().polish(self._count)
        for button in (self._previous, self._next, self._one, self._all):
            button.setEnabled(can_go)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for button, name in self._icons:
            button.setIcon(icon(name, theme))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _ENTER and self._find.hasFocus():
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if is_back else 1)
        elif event.key() in _ENTER and self._replace.hasFocus():
            self.replace_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _step_forth(self) -> None:
        self.stepped.emit(1)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _show_replacing(self, is_on: bool) -> None:
        for widget in (self._replace, self._one, self._all):
            widget.setVisible(is_on)

    def _join(self) -> None:
        """Join the parts to the bar's own signals."""
        self._find.sought.connect(self.sought)
        for name, button in self._toggles.items():
            button.clicked.connect(self.narrowed if name == "findInSelection" else self.sought)
        self._next.clicked.connect(self._step_forth)
        self._previous.clicked.connect(self._step_back)
        self._fold.toggled.connect(self._show_replacing)
        self._one.clicked.connect(self.replace_wanted)
        self._all.clicked.connect(self.replace_all_wanted)
        self._close.clicked.connect(self.closed)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(GRID * 2, GRID // 2, GRID, GRID // 2)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.addWidget(self._find, 0, 0)
        grid.addLayout(_row(*self._toggles.values()), 0, 1)
        grid.addLayout(_row(self._previous, self._next, self._fold), 0, 2)
        grid.addWidget(self._count, 0, 3)
        grid.addWidget(self._close, 0, 4)
        grid.addWidget(self._replace, 1, 0)
        grid.addLayout(_row(self._one, self._all, gap=GRID), 1, 1, 1, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(3, 2)
        for line in (self._find, self._replace):
            line.setMaximumWidth(_WIDEST)

    def _name(self, line: Line, name: str, title: str) -> None:
        line.setObjectName(name)
        line.setAccessibleName(title)
        line.setPlaceholderText(title)

    def _button(self, name: str, sign: str, title: str, *, is_toggle: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setCheckable(is_toggle)
        button.setIconSize(QSize(_SIDE, _SIDE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icons.append((button, sign))
        return button

    def _push(self, name: str, title: str) -> QPushButton:
        button = QPushButton(title, self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def _row(*widgets: QWidget, gap: int = 2) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
