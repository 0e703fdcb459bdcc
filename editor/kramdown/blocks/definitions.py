"""What nobody sees: definitions of links, abbreviations, attribute lists and footnotes."""

import re

from editor.kramdown.blocks.reader import BLANK, Reader
from editor.kramdown.columns import blanks, skip
from editor.kramdown.definitions import Defines, Definition, link_id
from editor.kramdown.draft import Draft, markup
from editor.kramdown.tree import Kind

_TITLE = r"""(?:[ \t]+|[ \t]*\n[ \t]*)(?:"([^\n]*)"|'([^\n]*)')"""
_LINK = re.compile(rf"""\[([^\n\]]+)\]:[ \t]*(?:<([^>\n]*)>|([^\s][^\n]*?))(?:{_TITLE})?[ \t]*\n""")
_ABBREVIATION = re.compile(r"\*\[([^\n\]]+)\]:[ \t]*([^\n]*)\n")
_ATTRIBUTES = re.compile(r"\{:([\w-]+):((?:\\\}|[^}\n])*)\}[ \t]*\n")
_FOOTNOTE = re.compile(r"\[\^([\w][\w-]*)\]:[ \t]*")
_NOTE_INDENT = 4


def _definition(position: int, end: int) -> Draft:
    draft = markup(position, end)
    draft.kind = Kind.DEFINITION
    return draft


def link_definition(reader: Reader, position: int, first: int) -> Draft | None:
    """Read `[id]: url "title"`."""
    match = _LINK.match(reader.text, first)
    if match is None or match[1].startswith("^") or reader.interrupting:
        return None
    url = match[2] if match[2] is not None else match[3]
    title = match[4] if match[4] is not None else match[5]
    reader.definitions.append(Definition(Defines.LINK, link_id(match[1]), url, title))
    return _definition(position, match.end())


def abbreviation(reader: Reader, position: int, first: int) -> Draft | None:
    """Read `*[word]: what it stands for`."""
    match = _ABBREVIATION.match(reader.text, first)
    if match is None or reader.interrupting:
        return None
    reader.definitions.append(Definition(Defines.ABBREVIATION, match[1], match[2].strip()))
    return _definition(position, match.end())


def attribute_list(reader: Reader, position: int, first: int) -> Draft | None:
    """Read `{:name: .class}`."""
    match = _ATTRIBUTES.match(reader.text, first)
    if match is None or reader.interrupting:
        return None
    reader.definitions.append(Definition(Defines.ATTRIBUTES, match[1], match[2]))
    return _definition(position, match.end())


def footnote(reader: Reader, position: int, first: int) -> Draft | None:
    """Read `[^name]: text` with the lines indented below it."""
    text = reader.text
    match = _FOOTNOTE.match(text, first)
    if match is None or reader.interrupting:
        return None
    end = reader.line_end(first)
    stretches = [("", match.end(), end)]
    at = end
    lazy = False
    while at < len(text):
        blank = BLANK.match(text, at)
        start = blank.end() if blank else at
        indented = start < len(text) and blanks(text, start, 0)[1] >= _NOTE_INDENT
        lazy = not blank and lazy and not reader.ends_lazily(start)
        if not indented and not lazy:
            break
        if blank:
            stretches.append(("", at, start))
        first, left = skip(text, start, _NOTE_INDENT) if indented else (start, "")
        end = at = reader.line_end(start)
        stretches.append((left, first, end))
        lazy = True
    view = reader.view.cut(stretches)
    reader.definitions.append(Definition(Defines.FOOTNOTE, match[1]))
    draft = Draft(Kind.NOTE, position, end, (match.end(), end), value=match[1], view=view)
    draft.children = reader.child(view).all()
    return draft
