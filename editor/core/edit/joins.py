"""A stretch cut out of the body: what is seen in it goes, what stays joins, and no pair is left open."""

from collections.abc import Sequence
from dataclasses import dataclass

from editor.core.edit.bars import without_table
from editor.core.edit.lines import card_at, code_at, end_of, underline
from editor.core.edit.nests import set_out
from editor.core.edit.rows import apart, in_markdown, kept_after, kept_before, on_one_line, without
from editor.core.manuscript import Manuscript
from editor.core.marks.html import in_html
from editor.core.marks.rows import merged, read, tidied, with_blanks
from editor.core.passages import Leaf, Passage, rewritten
from editor.core.places import stop
from editor.core.text import Change, ChangeSet, joined
from editor.core.wraps import marks_of
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_MARKDOWN_OWNERS = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE, Kind.HEADING})
_BOXES = frozenset({Kind.HTML_BLOCK, Kind.HTML, Kind.NOTE})
"""What words do not leave by a key: an element with blocks inside, a footnote."""


@dataclass(frozen=True, slots=True)
class Done:
    """What changes, where the caret is afterwards, and the marks it keeps where they lost their words.

    `selected` is a thing that is only selected: the next key deletes it.
    """

    changes: ChangeSet
    caret: int
    pending: frozenset[str] | None = None
    selected: Span | None = None


def cut(book: Manuscript, span: Span) -> Done | None:
    """Delete what is seen in `span`; `None` where that is nothing."""
    if span.start >= span.end:
        return None
    span = _with_cards(book, span)
    if (everything := _everything(book, span)) is not None:
        return Done(ChangeSet((Change(everything, ""),)), everything.start)
    first, last = _passage_at(book, span.start), _passage_at(book, span.end)
    if first is None or last is None:
        return _over_lines(book, first, last, span)
    if first.span == last.span:
        return _inside(book, first, span)
    return _across(book, first, last, span) if _can_join(book, first, last) else _seen_only(book, span)


def _everything(book: Manuscript, span: Span) -> Span | None:
    """Return the whole article where all that is seen of several things in it goes: no empty tags stay."""
    blocks = book.document.blocks
    said = [index for index, block in enumerate(blocks) if block.node.kind is not Kind.BLANK]
    if not said or sum(max(1, len(book.passages_of(index))) for index in said[:2]) == 1:
        return None
    whole = Span(book.block_start(said[0]), _own_end(book, said[-1]))
    begin = book.start + stop(book.document, whole.start - book.start, 1)
    end = book.start + stop(book.document, whole.end - book.start, -1)
    return whole if span.start <= begin and end <= span.end else None


def _passage_at(book: Manuscript, position: int) -> Passage | None:
    return None if card_at(book, position) is not None else book.passage_at(position)


def _with_cards(book: Manuscript, span: Span) -> Span:
    """Return a stretch with the cards whole whose source it begins or ends in."""
    start, end = span.start, span.end
    first, last = card_at(book, start), card_at(book, end)
    if first is not None and first.start < start < first.end:
        start = first.start
    if last is not None and last.start < end < last.end:
        end = last.end
    return Span(start, end)


def _inside(book: Manuscript, passage: Passage, span: Span) -> Done:
    row = without(passage, span)
    if underline(book, passage) and not any(leaf.text for leaf in row):
        return _with_sign(book, passage)
    rest = merged(row) if _is_apart(passage, span) else row
    tidy = apart(read(tidied(rest, with_blanks(passage.leaves))))
    result = (
        rewritten(passage, tidy, book.text)
        if passage.is_html
        else without_table(book, tidy, lambda leaves: rewritten(passage, leaves, book.text))
    )
    return Done(ChangeSet(result.changes), result.end, _lost(row, tidy))


def _with_sign(book: Manuscript, passage: Passage) -> Done:
    """Empty a heading that has a line below it: with no words above, that line would be a rule."""
    sign = "#" * int(passage.owner.tag[1:]) + " "
    whole = Span(passage.span.start, passage.span.end + len(underline(book, passage)))
    return Done(ChangeSet((Change(whole, sign),)), whole.start + len(sign))


