"""Lists: an item owns what is indented to its content's column."""

import re
from dataclasses import dataclass, field

from editor.kramdown.attributes import LIST
from editor.kramdown.blocks.reader import BLANK, END_OF_BLOCK, Reader
from editor.kramdown.blocks.tasks import mark_tasks
from editor.kramdown.columns import TAB, blanks, skip
from editor.kramdown.draft import Draft
from editor.kramdown.tree import Kind

_MARKER = re.compile(r" {0,3}(?:([*+-])|\d+\.)(?=[ \t|])")
_NESTED = re.compile(r" {0,3}(?:[*+-]|\d+\.)[ \t|]")
_RULE = re.compile(r" {0,3}([*\-_])[ \t]*+(?:\1[ \t]*+){2,}\n")
_ITEM_LIST = re.compile(rf"{LIST}[ \t]*")


@dataclass(slots=True)
class _Item:
    """One item being gathered: its lines without their indent, and where it ends."""

    start: int
    inner: int
    column: int
    end: int
    parts: list[list[tuple[str, int, int]]] = field(default_factory=lambda: [[]])
    """Its text; where a list inside follows right on text, a part of its own begins with it."""
    lists: list[str] = field(default_factory=list)
    parted: bool = False
    """Whether a blank line was met or a part of its own begun: no further one begins."""


def lists(reader: Reader, position: int, first: int) -> Draft | None:
    """Read a list, ordered or not."""
    del first
    match = _MARKER.match(reader.text, position)
    if match is None:
        return None
    draft = Draft(Kind.LIST, position, position, (position, position), "ul" if match[1] else "ol")
    if reader.interrupting:
        return draft
    items, stopped = _gather(reader, position, bool(match[1]))
    draft.end = items[-1].end
    draft.inner = (position, draft.end)
    draft.children = [_item(reader, item) for item in items]
    _tighten(draft.children, stopped=stopped)
    if reader.force.options.is_gfm:
        mark_tasks(draft)
    return draft


def _gather(reader: Reader, position: int, bullets: bool) -> tuple[list[_Item], bool]:
    """Return the items from `position` on, and whether an end-of-block mark closed the list."""
    text = reader.text
    items: list[_Item] = []
    at = position
    blank = False
    while at < len(text):
        run = BLANK.match(text, at)
        if run:
            at = run.end()
            blank = True
        elif blank and _RULE.match(text, at):
            break
        elif not items or _is_next(text, at, bullets, items[-1].column):
            if blank:
                _extend(items[-1], items[-1].end, at)
            items.append(_begin(reader, at))
            at, blank = items[-1].end, False
        elif _goes_on(reader, items[-1], at, blank):
            at, blank = items[-1].end, False
        else:
            break
    stopped = blank and END_OF_BLOCK.match(text, at) is not None
    if stopped:
        _extend(items[-1], items[-1].end, at)
    return items, stopped


def _extend(item: _Item, start: int, end: int) -> None:
    item.parts[-1].append(("", start, end))
    item.end = end


def _is_next(text: str, at: int, bullets: bool, column: int) -> bool:
    match = _MARKER.match(text, at)
    return match is not None and bool(match[1]) == bullets and _indent(match[0]) < column


def _indent(marker: str) -> int:
    return len(marker) - len(marker.lstrip(" "))


def _begin(reader: Reader, at: int) -> _Item:
    text = reader.text
    match = _MARKER.match(text, at)
    after = match.end() if match else at
    end = reader.line_end(at)
    start, column = blanks(text, after, after - at)
    item = _Item(at, start, TAB if text.startswith("\n", start) else column, end)
    own = _ITEM_LIST.match(text, item.inner)
    if own:
        item.lists.append(own[1])
        item.inner = own.end()
    item.parted = _NESTED.match(text, item.inner) is not None
    if not text.startswith("\n", item.inner):
        item.parts[-1].append(("", item.inner, end))
    return item


def _goes_on(reader: Reader, item: _Item, at: int, blank: bool) -> bool:
    """Add the line at `at` to an item, if it belongs there."""
    text = reader.text
    column = blanks(text, at, 0)[1]
    if column < item.column and (blank or reader.ends_lazily(at)):
        return False
    if blank:
        _extend(item, item.end, at)
        item.parted = True
    end = reader.line_end(at)
    filling = ""
    if column >= item.column:
        at, filling = skip(text, at, item.column)
        if not item.parted and _NESTED.match(text, at):
            item.parted = True
            item.parts.append([])
    elif item.parted and _NESTED.match(text, at):
        filling = " " * (item.column + TAB)
    item.parts[-1].append((filling, at, end))
    item.end = end
    return True


def _item(reader: Reader, item: _Item) -> Draft:
    draft = Draft(Kind.ITEM, item.start, item.end, (item.inner, item.end), "li", lists=tuple(item.lists))
    previous = None
    for stretches in item.parts:
        view = reader.view.cut(stretches)
        inside = reader.child(view)
        inside.previous = previous
        children = inside.all()
        previous = inside.previous
        for child in children:
            child.home = view
        draft.children.extend(children)
    return draft


def _tighten(items: list[Draft], *, stopped: bool) -> None:
    """Take the paragraph's element from the text of tight items.

    An item is loose when a blank line follows its first paragraph; the last one also when all before it are.
    """
    loose = len(items) > 1
    for item in items:
        last = item is items[-1]
        own = _is_loose(item, last=last, stopped=stopped) or (last and loose)
        loose = loose and own
        if item.children and item.children[0].kind is Kind.PARAGRAPH and not own:
            item.children[0].tag = ""


def _is_loose(item: Draft, *, last: bool, stopped: bool) -> bool:
    children = [child for child in item.children if child.kind is not Kind.MARKUP]
    kinds = [child.kind for child in children]
    if kinds[:2] != [Kind.PARAGRAPH, Kind.BLANK]:
        return False
    return not last or bool(children[2:]) or stopped
