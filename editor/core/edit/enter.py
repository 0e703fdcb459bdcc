"""Enter: a new paragraph, item or line, whatever the caret stands in."""

import re
from collections.abc import Callable
from itertools import dropwhile, takewhile

from editor.core import article
from editor.core.edit.bars import without_table
from editor.core.edit.delete import delete_selection
from editor.core.edit.escapes import line_start
from editor.core.edit.html_lists import left_html
from editor.core.edit.items import left, next_sign
from editor.core.edit.lines import (
    HEADINGS,
    ITEM,
    QUOTE,
    Ground,
    Spot,
    end_of,
    is_empty_item,
    spot_at,
    underline,
)
from editor.core.edit.nests import set_out
from editor.core.edit.rows import Cut, cut_at
from editor.core.manuscript import Manuscript, manuscript
from editor.core.marks.rows import tidied, with_blanks
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.passages import Leaf, Passage, rewritten
from editor.core.state import Event, State, Transaction, caret
from editor.core.text import Change, ChangeSet, difference, joined
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_TYPING = N_("Typing")
_SPLIT_TAGS = HEADINGS | {"p", "li", "dt", "dd"}

_Done = tuple[ChangeSet, int]
"""What changes, and where the caret is afterwards."""


def enter(state: State, palette: Palette) -> Transaction | None:
    """Begin a new paragraph, item or line at the caret; what is selected goes first."""
    return _with_caret(state, palette, _entered)


def soft_break(state: State, palette: Palette) -> Transaction | None:
    """Break the line inside a paragraph; what is selected goes first."""
    return _with_caret(state, palette, _broken)


def _with_caret(
    state: State, palette: Palette, act: Callable[[Manuscript, Spot], _Done]
) -> Transaction | None:
    now = state
    if not state.selection.is_caret:
        gone = delete_selection(state, palette)
        now = state if gone is None else gone.apply(state)
    found = article.read(now.text)
    if found.body_locked is not None or now.selection.head < found.body_start or not now.selection.is_caret:
        return None
    book = manuscript(now, palette)
    changes, place = act(book, spot_at(book, now.selection.head))
    if now is not state:
        changes = difference(state.text, changes.apply(now.text))
    return Transaction(changes, caret(place), Event.TYPE, _TYPING)


def _written(position: int, text: str) -> _Done:
    return ChangeSet((Change(Span(position, position), text),)), position + len(text)


def _entered(book: Manuscript, spot: Spot) -> _Done:
    if is_empty_item(book, spot):
        return _with_nested(book, spot, left(book, spot))
    if spot.ground is Ground.BEHIND:
        is_heading = spot.passage is not None and spot.passage.owner.tag in HEADINGS
        return _written(spot.line.end, "\n" if is_heading else "\n\n")
    if spot.passage is None:
        return _written(spot.position, f"\n{_set_in(book, spot)}")
    if _ends_figure(spot, spot.passage):
        block = book.block_span(spot.block)
        return _written(block.start + len(block.of(book.text).rstrip("\n")), "\n\n")
    return _split(book, spot, spot.passage)


def _with_nested(book: Manuscript, spot: Spot, done: _Done) -> _Done:
    """Let what is nested in the first item of a list come out with it, where that item leaves the list."""
    changes, place = done
    is_first = spot.line.start == book.block_start(spot.block)
    if not is_first or any(change.span.end > spot.line.end for change in changes.changes):
        return done
    here = Passage(Span(spot.line.end, spot.line.end), (), book.block(spot.block).node)
    return joined([*changes.changes, *set_out(book, here)]), place


def _set_in(book: Manuscript, spot: Spot) -> str:
    """Return what a line of code in a list or a quote begins with: without it, the next one ends both."""
    if spot.ground is not Ground.PLAIN or book.block(spot.block).node.kind not in {Kind.LIST, Kind.QUOTE}:
        return ""
    before = re.match(r"[ \t>]*", Span(spot.line.start, spot.position).of(book.text))
    return before[0] if before else ""


