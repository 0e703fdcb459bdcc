"""One input per kind: each shows a value, reports that it was edited, and knows nothing of the post."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from editor.core.fields import InputKind, Pairs, Shown
from editor.core.message import Message, Translate
from editor.core.moments import moment_text
from editor.ui.form.address import Address
from editor.ui.form.chip_line import words_of
from editor.ui.form.chips import Chips
from editor.ui.form.choice import Choice
from editor.ui.form.counted import CountedLines
from editor.ui.form.day import Day
from editor.ui.form.line import Line
from editor.ui.form.lines import Lines
from editor.ui.form.pairs import PairLines
from editor.ui.form.picture import Picture, PictureTools
from editor.ui.form.slug import Slug
from editor.ui.form.switch import Switch
from editor.ui.tasks import Tasks


def local_now() -> datetime:
    """Return the time in the machine's zone."""
    return datetime.now(UTC).astimezone()


@dataclass(frozen=True, slots=True)
class Tools:
    """What inputs may use: words to offer for a key, files of pictures, a file chooser, the background.

    `keep_picture` puts the bytes of a pasted picture into the site and returns its path, or what is in the
    way; `now` is the time in the site's zone.
    """

    tr: Translate
    suggestions: Callable[[str], Sequence[str]]
    pictures: Callable[[str], Path | None]
    choose_file: Callable[[], str | None]
    tasks: Tasks | None = None
    keep_picture: Callable[[bytes], str | Message] | None = None
    now: Callable[[], datetime] = local_now


class Input(QWidget):
    """What every input can do. `editor` is the widget that has the focus and the object name."""

    edited = Signal()
    finished = Signal()
    unfinished_changed = Signal()
    """What is typed here and not yet part of the value is something else now."""

    def __init__(self, editor: QWidget, inside: QWidget | None = None) -> None:
        super().__init__()
        self.editor, self.inside = editor, inside or editor
        self._is_following = False
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.inside)
        self.setFocusProxy(editor)

    @property
    def has_focus(self) -> bool:
        """Whether one of its widgets has the focus."""
        return any(widget.hasFocus() for widget in self.stops())

    def stops(self) -> Sequence[QWidget]:
        """Return the widgets that Tab goes through, in order."""
        return (self.editor,)

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

    @property
    def is_unfinished(self) -> bool:
        """Whether something is composed or typed here that is no part of the value yet."""
        return self.is_composing

    def coming(self) -> Shown:
        """Return what the value will be with all that is composed or typed here."""
        return self.value()

    def flush(self) -> None:
        """Make what is typed but not yet taken part of the value."""

    def review(self) -> None:
        """Offer what there is to offer by now."""

    def _show(self, value: Shown) -> None:
        raise NotImplementedError

    def _report(self) -> None:
        if not self._is_following:
            self.edited.emit()


class LineInput(Input):
    """A line of text, alone or in a widget with more."""

    def __init__(self, line: Line, *, inside: QWidget | None = None, part: str = "") -> None:
        super().__init__(line, inside)
        self._line = line
        if part:
            line.setProperty("part", part)
        line.textChanged.connect(self._report)
        line.editingFinished.connect(self.finished)
        line.composing_changed.connect(self.unfinished_changed)

    @override
    def value(self) -> Shown:
        return self._line.text()

    @override
    def coming(self) -> Shown:
        return self._line.coming()

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


class SlugInput(LineInput):
    """A slug and its link."""

    def __init__(self, slug: Slug) -> None:
        super().__init__(slug)
        self._slug = slug

    @override
    def stops(self) -> Sequence[QWidget]:
        return (self._slug, self._slug.link)


class ChoiceInput(LineInput):
    """One of the site's words, or another one."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice)
        self._choice = choice

    @override
    def review(self) -> None:
        self._choice.review()


class PictureInput(LineInput):
    """A picture's path or address."""

    def __init__(self, picture: Picture) -> None:
        super().__init__(picture.line, inside=picture)
        self._picture = picture
        picture.chosen.connect(self.finished)

    @override
    def stops(self) -> Sequence[QWidget]:
        return (self._picture.line, self._picture.button)

    @override
    def review(self) -> None:
        self._picture.review()

    @override
    def _show(self, value: Shown) -> None:
        self._picture.follow(str(value))


