"""Pasted tables: cells that reach over others laid flat, tables that only lay out a page taken apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from editor.core.palette import Palette
from editor.core.pasting.pieces import Piece, Run, Runs, Shape, is_empty, text_of

_MOST_COLUMNS = 100
_MOST_CELLS = 20_000
_FARTHEST = 1000
_OF_A_PAGE = frozenset({Shape.TABLE, Shape.HEADING, Shape.CODE, Shape.RULE})
"""What stands in a cell only where the table lays out a page."""


@dataclass(slots=True)
class Cell:
    """A cell as it was read; `wide` and `high` are how many columns and rows it reaches over."""

    is_head: bool = False
    wide: int = 1
    high: int = 1
    pieces: tuple[Piece, ...] = ()

    @classmethod
    def of(cls, attributes: Mapping[str, str], *, is_head: bool) -> "Cell":
        """Return an empty cell."""
        return cls(is_head, _reach(attributes.get("colspan", "")), _reach(attributes.get("rowspan", "")))


@dataclass(slots=True)
class Table:
    """A table while it is being read."""

    rows: list[list[Cell]] = field(default_factory=list)
    in_head: bool = False

    def add(self, cell: Cell) -> None:
        """Begin another cell."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)

    def fill(self, pieces: tuple[Piece, ...]) -> None:
        """Say what the last cell holds."""
        self.rows[-1][-1].pieces = pieces

    def pieces(self) -> list[Piece]:
        """Return the table as one piece; what it holds, where it only lays out a page or has one cell."""
        cells = [cell for row in self.rows for cell in row]
        inside = [piece for cell in cells for piece in cell.pieces]
        full = sum(bool(cell.pieces) for cell in cells)
        if full <= 1 or any(piece.shape in _OF_A_PAGE for piece in inside):
            return inside
        rows = _trimmed(_flat(self.rows))
        has_header = len(rows) > 1 and _has_header(self.rows)
        if has_header:
            rows = (tuple(map(_named, rows[0])), *rows[1:])
        return [Piece(Shape.TABLE, rows=rows, has_header=has_header)]


def table_markup(rows: Sequence[Sequence[str]], palette: Palette, *, has_header: bool) -> str:
    """Return a table in the house form, of cells that are HTML already."""
    head, body = (rows[:1], rows[1:]) if has_header else ([], rows)
    lines = [*_part("thead", "th", head, palette), *_part("tbody", "td", body, palette)]
    return "\n".join(("<table>", *lines, "</table>"))


def _part(part: str, cell: str, rows: Sequence[Sequence[str]], palette: Palette) -> list[str]:
    step, attributes = palette.table.indent, palette.table.cell
    lines = []
    for row in rows:
        cells = (f"{step * 3}<{cell}{attributes}>{words}</{cell}>" for words in row)
        lines += [f"{step * 2}<tr>", *cells, f"{step * 2}</tr>"]
    return [f"{step}<{part}>", *lines, f"{step}</{part}>"] if lines else []


def _flat(rows: Sequence[Sequence[Cell]]) -> list[list[Runs]]:
    """Return rows in which every cell has its own place; one that reaches over others is in the first."""
    grid: list[list[Runs]] = []
    below: dict[int, int] = {}
    count = 0
    for row in rows:
        line: list[Runs] = []
        for cell in row:
            _skip(line, below)
            place = len(line)
            wide = min(cell.wide, _MOST_COLUMNS - place)
            line += [_words(cell), *[()] * (wide - 1)] if wide > 0 else []
            if cell.high > 1:
                below |= dict.fromkeys(range(place, place + wide), cell.high)
        _skip(line, below)
        below = {column: high - 1 for column, high in below.items() if high > 1}
        count += len(line)
        if count > _MOST_CELLS:
            break
        grid.append(line)
    return grid


def _skip(line: list[Runs], below: Mapping[int, int]) -> None:
    """Leave the places empty that cells above reach down to."""
    while below.get(len(line), 0) > 0 and len(line) < _MOST_COLUMNS:
        line.append(())


def _words(cell: Cell) -> Runs:
    """Return what a cell says, its paragraphs on lines of their own."""
    runs: list[Run] = []
    for piece in cell.pieces:
        if runs and piece.runs:
            runs.append(Run("\n"))
        runs += piece.runs
    return tuple(runs)


def _trimmed(grid: list[list[Runs]]) -> tuple[tuple[Runs, ...], ...]:
    """Return rows of one length, without empty rows and without empty columns at the end."""
    full = [row for row in grid if not all(is_empty(cell) for cell in row)]
    width = max((at + 1 for row in full for at, cell in enumerate(row) if not is_empty(cell)), default=0)
    return tuple(tuple((*row, *[()] * width)[:width]) for row in full)


def _has_header(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether the first row names the columns: it says so, or it has a word in each and no number."""
    first = next((row for row in rows if any(cell.pieces for cell in row)), ())
    if all(cell.is_head for cell in first):
        return True
    if any(cell.is_head for row in rows for cell in row):
        return False
    words = [text_of(_words(cell)).strip() for cell in first]
    return all(words[1:]) and not any(map(_is_number, words))


def _named(cell: Runs) -> Runs:
    """Return the words of a header, which is bold by itself."""
    return tuple(replace(run, look=replace(run.look, is_bold=False)) for run in cell)


def _is_number(word: str) -> bool:
    bare = word.translate(str.maketrans("", "", ",.%+-~()원명건개억만달러$ "))
    return bare.isdecimal()


def _reach(value: str) -> int:
    return min(max(int(value[:4]), 1), _FARTHEST) if value.isdecimal() else 1
