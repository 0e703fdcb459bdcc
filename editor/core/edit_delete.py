"""Deleting what is seen: a character, a word, a selection; markup goes with the words it stood round."""

from collections.abc import Sequence
from enum import Enum

from editor.core import article
from editor.core.edit_clusters import first_cluster, last_cluster, word_after, word_before
from editor.core.edit_joins import cut
from editor.core.edit_lines import Ground, Spot, card_of, spot_at
from editor.core.edit_rows import kept_after, kept_before
from editor.core.manuscript import Manuscript, manuscript
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.passages import Leaf, Passage
from editor.core.state import Event, Selection, State, Transaction, caret
from editor.core.text import replace
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind

_DELETING = N_("Deleting")
_APART = 2
"""Line ends between two paragraphs."""


class Unit(Enum):
    """How much a key deletes: a character, a word, or up to the end of the line."""

    CHARACTER = "character"
    WORD = "word"
    LINE = "line"


def delete_selection(state: State, palette: Palette) -> Transaction | None:
    """Delete what is selected; `None` where nothing is."""
    book = _book(state, palette)
    span = state.selection.span
    if book is None or state.selection.is_caret or span.start < book.start:
        return None
    return _deleted(book, span)


def delete_backward(state: State, unit: Unit, palette: Palette) -> Transaction | None:
    """Delete what is seen before the caret, or the selection; `None` where there is nothing."""
    if not state.selection.is_caret:
        return delete_selection(state, palette)
    book = _book(state, palette)
    position = state.selection.head
    if book is None or position < book.start:
        return None
    spot = spot_at(book, position)
    if spot.ground is Ground.WORDS and spot.passage is not None:
        span = _back(spot.passage, position, unit)
        return _deleted(book, span) if span else _join_before(book, spot, spot.passage)
    return _back_from_line(book, spot, unit)


def delete_forward(state: State, unit: Unit, palette: Palette) -> Transaction | None:
    """Delete what is seen behind the caret, or the selection; `None` where there is nothing."""
    if not state.selection.is_caret:
        return delete_selection(state, palette)
    book = _book(state, palette)
    position = state.selection.head
    if book is None or position < book.start:
        return None
    spot = spot_at(book, position)
    if spot.ground is Ground.WORDS and spot.passage is not None:
        span = _forth(spot.passage, position, unit)
        if span:
            return _deleted(book, span)
    if spot.ground is Ground.PLAIN and position < spot.line.end:
        return _deleted(
            book, Span(position, position + len(first_cluster(book.text[position : spot.line.end])))
        )
    return _join_after(book, spot)


def _book(state: State, palette: Palette) -> Manuscript | None:
    return None if article.read(state.text).body_locked is not None else manuscript(state, palette)


def _deleted(book: Manuscript, span: Span) -> Transaction | None:
    done = cut(book, span)
    if done is None:
        return None
    return Transaction(done.changes, caret(done.caret), Event.DELETE, _DELETING, pending=done.pending)


def _back(passage: Passage, position: int, unit: Unit) -> Span | None:
    """Return the stretch that a key before the caret deletes inside a passage; `None` at its start."""
    left = _seen(kept_before(passage, position))
    if not left:
        return None
    last = left[-1]
    end = (last.start or 0) + len(last.text)
    if last.solid:
        return Span(last.start or 0, position)
    if unit is Unit.CHARACTER:
        return Span(end - len(last_cluster(last.text)), position)
    text = last.text
    for leaf in reversed(left[:-1]):
        if leaf.solid:
            break
        text = leaf.text + text
    length = len(word_before(text)) if unit is Unit.WORD else len(text) - text.rfind("\n") - 1
    return Span(_back_by(left, max(length, 1)), position)


def _forth(passage: Passage, position: int, unit: Unit) -> Span | None:
    """Return the stretch that a key behind the caret deletes inside a passage; `None` at its end."""
    right = _seen(kept_after(passage, position))
    if not right:
        return None
    first = right[0]
    start = first.start or 0
    if first.solid:
        return Span(start, start + len(first.text))
    if unit is Unit.CHARACTER:
        return Span(start, start + len(first_cluster(first.text)))
    text = ""
    for leaf in right:
        if leaf.solid:
            break
        text += leaf.text
    line = text.find("\n")
    length = len(word_after(text)) if unit is Unit.WORD else line if line >= 0 else len(text)
    return Span(start, _forth_by(right, max(length, 1)))


def _seen(leaves: Sequence[Leaf]) -> list[Leaf]:
    return [leaf for leaf in leaves if leaf.text and not leaf.hidden]


def _back_by(leaves: Sequence[Leaf], count: int) -> int:
    """Return where the last `count` characters of a row begin."""
    for leaf in reversed(leaves):
        if count <= len(leaf.text):
            return (leaf.start or 0) + len(leaf.text) - count
        count -= len(leaf.text)
    return leaves[0].start or 0


