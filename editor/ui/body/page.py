"""The one hand that writes into the body's QTextDocument: lines into blocks, looks into formats."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextLayout

from editor.core.paint import Line
from editor.core.text import difference
from editor.ui.body.formats import Formats, placed
from editor.ui.body.sheet import Splice
from editor.ui.text_bridge import shown, units

_NONE = QTextCharFormat.UnderlineStyle.NoUnderline
_FEW = 8
"""How many lines an edit by hand changes at most: they stay shaped, to be painted again and again."""

_SINGLE = QTextCharFormat.UnderlineStyle.SingleUnderline


class Page:
    """A document that shows lines. Everything it does is one edit block: one layout, one paint."""

    def __init__(self, document: QTextDocument, formats: Formats) -> None:
        self._document = document
        self._dirty: tuple[int, Sequence[Line]] | None = None
        self.formats = formats
        document.contentsChange.connect(self._push_dirty)

    def fill(self, lines: Sequence[Line]) -> None:
        """Show `lines` and nothing else."""
        cursor = QTextCursor(self._document)
        plain, formats = QTextCharFormat(), self.formats
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for number, line in enumerate(lines):
            form, empty = formats.block_format(line), formats.empty_format(line)
            if number:
                cursor.insertBlock(form, empty)
            else:
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(empty)
            if line.shown:
                cursor.insertText(shown(line.shown), plain)
        self._end(cursor, 0, lines)

    def apply(self, splice: Splice) -> None:
        """Show what changed, and nothing else anew."""
        start = self._document.findBlockByNumber(splice.first).position()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for at, removed, insert in _edits(splice):
            cursor.setPosition(start + at)
            cursor.setPosition(start + at + removed, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(insert, QTextCharFormat())
        self._finish(cursor, splice.first, splice.new, splice.old)

    def restyle(self, lines: Sequence[Line], numbers: Sequence[int] | None = None) -> None:
        """Push the formats of all lines, or of those with the given numbers, as they are wanted now."""
        if numbers is None:
            cursor = QTextCursor(self._document)
            cursor.beginEditBlock()
            self._finish(cursor, 0, lines, None)
        elif numbers:
            self._restyle_some(lines, numbers)

    def _restyle_some(self, lines: Sequence[Line], numbers: Sequence[int]) -> None:
        """Push the formats of some lines, and have all below the first of them laid out.

        Qt lays out a long text bit by bit; what it has not come to it forgets when lines beyond that change.
        """
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for number in numbers:
            self._form_block(cursor, self._document.findBlockByNumber(number), lines[number])
        cursor.endEditBlock()
        for number in numbers:
            self.push(self._document.findBlockByNumber(number), lines[number])
        start = self._document.findBlockByNumber(numbers[0]).position()
        self._document.markContentsDirty(start, self._document.characterCount() - start)

    def push(self, block: QTextBlock, line: Line) -> None:
        """Push the formats of one line, round the text being composed in it."""
        layout = block.layout()
        composition = layout.preeditAreaText()
        if not composition:
            layout.setFormats(self.formats.placed(line))
            return
        composed, place = units(composition), layout.preeditAreaPosition()
        ranges = placed(self.formats.ranges(line), place, composed)
        layout.setFormats(ranges + _inside(layout, place, composed))

    def _finish(
        self, cursor: QTextCursor, first: int, lines: Sequence[Line], old: Sequence[Line] | None
    ) -> None:
        """Form the lines from `first` on and end the edit block, with one layout for everything.

        Qt tells of a change before it lays it out: looks that are pushed then cost no layout of their own.
        """
        block = self._document.findBlockByNumber(first)
        pen = QTextCursor(self._document)
        is_by_hand = old is not None and len(lines) <= _FEW
        for number, line in enumerate(lines):
            if is_by_hand:
                block.layout().setCacheEnabled(True)
            if old is None or len(old) != len(lines) or old[number].form != line.form or _has_slot(line):
                self._form_block(pen, block, line)
            block = block.next()
        self._end(cursor, first, lines)

    def _end(self, cursor: QTextCursor, first: int, lines: Sequence[Line]) -> None:
        """End the edit block, and push the looks of the lines from `first` on."""
        self._dirty = (first, lines)
        cursor.endEditBlock()
        if self._dirty is not None:
            self._push_dirty()

    def _push_dirty(self, *_change: int) -> None:
        """Push the looks of what is being written, and have all of it laid out."""
        if self._dirty is None:
            return
        first, lines = self._dirty
        self._dirty = None
        block = last = self._document.findBlockByNumber(first)
        start = block.position()
        for line in lines:
            self.push(block, line)
            last, block = block, block.next()
        self._document.markContentsDirty(start, last.position() + last.length() - start)

    def _form_block(self, cursor: QTextCursor, block: QTextBlock, line: Line) -> None:
        form = self.formats.block_format(line)
        if block.blockFormat() != form:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)
        empty = self.formats.empty_format(line)
        if block.charFormat() != empty:
            cursor.setPosition(block.position())
            cursor.setBlockCharFormat(empty)


def _has_slot(line: Line) -> bool:
    """Tell whether the height of a line is that of a thing in it."""
    return any(run.thing is not None for run in line.runs)


def _edits(splice: Splice) -> Iterator[tuple[int, int, str]]:
    """Yield what to replace, last first: position from the first line, units removed, text inserted."""
    if len(splice.old) == len(splice.new):
        at = sum(units(line.text) + 1 for line in splice.old)
        for old, new in zip(reversed(splice.old), reversed(splice.new), strict=True):
            at -= units(old.text) + 1
            if old.shown != new.shown:
                yield _edit(shown(old.shown), shown(new.shown), at)
        return
    yield _edit(_joined(splice.old), _joined(splice.new), 0)


def _edit(old: str, new: str, at: int) -> tuple[int, int, str]:
    changes = difference(old, new).changes
    if not changes:
        return (at, 0, "")
    (change,) = changes
    return (at + units(old[: change.span.start]), units(change.span.of(old)), change.insert)


def _joined(lines: Sequence[Line]) -> str:
    return shown("\n".join(line.shown for line in lines))


def _inside(layout: QTextLayout, place: int, composed: int) -> list[QTextLayout.FormatRange]:
    """Return what the input method says of the text being composed: its underlines and grounds, no more.

    Qt mixes them with the look of the block, which is not that of the text around.
    """
    if not composed:
        return []
    found = []
    for mark in layout.formats():
        if mark.start >= place and mark.start + mark.length <= place + composed:
            style = mark.format.underlineStyle()
            said = QTextCharFormat()
            said.setUnderlineStyle(_SINGLE if style == _NONE else style)
            if mark.format.hasProperty(QTextFormat.Property.BackgroundBrush):
                said.setBackground(mark.format.background())
            mark.format = said
            found.append(mark)
    return found
