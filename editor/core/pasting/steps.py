"""Pasting as steps: HTML, text or source of ours in the place of what is selected, each one undo step."""

import re
from collections.abc import Sequence
from dataclasses import replace

from editor.core import article, edit
from editor.core.choices import pasted_cells
from editor.core.edit.enter import guarded
from editor.core.edit.lines import Ground, Spot, spot_at
from editor.core.edit.rows import Cut, cut_at, path_for
from editor.core.edit.words import seen
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.marks import words
from editor.core.marks.rows import tidied
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.passages import Leaf, Passage, Path, rewritten
from editor.core.pasting.markup import markup_of, pasted
from editor.core.pasting.notes import noted
from editor.core.pasting.pieces import Look, Piece, Run, Runs, Shape
from editor.core.pasting.places import put_between, seen_words
from editor.core.pasting.reading import pieces_of
from editor.core.pasting.writing import HTML, HTML_MARKS, MARKDOWN, row
from editor.core.state import Event, State, Transaction, caret
from editor.core.text import ChangeSet, difference
from editor.core.text import replace as replacement
from editor.core.wraps import marks_of
from editor.kramdown import document, to_html
from editor.kramdown.tree import Kind

PASTING = N_("Paste")

_MERGED = 40
"""So many paragraphs go into those around the caret one by one; more stand between its halves."""

_LINE_ENDS = re.compile(r"[ \t]*\n\s*")
_WORDS = frozenset({Shape.PARAGRAPH, Shape.HEADING})


def paste_html(state: State, html: str, palette: Palette) -> Transaction | None:
    """Put HTML from another program in the place of the selection, as clean source; `None` for nothing."""
    found = pasted(html, palette)
    after = _put(state, found.pieces, palette)
    if after is not None and found.notes:
        after = noted(after, found.notes, palette) or _put(state, pieces_of(html, palette), palette)
    return _step(state, after)


def paste_text(state: State, text: str, palette: Palette, *, as_cells: bool = False) -> Transaction | None:
    """Put words in the place of the selection; each line is a paragraph and reads as it was written.

    `as_cells` makes a table of lines with tabs, as a spreadsheet gives them.
    """
    cells = _cells(seen(text)) if as_cells else None
    if cells is not None:
        return _step(state, _put(state, (cells,), palette))
    lines = [line for line in _LINE_ENDS.split(seen(text).replace("\t", " ").strip("\n")) if line.strip()]
    pieces = tuple(Piece(Shape.PARAGRAPH, (Run(line),)) for line in lines)
    if not pieces and text and "\n" not in text:
        return _renamed(edit.type_text(state, seen(text), palette))
    return _step(state, _put(state, pieces, palette))


def paste_source(state: State, source: str, palette: Palette) -> Transaction | None:
    """Put source of ours in the place of the selection, exactly as it is where it reads so there."""
    source = source.strip("\n")
    if not source.strip():
        return paste_text(state, source, palette)
    now = _cleared(state, palette)
    if now is None:
        return None
    blocks = document.read(source).blocks
    is_words = len(blocks) == 1 and blocks[0].node.kind is Kind.PARAGRAPH
    book = manuscript(now, palette)
    spot = spot_at(book, now.selection.head)
    if spot.ground is Ground.PLAIN:
        return _step(state, _raw(now, source))
    if is_words and spot.ground is Ground.WORDS and spot.passage is not None:
        exact = _exact(book, spot, spot.passage, source)
        return _step(state, exact) if exact is not None else paste_html(state, to_html(source), palette)
    return _step(state, put_between(now, source, palette))


def _step(state: State, after: State | None) -> Transaction | None:
    """Return the one step between two states."""
    if after is None or after.text == state.text:
        return None
    return Transaction(difference(state.text, after.text), after.selection, Event.PASTE, PASTING)


def _renamed(step: Transaction | None) -> Transaction | None:
    return None if step is None else replace(step, event=Event.PASTE, name=PASTING)


def _cleared(state: State, palette: Palette) -> State | None:
    """Return the state without what is selected; `None` where nothing can be written."""
    found = article.read(state.text)
    if found.body_locked is not None or state.selection.span.start < found.body_start:
        return None
    if state.selection.is_caret:
        return replace(state, pending=None)
    gone = edit.delete_selection(state, palette)
    after = state if gone is None else gone.apply(state)
    return State(after.text, caret(after.selection.span.end))


def _put(state: State, pieces: Sequence[Piece], palette: Palette) -> State | None:
    """Return the state with pieces in the place of the selection: as words among words, else as blocks."""
    now = _cleared(state, palette) if pieces else None
    if now is None:
        return None
    spot = spot_at(manuscript(now, palette), now.selection.head)
    if spot.ground is Ground.PLAIN:
        return _raw(now, "\n".join(_said(piece) for piece in pieces))
    is_one = len(pieces) == 1 and pieces[0].shape in _WORDS
    is_plain = all(piece.shape is Shape.PARAGRAPH and not piece.holders for piece in pieces)
    if spot.ground is Ground.WORDS and (is_one or (is_plain and len(pieces) <= _MERGED)):
        return _merged(now, [piece.runs for piece in pieces], palette)
    return put_between(now, markup_of(pieces, palette), palette)


def _raw(state: State, text: str) -> State:
    """Write where characters are just characters."""
    at = state.selection.head
    return State(replacement(at, at, text).apply(state.text), caret(at + len(text)))


