"""Lines without words: blank lines, the place behind a card, and what keeps paragraphs apart there."""

import re
from dataclasses import dataclass
from enum import StrEnum

from editor.core import places
from editor.core.manuscript import Manuscript
from editor.core.passages import Passage, Rewritten, is_setext
from editor.core.text import Change
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

ITEM = re.compile(r"([ \t]*)(?:[*+-]|\d+\.)(?:[ \t]+\[[ xX]\])?[ \t]*")
"""The beginning of a list item's line."""

QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
"""The beginning of a quote's line."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Ground(StrEnum):
    """What a caret stands in."""

    WORDS = "words"
    BLANK = "blank"
    BEHIND = "behind"
    """Behind something that fills its line: a card, or the end tag of a paragraph or heading."""
    PLAIN = "plain"
    """Code and other source whose characters are just characters."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a caret is. `passage` is there where words are; `line` is its line, without the line end."""

    position: int
    ground: Ground
    line: Span
    block: int
    passage: Passage | None = None


def spot_at(book: Manuscript, position: int) -> Spot:
    """Return what a caret at `position` stands in; amid an element's tags it goes to the nearest words."""
    line = book.line(position)
    index = book.index_at(position)
    if index < 0 or _is_after_end(book, position) or _is_blank(book, index, line):
        return Spot(position, Ground.BLANK, line, index)
    card = card_of(book, index)
    if card is not None and not is_inside(book, index, position):
        end = card.start if position <= card.start else book.line(card.end).end
        return Spot(position, Ground.BEHIND, Span(line.start, end), index)
    passage = book.passage_at(position)
    if passage is None:
        rest = places.stop(book.document, position - book.start) + book.start
        if rest != position and book.block(index).node.kind is Kind.HTML_BLOCK:
            return spot_at(book, rest)
        return Spot(position, Ground.PLAIN, line, index)
    if position >= end_of(passage.owner, book.text, book.block_start(index)) and passage.is_html:
        return Spot(position, Ground.BEHIND, line, index, passage)
    return Spot(position, Ground.WORDS, line, index, passage)


def _is_blank(book: Manuscript, index: int, line: Span) -> bool:
    """Tell whether a line is blank: between blocks, or in a list that goes on below, but not in its code."""
    root, start = book.block(index).node, line.start - book.block_start(index)
    if root.kind is not Kind.LIST or line.of(book.text).strip():
        return root.kind is Kind.BLANK
    return not any(node.kind is Kind.CODE_BLOCK and node.span.contains(start) for node in root.walk())


def is_inside(book: Manuscript, index: int, position: int) -> bool:
    """Tell whether a caret is inside an element with nothing in it, whose words were just deleted."""
    node = book.block(index).node
    content = node.content.shifted(book.block_start(index))
    return not node.children and len(content) == 0 and content.start == position and len(node.open) > 0


def code_at(book: Manuscript, position: int) -> Span | None:
    """Return the content of the fenced code that a caret is in, without its last line end."""
    index = book.index_at(position)
    node = book.block(index).node if index >= 0 else None
    if node is None or node.kind is not Kind.CODE_BLOCK or len(node.close) == 0:
        return None
    content = node.content.shifted(book.block_start(index))
    content = Span(content.start, max(content.start, content.end - 1))
    return content if content.contains(position) else None


def is_empty_item(book: Manuscript, spot: Spot) -> bool:
    """Tell whether the caret's line is a list item or a line of a quote with nothing in it."""
    if spot.block < 0 or book.block(spot.block).node.kind not in {Kind.LIST, Kind.QUOTE}:
        return False
    line = spot.line.of(book.text)
    quote = QUOTE.match(line)
    words = line[quote.end() if quote else 0 :]
    is_sign = ITEM.fullmatch(words) and (
        words[-1:].isspace() or book.block(spot.block).node.kind is Kind.LIST
    )
    return bool(line.strip()) and (not words or bool(is_sign))


def behind_box(book: Manuscript, spot: Spot) -> int | None:
    """Return the end of the caret's line where it is a task that says nothing yet; `None` elsewhere."""
    is_box = spot.line.of(book.text).rstrip().endswith(("[ ]", "[x]", "[X]")) and is_empty_item(book, spot)
    return spot.line.end if is_box else None


