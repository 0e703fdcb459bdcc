"""Lists: an item owns what is indented to its content's column."""

import re
from dataclasses import dataclass

from editor.kramdown.blocks.reader import BLANK, Reader
from editor.kramdown.draft import Draft
from editor.kramdown.tree import Kind

_MARKER = re.compile(r" {0,3}(?:([*+-])|\d+\.)(?=[ \t\n])")
_BLANKS = re.compile(r"[ \t]*")
_TAB = 4


@dataclass(slots=True)
class _Item:
    """One item being gathered: its lines without their indent, and where it ends."""

    start: int
    inner: int
    column: int
    stretches: list[tuple[int, int, int]]
    end: int


def lists(reader: Reader, position: int, first: int) -> Draft | None:
    """Read a list, ordered or not."""
    del first
    text = reader.text
    match = _MARKER.match(text, position)
    if match is None or BLANK.match(text, match.end()):
        return None
    bullets = bool(match[1])
    items: list[_Item] = []
    at = position
    blank = False
    while at < len(text):
        if run := BLANK.match(text, at):
            at = run.end()
            blank = True
            continue
        if not items or _is_marker(text, at, bullets, items[-1].column):
            items.append(_begin(text, at, reader.line_end(at)))
        elif not _continue(reader, items[-1], at, blank):
            break
        at = items[-1].end
        blank = False
    end = items[-1].end
    draft = Draft(Kind.LIST, position, end, (position, end), "ul" if bullets else "ol")
    draft.children = [_item(reader, item, last=item is items[-1]) for item in items]
    return draft


def _is_marker(text: str, at: int, bullets: bool, column: int) -> bool:
    match = _MARKER.match(text, at)
    if match is None or bool(match[1]) != bullets:
        return False
    indent = len(match[0]) - len(match[0].lstrip())
    return indent < column


def _columns(text: str, start: int, column: int) -> tuple[int, int]:
    """Return where the blanks after `start` end, and at which column, tabs counted."""
    match = _BLANKS.match(text, start)
    end = match.end() if match else start
    for sign in text[start:end]:
        column += _TAB - column % _TAB if sign == "\t" else 1
    return end, column


def _begin(text: str, at: int, end: int) -> _Item:
    match = _MARKER.match(text, at)
    after = match.end() if match else at
    start, column = _columns(text, after, after - at)
    if text.startswith("\n", start):
        return _Item(at, start, _TAB, [(0, start, end)], end)
    return _Item(at, start, column, [(0, start, end)], end)


def _continue(reader: Reader, item: _Item, at: int, blank: bool) -> bool:
    text = reader.text
    start, column = _columns(text, at, 0)
    end = reader.line_end(at)
    if column < item.column and blank:
        return False
    if blank:
        item.stretches.append((0, item.end, at))
    if column >= item.column:
        first = _skip(text, at, item.column)
        item.stretches.append((first[1], first[0], end))
    else:
        item.stretches.append((0, start, end))
    item.end = end
    return True


def _skip(text: str, at: int, columns: int) -> tuple[int, int]:
    """Return where a line goes on after so many columns of blanks, and how many blanks a cut tab leaves."""
    column = 0
    while column < columns:
        column += _TAB - column % _TAB if text[at] == "\t" else 1
        at += 1
    return at, column - columns


def _item(reader: Reader, item: _Item, *, last: bool) -> Draft:
    view = reader.view.cut(item.stretches)
    draft = Draft(Kind.ITEM, item.start, item.end, (item.inner, item.end), "li", view=view)
    draft.children = reader.child(view).all()
    first, *rest = draft.children or [None]
    if first and first.kind is Kind.PARAGRAPH and (not rest or rest[0].kind is not Kind.BLANK):
        first.tag = ""
    del last
    return draft
