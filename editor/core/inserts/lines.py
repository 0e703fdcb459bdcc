"""Paragraphs as quotes and lists, and back: signs put in front of their lines and taken off again."""

import re
from collections.abc import Iterator

from editor.core import article
from editor.core.edit.lines import ITEM, Ground, room_for, spot_at
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.state import Event, State, Transaction, caret
from editor.core.text import Change, ChangeSet
from editor.core.visible import visible_text
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

QUOTE, BULLETS, NUMBERS, TASKS = "quote", "ul", "ol", "tasks"
"""The kinds of lines."""

_TITLES = {
    QUOTE: N_("Quote"),
    BULLETS: N_("Bulleted list"),
    NUMBERS: N_("Numbered list"),
    TASKS: N_("Task list"),
}
_QUOTE_SIGN = re.compile(r" {0,3}> ?")


def lines(state: State, kind: str, palette: Palette) -> Transaction | None:
    """Make the chosen paragraphs a quote or a list, or plain again where they are one; on a blank line begin.

    `None` where anything else is chosen too.
    """
    post = article.read(state.text)
    if post.body_locked is not None or state.selection.span.start < post.body_start:
        return None
    book = manuscript(state, palette)
    spot = spot_at(book, state.selection.head)
    if state.selection.is_caret and spot.ground in {Ground.BLANK, Ground.BEHIND}:
        room = room_for(book, spot)
        sign = _sign(kind, 1)
        changes = ChangeSet((Change(Span(room.at, room.at), f"{room.before}{sign}{room.after}"),))
        return Transaction(changes, caret(room.at + len(room.before + sign)), Event.INSERT, _TITLES[kind])
    found = tuple(_changes(book, state.selection.span, kind))
    if not found:
        return None
    changes = ChangeSet(found)
    after = reread(book, changes)
    if words_of(after) != words_of(book):
        return None
    return Transaction(changes, None, Event.FORMAT, _TITLES[kind])


def words_of(book: Manuscript) -> str:
    """Return all that is seen, without blanks: line ends come and go with the signs."""
    return "".join(visible_text(book.document).split())


def _sign(kind: str, number: int) -> str:
    return {QUOTE: "> ", BULLETS: "- ", NUMBERS: f"{number}. ", TASKS: "- [ ] "}[kind]


def _kind_of(root: Node) -> str:
    """Return which kind of list a list is: of tasks where each item has a box."""
    items = [item for item in root.children if item.kind is Kind.ITEM]
    is_tasks = all(any(node.kind is Kind.CHECKBOX for node in item.walk()) for item in items)
    return TASKS if items and is_tasks else root.tag


def _changes(book: Manuscript, span: Span, kind: str) -> Iterator[Change]:
    """Yield what changes the chosen blocks."""
    first, last = book.index_at(span.start), book.index_at(span.end)
    if last > first and book.block_start(last) == span.end:
        last -= 1
    nodes = [book.block(index).node for index in range(first, last + 1)]
    kinds = {node.kind for node in nodes} - {Kind.BLANK}
    if kinds == {Kind.PARAGRAPH}:
        yield from _put_on(book, first, last, kind)
    elif len(nodes) == 1 and nodes[0].kind is Kind.QUOTE and kind == QUOTE:
        for line in _lines(book, first, first):
            yield Change(_match(_QUOTE_SIGN, book, line), "")
    elif len(nodes) == 1 and nodes[0].kind is Kind.LIST and nodes[0].tag in {BULLETS, NUMBERS} - {QUOTE}:
        yield from _relisted(book, first, kind)


def _put_on(book: Manuscript, first: int, last: int, kind: str) -> Iterator[Change]:
    number = 0
    for index in range(first, last + 1):
        span = book.block_span(index)
        if book.block(index).node.kind is Kind.BLANK:
            is_between = first < index < last
            if is_between:
                yield Change(span, ">\n" if kind == QUOTE else "")
            continue
        number += 1
        sign = _sign(kind, number)
        for count, line in enumerate(_lines(book, index, index)):
            wanted = sign if kind == QUOTE or not count else " " * _indent(sign)
            yield Change(Span(line.start, line.start), wanted)


def _relisted(book: Manuscript, index: int, kind: str) -> Iterator[Change]:
    """Yield what gives a flat list other signs, or takes them off; a list in a list is left alone."""
    root = book.block(index).node
    if kind == QUOTE or any(node.kind is Kind.LIST for child in root.children for node in child.walk()):
        return
    start = book.block_start(index)
    for number, item in enumerate((one for one in root.children if one.kind is Kind.ITEM), start=1):
        first, *rest = _lines_in(book, item.span.shifted(start))
        sign = _match(ITEM, book, first)
        goes = _kind_of(root) == kind
        gap = "\n" if goes and number > 1 and not _follows_blank(book, first) else ""
        wanted = "" if goes else _sign(kind, number)
        yield Change(sign, gap + wanted)
        for line in rest:
            blanks = len(line.of(book.text)) - len(line.of(book.text).lstrip(" "))
            indent = len(sign) if blanks >= len(sign) else min(blanks, _indent(sign.of(book.text)))
            yield Change(Span(line.start, line.start + indent), " " * _indent(wanted))


def _indent(sign: str) -> int:
    """Return how far in the later lines of an item stand: as far as its words without a box would."""
    return len(sign.partition("[")[0])


def _follows_blank(book: Manuscript, line: Span) -> bool:
    return not book.line(line.start - 1).of(book.text).strip()


def _match(sign: re.Pattern[str], book: Manuscript, line: Span) -> Span:
    found = sign.match(line.of(book.text))
    return Span(line.start, line.start + (found.end() if found else 0))


def _lines(book: Manuscript, first: int, last: int) -> Iterator[Span]:
    return _lines_in(book, Span(book.block_span(first).start, book.block_span(last).end))


def _lines_in(book: Manuscript, span: Span) -> Iterator[Span]:
    """Yield the lines of a stretch that have something on them."""
    at = span.start
    while at < span.end:
        line = Span(at, book.line(at).end)
        if line.of(book.text).strip():
            yield line
        at = line.end + 1
