"""Marks put on words and taken off them, in the first way that kramdown reads as meant."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from editor.core.manuscript import Manuscript, reread
from editor.core.marks.escapes import as_entities, escaped, plain
from editor.core.marks.forms import Mark, given_by
from editor.core.marks.rows import chosen, put_inside, put_on, recoloured, starred, taken_off, tidied
from editor.core.palette import Palette
from editor.core.passages import Leaf, Passage, Rewritten, rewritten
from editor.core.tag_marks import TEXT, kind_of
from editor.core.text import ChangeSet, joined
from editor.core.visible import block_text
from editor.core.wraps import CODE, PLAIN_MARKS, Wrap, excludes, marks_of
from editor.kramdown.span import Span

Row = list[Leaf]
Rows = list[tuple[Passage, Row]]
IsMark = Callable[[str], bool]


_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
"""Which way a quote looks depends on the sign before it, which a mark can be."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done to the chosen words of each row: the mark that goes on, the marks that go.

    `put` is `None` where marks are only taken off. `along` says that a highlight takes what it gave along.
    """

    put: Mark | None
    is_gone: IsMark
    palette: Palette
    along: bool = True


def rows_of(book: Manuscript, spans: Sequence[Span]) -> Rows:
    """Return the passages that a selection touches, each as its row with the selected words chosen."""
    found: dict[Passage, None] = {}
    for span in spans:
        found.update(dict.fromkeys(book.passages_in(span)))
    rows = [(passage, chosen(passage, *spans)) for passage in found]
    return [(passage, row) for passage, row in rows if any(leaf.chosen for leaf in row)]


def put_order(mark: Mark, palette: Palette) -> Order:
    """Return the order to put a mark on words, in the place of those that it excludes."""
    return Order(mark, lambda other: excludes(mark.id, other, palette), palette)


def off_order(is_gone: IsMark, palette: Palette, *, along: bool) -> Order:
    """Return the order to take marks off words; `along`: a highlight goes with all that it does."""
    return Order(None, is_gone, palette, along)


def carried_out(book: Manuscript, rows: Rows, order: Order) -> tuple[ChangeSet, Span] | None:
    """Return what changes, and what is chosen afterwards; `None` where no words can have it.

    Words that kramdown would read otherwise with it (the name of a link that is defined elsewhere) stay as
    they are.
    """
    tried = (_first_that_holds(book, passage, row, order) for passage, row in rows)
    results = [result for result in tried if result is not None]
    if not results:
        return None
    growth = sum(result.growth for result in results[:-1])
    changes = joined(change for result in results for change in result.changes)
    return changes, Span(results[0].start, results[-1].end + growth)


def _first_that_holds(book: Manuscript, passage: Passage, row: Row, order: Order) -> Rewritten | None:
    found = _first_of(_ways(row, order, is_html=passage.is_html), book, passage, order)
    if found is not None or all(wrap.open[:1] != "_" for leaf in row for wrap in leaf.path):
        return found
    again = (starred(new) for new in _ways(row, order, is_html=passage.is_html))
    return _first_of(again, book, passage, order)


def _first_of(ways: Iterable[Row], book: Manuscript, passage: Passage, order: Order) -> Rewritten | None:
    for new in ways:
        result = rewritten(passage, new, book.text)
        if _holds(book, passage, result, order):
            return result
    return None


def _ways(row: Row, order: Order, *, is_html: bool) -> Iterator[Row]:
    """Yield rows that could be what is ordered, the one to prefer first."""
    if order.put is not None:
        yield from _ways_on(row, order, order.put, is_html=is_html)
        return
    yield tidied(_off(row, order))
    yield tidied(_off(escaped(row, order.is_gone, is_html=is_html), order))


def _ways_on(row: Row, order: Order, put: Mark, *, is_html: bool) -> Iterator[Row]:
    """Yield the row with a pair as far out as it goes, then with pairs inside of all others.

    Code is only there for words: it goes inside at once.
    """
    if all(put.id in marks_of(leaf.path) for leaf in row if leaf.chosen and not leaf.is_blank):
        yield row
    forms = [form for form in put.wraps(order.palette) if not is_html or form.open.startswith("<")]
    if put.id != CODE:
        yield from (_on(row, form, order, _outside(order)) for form in forms)
    bare = _off(row, order)
    for words in (bare, plain(bare), as_entities(bare)):
        for form in forms:
            yield tidied(put_inside(words, replace(form, is_literal=put.id == CODE)))
    if _outside(order) is _is_link:
        yield from (_on(row, form, order, _is_no) for form in forms)


def _outside(order: Order) -> Callable[[Wrap], bool]:
    """Return which pairs a new one goes inside of: a colour round a link would not be seen."""
    is_colour = order.put is not None and kind_of(order.put.id, order.palette) == TEXT
    return _is_link if is_colour else _is_no


def _on(row: Row, form: Wrap, order: Order, stays_outside: Callable[[Wrap], bool]) -> Row:
    """Recolour pairs that are chosen whole where they stand; put a new pair on everything else."""

    def is_rival(wrap: Wrap) -> bool:
        return _is_rival(wrap, order)

    if all(_rest(wrap, order) is None for leaf in row if leaf.chosen for wrap in leaf.path if is_rival(wrap)):
        new = recoloured(row, form, is_rival)
        if new is not None:
            return new
    return tidied(put_on(_off(row, order), form, stays_outside))


def _is_link(wrap: Wrap) -> bool:
    return wrap.is_link and not wrap.is_literal


def _is_no(_wrap: Wrap) -> bool:
    return False


def _off(row: Row, order: Order) -> Row:
    def is_rival(wrap: Wrap) -> bool:
        return _is_rival(wrap, order)

    def rest(wrap: Wrap) -> Wrap | None:
        return _rest(wrap, order)

    return taken_off(row, is_rival, rest)


def _is_rival(wrap: Wrap, order: Order) -> bool:
    """Tell whether a pair has a mark that goes; bold over a bold colour leaves the colour's pair whole."""
    if order.put is not None and order.put.id in PLAIN_MARKS and wrap.colours:
        return False
    return any(map(order.is_gone, wrap.marks))


