"""`# Headings`, and the ones underlined with `===` or `---`."""

import re

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.draft import Draft
from editor.kramdown.tree import Kind

_ATX = re.compile(r"(#{1,6})[ \t]+([^ \t\n][^\n]*)\n")
_LOOSE_ATX = re.compile(r"(#{1,6})[ \t]*([^# \t\n][^\n]*)\n")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*\Z|(?<=[^\\#])#+[ \t]*\Z|[ \t]+\Z")
_ID = re.compile(r"[ \t]+\{#([A-Za-z][\w:-]*)\}[ \t]*\Z")
_SETEXT = re.compile(r"( {0,3})([^ \t\n][^\n]*)\n([-=])\3*[ \t]*\n")


def atx(reader: Reader, position: int, first: int) -> Draft | None:
    """Read one to six `#`, a blank and a title."""
    match = (_ATX if reader.force.options.is_gfm else _LOOSE_ATX).match(reader.text, first)
    if match is None or first != position:
        return None
    return _heading(position, match.end(), match.start(2), match[2], len(match[1]))


def setext(reader: Reader, position: int, first: int) -> Draft | None:
    """Read a title line and its underline."""
    below = reader.line_end(first)
    if not reader.boundary_before() or reader.text[below : below + 1] not in {"-", "="}:
        return None
    match = _SETEXT.match(reader.text, position)
    if match is None:
        return None
    return _heading(
        position, match.end(), match.start(2), match[2], 1 if match[3] == "=" else 2, closed=False
    )


def _heading(position: int, end: int, start: int, line: str, level: int, *, closed: bool = True) -> Draft:
    attributes: tuple[tuple[str, str], ...] = ()
    if closed and (closing := _CLOSING.search(line)):
        line = line[: closing.start()]
    if name := _ID.search(line):
        attributes = (("id", name[1]),)
        line = line[: name.start()]
        if closed and (closing := _CLOSING.search(line)):
            line = line[: closing.start()]
    inner = (start, start + len(line.rstrip(" \t\n\r\f\v")))
    return Draft(Kind.HEADING, position, end, inner, f"h{level}", attributes, inline=True)
