"""`code spans`."""

import re

from editor.kramdown.inline.scan import BLANK, Found, Literal, Scan
from editor.kramdown.tree import Kind

_TICKS = re.compile("`+")


def code(scan: Scan, at: int) -> Found:
    """Read from a run of back ticks to the next run of as many; blanks at its edges are not code."""
    text = scan.text
    run = _TICKS.match(text, at)
    if run is None:
        return None
    width = len(run[0])
    if width == 1 and (not at or text[at - 1] in BLANK) and text[at + 1 : at + 2] in BLANK:
        return Literal(at + 1)
    end = text.find(run[0], run.end())
    if end < 0:
        return Literal(run.end())
    first, last = run.end(), end
    if width > 1:
        first += text.startswith(" ", first)
        last -= last > first and text[last - 1] == " "
    return scan.leaf(Kind.CODE, (at, first, last, end + width), text[first:last], "code")
