"""Rules across the page: three or more `*`, `-` or `_`."""

import re

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.draft import Draft
from editor.kramdown.tree import Kind

_RULE = re.compile(r"([*\-_])[ \t]*+(?:\1[ \t]*+){2,}\n")


def rule(reader: Reader, position: int, first: int) -> Draft | None:
    """Read a rule."""
    match = _RULE.match(reader.text, first)
    if match is None or reader.interrupting:
        return None
    return Draft(Kind.RULE, position, match.end(), (match.end(), match.end()), "hr")
