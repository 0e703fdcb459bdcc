"""Deleting at the edges of words: paragraphs join, empty ones and cards go, items lose their signs."""

from editor.core.clusters import first_cluster, last_cluster, word_before
from editor.core.edit.joins import Done, cut
from editor.core.edit.lines import ITEM, QUOTE, Ground, Spot, card_of, code_at, is_empty_item
from editor.core.edit.nests import set_out
from editor.core.edit.notes import without_empty_note
from editor.core.edit.units import Unit, back
from editor.core.manuscript import Manuscript
from editor.core.passages import Passage
from editor.core.places import atoms, is_spacer
from editor.core.text import Change, ChangeSet, joined, replace
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind

_REACH = 64
_APART = 2
"""Line ends between two paragraphs."""


def back_from_line(book: Manuscript, spot: Spot, unit: Unit) -> Done | None:
    """Delete backwards from where no words are."""
    position = spot.position
    before = book.text[spot.line.start : position]
    if (gone := without_empty_note(book, spot.block)) is not None:
        return gone
    if spot.ground is Ground.BEHIND:
        return _back_from_behind(book, spot)
    if is_empty_item(book, spot):
        return _without_item(book, spot)
    if spot.ground is Ground.PLAIN:
        return _back_in_source(book, spot, before, unit)
    if before:
        return _taken(Span(position - len(last_cluster(before)), position))
    return None if position == book.start else _taken(_empty_line(book, position))


def _back_in_source(book: Manuscript, spot: Spot, before: str, unit: Unit) -> Done | None:
    """Delete backwards in code, or the one thing before the caret amid an element's tags."""
    position = spot.position
    thing = next((one for one in _things(book, spot.block) if one.end == position), None)
    if thing or book.block(spot.block).node.kind is Kind.HTML_BLOCK:
        return _taken(thing) if thing else None
    code = code_at(book, position)
    is_fenced = len(book.block(spot.block).node.close) > 0
    if position == code.start if code is not None else is_fenced:
        return None
    many = {Unit.CHARACTER: last_cluster(before), Unit.WORD: word_before(before), Unit.LINE: before}[unit]
    return _taken(Span(position - max(len(many), 1), position)) if position > book.start else None


def forth_in_source(book: Manuscript, spot: Spot) -> Done | None:
    """Delete forwards in code, or the one thing behind the caret amid an element's tags."""
    position = spot.position
    thing = next((one for one in _things(book, spot.block) if one.start == position), None)
    if thing or book.block(spot.block).node.kind is Kind.HTML_BLOCK:
        return _taken(thing) if thing else None
    block = book.block_span(spot.block)
    is_last = position >= block.start + len(block.of(book.text).rstrip("\n"))
    if is_last or book.block(spot.block).node.kind is Kind.NOTE:
        return None
    code = code_at(book, position)
    is_fenced = len(book.block(spot.block).node.close) > 0
    if (position == code.end if code is not None else is_fenced) or position == len(book.text):
        return None
    return _taken(Span(position, position + len(first_cluster(book.text[position : position + _REACH]))))


def _things(book: Manuscript, index: int) -> list[Span]:
    start = book.block_start(index)
    return [atom.span.shifted(start) for atom in atoms(book.block(index))]


def _back_from_behind(book: Manuscript, spot: Spot) -> Done | None:
    """Delete backwards from behind a card or an end tag: a blank there, the card, the last words."""
    position = spot.position
    if book.text[position - 1] in " \t":
        return _taken(Span(position - 1, position))
    if spot.passage is not None:
        span = back(spot.passage, spot.passage.span.end, Unit.CHARACTER)
        return cut(book, span) if span else None
    card = card_of(book, spot.block)
    return None if card is None or position < card.end else _without_card(book, card)


def _without_item(book: Manuscript, spot: Spot) -> Done:
    """Delete an empty item; what is nested in it comes out as far as nothing holds it any more."""
    span, root = _item_line(book, spot.line), book.block(spot.block).node
    here, above = (Passage(Span(at, at), (), root) for at in (spot.line.end, max(spot.line.start - 1, 0)))
    is_first = spot.line.start == book.block_start(spot.block)
    nested = set_out(book, here, None if is_first else above)
    return Done(joined([Change(span, ""), *nested]), span.start)


def _item_line(book: Manuscript, line: Span) -> Span:
    """Return an empty item's line with the line end before it, and the empty quote lines that Enter wrote."""
    start = line.start
    while start > book.start:
        above = book.line(start - 1)
        start = above.end
        words = above.of(book.text)
        if not words.strip() or not QUOTE.fullmatch(words):
            break
        start = above.start
    return Span(start, line.end)


def _taken(span: Span) -> Done:
    return Done(replace(span.start, span.end, ""), span.start)


def _empty_line(book: Manuscript, position: int) -> Span:
    """Return the line ends that made the empty paragraph at `position`: what Enter wrote goes at once."""
    text = book.text
    start = position
    while start > book.start and text[start - 1] == "\n":
        start -= 1
    ends = position - start
    is_second = ends == _APART and start > book.start
    return Span(position - (_APART if is_second else 1), position)


def _without_card(book: Manuscript, card: Span) -> Done:
    """Delete a card and the blank line that kept it apart; the caret goes to its place."""
    text = book.text
    end = book.line(card.end).end
    start = card.start
    while start > book.start and text[start - 1] == "\n" and card.start - start < _APART:
        start -= 1
    if start == book.start:
        start = card.start
    return Done(replace(start, end, ""), start)