def _said(piece: Piece) -> str:
    """Return the words of a piece alone; tabs between the cells of a table."""
    rows = ["\t".join(_text(cell).replace("\n", " ") for cell in line) for line in piece.rows]
    return "\n".join(rows) if rows else _text(piece.runs)


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _merged(state: State, paragraphs: Sequence[Runs], palette: Palette) -> State | None:
    """Write paragraphs at the caret: the first goes on with what is before, the last with what is behind."""
    now = state
    for number, runs in enumerate(paragraphs):
        if number:
            broken = edit.enter(now, palette)
            now = now if broken is None else broken.apply(now)
        written = _in_words(now, runs, palette)
        if written is None:
            typed = edit.type_text(now, _text(runs), palette)
            written = now if typed is None else typed.apply(now)
        now = replace(written, pending=None)
    return now


def _in_words(state: State, runs: Runs, palette: Palette) -> State | None:
    """Write words with their looks into a passage, in the first way that is read as meant."""
    book = manuscript(state, palette)
    spot = spot_at(book, state.selection.head)
    passage = spot.passage
    if spot.ground is not Ground.WORDS or passage is None:
        return put_between(state, markup_of((Piece(Shape.PARAGRAPH, runs),), palette), palette)
    cut = cut_at(passage, spot.position)
    around = path_for(cut, None, spot.position)
    if any(wrap.is_literal for wrap in around):
        return None
    fitting = tuple(_fitting(run, around, palette) for run in runs)
    for way in (HTML,) if passage.is_html else (MARKDOWN, HTML_MARKS):
        new = row(fitting, palette, way, begins_line=_begins_line(cut), around=around)
        above, line = _line_before(cut)
        written = [*line, *new, Leaf("", None, around, chosen=True), *cut.right]
        for rest in (written,) if passage.is_html else (written, guarded(written)):
            leaves = tidied([*above, *rest])
            result = rewritten(passage, leaves, book.text)
            after = reread(book, ChangeSet(result.changes))
            if _reads_as(after, result.end, leaves) and _stays(book, spot, after):
                return State(after.text, caret(result.end))
    return None


def _line_before(cut: Cut) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
    """Return what of a row is above the line of a cut, and what is before the cut on it."""
    ends = (at for at, leaf in enumerate(cut.left, start=1) if leaf.hidden or leaf.text.endswith("\n"))
    start = max(ends, default=0)
    return cut.left[:start], cut.left[start:]


def _begins_line(cut: Cut) -> bool:
    before = next((leaf for leaf in reversed(cut.left) if leaf.text), None)
    return before is None or before.hidden or before.text.endswith("\n")


def _fitting(run: Run, around: Path, palette: Palette) -> Run:
    """Return a run without the looks that the place gives it already, or cannot take."""
    marks = marks_of(around)
    has_colour = any(palette.highlight(mark) is not None or mark.startswith("colour:") for mark in marks)
    look = replace(
        run.look,
        is_bold=run.look.is_bold and "bold" not in marks and not has_colour,
        is_italic=run.look.is_italic and "italic" not in marks,
        highlight="" if has_colour else run.look.highlight,
        link="" if any(wrap.is_link for wrap in around) else run.look.link,
    )
    return replace(run, look=look if look != Look() else Look())


def _reads_as(after: Manuscript, position: int, leaves: Sequence[Leaf]) -> bool:
    found = after.passage_at(position)
    return found is not None and words(found) == seen_words(leaves)


def _stays(book: Manuscript, spot: Spot, after: Manuscript) -> bool:
    """Tell whether the block is still what it was: no table came of a paragraph."""
    start = book.block_span(spot.block).start
    return after.block(after.index_at(start)).node.kind is book.block(spot.block).node.kind


def _exact(book: Manuscript, spot: Spot, passage: Passage, source: str) -> State | None:
    """Write source between words; `None` where it would be read as something else there."""
    at = spot.position
    after = reread(book, replacement(at, at, source))
    cut = cut_at(passage, at)
    own = manuscript(State(source), book.palette)
    inside = [
        leaf
        for index in range(len(own.document.blocks))
        for one in own.passages_of(index)
        for leaf in one.leaves
    ]
    around = _looks_of(min(cut.places, key=lambda slot: abs(slot.position - at)).path)
    wanted = [*_seen(cut.left), *_seen(inside, around), *_seen(cut.right)]
    found = after.passage_at(at + len(source))
    if found is None or _seen(found.leaves) != wanted or not _stays(book, spot, after):
        return None
    return State(after.text, caret(at + len(source)))


def _seen(leaves: Sequence[Leaf], around: frozenset[str] = frozenset()) -> list[tuple[str, frozenset[str]]]:
    """Return the characters of a row, each with its marks and the markup of its link."""
    return [
        (character, _looks_of(leaf.path) | around)
        for leaf in leaves
        if not leaf.hidden
        for character in leaf.text
    ]


def _looks_of(path: Path) -> frozenset[str]:
    return marks_of(path) | {wrap.close for wrap in path if not wrap.marks}


def _cells(text: str) -> Piece | None:
    """Return lines with tabs as a table; `None` where they are no cells."""
    lines = text.strip("\n")
    if "\t" not in lines or "\n" not in lines:
        return None
    rows = pasted_cells(lines)
    width = len(rows[0]) if rows else 0
    if width < 2 or any(len(line) != width for line in rows):  # noqa: PLR2004 (one column is no table)
        return None
    cells = tuple(tuple((Run(word),) if word else () for word in line) for line in rows)
    return Piece(Shape.TABLE, rows=cells, has_header=True)