def _is_apart(passage: Passage, span: Span) -> bool:
    """Tell whether what is deleted kept two pairs apart: words of neither of them are in it."""
    inside = [leaf for leaf in passage.leaves if span.start < (leaf.start or 0) + len(leaf.text)]
    paths = [set(leaf.path) for leaf in inside if (leaf.start or 0) < span.end and leaf.text]
    beside = [
        leaf.path for leaf in (*kept_before(passage, span.start)[-1:], *kept_after(passage, span.end)[:1])
    ]
    return any(all(not path >= set(one) for one in beside) for path in paths)


def _lost(row: list[Leaf], tidy: list[Leaf]) -> frozenset[str] | None:
    """Return the marks of a caret that a blank took out of its pair; `None` where it still has them."""
    before, after = (marks_of(next(leaf.path for leaf in one if leaf.chosen)) for one in (row, tidy))
    return None if before == after else before


def _can_join(book: Manuscript, first: Passage, last: Passage) -> bool:
    """Tell whether the words of one passage can move into another without cutting an element in two."""
    if any(one.is_html and len(one.owner.close) == 0 for one in (first, last)):
        return False
    index, other = book.index_at(first.span.start), book.index_at(last.span.start)
    if _is_plain(book, first, index) and _is_plain(book, last, other):
        return True
    if index == other and _are_in_one_box(book.block(index).node, first.owner, last.owner):
        return True
    return index == other and _are_siblings(book.block(index).node, first.owner, last.owner)


def _is_plain(book: Manuscript, passage: Passage, index: int) -> bool:
    """Tell whether words are the block's own, or in Markdown that no element holds."""
    root = book.block(index).node
    return passage.owner is root or (passage.owner.kind in _MARKDOWN_OWNERS and root.kind not in _BOXES)


def _are_in_one_box(root: Node, one: Node, other: Node) -> bool:
    """Tell whether two paragraphs, items or headings of Markdown are in the same element."""
    if not {one.kind, other.kind} <= _MARKDOWN_OWNERS:
        return False
    return _box(root, one) is _box(root, other)


def _box(root: Node, owner: Node) -> Node | None:
    """Return the innermost element that holds a node."""
    held = (node for node in root.walk() if node.kind in _BOXES and any(one is owner for one in node.walk()))
    return max(held, key=lambda node: node.span.start, default=None)


def _are_siblings(root: Node, one: Node, other: Node) -> bool:
    for node in root.walk():
        inside = [child is one or child is other for child in node.children]
        if any(inside):
            return sum(inside) == 2  # noqa: PLR2004 - both are children of the same element
    return False


def _across(book: Manuscript, first: Passage, last: Passage, span: Span) -> Done:
    """Move what stays of the last passage to the end of what stays of the first one."""
    left = kept_before(first, span.start)
    right: Sequence[Leaf] = kept_after(last, span.end)
    if book.index_at(first.span.start) != book.index_at(last.span.start):
        right = [leaf for leaf in right if not leaf.hidden]
    if first.is_html and not last.is_html:
        right = in_html(right)
    elif last.is_html and not first.is_html:
        right = in_markdown(right)
    line = underline(book, first)
    if first.owner.kind is Kind.HEADING and not line:
        right = on_one_line(right)
    path = left[-1].path if left else right[0].path if right else ()
    row = read(tidied(merged([*left, Leaf("", None, path, chosen=True), *right])))
    closing = Span(first.span.end, _end(book, first)).of(book.text) if first.is_html else line
    region = Passage(Span(first.span.start, _end(book, last)), (), first.owner)
    result = without_table(book, row, lambda leaves: rewritten(region, leaves, book.text))
    changes = [Change(change.span, change.insert) for change in result.changes]
    if closing:
        changes = _closed(changes, region.span.end, closing)
    changes += set_out(book, last, first)
    return Done(ChangeSet(tuple(changes)), result.end)


def _closed(changes: list[Change], end: int, closing: str) -> list[Change]:
    """Return the changes with `closing` written at the end of the region."""
    if changes and changes[-1].span.end == end:
        last = changes.pop()
        return [*changes, Change(last.span, last.insert + closing)]
    return [*changes, Change(Span(end, end), closing)]