def join_before(book: Manuscript, spot: Spot, passage: Passage) -> Done | None:
    """Join a passage with what is before it: words with words; a card before it goes.

    The first item of a list, and what has nothing before it, loses its own sign.
    """
    block = book.block_span(spot.block)
    if not passage.leaves and passage.owner is book.block(spot.block).node:
        return _taken(Span(block.start, block.start + len(block.of(book.text).rstrip("\n"))))
    if spot.line.start == block.start and (empty := _empty_before(book, block.start)):
        return _taken_with(
            empty, passage.span.start if spot.position == passage.span.start else spot.position
        )
    if spot.line.start > block.start:
        above = _empty_item_above(book, spot.line) or _empty_quote_above(book, block.start, spot.line)
        if above is not None:
            return _taken_with(above, spot.position)
    before = _words_before(book, spot.block, passage)
    sign = Span(spot.line.start, passage.span.start)
    is_note = book.block(spot.block).node.kind is Kind.NOTE
    is_first = spot.line.start == block.start and not passage.is_html and not is_note
    if is_first and (before is None or ITEM.fullmatch(sign.of(book.text))):
        return _without_sign(book, sign, passage) if sign.start < sign.end else None
    if isinstance(before, Passage):
        return cut(book, Span(before.span.end, passage.span.start))
    return None if before is None else _card_before(book, before, passage)


def _without_sign(book: Manuscript, sign: Span, passage: Passage) -> Done:
    """Take the sign off the first item of a list; what is nested in it comes out with its words."""
    return Done(joined([Change(sign, ""), *set_out(book, passage)]), sign.start)


def _empty_item_above(book: Manuscript, line: Span) -> Span | None:
    """Return the empty item above a line of the same list, with its line end."""
    above = book.line(line.start - 1)
    words = above.of(book.text)
    return Span(above.start, line.start) if words.strip() and ITEM.fullmatch(words) else None


def _empty_quote_above(book: Manuscript, first: int, line: Span) -> Span | None:
    """Return the lines above one of a quote that begins at `first`, if there is nothing in any of them."""
    start = line.start
    while start > first and QUOTE.fullmatch(book.line(start - 1).of(book.text)):
        start = book.line(start - 1).start
    return Span(start, line.start) if start == first else None


def _empty_before(book: Manuscript, start: int) -> Span | None:
    """Return the empty paragraph right above the line at `start`, as the line ends that make it."""
    text = book.text
    at = start
    while at > book.start and text[at - 1] == "\n":
        at -= 1
    kept = _APART if at > book.start else int(book.start > 0)
    many = min(start - at - kept, _APART)
    return Span(start - many, start) if many > 0 else None


def _taken_with(span: Span, position: int) -> Done:
    """Delete a stretch before the caret, which stays with its words."""
    return Done(replace(span.start, span.end, ""), position - len(span))


def _card_before(book: Manuscript, card: Span, passage: Passage) -> Done:
    """Delete the spacer before a paragraph, with the blank lines between; select any other card."""
    if not is_spacer(book.block(book.index_at(card.start))):
        return Done(ChangeSet(), card.end, selected=card)
    end = book.block_start(book.index_at(passage.span.start))
    return Done(replace(card.start, end, ""), passage.span.start - (end - card.start))


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


def join_after(book: Manuscript, spot: Spot) -> Done | None:
    """Delete the line end behind the caret: what comes next joins, a card goes."""
    position = spot.position
    if spot.ground is not Ground.PLAIN and (empty := _empty_after(book, spot.line.end)):
        return Done(replace(empty.start, empty.end, ""), position)
    for index in range(max(spot.block, 0), len(book.document.blocks)):
        card = card_of(book, index)
        if card is not None and card.start > position:
            return _card_after(book, card, spot)
        after = [one for one in book.passages_of(index) if one.span.start > position]
        if after:
            return _joined(book, spot, after[0], index)
        if index > spot.block and book.block(index).node.kind is not Kind.BLANK:
            return None
    is_inside = spot.ground is Ground.WORDS and position + 1 < book.block_span(spot.block).end
    if is_inside or book.text[position : position + 1] != "\n":
        return None
    return _taken(Span(position, position + 1))


def _empty_after(book: Manuscript, end: int) -> Span | None:
    """Return the empty paragraph right below the line that ends at `end`, as the line ends that make it."""
    text = book.text
    at = end
    while at < len(text) and text[at] == "\n":
        at += 1
    many = min(at - end - _APART, _APART)
    return Span(end, end + many) if many > 0 and at < len(text) else None


def _joined(book: Manuscript, spot: Spot, after: Passage, index: int) -> Done | None:
    """Join the passage `after`, of the block `index`, to the caret's words, or bring it up to its line."""
    if spot.passage is not None:
        return cut(book, Span(spot.passage.span.end, after.span.start))
    is_blank = spot.ground is Ground.BLANK and index > spot.block
    return _taken(Span(spot.position, book.block_start(index))) if is_blank else None


def _card_after(book: Manuscript, card: Span, spot: Spot) -> Done:
    """Delete the spacer behind the caret's block, with the blank lines between; select any other card."""
    if not is_spacer(book.block(book.index_at(card.start))):
        return Done(ChangeSet(), card.end, selected=card)
    start = spot.line.end
    if spot.ground is not Ground.BLANK:
        block = book.block_span(spot.block)
        start = block.start + len(block.of(book.text).rstrip("\n"))
    return Done(replace(start, book.line(card.end).end, ""), spot.position)