def is_behind_tag(book: Manuscript, spot: Spot) -> bool:
    """Tell whether a caret is behind the Liquid tags that its line of a paragraph is all of."""
    block, shift = book.block(spot.block), book.block_start(spot.block)
    if block.node.kind is not Kind.PARAGRAPH or "%}" not in spot.line.of(book.text):
        return False
    line = spot.line.shifted(-shift)
    cut = [
        (node, Span(max(node.span.start, line.start), min(node.span.end, line.end)))
        for node in block.node.children
        if node.span.overlaps(line)
    ]
    said = [(node, inside) for node, inside in cut if inside.of(block.text).strip()]
    are_tags = all(
        node.kind is Kind.LIQUID and block.text.startswith("{%", node.span.start) for node, _inside in said
    )
    return bool(said) and are_tags and said[-1][1].end <= spot.position - shift


def _is_after_end(book: Manuscript, position: int) -> bool:
    """Tell whether a caret is on the empty line at the end of the text."""
    return position == len(book.text) and (position == book.start or book.text.endswith("\n"))


def card_of(book: Manuscript, index: int) -> Span | None:
    """Return where the card is that a block is; `None` for any other block."""
    found = places.card(book.block(index))
    return None if found is None else found.span.shifted(book.block_start(index))


def card_at(book: Manuscript, position: int) -> Span | None:
    """Return the card that a caret is at, but not one whose emptied inside it is in."""
    index = book.index_at(position)
    if index < 0 or is_inside(book, index, position):
        return None
    return card_of(book, index)


def end_of(owner: Node, text: str, shift: int) -> int:
    """Return where the end tag of an element ends, without the line end that may belong to it."""
    close = owner.close.shifted(shift)
    return close.start + len(close.of(text).rstrip(" \t\n"))


def underline(book: Manuscript, passage: Passage) -> str:
    """Return the line end and the line of dashes below it that make words a heading; empty for all others."""
    index = book.index_at(passage.span.start)
    owner, block = passage.owner, book.block(index)
    if not is_setext(owner, block.text):
        return ""
    end = owner.close.start + len(owner.close.of(block.text).rstrip("\n"))
    return book.text[passage.span.end : book.block_start(index) + end]


def is_blank_line(text: str, position: int) -> bool:
    """Tell whether the line that starts at `position` is there and has nothing on it."""
    end = text.find("\n", position)
    return not text[position : len(text) if end < 0 else end].strip()


def space_before(book: Manuscript, line: Span) -> str:
    """Return what a new paragraph on the blank line `line` needs before it to stand on its own.

    Nothing right below a heading: there kramdown begins a paragraph, and the newsroom writes it so.
    """
    if line.start <= book.start:
        return ""
    above = book.line(line.start - 1)
    words = above.of(book.text)
    if not words.strip() or words.endswith(("  ", "\\")):
        return ""
    node = book.block(book.index_at(above.start)).node
    return "" if node.kind is Kind.HEADING or node.tag in HEADINGS else "\n"


def space_after(book: Manuscript, line: Span) -> str:
    """Return what a new paragraph on the line `line` needs behind it to stand on its own."""
    has_next = line.end + 1 < len(book.text)
    return "\n" if has_next and not is_blank_line(book.text, line.end + 1) else ""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a new paragraph goes, and the line ends that keep it apart from what is around it."""

    before: str
    at: int
    after: str

    def around(self, result: Rewritten) -> Rewritten:
        """Return what is written there, kept apart."""
        if not self.before and not self.after:
            return result
        (change,) = result.changes
        padded = Change(change.span, f"{self.before}{change.insert}{self.after}")
        by = len(self.before)
        return Rewritten((padded,), result.start + by, result.end + by)


def room_for(book: Manuscript, spot: Spot) -> Room:
    """Return the room for a new paragraph on a blank line, or behind what fills its line."""
    if spot.ground is Ground.BLANK:
        return Room(space_before(book, spot.line), spot.position, space_after(book, spot.line))
    if is_before_card(book, spot):
        return Room("", spot.line.end, "\n\n")
    return Room("\n\n", spot.line.end, space_after(book, spot.line))


def is_before_card(book: Manuscript, spot: Spot) -> bool:
    """Tell whether a caret is before the card that the body begins with."""
    return spot.ground is Ground.BEHIND and spot.line.end <= book.block_start(spot.block)
