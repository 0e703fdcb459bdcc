"""Mathematics on its own: `$$` to `$$`."""

import re

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.draft import Draft
from editor.kramdown.tree import Kind

_END = re.compile(r"\$\$[ \t]*\n")


def block_math(reader: Reader, position: int, first: int) -> Draft | None:
    """Read mathematics between blank lines."""
    text = reader.text
    if not text.startswith("$$", first) or not reader.boundary_before():
        return None
    close = text.find("$$", first + 2)
    end = _END.match(text, close) if close >= 0 else None
    if close < 0:
        reader.searched_to_end = True
    if end is None or not reader.boundary_at(end.end()):
        return None
    value = text[first + 2 : close].strip()
    return Draft(Kind.MATH_BLOCK, position, end.end(), (first + 2, close), value=value)
