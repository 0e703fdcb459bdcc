"""Cells that other programs put on the clipboard: as a table of HTML, else as lines with tabs."""

from editor.core.choices import pasted_cells
from editor.core.palette import house
from editor.core.pasting.pieces import Runs, Shape, text_of
from editor.core.pasting.reading import pieces_of


def cells_of(html: str, text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of pasted cells, row by row."""
    pieces = pieces_of(html, house()) if "<table" in html.lower() else ()
    tables = [piece for piece in pieces if piece.shape is Shape.TABLE]
    if len(tables) != 1:
        return pasted_cells(text)
    return tuple(tuple(map(_words, row)) for row in tables[0].rows)


def _words(runs: Runs) -> str:
    return " ".join(text_of(runs).split())
