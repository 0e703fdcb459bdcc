"""What other programs put on the clipboard as clean house source.

Word, Hangul, Google Docs, web pages and spreadsheets write HTML full of fonts and hidden signs. It is cleaned
(nh3), read into pieces, written in the house's markup, and read again: what kramdown would not show as it was
meant is written another way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editor.core.palette import Palette
from editor.core.pasting.notes import Note, noted
from editor.core.pasting.pieces import Piece, Run, Runs, Shape, settled
from editor.core.pasting.reading import pieces_of, reading_of
from editor.core.pasting.writing import HTML, HTML_MARKS, MARKDOWN, block, joined
from editor.core.state import State
from editor.kramdown import to_html

_TYPED = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2026": "...",
        "\u2013": "--",
        "\u2014": "---",
    }
)
_NESTED_FORMS = (MARKDOWN, HTML_MARKS)
_TOP_FORMS = (MARKDOWN, HTML_MARKS, HTML)


def house_markup(html: str, palette: Palette) -> str:
    """Return clean house source for HTML from another program; empty where it says nothing."""
    found = pasted(html, palette)
    whole = State(markup_of(found.pieces, palette))
    after = noted(whole, found.notes, palette) if found.notes else whole
    return markup_of(pieces_of(html, palette), palette) if after is None else after.text


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasted HTML holds: pieces with tokens in the places of marks, and the footnotes these are of."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def pasted(html: str, palette: Palette) -> Pasted:
    """Return what pasted HTML holds, its footnotes apart."""
    pieces, notes = reading_of(html, palette)
    return Pasted(pieces, tuple(Note(label, markup_of(said, palette)) for label, said in notes))


def markup_of(pieces: Sequence[Piece], palette: Palette) -> str:
    """Return the house source of pieces, written so that kramdown reads them as they are meant."""
    sources = [block(piece, palette, MARKDOWN) for piece in pieces]
    written = joined(pieces, sources)
    if _meant(written, palette) == _meanings(pieces):
        return written
    return joined(pieces, [_first_that_holds(piece, palette) for piece in pieces])


def _first_that_holds(piece: Piece, palette: Palette) -> str:
    alone = replace(piece, holders=())
    forms = _NESTED_FORMS if piece.holders else _TOP_FORMS
    tries = (block(alone, palette, form) for form in forms)
    wanted = _meanings((alone,))
    return next((one for one in tries if _meant(one, palette) == wanted), block(alone, palette, forms[-1]))


_Meaning = tuple[Shape, tuple[bool, ...], tuple[Runs, ...]]


def _meant(source: str, palette: Palette) -> list[_Meaning]:
    return _meanings(pieces_of(to_html(source), palette))


def _meanings(pieces: Sequence[Piece]) -> list[_Meaning]:
    """Return what pieces show, as far as it must be kept: kramdown may set quotation marks and dashes."""
    return [
        (
            piece.shape,
            tuple(holder.is_ordered for holder in piece.holders),
            tuple(map(_shown, (piece.runs, *(cell for row in piece.rows for cell in row)))),
        )
        for piece in pieces
    ]


def _shown(runs: Runs) -> Runs:
    return settled(tuple(Run(run.text.translate(_TYPED), run.look, run.picture) for run in runs))
