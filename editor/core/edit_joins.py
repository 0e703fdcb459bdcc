"""A stretch cut out of the body: what is seen in it goes, what stays joins, and no pair is left open."""

from dataclasses import dataclass

from editor.core.edit_lines import card_of, end_of
from editor.core.edit_rows import kept_after, kept_before, without
from editor.core.manuscript import Manuscript
from editor.core.marks import marks_of
from editor.core.marks_rows import tidied
from editor.core.passages import Leaf, Passage, rewritten
from editor.core.text import Change, ChangeSet, joined
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_MARKDOWN_OWNERS = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE, Kind.HEADING})


@dataclass(frozen=True, slots=True)
class Done:
    """What changes, where the caret is afterwards, and the marks it keeps where they lost their words."""

    changes: ChangeSet
    caret: int
    pending: frozenset[str] | None = None


def cut(book: Manuscript, span: Span) -> Done | None:
    """Delete what is seen in `span`; `None` where that is nothing."""
    if span.start >= span.end:
        return None
    first, last = _passage_at(book, span.start), _passage_at(book, span.end)
    if first is not None and last is not None:
        if first.span == last.span:
            return _inside(book, first, span)
        if _can_join(book, first, last):
            return _across(book, first, last, span)
        return _seen_only(book, span)
    return _over_lines(book, first, last, span)


def _passage_at(book: Manuscript, position: int) -> Passage | None:
    index = book.index_at(position)
    if index < 0 or card_of(book, index) is not None:
        return None
    return book.passage_at(position)


def _inside(book: Manuscript, passage: Passage, span: Span) -> Done:
    row = without(passage, span)
    tidy = tidied(row)
    result = rewritten(passage, tidy, book.text)
    return Done(ChangeSet(result.changes), result.end, _lost(row, tidy))


def _lost(row: list[Leaf], tidy: list[Leaf]) -> frozenset[str] | None:
    """Return the marks of a caret that a blank took out of its pair; `None` where it still has them."""
    before, after = (marks_of(next(leaf.path for leaf in one if leaf.chosen)) for one in (row, tidy))
    return None if before == after else before


def _can_join(book: Manuscript, first: Passage, last: Passage) -> bool:
    """Tell whether the words of one passage can move into another without cutting an element in two."""
    index, other = book.index_at(first.span.start), book.index_at(last.span.start)
    if _is_plain(book, first, index) and _is_plain(book, last, other):
        return True
    return index == other and _are_siblings(book.block(index).node, first.owner, last.owner)


def _is_plain(book: Manuscript, passage: Passage, index: int) -> bool:
    return passage.owner.kind in _MARKDOWN_OWNERS or passage.owner is book.block(index).node


def _are_siblings(root: Node, one: Node, other: Node) -> bool:
    for node in root.walk():
        inside = [child is one or child is other for child in node.children]
        if any(inside):
            return sum(inside) == 2  # noqa: PLR2004 - both are children of the same element
    return False


def _across(book: Manuscript, first: Passage, last: Passage, span: Span) -> Done:
    """Move what stays of the last passage to the end of what stays of the first one."""
    left = kept_before(first, span.start)
    right = kept_after(last, span.end)
    path = left[-1].path if left else right[0].path if right else ()
    row = tidied([*left, Leaf("", None, path, chosen=True), *right])
    closing = Span(first.span.end, _end(book, first)).of(book.text) if first.is_html else ""
    region = Passage(Span(first.span.start, _end(book, last)), (), first.owner)
    result = rewritten(region, row, book.text)
    changes = [Change(change.span, change.insert) for change in result.changes]
    if closing:
        changes = _closed(changes, region.span.end, closing)
    return Done(ChangeSet(tuple(changes)), result.end)


def _closed(changes: list[Change], end: int, closing: str) -> list[Change]:
    """Return the changes with `closing` written at the end of the region."""
    if changes and changes[-1].span.end == end:
        last = changes.pop()
        return [*changes, Change(last.span, last.insert + closing)]
    return [*changes, Change(Span(end, end), closing)]


def _end(book: Manuscript, passage: Passage) -> int:
    """Return where a passage ends, with the end tag of its element."""
    if not passage.is_html:
        return passage.span.end
    return end_of(passage.owner, book.text, book.block_start(book.index_at(passage.span.start)))


def _seen_only(book: Manuscript, span: Span) -> Done:
    """Delete words passage by passage, and leave the elements round them as they are."""
    changes: list[Change] = []
    for passage in book.passages_in(span):
        changes += rewritten(passage, tidied(without(passage, span)), book.text).changes
    return Done(joined(changes), span.start)


def _over_lines(book: Manuscript, first: Passage | None, last: Passage | None, span: Span) -> Done:
    """Delete between places of which at least one is on a line without words."""
    start, end = span.start, span.end
    changes: list[Change] = []
    place = start
    if first is not None:
        result = rewritten(first, tidied(without(first, span)), book.text)
        changes += result.changes
        place, start = result.end, _end(book, first)
    if last is not None:
        end = book.block_start(book.index_at(last.span.start))
    if start < end:
        changes.append(Change(Span(start, end), ""))
    if last is not None:
        changes += rewritten(last, tidied(without(last, span)), book.text).changes
    return Done(joined(changes), place)
