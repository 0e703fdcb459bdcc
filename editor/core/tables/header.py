"""The header of a table that is there: made of its first row, or taken away; the words stay."""

import re
from collections.abc import Iterator

from editor.core.reading import read_body
from editor.core.tables.read import RowSource, TableSource, tables_of
from editor.core.text import Change, joined
from editor.kramdown.span import Span

RULE = re.compile(r"(?=.*[-:+=])[ \t|:+=-]+")
"""A line that rules off parts of a Markdown table."""

_CELL = re.compile(r"(</?t)[dh]\b", re.IGNORECASE)
_BODY = re.compile(r"(\s*)(<tbody\b[^>]*>)(\s*)$", re.IGNORECASE)
_HEAD = re.compile(r"<thead\b[^>]*>(?=\s*$)", re.IGNORECASE)
_HEAD_TO_BODY = re.compile(r"\s*</thead\s*>\s*(<tbody\b[^>]*>)(\s*)$", re.IGNORECASE)


def headed(source: str, *, has_header: bool, lapsed: int | None = None) -> str:
    """Return the source of a table whose first row is its header, or is none.

    `lapsed` is the row that was the header and stands elsewhere now.
    """
    table = _read(source)
    if table is None:
        return source
    if not table.is_html:
        made = _ruled(source, table, has_header=has_header)
    else:
        changes = list(_retagged(source, table.rows[0], "h" if has_header else "d"))
        if lapsed is not None and 0 < lapsed < len(table.rows):
            changes += _retagged(source, table.rows[lapsed], "d")
        if _is_header(table.rows[0]) != has_header:
            changes += _sections(source, table, has_header=has_header)
        made = joined(changes).apply(source)
    again = _read(made)
    is_same = again is not None and _texts(again) == _texts(table)
    return made if is_same else source


def _read(source: str) -> TableSource | None:
    block = read_body(f"{source}\n").blocks[0]
    return next((table for table in tables_of(block.node, block.text) if table.rows), None)


def _texts(table: TableSource) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _is_header(row: RowSource) -> bool:
    return all(cell.is_header for cell in row.cells)


def _retagged(source: str, row: RowSource, sign: str) -> Iterator[Change]:
    """Yield what makes the cells of a row those of a header (`h`), or of the rest (`d`)."""
    for cell in row.cells:
        if cell.is_header is (sign == "h"):
            continue
        for part in (Span(cell.span.start, cell.content.start), Span(cell.content.end, cell.span.end)):
            yield Change(part, _CELL.sub(rf"\g<1>{sign}", part.of(source)))


def _sections(source: str, table: TableSource, *, has_header: bool) -> Iterator[Change]:
    """Yield what puts the first row into a `<thead>` of its own, or back into the body."""
    first = table.rows[0].span
    if len(table.rows) == 1:
        old, new = ("tbody", "thead") if has_header else ("thead", "tbody")
        for tag in re.finditer(rf"(</?){old}\b", source, re.IGNORECASE):
            yield Change(Span(tag.start(), tag.end()), f"{tag[1]}{new}")
        return
    between = Span(first.end, table.rows[1].span.start)
    if has_header and (body := _BODY.search(source, 0, first.start)) and not between.of(source).strip():
        outer, opening, inner = body[1], body[2], body[3]
        yield Change(Span(body.start(2), body.end(2)), "<thead>")
        yield Change(between, f"{outer}</thead>{outer}{opening}{inner}")
    elif not has_header and (head := _HEAD.search(source, 0, first.start)):
        goes_on = _HEAD_TO_BODY.match(between.of(source))
        if goes_on is not None:
            yield Change(Span(head.start(), head.end()), goes_on[1])
            yield Change(between, goes_on[2])


def _ruled(source: str, table: TableSource, *, has_header: bool) -> str:
    """Return a Markdown table with a line below its first row that makes a header of it, or without."""
    lines = source.split("\n")
    is_ruled = len(lines) > 1 and RULE.fullmatch(lines[1]) is not None
    if has_header == is_ruled:
        return source
    if not has_header:
        return "\n".join((lines[0], *lines[2:]))
    return "\n".join((lines[0], f"|{'---|' * len(table.rows[0].cells)}", *lines[1:]))
