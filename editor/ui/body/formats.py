"""Qt's formats for what the lines look like: made once per look, theme and zoom."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextLayout

from editor.core.paint import Line
from editor.core.paint.cards import Chip
from editor.core.paint.looks import PLAIN, Look
from editor.core.paint.runs import Picture, Thing
from editor.core.paint.shapes import Form, Shape
from editor.ui.body.fonts import BLANK_FAMILY, Type
from editor.ui.body.theme import BodyTheme
from editor.ui.text_bridge import units

_TEXT_LEADING = 1.7
_HEADING_LEADING = 1.4
_CODE_LEADING = 1.6
_BLANK_SIZE = 0.5
_GAP_SIZE = 0.6
_INDENT = 1.6
QUOTE_INDENT = 1.2
"""How far each quote stands in, in em."""

CODE_INDENT = 0.8
"""How far code stands in from the edge of its ground, in em."""


_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}

SlotSize = Callable[[Thing], tuple[float, float]]
"""How wide and high the place of a thing is to be, in pixels."""

_SHORT, _KEPT = 48, 512
"""How long a line is at most whose formats are kept, and for how many: blank lines and gaps come often."""

_SCALES = {Shape.BLANK: _BLANK_SIZE, Shape.GAP: _GAP_SIZE}
_CODE = frozenset({Shape.CODE, Shape.FENCE, Shape.SOURCE})
_FOLDED = frozenset({Shape.FOLDED, Shape.CARD, Shape.FENCE})
_SLOTS = (Picture, Chip)
_MONOSPACED = frozenset({"aside", "attributes"})

Range = tuple[int, int, QTextCharFormat]
"""Where a format begins in a line and how long it is, in UTF-16 units."""


class Formats:
    """What Qt is told about looks and forms, for one theme and one size of type."""

    def __init__(self, theme: BodyTheme, family: Type, slot_size: SlotSize) -> None:
        self._theme = theme
        self._type = family
        self._slot_size = slot_size
        self._chars: dict[tuple[Look, float, bool], QTextCharFormat] = {}
        self._blank: dict[int, QTextCharFormat] = {}
        self._blocks: dict[tuple[Form, float], QTextBlockFormat] = {}
        self._empty: dict[tuple[Shape, float], QTextCharFormat] = {}
        self._short: dict[Line, list[QTextLayout.FormatRange]] = {}

    def ranges(self, line: Line) -> list[Range]:
        """Return the formats of a line, in order; what has none looks like the text around.

        Neighbours of one look are one range: each costs Qt a shaping of its own.
        """
        scale, is_code = _scale(line.form), line.form.shape in _CODE
        hidden = self._hidden(line.form)
        text, is_ascii = line.text, line.text.isascii()
        found: list[Range] = []
        at = 0
        last: QTextCharFormat | None = None
        for start, end, look, shows, thing in line.runs:
            width = end - start if is_ascii else units(text[start:end])
            if shows is None:
                seen, form = width, self._char(look, scale, is_code=is_code)
            elif isinstance(thing, _SLOTS):
                seen, form = 1, self._slot(thing)
            else:
                seen = min(units(shows), width) if shows else 0
                form = self._char(look, scale, is_code=is_code) if seen else hidden
            for length, one in ((seen, form), (width - seen, hidden)):
                if length and one is last:
                    found[-1] = (found[-1][0], found[-1][1] + length, one)
                elif length:
                    found.append((at, length, one))
                    last = one
                at += length
        return found

    def placed(self, line: Line) -> list[QTextLayout.FormatRange]:
        """Return the formats of a line as a layout takes them; those of short lines are kept."""
        found = self._short.get(line) if len(line.text) <= _SHORT else None
        if found is not None:
            return found
        found = placed(self.ranges(line), 0, 0)
        if len(line.text) <= _SHORT and not any(run.thing for run in line.runs):
            if len(self._short) >= _KEPT:
                self._short.clear()
            self._short[line] = found
        return found

    def block_format(self, line: Line) -> QTextBlockFormat:
        """Return the margins and the height of a line."""
        height = 0.0
        if line.form.shape is Shape.CARD:
            height = next((self._slot_size(run.thing)[1] for run in line.runs if run.thing is not None), 0.0)
        key = (line.form, height)
        if key not in self._blocks:
            self._blocks[key] = self._block(line.form, height)
        return self._blocks[key]

    def empty_format(self, line: Line) -> QTextCharFormat:
        """Return the format of a block itself: an empty line takes its height from it."""
        key = (line.form.shape, line.form.size)
        if key not in self._empty:
            is_code = line.form.shape in _CODE
            self._empty[key] = self._char(PLAIN, _scale(line.form), is_code=is_code)
        return self._empty[key]

    def forget_slots(self) -> None:
        """Ask anew how large pictures and cards are."""
        for key in [key for key in self._blocks if key[1]]:
            del self._blocks[key]

    def _char(self, look: Look, scale: float, *, is_code: bool) -> QTextCharFormat:
        key = (look, scale, is_code)
        found = self._chars.get(key)
        if found is None:
            found = self._chars[key] = self._char_format(look, scale, is_code=is_code)
        return found

    def _char_format(self, look: Look, scale: float, *, is_code: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        is_mono = look.code or is_code or look.role in _MONOSPACED
        size = look.size * scale
        font = self._type.code_font(size) if is_mono else self._type.font(size)
        font.setBold(look.bold)
        font.setItalic(look.italic)
        font.setStrikeOut(look.strike)
        font.setUnderline(look.underline or bool(look.link))
        made.setFont(font)
        self._colour(made, look, is_code=is_code)
        if look.role == "broken":
            _underline(made, self._theme.role("broken"), QTextCharFormat.UnderlineStyle.WaveUnderline)
        elif look.hint and not look.link:
            _underline(made, self._theme.faint, QTextCharFormat.UnderlineStyle.DotLine)
        if look.raised:
            made.setVerticalAlignment(_RAISED[look.raised])
        return made

    def _colour(self, made: QTextCharFormat, look: Look, *, is_code: bool) -> None:
        """Give a format the colours of a look: what the article says goes before what the theme does."""
        theme = self._theme
        made.setForeground(QColor(theme.link if look.link else theme.text))
        if look.marked or (look.code and not is_code):
            made.setBackground(QColor(theme.mark if look.marked else theme.code_ground))
        if look.role:
            made.setForeground(QColor(theme.role(look.role)))
        elif look.colour is not None or (look.background is not None and not look.link):
            made.setForeground(theme.text_colour(look.colour, look.background))
        if look.background is not None:
            made.setBackground(theme.ground_colour(look.background))

    def _hidden(self, form: Form) -> QTextCharFormat:
        return self._blank_format(1 if form.shape in _FOLDED else self._type.scaled(form.size * _scale(form)))

    def _blank_format(self, pixels: int) -> QTextCharFormat:
        if pixels not in self._blank:
            made = QTextCharFormat()
            made.setFont(self._type.blank_font(pixels))
            made.setForeground(QBrush(Qt.GlobalColor.transparent))
            self._blank[pixels] = made
        return self._blank[pixels]

    def _slot(self, thing: Picture | Chip) -> QTextCharFormat:
        width, height = self._slot_size(thing)
        font = self._type.blank_font(round(height))
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, width)
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(QBrush(Qt.GlobalColor.transparent))
        return made

    def _block(self, form: Form, height: float) -> QTextBlockFormat:
        made = QTextBlockFormat()
        em = self._type.pixels
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        if form.shape is Shape.CARD:
            made.setLineHeight(height, fixed)
        elif form.shape is Shape.FOLDED:
            made.setLineHeight(0, fixed)
        elif form.shape is Shape.FENCE:
            made.setLineHeight(em * 0.6, fixed)
        else:
            made.setLineHeight(self._leading(form), QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        if form.heading and form.shape is Shape.TEXT:
            made.setTopMargin(em * 0.5)
            made.setBottomMargin(em * 0.3)
        code = CODE_INDENT if form.shape in {Shape.CODE, Shape.FENCE} else 0.0
        made.setLeftMargin(em * (_INDENT * form.depth + QUOTE_INDENT * form.quotes + code))
        if form.alignment in _ALIGNMENTS:
            made.setAlignment(_ALIGNMENTS[form.alignment])
        return made

    def _leading(self, form: Form) -> float:
        """Return what is added below each line, so that lines stand as far apart as Hangul wants."""
        if form.shape in {Shape.BLANK, Shape.GAP, Shape.PICTURE}:
            return 0.0
        size = form.size * _scale(form)
        leading = _CODE_LEADING if form.shape in {Shape.CODE, Shape.SOURCE} else _TEXT_LEADING
        wanted = (_HEADING_LEADING if form.heading else leading) * self._type.pixels * size
        return max(0.0, wanted - self._type.line_height(size))


def _underline(form: QTextCharFormat, colour: str, style: QTextCharFormat.UnderlineStyle) -> None:
    form.setUnderlineColor(QColor(colour))
    form.setUnderlineStyle(style)


def placed(ranges: Sequence[Range], preedit_at: int, preedit_length: int) -> list[QTextLayout.FormatRange]:
    """Return ranges as a layout takes them, moved apart round the text being composed.

    Composed text looks like the visible text that it continues, or that it stands in front of.
    """
    found: list[QTextLayout.FormatRange] = []
    if preedit_length and (look := _look_beside(ranges, preedit_at)) is not None:
        found.append(_format_range(preedit_at, preedit_length, look))
    for start, length, form in ranges:
        if not preedit_length or start + length <= preedit_at:
            found.append(_format_range(start, length, form))
        elif start >= preedit_at:
            found.append(_format_range(start + preedit_length, length, form))
        else:
            found.append(_format_range(start, preedit_at - start, form))
            found.append(_format_range(preedit_at + preedit_length, start + length - preedit_at, form))
    return found


def _look_beside(ranges: Sequence[Range], at: int) -> QTextCharFormat | None:
    seen = [(start, form) for start, length, form in ranges if length and not _is_blank(form)]
    before = [form for start, form in seen if start < at]
    if before:
        return before[-1]
    return seen[0][1] if seen else None


def _is_blank(form: QTextCharFormat) -> bool:
    return BLANK_FAMILY in form.fontFamilies()


def _format_range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made


def _scale(form: Form) -> float:
    """Return how much smaller all text of a line is than its looks say."""
    return _SCALES.get(form.shape, 1.0)


_RAISED = {
    1: QTextCharFormat.VerticalAlignment.AlignSuperScript,
    -1: QTextCharFormat.VerticalAlignment.AlignSubScript,
}
