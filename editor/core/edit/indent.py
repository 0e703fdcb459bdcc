"""Tab in a list: items go in under the one above them, and out again, by the columns that kramdown counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from editor.core import article
from editor.core.edit.lines import QUOTE
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.state import Event, Selection, State, Transaction
from editor.core.text import Change, ChangeSet
from editor.core.visible import visible_text
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: where it is, the item above it in its list, the item that its list is in."""

    node: Node
    above: Node | None
    holder: Node | None


def is_in_list(state: State, palette: Palette) -> bool:
    """Tell whether the caret, or the start of what is selected, is in an item of a Markdown list."""
    post = article.read(state.text)
    if post.body_locked is not None or state.selection.span.start < post.body_start:
        return False
    return bool(items_at(manuscript(state, palette), state.selection))


def indent(state: State, palette: Palette) -> Transaction | None:
    """Put the items that are chosen in under the one above the first of them; `None` where there is none."""
    return _shifted(state, palette, is_inwards=True)


def outdent(state: State, palette: Palette) -> Transaction | None:
    """Put the items that are chosen out beside the one that holds the first; `None` where none does."""
    return _shifted(state, palette, is_inwards=False)


def _shifted(state: State, palette: Palette, *, is_inwards: bool) -> Transaction | None:
    if not is_in_list(state, palette):
        return None
    book = manuscript(state, palette)
    items = items_at(book, state.selection)
    first, start = items[0], book.block_start(book.index_at(state.selection.span.start))
    if is_inwards:
        if first.above is None:
            return None
        by = _column(book, first.above.open.end + start) - _column(book, _sign(book, first.node, start))
    elif first.holder is not None:
        by = way_out(book, first, start)
    else:
        return None
    lines = {line for item in items for line in _lines(book, item.node.span.shifted(start))}
    changes = ChangeSet(tuple(_moved(book, at, by) for at in sorted(lines)))
    step = Transaction(changes, None, Event.FORMAT, N_("List"))
    after = reread(book, changes)
    return step if visible_text(after.document) == visible_text(book.document) else None


def way_out(book: Manuscript, item: Item, start: int) -> int:
    """Return by how many columns an item moves to stand below the one that holds it: none or fewer."""
    holder = item.node if item.holder is None else item.holder
    return _column(book, _sign(book, holder, start)) - _column(book, _sign(book, item.node, start))


def items_at(book: Manuscript, selection: Selection) -> list[Item]:
    """Return the items that are chosen, without those inside of others that are."""
    span = selection.span
    index = book.index_at(span.start)
    if index < 0:
        return []
    start = book.block_start(index)
    span = Span(book.line(span.start).start - start, max(span.end - start, span.start - start + 1))
    found: list[Item] = []
    waiting: list[tuple[Node, Node | None]] = [(book.block(index).node, None)]
    while waiting:
        node, holder = waiting.pop()
        if node.kind is Kind.LIST and node.tag in {"ul", "ol"}:
            found += _items_in(node, holder, book, start, span)
            continue
        waiting += [(child, holder) for child in reversed(node.children)]
    return found


def _items_in(root: Node, holder: Node | None, book: Manuscript, start: int, span: Span) -> Iterator[Item]:
    """Yield the chosen items of a list: those whose first line is touched, else what is inside of them."""
    items = [child for child in root.children if child.kind is Kind.ITEM]
    for number, item in enumerate(items):
        line = book.line(_sign(book, item, start)).shifted(-start)
        if line.start < span.end and span.start <= line.end:
            yield Item(item, items[number - 1] if number else None, holder)
            continue
        inner = [one for child in item.children for one in _lists(child)]
        below = [one for each in inner for one in _items_in(each, item, book, start, span)]
        if below:
            yield from below
        elif item.span.start < span.end and span.start < item.span.end:
            yield Item(item, items[number - 1] if number else None, holder)


def _lists(node: Node) -> Iterator[Node]:
    """Yield the nearest lists in a node."""
    if node.kind is Kind.LIST and node.tag in {"ul", "ol"}:
        yield node
        return
    for child in node.children:
        yield from _lists(child)


def _sign(book: Manuscript, item: Node, start: int) -> int:
    """Return where the sign of an item is, behind its indent."""
    opening = item.open.shifted(start).of(book.text)
    return item.open.start + start + len(opening) - len(opening.lstrip())


def _column(book: Manuscript, position: int) -> int:
    return position - book.line(position).start


def _lines(book: Manuscript, span: Span) -> Iterator[int]:
    """Yield where the lines of a stretch begin, but for empty ones."""
    at = book.line(span.start).start
    while at < span.end:
        line = book.line(at)
        if line.of(book.text).strip():
            yield at
        at = line.end + 1


def moved_lines(book: Manuscript, span: Span, by: int) -> tuple[Change, ...]:
    """Return the changes that set the lines of a stretch in or out."""
    return tuple(_moved(book, at, by) for at in _lines(book, span))


def _moved(book: Manuscript, start: int, by: int) -> Change:
    """Return the change that sets a line in or out, behind the signs of a quote."""
    line = book.line(start).of(book.text)
    quote = QUOTE.match(line)
    at = quote.end() if quote else 0
    if by >= 0:
        return Change(Span(start + at, start + at), " " * by)
    blanks = len(line[at:]) - len(line[at:].lstrip(" "))
    return Change(Span(start + at, start + at + min(blanks, -by)), "")
