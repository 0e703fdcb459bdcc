"""Editing the table at the caret, cell by cell: what is not edited keeps its bytes, HTML or Markdown.

A table is taken as a row of things with source between them (rows, in each row its cells). Things are
edited, taken out and put in; what is new is written in the manner of its neighbour.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from editor.core import article
from editor.core.choices import TableChoice
from editor.core.edit.escapes import literal
from editor.core.manuscript import manuscript
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.state import Event, State, Transaction, caret
from editor.core.tables.header import RULE, headed
from editor.core.tables.read import SPACE, CellSource, RowSource, TableSource, tables_of
from editor.core.text import Change, difference, joined
from editor.kramdown.span import Span

_LIQUID = re.compile(r"(?<=\{)[{%]")
_EMPTY_SECTION = re.compile(r"[ \t]*<(thead|tbody|tfoot)\b[^>]*>\s*</\1>[ \t]*\n?")
_HEADER_TAG = re.compile(r"(</?)th\b")


@dataclass(frozen=True, slots=True)
class Table:
    """The table at a caret: what its cells say, all rows equally long."""

    rows: tuple[tuple[str, ...], ...]
    has_header: bool


def table_at(state: State, palette: Palette) -> Table | None:
    """Return the table that the caret is at, or that is selected."""
    found = _source_at(state, palette)
    if found is None:
        return None
    rows = [tuple(cell.text for cell in row.cells) for row in found[0].rows]
    width = max(map(len, rows))
    filled = tuple((*row, *("",) * (width - len(row))) for row in rows)
    return Table(filled, all(cell.is_header for cell in found[0].rows[0].cells))


def edited(state: State, palette: Palette, choice: TableChoice) -> Transaction | None:
    """Return the step that makes the table at the caret what `choice` says; `None` where nothing changes.

    The choice says which row and column of the old table each of its own was; new ones have `None` there.
    """
    found = _source_at(state, palette)
    if found is None:
        return None
    table, start = found
    text = state.text[start:]
    made = _Writing(text, table, _rooted(choice)).written()
    made = _headed(made, table, _rooted(choice).from_rows, has_header=choice.has_header)
    new = state.text[: start + table.span.start] + made + state.text[start + table.span.end :]
    changes = difference(state.text, new)
    if not changes:
        return None
    after = caret(start + table.span.start + len(made))
    return Transaction(changes, after, Event.INSERT, N_("Table"))


def _headed(made: str, old: TableSource, rows: Sequence[int | None], *, has_header: bool) -> str:
    """Return a table whose first row is its header, or none; untouched where that is so already."""
    was_header = all(cell.is_header for cell in old.rows[0].cells)
    is_header = was_header and rows[0] == 0
    lapsed = rows.index(0) if was_header and 0 in rows[1:] else None
    if has_header == is_header and lapsed is None:
        return made
    return headed(made, has_header=has_header, lapsed=lapsed)


def _source_at(state: State, palette: Palette) -> tuple[TableSource, int] | None:
    """Return the table at the caret, and where the block begins that its positions count in."""
    post = article.read(state.text)
    chosen = state.selection.span
    if post.body_locked is not None or chosen.start < post.body_start:
        return None
    book = manuscript(state, palette)
    index = book.index_at(chosen.start)
    if index < 0:
        return None
    start = book.block_start(index)
    for table in tables_of(book.block(index).node, book.block(index).text):
        span = table.span.shifted(start)
        if span.contains(chosen.start) and span.contains(chosen.end):
            return table, start
    return None


def _rooted(choice: TableChoice) -> TableChoice:
    """Let the first row and column take the place of the old first ones where none of those is left."""
    rows, columns = choice.from_rows, choice.from_columns
    if all(at is None for at in rows):
        rows = (0, *rows[1:])
    if all(at is None for at in columns):
        columns = (0, *columns[1:])
    return replace(choice, from_rows=rows, from_columns=columns)


class _Writing:
    """One table being written anew."""

    def __init__(self, text: str, table: TableSource, choice: TableChoice) -> None:
        self._text = text
        self._table = table
        self._choice = choice

    def written(self) -> str:
        """Return the source of the table as it is to be."""
        rows, origins, texts = self._table.rows, self._choice.from_rows, self._choice.rows
        needed = self._lost_columns()
        new = [
            (at, self._new_row(number) if at is None else self._row(rows[at], texts[number], needed))
            for number, at in enumerate(origins)
        ]
        gaps = _gaps(self._text, self._table.span, [row.span for row in rows])
        if self._table.is_html:
            written = _rearranged(gaps, new, _tail_blanks(gaps[0]))
            return _EMPTY_SECTION.sub("", written) if None in origins or len(new) < len(rows) else written
        if 0 not in origins:
            gaps[1] = "\n"
        written = _rearranged(gaps, new, "\n").rstrip("\n")
        columns = range(max(len(row.cells) for row in rows))
        return written if tuple(self._choice.from_columns) == tuple(columns) else self._ruled(written)

    def _lost_columns(self) -> frozenset[int]:
        """Return the columns that none of the rows that stay has a cell for: they are short rows all."""
        stay = [at for at in self._choice.from_rows if at is not None]
        if len(stay) < len(self._choice.from_rows):
            return frozenset()
        longest = max(sum(len(cell.span) > 0 for cell in self._table.rows[at].cells) for at in stay)
        return frozenset(at for at in self._choice.from_columns if at is not None and at >= longest)

    def _row(self, row: RowSource, texts: Sequence[str], needed: frozenset[int]) -> str:
        """Return a row with its cells edited, taken out and put in.

        A cell that it never had comes with words, or where the table would lose a column of `needed`.
        """
        new: list[tuple[int | None, str]] = []
        for text, column in zip(texts, self._choice.from_columns, strict=True):
            if column is not None and column < len(row.cells) and column not in needed:
                new.append((column, self._cell(row.cells[column], text)))
            elif column is None or text or column in needed:
                near = [at for at, _source in new if at is not None]
                new.append((None, self._new_cell(row.cells[near[-1] if near else 0], text)))
        if needed and not self._table.is_html:
            return f"|{'|'.join(source for _at, source in new)}|"
        return self._cells_in(row, new)

    def _new_row(self, number: int) -> str:
        """Return a new row in the manner of the nearest old one, of a header only where there is no other."""
        origins = self._choice.from_rows
        before = [at for at in origins[:number] if at is not None]
        near = [*reversed(before), *(at for at in origins[number:] if at is not None), 0]
        rows = self._table.rows
        plain = [at for at in near if not all(cell.is_header for cell in rows[at].cells)]
        row = rows[(plain or near)[0]]
        kept = [at for at in self._choice.from_columns if at is not None and at < len(row.cells)]
        cells: list[tuple[int | None, str]] = []
        for text, at in zip(self._choice.rows[number], self._choice.from_columns, strict=True):
            own = at if at in kept else None
            like = row.cells[own if own is not None else (kept or [0])[-1]]
            cells.append((own, self._new_cell(like, text)))
        source = self._cells_in(row, cells)
        return source if plain else _HEADER_TAG.sub(r"\1td", source)

    def _cells_in(self, row: RowSource, cells: Sequence[tuple[int | None, str]]) -> str:
        """Return a row with other cells; a bar keeps an empty one at its edge, which would not be read."""
        gaps = _gaps(self._text, row.span, [cell.span for cell in row.cells])
        if self._table.is_html:
            return _rearranged(gaps, cells, _tail_blanks(gaps[0]))
        for edge in (0, -1):
            is_new = cells[edge][1] != row.cells[edge].span.of(self._text)
            if is_new and not cells[edge][1].strip() and "|" not in gaps[edge]:
                gaps[edge] = "|"
        return _rearranged(gaps, cells, "|")

    def _cell(self, cell: CellSource, text: str) -> str:
        """Return the source of a cell that says `text`, with the markup round the words that stay."""
        source, start = cell.span.of(self._text), cell.span.start
        if " ".join(text.split()) == " ".join(cell.text.split()):
            return source
        if not cell.text:
            return self._new_cell(cell, text)
        changes = self._changes(cell, text.strip())
        return joined(changes).apply(self._text)[start : cell.span.end + _growth(changes)]

    def _changes(self, cell: CellSource, text: str) -> list[Change]:
        """Return what makes a cell say `text`; marks that have no words left go with them."""
        said = "".join(words.text for words in cell.words)
        lead = len(said) - len(said.lstrip(SPACE))
        (change,) = difference(cell.text, text).changes
        first, last, insert = change.span.start + lead, change.span.end + lead, change.insert
        found: list[Change] = []
        whole = Change(cell.content, self._escaped(text))
        at = 0
        for words in cell.words:
            start, end = max(first - at, 0), min(last - at, len(words.text))
            takes = bool(insert) and words.is_plain and 0 <= first - at <= len(words.text)
            at += len(words.text)
            if takes:
                found.append(Change(_part(words.span, start, max(start, end)), self._escaped(insert)))
                insert = ""
            elif end - start == len(words.text):
                found.append(Change(words.outer, ""))
            elif start < end and not words.is_plain:
                return [whole]
            elif start < end:
                found.append(Change(_part(words.span, start, end), ""))
        return [whole] if insert or not text else found

    def _new_cell(self, like: CellSource, text: str) -> str:
        """Return a cell in the manner of another one."""
        if not self._table.is_html:
            return f" {self._escaped(text.strip())} " if text.strip() else "  "
        source, start = like.span.of(self._text), like.span.start
        opening, closing = source[: like.content.start - start], source[like.content.end - start :]
        return f"{opening}{self._escaped(text.strip())}{closing}"

    def _escaped(self, text: str) -> str:
        """Return words as they are written in a cell, so that they are read as words."""
        if self._table.is_html:
            plain = _LIQUID.sub(_as_number, escape(text, quote=False))
            return plain.replace("\n", "<br>")
        return in_markdown_cell(text)

    def _ruled(self, written: str) -> str:
        """Give the lines that rule off parts of a Markdown table the columns that it now has."""
        lines = written.split("\n")
        return "\n".join(self._rule(line) if RULE.fullmatch(line) else line for line in lines)

    def _rule(self, line: str) -> str:
        bare = line.strip()
        has_start, has_end = bare[0] in "|+", bare[-1] in "|+"
        cells = re.split(r"[|+]", bare)
        cells = cells[has_start : len(cells) - has_end]
        last = 0
        made = []
        for column in self._choice.from_columns:
            last = last if column is None else column
            made.append(cells[min(last, len(cells) - 1)])
        return f"{'|' * has_start}{'|'.join(made)}{'|' * has_end}"


def in_markdown_cell(text: str) -> str:
    """Return words as they are written in a cell of a Markdown table, so that they are read as words."""
    plain = literal("", text, is_html=False)[1].replace("|", "\\|")
    plain = f"\\{plain}" if RULE.fullmatch(plain) else plain
    return plain.replace("\n", "<br>")


def _part(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.start + end)


def _growth(changes: Sequence[Change]) -> int:
    return sum(len(change.insert) - len(change.span) for change in changes)


def _gaps(text: str, whole: Span, things: Sequence[Span]) -> list[str]:
    """Return the source before, between and behind things inside `whole`."""
    starts = (*(thing.start for thing in things), whole.end)
    ends = (whole.start, *(thing.end for thing in things))
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def _rearranged(gaps: Sequence[str], new: Sequence[tuple[int | None, str]], default: str) -> str:
    """Return the source of new things, each with the place of the old one that it was, if it was one.

    `default` stands between two things where no other gap says what does.
    """
    between = next((gap for gap in gaps[1:-1] if _is_plain(gap)), default)
    left = list(gaps)
    kept = [at for at, _source in new if at is not None]
    for at in sorted({*range(len(gaps) - 1)} - {*kept}, reverse=True):
        left[at : at + 2] = [_joined(left[at], left[at + 1], is_first=at == 0, is_last=at == len(left) - 2)]
    things = [source for at, source in new if at is not None]
    for number, (at, source) in enumerate(new):
        if at is not None:
            continue
        follows = number > 0 and (number == len(things) or _is_plain(left[number]))
        left.insert(number if follows else number + 1, between)
        things.insert(number, source)
    return "".join((left[0], *(part for pair in zip(things, left[1:], strict=True) for part in pair)))


def _joined(before: str, after: str, *, is_first: bool, is_last: bool) -> str:
    """Return what stays of the gaps round a thing that is taken out."""
    if not is_last and _is_plain(after):
        return before
    return after if not is_first and _is_plain(before) else before + after


def _is_plain(gap: str) -> bool:
    """Tell whether a gap only keeps two things apart."""
    return not gap.strip(" \t\n|")


def _tail_blanks(gap: str) -> str:
    """Return the line end and indent at the end of a gap."""
    return gap[len(gap.rstrip()) :]


def _as_number(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"