def _ends_figure(spot: Spot, passage: Passage) -> bool:
    """Tell whether a caret is at the end of what a picture's caption says."""
    is_caption = passage.owner.tag == "figcaption"
    return is_caption and not any(leaf.text for leaf in cut_at(passage, spot.position).right)


def _split(book: Manuscript, spot: Spot, passage: Passage) -> _Done:
    """Split a passage in two where the caret is."""
    owner, is_top = passage.owner, passage.owner is book.block(spot.block).node
    if (gone := left_html(book, spot, passage)) is not None:
        return gone
    cut = cut_at(passage, spot.position)
    left, right = list(cut.left), list(cut.right)
    is_start = not any(leaf.text for leaf in left) and bool(right)
    is_end = not any(leaf.text for leaf in right)
    if is_top and owner.kind in {Kind.HTML_BLOCK, Kind.HEADING} and owner.tag in _SPLIT_TAGS:
        if is_start:
            return _pushed_down(spot)
        if is_end:
            is_html_heading = passage.is_html and owner.tag in HEADINGS
            end = max(spot.line.end, passage.span.end + len(underline(book, passage)))
            return _written(end, "\n" if is_html_heading else "\n\n")
    left = _without_line_end(left)
    right = _without_first_line_end(right)
    if not passage.is_html:
        left, right = _blanks_left(left, right)
        right = guarded(right)
    row = [
        *left,
        Leaf(_separator(book, spot, passage), None, ()),
        Leaf("", None, right[0].path if right else (), chosen=True),
        *right,
    ]
    result = without_table(
        book, tidied(row, with_blanks(passage.leaves)), lambda leaves: rewritten(passage, leaves, book.text)
    )
    return ChangeSet(result.changes), result.end


def _without_line_end(left: list[Leaf]) -> list[Leaf]:
    """Leave out the line end or break that a row ends with: what separates the two parts is one."""
    kept = left[: len(left) - len(list(takewhile(lambda leaf: leaf.hidden, reversed(left))))]
    if not kept or not kept[-1].text.endswith("\n"):
        return left
    left, last = kept, kept[-1]
    if _is_line_end(last):
        return left[:-1]
    return left if last.solid else [*left[:-1], last.split(len(last.text) - 1)[0]]


def _without_first_line_end(right: list[Leaf]) -> list[Leaf]:
    """Leave out the line ends and breaks that a row begins with, and what nobody sees of the next line."""
    rest = list(dropwhile(lambda leaf: leaf.hidden or _is_line_end(leaf), right))
    if rest and not rest[0].solid and rest[0].text.startswith("\n"):
        return [rest[0].split(1)[1], *rest[1:]]
    return rest


def _is_line_end(leaf: Leaf) -> bool:
    return leaf.text.endswith("\n") and not leaf.text.strip("\\ \n")


def _blanks_left(left: list[Leaf], right: list[Leaf]) -> tuple[list[Leaf], list[Leaf]]:
    """Leave blanks behind the caret where they were: at the start of a line they would be an indent."""
    if not right or right[0].solid or not left:
        return left, right
    text = right[0].text
    count = len(text) - len(text.lstrip(" \t"))
    first, rest = right[0].split(count)
    moved = [first] if first.text else []
    return [*left, *moved], [*([rest] if rest.text else []), *right[1:]]


def guarded(right: list[Leaf]) -> list[Leaf]:
    """Keep what comes to stand at the start of a line from being read as a heading, a list or a quote."""
    plain = list(takewhile(lambda leaf: not leaf.solid and not leaf.path, right))
    at = line_start("".join(leaf.text for leaf in right), "".join(leaf.text for leaf in plain))
    if at is None:
        return right
    row: list[Leaf] = []
    for number, leaf in enumerate(plain):
        if at < len(leaf.text):
            before, after = leaf.split(at)
            sign = Leaf("\\", None, ())
            return [*row, *([before] if before.text else []), sign, after, *right[number + 1 :]]
        row.append(leaf)
        at -= len(leaf.text)
    return right


def _pushed_down(spot: Spot) -> _Done:
    """Make an empty paragraph above the line; the caret stays with its words."""
    changes = ChangeSet((Change(Span(spot.line.start, spot.line.start), "\n\n"),))
    return changes, spot.position + 2