class LinesInput(Input):
    """Several lines of text."""

    def __init__(self, lines: Lines, *, part: str = "lines") -> None:
        super().__init__(lines)
        self._lines = lines
        self._said = lines.text()
        lines.setProperty("part", part)
        lines.textChanged.connect(self._hear)
        lines.left.connect(self.finished)
        lines.composing_changed.connect(self.unfinished_changed)

    @override
    def value(self) -> Shown:
        return self._lines.text()

    @override
    def coming(self) -> Shown:
        return self._lines.coming()

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

    def _hear(self) -> None:
        """Pass over what is no edit: Qt says so as well when something else is being composed."""
        before, self._said = self._said, self._lines.text()
        if self._said != before:
            self._report()


class ChipsInput(Input):
    """Several words."""

    def __init__(self, chips: Chips) -> None:
        super().__init__(chips.line, chips)
        self._chips = chips
        chips.edited.connect(self._report)
        chips.line.composing_changed.connect(self.unfinished_changed)
        chips.line.textChanged.connect(self.unfinished_changed)

    @override
    def value(self) -> Shown:
        return self._chips.items()

    @property
    @override
    def is_unfinished(self) -> bool:
        return bool(self._chips.line.coming().strip())

    @override
    def coming(self) -> Shown:
        return tuple(dict.fromkeys((*self._chips.items(), *words_of(self._chips.line.coming()))))

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


class PairsInput(Input):
    """Names and what they say."""

    def __init__(self, lines: PairLines) -> None:
        super().__init__(lines.lines()[0], lines)
        self._lines = lines
        lines.edited.connect(self._report)
        lines.finished.connect(self.finished)
        lines.composing_changed.connect(self.unfinished_changed)

    @override
    def coming(self) -> Shown:
        return self._lines.coming()

    @override
    def stops(self) -> Sequence[QWidget]:
        return self._lines.lines()

    @override
    def value(self) -> Shown:
        return self._lines.pairs()

    @property
    @override
    def is_composing(self) -> bool:
        return any(line.composing for line in self._lines.lines())

    @override
    def flush(self) -> None:
        for line in self._lines.lines():
            line.flush()

    @override
    def _show(self, value: Shown) -> None:
        self._lines.follow(value if isinstance(value, Pairs) else Pairs())


class SwitchInput(Input):
    """Yes or no."""

    def __init__(self, box: Switch) -> None:
        super().__init__(box)
        self._box = box
        box.toggled.connect(self._report)

    @override
    def value(self) -> Shown:
        return self._box.isChecked()

    @override
    def _show(self, value: Shown) -> None:
        self._box.setChecked(value is True)


def build(  # noqa: C901, PLR0911, PLR0912  (one case for each kind)
    kind: InputKind,
    tools: Tools,
    words: Callable[[], Sequence[str]],
    spell: Callable[[datetime], str] = moment_text,
) -> Input:
    """Return a new input of a kind; `words` gives what may be offered in it, `spell` writes a moment."""
    match kind:
        case InputKind.TITLE:
            return LinesInput(CountedLines(), part="title")
        case InputKind.SLUG:
            return SlugInput(Slug(tools.tr))
        case InputKind.LINE:
            return LineInput(Line())
        case InputKind.CHOICE:
            return ChoiceInput(Choice(words, tools.tr))
        case InputKind.ADDRESS:
            return LineInput(Address(tools.tr))
        case InputKind.PAIRS:
            return PairsInput(PairLines(tools.tr))
        case InputKind.LINES:
            return LinesInput(Lines())
        case InputKind.CODE:
            return LinesInput(Lines(), part="code")
        case InputKind.DATE:
            day = Day(tools.tr, tools.now, spell)
            return LineInput(day.line, inside=day)
        case InputKind.WORDS:
            return ChipsInput(Chips(words, tools.tr))
        case InputKind.PICTURE:
            pictures = PictureTools(tools.pictures, tools.choose_file, tools.keep_picture)
            return PictureInput(Picture(pictures, tools.tr, tools.tasks))
        case InputKind.SWITCH:
            return SwitchInput(Switch())
        case _:
            assert_never(kind)