def _end(book: Manuscript, passage: Passage) -> int:
    """Return where a passage ends, with the end tag of its element or the line below a heading."""
    if not passage.is_html:
        return passage.span.end + len(underline(book, passage))
    return end_of(passage.owner, book.text, book.block_start(book.index_at(passage.span.start)))


def _seen_only(book: Manuscript, span: Span) -> Done:
    """Delete words passage by passage and whole blocks between; leave the elements round them as they are."""
    first, last = book.index_at(span.start), book.index_at(span.end)
    changes = _words_of(book, first, span)
    if last > first:
        if _is_all_in(book, last, span):
            changes.append(Change(Span(_own_end(book, first), _own_end(book, last)), ""))
        else:
            between = Span(book.block_span(first).end, book.block_start(last))
            changes += [Change(between, "\n")] if len(between) else []
            changes += _words_of(book, last, span)
    whole = joined(changes)
    return Done(whole, whole.moved(span.start, after_insert=False))


def _is_all_in(book: Manuscript, index: int, span: Span) -> bool:
    """Tell whether all words of a block are in a stretch that begins before it."""
    return all(passage.span.end <= span.end for passage in book.passages_of(index))


def _own_end(book: Manuscript, index: int) -> int:
    """Return where a block ends, without its line end."""
    block = book.block_span(index)
    return block.start + len(block.of(book.text).rstrip("\n"))


def _words_of(book: Manuscript, index: int, span: Span) -> list[Change]:
    """Return the changes that delete what is seen of one block in a stretch."""
    changes: list[Change] = []
    for passage in book.passages_of(index):
        if passage.span.overlaps(span):
            changes += rewritten(
                passage, tidied(merged(without(passage, span)), with_blanks(passage.leaves)), book.text
            ).changes
    return changes


def _over_lines(book: Manuscript, first: Passage | None, last: Passage | None, span: Span) -> Done:
    """Delete between places of which at least one is on a line without words."""
    around = _element_at(book, span.start) if first is None else None
    if around is not None and span.end <= around.end:
        return _seen_only(book, span)
    return _over_blanks(book, first, last, span)


def _over_blanks(book: Manuscript, first: Passage | None, last: Passage | None, span: Span) -> Done:
    """Delete between places in several blocks."""
    start, end = span.start, span.end
    before, after = code_at(book, start), code_at(book, end)
    changes: list[Change] = []
    words: list[Change] = []
    if first is not None:
        changes, start = _from_words(book, first, span)
    elif before is not None and not before.contains(end):
        changes, start = [Change(Span(start, before.end), "")], book.line(before.end + 1).end
    elif (around := _element_at(book, start)) is not None:
        changes, start = _words_of(book, book.index_at(start), span), around.end
    if last is not None:
        index = book.index_at(last.span.start)
        end, words = book.block_start(index), _words_of(book, index, span)
    elif after is not None and not after.contains(span.start):
        end, words = book.block_start(book.index_at(end)), [Change(Span(after.start, end), "")]
    elif (around := _element_at(book, end)) is not None and end < around.end:
        words = _words_of(book, book.index_at(end), span) if around.start > span.start else []
        end = around.start
    if start < end:
        is_below = end != span.end and (first is not None or book.line(start).start != start)
        changes.append(Change(Span(start, end), "\n\n" if is_below else ""))
    whole = joined((*changes, *words))
    return Done(whole, whole.moved(span.start, after_insert=False))


def _element_at(book: Manuscript, position: int) -> Span | None:
    """Return the element with blocks inside that a caret is amid, where no words are."""
    index = book.index_at(position)
    if index < 0 or book.block(index).node.kind is not Kind.HTML_BLOCK or card_at(book, position) is not None:
        return None
    return Span(book.block_start(index), _own_end(book, index))


def _from_words(book: Manuscript, first: Passage, span: Span) -> tuple[list[Change], int]:
    """Return how the words of the first passage go, and from where on all of the source goes."""
    index = book.index_at(first.span.start)
    if _is_plain(book, first, index):
        row = tidied(merged(without(first, span)), with_blanks(first.leaves))
        return list(rewritten(first, row, book.text).changes), _end(book, first)
    return _words_of(book, index, span), _own_end(book, index)
