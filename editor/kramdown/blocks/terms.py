"""Definition lists: lines of terms, then what they mean behind a colon."""

import re

from editor.kramdown.blocks.reader import BLANK, Reader
from editor.kramdown.columns import TAB, blanks, skip
from editor.kramdown.draft import Draft
from editor.kramdown.tree import Kind

_COLON = re.compile(r" {0,3}:(?=[ \t|])")


def colon(reader: Reader, position: int, first: int) -> Draft | None:
    """Tell a paragraph that a definition follows it."""
    if not reader.interrupting or not _COLON.match(reader.text, position):
        return None
    return Draft(Kind.DESCRIPTION, position, first, (first, first))


def definition_list(reader: Reader, position: int, end: int) -> Draft | None:
    """Read a definition list whose first terms are the paragraph `[position, end)`."""
    text = reader.text
    if _definition_after(text, end) < 0:
        return None
    draft = Draft(Kind.LIST, position, end, (position, end), "dl")
    while True:
        draft.children.extend(_terms(reader, position, end))
        at = _definition_after(text, end)
        while at >= 0:
            description = _description(reader, at, loose=at > end)
            draft.children.append(description)
            end = description.end
            at = _definition_after(text, end)
        draft.end = end
        draft.inner = (draft.start, end)
        position, end = _next_terms(reader, end)
        if end < 0:
            return draft


def _definition_after(text: str, end: int) -> int:
    """Return where the definition below `end` begins, at most one empty line between; -1 without one."""
    at = end + text.startswith("\n", end)
    return at if _COLON.match(text, at) else -1


def _next_terms(reader: Reader, end: int) -> tuple[int, int]:
    """Return the next paragraph where a definition follows it, else -1 as its end."""
    text = reader.text
    blank = BLANK.match(text, end)
    start = blank.end() if blank else end
    if start >= len(text) or reader.boundary_at(start) or reader.construct_at(start) is not None:
        return start, -1
    stop = reader.line_end(start)
    while not reader.interrupted(stop):
        stop = reader.line_end(stop)
    reader.look(reader.line_end(stop + 1))
    return start, stop if _definition_after(text, stop) >= 0 else -1


def _terms(reader: Reader, start: int, end: int) -> list[Draft]:
    """Return one term for each line."""
    text = reader.text
    terms = []
    while start < end:
        stop = reader.line_end(start)
        first, _ = blanks(text, start, 0)
        last = first + len(text[first:stop].rstrip(" \t\n\r\f\v"))
        terms.append(Draft(Kind.TERM, start, stop, (first, last), "dt", inline=True))
        start = stop
    return terms


def _description(reader: Reader, at: int, *, loose: bool) -> Draft:
    text = reader.text
    match = _COLON.match(text, at)
    after = match.end() if match else at
    start, column = blanks(text, after, after - at)
    if text.startswith("\n", start):
        column = TAB
    end = reader.line_end(at)
    stretches = [("", start, end)]
    inner = start
    at = end
    while at < len(text):
        blank = BLANK.match(text, at)
        start = blank.end() if blank else at
        indented = blanks(text, start, 0)[1] >= column
        lazy = not blank and not reader.ends_lazily(start) and not _COLON.match(text, start)
        if start >= len(text) or not (indented or lazy):
            break
        if blank:
            stretches.append(("", at, start))
        first, left = skip(text, start, column) if indented else (start, "")
        end = at = reader.line_end(start)
        stretches.append((left, first, end))
    view = reader.view.cut(stretches)
    draft = Draft(Kind.DESCRIPTION, match.start() if match else at, end, (inner, end), "dd", view=view)
    draft.children = reader.child(view).all()
    if draft.children and draft.children[0].kind is Kind.PARAGRAPH and not loose:
        draft.children[0].tag = ""
    return draft