def _rest(wrap: Wrap, order: Order) -> Wrap | None:
    """Return what stays of a pair: a highlight takes along what it gave, a new mark what it gives again."""
    gone = {mark for mark in wrap.marks if order.is_gone(mark)}
    given = order.put.given if order.put is not None else frozenset[str]()
    highlights = (mark for mark in gone if order.along and mark not in PLAIN_MARKS)
    along = given.union(*(given_by(mark, order.palette) for mark in highlights))
    return wrap.lacking((gone | (along & wrap.marks)).__contains__, order.palette)


def _holds(book: Manuscript, passage: Passage, result: Rewritten, order: Order) -> bool:
    """Tell whether the edited text reads as meant: the same words, marked as ordered and no otherwise."""
    after = reread(book, ChangeSet(result.changes))
    grown = Span(passage.span.start, passage.span.end + result.growth)
    lines = (_line_span(book, passage.span), _line_span(after, grown))
    if _blocks(book, lines[0]) != _blocks(after, lines[1]):
        return False
    before, now = (_seen(one, span, order) for one, span in zip((book, after), lines, strict=True))
    if before != now:
        return False
    touched = [leaf for _one, new in rows_of(after, result.chosen) for leaf in new if leaf.chosen]
    seen = [marks_of(leaf.path) for leaf in touched if not leaf.is_blank]
    return bool(seen) and all(_is_as_ordered(marks, order) for marks in seen)


def _is_as_ordered(marks: frozenset[str], order: Order) -> bool:
    if order.put is not None:
        return order.put.given <= marks
    return not any(map(order.is_gone, marks))


def _blocks(book: Manuscript, span: Span) -> list[tuple[str, str]]:
    """Return what the blocks of some lines are, and what they say."""
    first, last = book.index_at(span.start), book.index_at(span.end)
    blocks = (book.block(index) for index in range(max(first, 0), last + 1))
    return [(block.node.kind, block_text(block).translate(_STRAIGHT)) for block in blocks]


def _seen(book: Manuscript, span: Span, order: Order) -> list[tuple[str, frozenset[str]]]:
    """Return what is read in some lines, sign by sign, with the marks on each that the order is not about."""
    given = frozenset[str]() if order.put is None else order.put.given
    houses = (given_by(one.id, order.palette) for one in order.palette.highlights if order.is_gone(one.id))
    own = given.union(*houses)
    return [
        (sign, frozenset() if sign.isspace() else _others(marks_of(leaf.path) - own, order))
        for passage in book.passages_in(span)
        for leaf in passage.leaves
        if not leaf.hidden
        for sign in shown(leaf)
    ]


def _others(marks: frozenset[str], order: Order) -> frozenset[str]:
    return frozenset(mark for mark in marks if not order.is_gone(mark))


def shown(leaf: Leaf) -> str:
    """Return what a reader sees of a leaf."""
    if not leaf.solid:
        return leaf.text
    return leaf.text[1:] if leaf.text.startswith("\\") else unescape(leaf.text)


def _line_span(book: Manuscript, span: Span) -> Span:
    return Span(book.line(span.start).start, book.line(span.end).end)
