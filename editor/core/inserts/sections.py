"""Section headings: a line of words becomes one, changes its kind, or is a paragraph again."""

from dataclasses import replace

from editor.core.edit.lines import HEADINGS, Ground, Spot, end_of, is_blank_line
from editor.core.edit.rows import kept_after, kept_before
from editor.core.manuscript import Manuscript
from editor.core.marks.html import in_html
from editor.core.palette import Section
from editor.core.passages import Leaf, Passage, rewritten
from editor.core.text import Change, ChangeSet
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind

Done = tuple[ChangeSet, int]
"""What changes, and where the caret is afterwards."""


def section_change(book: Manuscript, spot: Spot, kind: Section) -> Done | None:
    """Return how the words at a spot become a section, or stop being one; `None` where a new one begins."""
    passage = spot.passage
    if passage is None or not passage.leaves:
        return None
    owner = passage.owner
    if owner is not book.block(spot.block).node:
        return None
    if owner.kind is Kind.HTML_BLOCK and owner.tag in HEADINGS:
        return _changed(book, spot, passage, kind)
    if spot.ground is not Ground.WORDS or owner.kind not in {Kind.PARAGRAPH, Kind.HEADING}:
        return None
    return _made(book, spot, passage, kind)


def _changed(book: Manuscript, spot: Spot, passage: Passage, kind: Section) -> Done:
    """Write a heading's tags anew, or take them away where it is of this kind already."""
    text, shift = book.text, book.block_start(spot.block)
    opening = passage.owner.open.shifted(shift)
    closing = Span(passage.owner.close.start + shift, end_of(passage.owner, text, shift))
    is_same = opening.of(text) == kind.open
    has_words_below = closing.end + 1 < len(text) and not is_blank_line(text, closing.end + 1)
    new_open, new_close = ("", "\n" if has_words_below else "") if is_same else (kind.open, kind.close)
    changes = ChangeSet((Change(opening, new_open), Change(closing, new_close)))
    inside = min(max(spot.position, opening.end), closing.start)
    return changes, inside + len(new_open) - len(opening)


def _made(book: Manuscript, spot: Spot, passage: Passage, kind: Section) -> Done:
    """Make a heading of the caret's line; lines of the same paragraph above and below stay paragraphs."""
    line, owner, text = spot.line, passage.owner, book.text
    shift = book.block_start(spot.block)
    above, below = list(kept_before(passage, line.start)), list(kept_after(passage, line.end))
    at = min(max(spot.position, line.start), line.end)
    left = kept_after(_until(passage, at), line.start)
    right = list(kept_after(_until(passage, line.end), at))
    while right and right[-1].is_blank and not right[-1].path:
        right.pop()
    path = left[-1].path if left else ()
    row = in_html([*left, Leaf("", None, path, chosen=True), *right])
    if above and above[-1].text.endswith("\n"):
        above[-1] = replace(above[-1], text=above[-1].text[:-1])
    rows = [*above, Leaf("\n\n" if above else "", None, ()), Leaf(kind.open, None, ()), *row]
    rows.append(Leaf(kind.close, None, ()))
    whole = passage
    if owner.kind is Kind.HEADING:
        whole = Passage(
            Span(shift, shift + len(owner.span.of(book.block(spot.block).text).rstrip("\n"))), (), owner
        )
    result = rewritten(whole, [*rows, *below], text)
    return ChangeSet(result.changes), result.end


def _until(passage: Passage, position: int) -> Passage:
    """Return the beginning of a passage."""
    return Passage(passage.span, kept_before(passage, position), passage.owner)
