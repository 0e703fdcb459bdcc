"""One input per kind: each shows a value, reports that it was edited, and knows nothing of the post."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QWidget
from typing_extensions import override

from editor.core.fields import InputKind, Shown
from editor.core.message import Translate
from editor.ui.form.chips import Chips
from editor.ui.form.day import Day
from editor.ui.form.line import Line
from editor.ui.form.lines import Lines
from editor.ui.form.picture import Picture
from editor.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Tools:
    """What inputs may use: words to offer for a key, files of pictures, a file chooser, the background."""

    tr: Translate
    suggestions: Callable[[str], Sequence[str]]
    pictures: Callable[[str], Path | None]
    choose_file: Callable[[], str | None]
    tasks: Tasks | None = None


class Input(QWidget):
    """What every input can do. `editor` is the widget that has the focus and the object name."""

    edited = Signal()
    finished = Signal()

    def __init__(self, editor: QWidget, inside: QWidget | None = None) -> None:
        super().__init__()
        self.editor = editor
        self._is_following = False
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(inside or editor)
        self.setFocusProxy(editor)

    def value(self) -> Shown:
        """Return what the input shows."""
        raise NotImplementedError

    def follow(self, value: Shown) -> None:
        """Show a value; this reports no edit."""
        self._is_following = True
        try:
            self._show(value)
        finally:
            self._is_following = False

    @property
    def is_composing(self) -> bool:
        """Whether the input method is in the middle of something here."""
        return False

    def flush(self) -> None:
        """Make what is typed but not yet taken part of the value."""

    def _show(self, value: Shown) -> None:
        raise NotImplementedError

    def _report(self) -> None:
        if not self._is_following:
            self.edited.emit()


class LineInput(Input):
    """A line of text, alone or in a widget with more; `words` are offered below it while typing."""

    def __init__(
        self,
        line: Line,
        *,
        inside: QWidget | None = None,
        words: Callable[[], Sequence[str]] | None = None,
        part: str = "",
    ) -> None:
        super().__init__(line, inside)
        self._line, self._words = line, words
        self._model = QStringListModel(self)
        if part:
            line.setProperty("part", part)
        if words is not None:
            completer = QCompleter(self._model, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
            line.textEdited.connect(self._offer)
        line.textChanged.connect(self._report)
        line.editingFinished.connect(self.finished)

    @override
    def value(self) -> Shown:
        return self._line.text()

    @property
    @override
    def is_composing(self) -> bool:
        return bool(self._line.composing)

    @override
    def flush(self) -> None:
        self._line.flush()

    @override
    def _show(self, value: Shown) -> None:
        self._line.follow(str(value))

    def _offer(self) -> None:
        words = list(self._words()) if self._words is not None else []
        if words != self._model.stringList():
            self._model.setStringList(words)


class PictureInput(LineInput):
    """A picture's path or address."""

    def __init__(self, picture: Picture) -> None:
        super().__init__(picture.line, inside=picture)
        self._picture = picture
        picture.chosen.connect(self.finished)

    @override
    def _show(self, value: Shown) -> None:
        self._picture.follow(str(value))


class LinesInput(Input):
    """Several lines of text."""

    def __init__(self, lines: Lines, *, part: str = "lines") -> None:
        super().__init__(lines)
        self._lines = lines
        lines.setProperty("part", part)
        lines.textChanged.connect(self._report)
        lines.left.connect(self.finished)

    @override
    def value(self) -> Shown:
        return self._lines.text()

    @property
    @override
    def is_composing(self) -> bool:
        return bool(self._lines.composing)

    @override
    def flush(self) -> None:
        self._lines.flush()

    @override
    def _show(self, value: Shown) -> None:
        self._lines.follow(str(value))


class ChipsInput(Input):
    """Several words."""

    def __init__(self, chips: Chips) -> None:
        super().__init__(chips.line, chips)
        self._chips = chips
        chips.edited.connect(self._report)

    @override
    def value(self) -> Shown:
        return self._chips.items()

    @property
    @override
    def is_composing(self) -> bool:
        return bool(self._chips.line.composing)

    @override
    def flush(self) -> None:
        self._chips.line.flush()
        self._chips.line.enter()

    @override
    def _show(self, value: Shown) -> None:
        self._chips.follow(value if isinstance(value, tuple) else (str(value),))


class SwitchInput(Input):
    """Yes or no."""

    def __init__(self, box: QCheckBox) -> None:
        super().__init__(box)
        self._box = box
        box.setProperty("part", "switch")
        box.toggled.connect(self._report)

    @override
    def value(self) -> Shown:
        return self._box.isChecked()

    @override
    def _show(self, value: Shown) -> None:
        self._box.setChecked(value is True)


def build(kind: InputKind, tools: Tools, words: Callable[[], Sequence[str]]) -> Input:  # noqa: C901, PLR0911  (one case for each kind)
    """Return a new input of a kind; `words` gives what may be offered in it."""
    match kind:
        case InputKind.TITLE:
            return LineInput(Line(), part="title")
        case InputKind.LINE:
            return LineInput(Line())
        case InputKind.CHOICE:
            return LineInput(Line(), words=words)
        case InputKind.LINES:
            return LinesInput(Lines())
        case InputKind.CODE:
            return LinesInput(Lines(), part="code")
        case InputKind.DATE:
            day = Day(tools.tr)
            return LineInput(day.line, inside=day)
        case InputKind.WORDS:
            return ChipsInput(Chips(words, tools.tr))
        case InputKind.PICTURE:
            return PictureInput(Picture(tools.pictures, tools.choose_file, tools.tr, tools.tasks))
        case InputKind.SWITCH:
            return SwitchInput(QCheckBox())
        case _:
            assert_never(kind)
