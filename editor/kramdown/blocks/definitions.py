"""Definitions of links: `[id]: url "title"`."""

import re

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.definitions import Link, link_id
from editor.kramdown.draft import Draft, markup
from editor.kramdown.tree import Kind

_LINK = re.compile(
    r"""\[([^\n\]]+)\]:[ \t]*(?:<(.*?)>|([^\s]+))[ \t]*(?:(?:\n[ \t]*)?(["'])(.*?)\4[ \t]*)?\n"""
)


def link_definition(reader: Reader, position: int, first: int) -> Draft | None:
    """Read one link definition."""
    match = _LINK.match(reader.text, first)
    if match is None or match[1].startswith("^") or reader.interrupting:
        return None
    reader.definitions.append(Link(link_id(match[1]), match[2] or match[3] or "", match[5]))
    draft = markup(position, match.end())
    draft.kind = Kind.DEFINITION
    return draft
