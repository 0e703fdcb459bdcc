"""Enter on an empty item: it goes one level out, or ends its list where no item holds it."""

import re

from editor.core.boxes import checkbox
from editor.core.edit.indent import Item, items_at, moved_lines, way_out
from editor.core.edit.lines import QUOTE, Spot
from editor.core.manuscript import Manuscript, reread
from editor.core.state import caret
from editor.core.text import Change, ChangeSet
from editor.core.visible import visible_text
from editor.kramdown.span import Span
from editor.kramdown.tree import Node

Left = tuple[ChangeSet, int]
"""What changes, and where the caret is afterwards."""

NEW_TASK = "[ ] "
_NUMBER = re.compile(r"\d+")
_BOX = re.compile(r"\[[ xX]\] ?")
"""A box: where no words follow it, it stands for no task and kramdown shows it as it is written."""


def left(book: Manuscript, spot: Spot) -> Left:
    """Leave the empty item, or the empty line of a quote, that the caret is in."""
    if item := _item_at(book, spot):
        quote = QUOTE.match(spot.line.of(book.text))
        outwards = _outwards(book, spot, item) if item.holder is not None else None
        return outwards or (_ended_in_quote(book, spot.line, quote[0]) if quote else _ended(book, spot.line))
    return _ended(book, spot.line)


def next_sign(book: Manuscript, item: Node, shift: int) -> str:
    """Return how the item after this one begins, with what stands before its sign on the line."""
    marker = item.open.shifted(shift)
    before = book.text[book.line(marker.start).start : marker.start]
    blank = re.sub(r"[^>\s]", " ", before)
    word = _NUMBER.sub(lambda number: str(int(number[0]) + 1), marker.of(book.text), count=1)
    return f"{blank}{word}{NEW_TASK if checkbox(item) is not None else ''}"


def _item_at(book: Manuscript, spot: Spot) -> Item | None:
    """Return the item whose first line the caret is on."""
    shift = book.block_start(spot.block)
    found = items_at(book, caret(spot.position))
    return next((item for item in found if spot.line.contains(item.node.open.end + shift)), None)


def _outwards(book: Manuscript, spot: Spot, item: Item) -> Left | None:
    """Make the item the next one of the list that holds it; what is in it and below it goes along."""
    if item.holder is None:
        return None
    line, text, shift = spot.line, book.text, book.block_start(spot.block)
    sign = next_sign(book, item.holder, shift)
    if _depth(sign) != _depth(line.of(text)):
        return None
    below = Span(line.end + 1, item.node.span.end + shift)
    others = moved_lines(book, below, way_out(book, item, shift)) if below.start < below.end else ()
    seen = _seen(book, ChangeSet())
    for rest in (others, ()):
        changes = ChangeSet((Change(line, sign), *rest))
        if _seen(book, changes) == seen:
            return changes, line.start + len(sign)
    return None


def _seen(book: Manuscript, changes: ChangeSet) -> str:
    """Return what is seen after changes, but for boxes."""
    return _BOX.sub("", visible_text(reread(book, changes).document))


def _depth(line: str) -> int:
    """Return how many quotes a line is in."""
    quote = QUOTE.match(line)
    return quote[0].count(">") if quote else 0


def _ended(book: Manuscript, line: Span) -> Left:
    """End a list or a quote on its last, empty line."""
    text = book.text
    start = line.start
    above = book.line(start - 1) if start > book.start else line
    if QUOTE.fullmatch(above.of(text)) and above != line:
        start = above.start
    gap = "" if start == book.start or text[: start - 1].endswith("\n") else "\n"
    return ChangeSet((Change(Span(start, line.end), gap),)), start + len(gap)


def _ended_in_quote(book: Manuscript, line: Span, sign: str) -> Left:
    """End a list on an empty item; the quote round it goes on."""
    text, empty = book.text, sign.rstrip()
    above = book.line(line.start - 1).of(text) if line.start > book.start else ""
    below = book.line(line.end + 1).of(text) if line.end < len(text) else ""
    before = f"{empty}\n" if _says(above) else ""
    after = f"\n{empty}" if QUOTE.match(below) and _says(below) else ""
    changes = ChangeSet((Change(line, f"{before}{sign}{after}"),))
    return changes, line.start + len(before) + len(sign)


def _says(line: str) -> bool:
    """Tell whether a line of a quote is in it and has something on it."""
    quote = QUOTE.match(line)
    return quote is not None and bool(line[quote.end() :].strip())
