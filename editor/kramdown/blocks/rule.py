"""Rules across the page: three or more `*`, `-` or `_`."""

import re

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.draft import Draft
from editor.kramdown.tree import Kind

_RULE = re.compile(r"([*\-_])[ \t]*+(?:\1[ \t]*+){2,}\n")
_LIKE_ITEM = re.compile(r"[*-][ \t]")


def rule(reader: Reader, position: int, first: int) -> Draft | None:
    """Read a rule; one right after text counts only where it looks like a list's item as well (`* * *`)."""
    text = reader.text
    match = _RULE.match(text, first)
    if match is None or (reader.interrupting and not _LIKE_ITEM.match(text, first)):
        return None
    return Draft(Kind.RULE, position, match.end(), (match.end(), match.end()), "hr")
