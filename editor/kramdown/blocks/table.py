"""Tables: lines with a `|` outside code, down to the end of the block."""

import re
from dataclasses import dataclass, field

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.draft import Attributes, Draft
from editor.kramdown.raw import RawReader, start_tag
from editor.kramdown.tags import LITERAL, VOID
from editor.kramdown.tree import Kind

_RULE = re.compile(r"[+|: \t-]*-[+|: \t-]*\n")
_FOOT = re.compile(r"[+|: \t=]*=[+|: \t=]*\n")
_ALIGNMENT = re.compile(r"(:)?-+(:)?")
_PIPE = re.compile(r"(?<!\\)\|")
_SIGN = re.compile(r"(`+)|\\.|\|")
_OPEN_SIGN = re.compile(r"(`+)|\\.|\||<")
_ALIGNED = {(True, True): "center", (True, False): "left", (False, True): "right"}


@dataclass(slots=True)
class _Rows:
    """A table being gathered: its sections, and how its columns are aligned."""

    sections: list[Draft] = field(default_factory=list)
    alignments: list[str] = field(default_factory=list)
    open: Draft | None = None
    head: bool = False
    foot: bool = False

    def row(self, row: Draft) -> None:
        """Add a row to the section being gathered."""
        if self.open is None:
            tag = "tfoot" if self.foot else "tbody"
            self.open = Draft(Kind.SECTION, row.start, row.end, (row.start, row.end), tag)
            self.sections.append(self.open)
        self.open.children.append(row)
        self.open.end = row.end
        self.open.inner = (self.open.start, row.end)

    def line(self, line: str) -> None:
        """Take a line of hyphens: it ends the head, or a body."""
        if self.open is not None and not self.alignments:
            self.alignments = _alignments(line)
        if self.open is not None and len(self.sections) == 1 and not self.head:
            self.head = True
            self.open.tag = "thead"
        self.open = None


def table(reader: Reader, position: int, first: int) -> Draft | None:
    """Read a table; its last line must end a block."""
    text = reader.text
    end = text.find("\n", first)
    if text.find("|", first, end) < 0 or not reader.boundary_before() or not _is_open(text[first:end]):
        return None
    rows = _Rows()
    at = position
    while at < len(text) and not reader.boundary_at(at):
        end = reader.line_end(at)
        line = text[at:end]
        if _RULE.fullmatch(line):
            rows.line(line)
        elif _FOOT.fullmatch(line):
            rows.foot = True
            rows.open = None
        elif _PIPE.search(line):
            rows.row(_row(text, at, end))
        else:
            reader.look(end)
            return None
        at = end
    if not any(section.tag == "tbody" for section in rows.sections):
        return None
    _finish(rows)
    return Draft(Kind.TABLE, position, at, (position, at), "table", children=rows.sections)


def _is_open(line: str) -> bool:
    """Tell whether a line has a pipe outside code and outside HTML elements."""
    at = 0
    while match := _OPEN_SIGN.search(line, at):
        at = match.end()
        if match[1]:
            close = line.find(match[1], at)
            at = close + len(match[1]) if close >= 0 else at
        elif match[0] == "|":
            return True
        elif match[0] == "<" and (tag := start_tag(line, match.start())) and tag.name not in LITERAL:
            at = tag.end
            if not tag.closed and tag.name not in VOID:
                at = RawReader(line, 0).read(tag.end, tag)[2]
    return False


def _row(text: str, start: int, end: int) -> Draft:
    """Return one line's cells; pipes inside code do not part them."""
    row = Draft(Kind.ROW, start, end, (start, end), "tr")
    at = first = _skip(text, start, end - 1)
    if text[at] == "|":
        at = first = at + 1
    last = end - 1
    while last > first and text[last - 1] in " \t":
        last -= 1
    cuts = _pipes(text, at, last)
    for cut in cuts:
        row.children.append(_cell(text, first, cut))
        first = cut + 1
    if first < last or (not cuts and first < end - 1 and text[first:last].strip()):
        row.children.append(_cell(text, first, last))
    return row


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t":
        start += 1
    return start


def _pipes(text: str, at: int, end: int) -> list[int]:
    found = []
    while match := _SIGN.search(text, at, end):
        at = match.end()
        if match[1]:
            close = text.find(match[1], at, end)
            at = close + len(match[1]) if close >= 0 else at
        elif match[0] == "|":
            found.append(match.start())
    return found


def _cell(text: str, start: int, end: int) -> Draft:
    first = _skip(text, start, end)
    last = end
    while last > first and text[last - 1] in " \t":
        last -= 1
    return Draft(Kind.CELL, start, end, (first, last), "td", inline=True)


def _alignments(line: str) -> list[str]:
    cells = line.strip().strip("|").split("|" if "|" in line else "+")
    found = []
    for cell in cells:
        match = _ALIGNMENT.search(cell)
        found.append(_ALIGNED.get((bool(match[1]), bool(match[2])), "") if match else "")
    return found


def _finish(rows: _Rows) -> None:
    """Give rows the cells they lack, head cells their name and all their alignment."""
    width = max(len(row.children) for section in rows.sections for row in section.children)
    for section in rows.sections:
        for row in section.children:
            while len(row.children) < width:
                end = row.end - 1
                row.children.append(Draft(Kind.CELL, end, end, (end, end), "td", inline=True))
            for index, cell in enumerate(row.children):
                cell.tag = "th" if section.tag == "thead" else "td"
                cell.attributes = _style(rows.alignments, index)


def _style(alignments: list[str], index: int) -> Attributes:
    alignment = alignments[index] if index < len(alignments) else ""
    return (("style", f"text-align: {alignment}"),) if alignment else ()
