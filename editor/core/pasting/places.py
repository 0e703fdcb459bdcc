"""Where pasted blocks go: on a blank line, between the halves of a paragraph, below what has none."""

from collections.abc import Sequence

from editor.core import edit
from editor.core.edit.lines import Ground, Spot, space_before, spot_at
from editor.core.edit.rows import cut_at
from editor.core.manuscript import Manuscript, manuscript
from editor.core.palette import Palette
from editor.core.passages import Leaf, Passage
from editor.core.state import State, caret
from editor.kramdown import document
from editor.kramdown.tree import Kind


def put_between(state: State, source: str, palette: Palette) -> State:
    """Put blocks of source on lines of their own: at the caret's blank line, between halves, or below."""
    book = manuscript(state, palette)
    spot = spot_at(book, state.selection.head)
    if spot.ground is Ground.WORDS and spot.passage is not None and _can_be_halved(book, spot, spot.passage):
        broken = edit.enter(state, palette)
        if broken is not None:
            state = _without_blanks(broken.apply(state))
            book = manuscript(state, palette)
            spot = spot_at(book, state.selection.head)
    start, end = _place(book, spot)
    text = book.text
    before = _gap_before(book, spot, start, source)
    after = _gap_after(text[end:])
    at = start + len(before) + len(source)
    return State(f"{text[:start]}{before}{source}{after}{text[end:]}", caret(at))


def _without_blanks(state: State) -> State:
    """Return the state without the blanks at the end of the paragraph that was just ended."""
    at = state.selection.head
    above = state.text[:at]
    words = above.rstrip("\n")
    kept = f"{words.rstrip(' ')}{above[len(words) :]}"
    return State(f"{kept}{state.text[at:]}", caret(len(kept))) if above.endswith("\n") else state


def _can_be_halved(book: Manuscript, spot: Spot, passage: Passage) -> bool:
    """Tell whether a caret has words of one top-level paragraph on both sides."""
    node = book.block(spot.block).node
    cut = cut_at(passage, spot.position)
    is_top = node.kind is Kind.PARAGRAPH and passage.owner is node
    return is_top and bool(seen_words(cut.left).strip()) and bool(seen_words(cut.right).strip())


def _place(book: Manuscript, spot: Spot) -> tuple[int, int]:
    """Return what of the text the blocks take the place of: a blank line, or nothing beside a block."""
    if spot.ground is Ground.BLANK:
        return spot.line.start, spot.line.end
    if spot.ground is Ground.BEHIND:
        return spot.line.end, spot.line.end
    block = book.block_span(spot.block)
    end = block.start + len(block.of(book.text).rstrip("\n"))
    first = book.passages_of(spot.block)[:1]
    if first and first[0] is spot.passage and not seen_words(cut_at(first[0], spot.position).left).strip():
        return block.start, block.start
    return end, end


def _gap_before(book: Manuscript, spot: Spot, start: int, source: str) -> str:
    above = book.text[:start]
    if not above or above.endswith("\n\n"):
        return ""
    if not above.endswith("\n"):
        return "\n\n"
    if spot.ground is Ground.BLANK and document.read(source).blocks[0].node.kind is Kind.PARAGRAPH:
        return space_before(book, spot.line)
    return "" if not above[:-1].rpartition("\n")[2].strip() else "\n"


def _gap_after(below: str) -> str:
    if not below.strip("\n"):
        return ""
    if not below.startswith("\n"):
        return "\n\n"
    return "" if not below[1:].partition("\n")[0].strip() else "\n"


def seen_words(leaves: Sequence[Leaf]) -> str:
    """Return the source of all that is seen in a part of a row."""
    return "".join(leaf.text for leaf in leaves if not leaf.hidden)