def _separator(book: Manuscript, spot: Spot, passage: Passage) -> str:
    """Return the source that ends one passage and begins the next of its kind."""
    text, owner, shift = book.text, passage.owner, book.block_start(spot.block)
    opening = owner.open.shifted(shift).of(text)
    if passage.is_html and owner.tag in _SPLIT_TAGS:
        closing = text[owner.close.start + shift : end_of(owner, text, shift)]
        indent = re.match(r"[ \t]*", spot.line.of(text))
        inner = _gap(book, spot) if owner.kind is Kind.HTML_BLOCK else f"\n{indent[0] if indent else ''}"
        return f"{closing}{inner}{opening}"
    if passage.is_html:
        return "\n" if owner.tag == "pre" else f"<br>\n{_around(book, spot)}"
    if owner.kind is Kind.HEADING and "\n" not in opening:
        return f"{underline(book, passage)}\n\n{opening}"
    return _next_line(book, spot, owner) or "\n\n"


def _gap(book: Manuscript, spot: Spot) -> str:
    """Return the line ends between two paragraphs, with what the lines of a list or quote begin with."""
    around = _around(book, spot)
    return f"\n{around.rstrip()}\n{around}"


def _around(book: Manuscript, spot: Spot) -> str:
    """Return what a further line in a list or a quote begins with; nothing elsewhere."""
    return _indent(book, spot) if book.block(spot.block).node.kind in {Kind.LIST, Kind.QUOTE} else ""


def _next_line(book: Manuscript, spot: Spot, owner: Node) -> str:
    """Return how the next item of a list, or paragraph of a quote, begins; empty outside of both."""
    root = book.block(spot.block).node
    held = [node for node in root.walk() if node.kind in {Kind.ITEM, Kind.QUOTE} and _holds(node, owner)]
    if not held:
        return ""
    shift = book.block_start(spot.block)
    inner = held[-1]
    if inner.kind is Kind.QUOTE:
        prefix = QUOTE.match(spot.line.of(book.text))
        return f"\n{prefix[0].rstrip()}\n{prefix[0]}" if prefix else ""
    return f"\n{next_sign(book, inner, shift)}"


def _holds(node: Node, owner: Node) -> bool:
    """Tell whether `owner` is `node` or below it."""
    return any(inner is owner for inner in node.walk())


def _broken(book: Manuscript, spot: Spot) -> _Done:
    passage = spot.passage
    if spot.ground is not Ground.WORDS or passage is None:
        return _entered(book, spot)
    cut = cut_at(passage, spot.position)
    is_note = book.block(spot.block).node.kind is Kind.NOTE  # its next line would not be read as its own
    is_markdown = not passage.is_html and not is_note and passage.owner.kind is not Kind.HEADING
    sign = f"  \n{_indent(book, spot)}" if is_markdown and _is_amid_line(cut) else "<br>"
    path = cut.places[0].path
    right = guarded(list(cut.right)) if "\n" in sign else cut.right
    row = [*cut.left, Leaf(sign, None, path, chosen=True), *right]
    result = rewritten(passage, row, book.text)
    return ChangeSet(result.changes), result.end


def _is_amid_line(cut: Cut) -> bool:
    """Tell whether words stand on both sides: a line of nothing would end the paragraph."""
    left = "".join(leaf.text for leaf in cut.left if not leaf.hidden).rstrip(" ")
    right = "".join(leaf.text for leaf in cut.right if not leaf.hidden)
    return bool(left) and not left.endswith("\n") and not right.startswith("\n")


def _indent(book: Manuscript, spot: Spot) -> str:
    """Return what a further line of the same paragraph begins with: the quote signs, an item's indent."""
    line = spot.line.of(book.text)
    quote = QUOTE.match(line)
    rest = line[quote.end() if quote else 0 :]
    item = ITEM.match(rest) if book.block(spot.block).node.kind in {Kind.LIST, Kind.QUOTE} else None
    indent = item or re.match(r"[ \t]*", rest)
    return f"{quote[0] if quote else ''}{' ' * len(indent[0]) if indent else ''}"
