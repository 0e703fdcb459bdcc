"""Extensions on lines of their own (comments, raw HTML, options) and the end-of-block mark."""

import re

from editor.kramdown.attributes import merged
from editor.kramdown.blocks.reader import END_OF_BLOCK, Reader
from editor.kramdown.definitions import Defines, Definition
from editor.kramdown.draft import Draft, markup
from editor.kramdown.options import with_texts
from editor.kramdown.tree import Kind

_START = re.compile(r"\{::(\w+)((?:\\\}|[^}\n])*?)(/)?\}[ \t]*\n?")
_ENDS = {
    name: re.compile(rf"^\{{:/(?:{name})?\}}[ \t]*\n|\{{:/(?:{name})?\}}", re.MULTILINE)
    for name in ("comment", "nomarkdown", "options")
}
_KINDS = {"comment": Kind.COMMENT, "nomarkdown": Kind.RAW}


def extension(reader: Reader, position: int, first: int) -> Draft | None:
    """Read an extension."""
    text = reader.text
    match = _START.match(text, first)
    if match is None or reader.interrupting or match[1] not in _ENDS:
        return None
    if match[3]:
        draft = markup(position, match.end())
        if match[1] == "options":
            draft.kind, draft.value = Kind.OPTIONS, match[2]
            _set(reader, match[2])
        return draft
    end = reader.find(_ENDS[match[1]], match.end())
    if end is None:
        return None
    kind = _KINDS.get(match[1], Kind.MARKUP)
    value = text[match.end() : end.start()]
    return Draft(kind, position, end.end(), (match.end(), end.start()), value=value)


def _set(reader: Reader, text: str) -> None:
    """Set options: for all blocks below, and noted as definitions, since some count for the whole body."""
    pairs, _ = merged((), [text], {})
    reader.definitions.extend(Definition(Defines.OPTION, name, value) for name, value in pairs)
    reader.force.options = with_texts(reader.force.options, pairs)


def end_of_block(reader: Reader, position: int, first: int) -> Draft | None:
    """Read a line with nothing but `^`."""
    match = END_OF_BLOCK.match(reader.text, position)
    return markup(position, match.end()) if match and first == position else None
