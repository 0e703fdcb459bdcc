"""`# Headings`, and the ones underlined with `===` or `---`."""

import re

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.draft import Draft
from editor.kramdown.tree import Kind

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|(?=[^ \t#\n]))([^\n]*)\n")
_CLOSING = re.compile(r"(?<!\\)[ \t]*#*[ \t]*\Z")
_SETEXT = re.compile(r" {0,3}([^ \t\n][^\n]*)\n([-=])\2*[ \t]*\n")


def atx(reader: Reader, position: int, first: int) -> Draft | None:
    """Read one to six `#` and a title; GFM asks for a blank after them."""
    text = reader.text
    match = _ATX.match(text, first)
    if match is None or first != position:
        return None
    start, line = match.start(2), match[2]
    closing = _CLOSING.search(line)
    end = start + (closing.start() if closing else len(line))
    tag = f"h{len(match[1])}"
    return Draft(Kind.HEADING, position, match.end(), (start, max(start, end)), tag, inline=True)


def setext(reader: Reader, position: int, first: int) -> Draft | None:
    """Read a title line and its underline."""
    del first
    if not reader.boundary_before():
        return None
    match = _SETEXT.match(reader.text, position)
    if match is None:
        return None
    end = match.start(1) + len(match[1].rstrip())
    tag = "h1" if match[2] == "=" else "h2"
    return Draft(Kind.HEADING, position, match.end(), (match.start(1), end), tag, inline=True)