def _forth_by(leaves: Sequence[Leaf], count: int) -> int:
    """Return where the first `count` characters of a row end."""
    for leaf in leaves:
        if count <= len(leaf.text):
            return (leaf.start or 0) + count
        count -= len(leaf.text)
    return (leaves[-1].start or 0) + len(leaves[-1].text)


def _back_from_line(book: Manuscript, spot: Spot, unit: Unit) -> Transaction | None:
    """Delete backwards from where no words are."""
    position = spot.position
    before = book.text[spot.line.start : position]
    if spot.ground is Ground.BEHIND:
        return _back_from_behind(book, spot)
    if spot.ground is Ground.PLAIN and before:
        many = {Unit.CHARACTER: last_cluster(before), Unit.WORD: word_before(before), Unit.LINE: before}[unit]
        return _taken(Span(position - len(many), position))
    if before:
        return _taken(Span(position - len(last_cluster(before)), position))
    return None if position == book.start else _taken(_empty_line(book, position))


def _back_from_behind(book: Manuscript, spot: Spot) -> Transaction | None:
    """Delete backwards from behind a card or an end tag: a blank there, the card, the last words."""
    position = spot.position
    if book.text[position - 1] in " \t":
        return _taken(Span(position - 1, position))
    if spot.passage is not None:
        span = _back(spot.passage, spot.passage.span.end, Unit.CHARACTER)
        return _deleted(book, span) if span else None
    card = card_of(book, spot.block)
    return None if card is None or position < card.end else _without_card(book, card)


def _taken(span: Span) -> Transaction:
    return Transaction(replace(span.start, span.end, ""), caret(span.start), Event.DELETE, _DELETING)


def _empty_line(book: Manuscript, position: int) -> Span:
    """Return the line ends that made the empty paragraph at `position`: what Enter wrote goes at once."""
    text = book.text
    start = position
    while start > book.start and text[start - 1] == "\n":
        start -= 1
    ends = position - start
    is_second = ends == _APART and start > book.start
    return Span(position - (_APART if is_second else 1), position)


def _without_card(book: Manuscript, card: Span) -> Transaction:
    """Delete a card and the blank line that kept it apart; the caret goes to its place."""
    text = book.text
    end = book.line(card.end).end
    start = card.start
    while start > book.start and text[start - 1] == "\n" and card.start - start < _APART:
        start -= 1
    if start == book.start:
        start = card.start
    return Transaction(replace(start, end, ""), caret(start), Event.DELETE, _DELETING)


def _join_before(book: Manuscript, spot: Spot, passage: Passage) -> Transaction | None:
    """Join a passage with what is before it: words with words; a card before it goes."""
    before = _words_before(book, spot.block, passage)
    if isinstance(before, Passage):
        return _deleted(book, Span(before.span.end, passage.span.start))
    return None if before is None else _card_before(book, before, passage)


def _card_before(book: Manuscript, card: Span, passage: Passage) -> Transaction:
    """Delete the card before a paragraph, with the blank lines between them."""
    end = book.line(passage.span.start).start
    return Transaction(
        replace(card.start, end, ""),
        caret(passage.span.start - (end - card.start)),
        Event.DELETE,
        _DELETING,
    )


def _words_before(book: Manuscript, block: int, passage: Passage) -> Passage | Span | None:
    """Return the passage before one, or the place of a card where that comes first."""
    for index in range(block, -1, -1):
        card = card_of(book, index)
        if card is not None and card.end <= passage.span.start and index != block:
            return card
        before = [one for one in book.passages_of(index) if one.span.end <= passage.span.start]
        before = [one for one in before if one.span != passage.span]
        if before:
            return before[-1]
        if index != block and book.block(index).node.kind is not Kind.BLANK:
            return None
    return None


def _join_after(book: Manuscript, spot: Spot) -> Transaction | None:
    """Delete the line end behind the caret: what comes next joins, a card goes."""
    position = spot.position
    for index in range(max(spot.block, 0), len(book.document.blocks)):
        card = card_of(book, index)
        if card is not None and card.start > position:
            return _card_after(book, card, position)
        after = [one for one in book.passages_of(index) if one.span.start > position]
        if after:
            return _joined(book, spot, after[0])
        if index > spot.block and book.block(index).node.kind is not Kind.BLANK:
            return None
    return _taken(Span(position, position + 1)) if book.text[position : position + 1] == "\n" else None


def _joined(book: Manuscript, spot: Spot, after: Passage) -> Transaction | None:
    if spot.passage is not None:
        done = _deleted(book, Span(spot.passage.span.end, after.span.start))
    else:
        done = _taken(Span(spot.line.end, book.line(after.span.start).start))
    return done


def _card_after(book: Manuscript, card: Span, position: int) -> Transaction:
    """Delete the card behind the caret and the blank lines before it."""
    start = book.line(position).end
    return Transaction(
        replace(start, book.line(card.end).end, ""), Selection(position, position), Event.DELETE, _DELETING
    )
