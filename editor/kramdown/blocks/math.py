"""Mathematics on its own: `$$` to `$$`."""

import re

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.draft import Draft
from editor.kramdown.tree import Kind

_SIGN = re.compile(r"\$\$")
_END = re.compile(r"\$\$[ \t]*\n")


def block_math(reader: Reader, position: int, first: int) -> Draft | None:
    """Read mathematics between blank lines."""
    text = reader.text
    if not text.startswith("$$", first) or not reader.boundary_before():
        return None
    close = reader.find(_SIGN, first + 2)
    end = _END.match(text, close.start()) if close else None
    if close is None:
        return None
    reader.look(reader.line_end(close.end()) + 1)
    if end is None or not reader.boundary_at(end.end()):
        return None
    inner = (first + 2, close.start())
    return Draft(Kind.MATH_BLOCK, position, end.end(), inner, value=text[slice(*inner)].strip())
