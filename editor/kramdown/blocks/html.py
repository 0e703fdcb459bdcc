"""HTML blocks: an element at the beginning of a line, as far as its end tag."""

import re

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.draft import Draft
from editor.kramdown.raw import COMMENT, RawReader, start_tag
from editor.kramdown.tags import INLINE, VOID
from editor.kramdown.tree import Kind

_REST = re.compile(r"[ \t]*\n")


def block_html(reader: Reader, position: int, first: int) -> Draft | None:
    """Read an element or a comment; what follows on the line is the next block."""
    text = reader.text
    if comment := COMMENT.match(text, first):
        if not text.startswith("<!--", first):
            return None
        end = _line_end(text, comment.end())
        return Draft(Kind.COMMENT, position, end, (first + 4, comment.end() - 3))
    tag = start_tag(text, first)
    if tag is None or tag.name in INLINE:
        return None
    draft = Draft(Kind.HTML_BLOCK, position, tag.end, (tag.end, tag.end), tag.name, tag.attributes)
    if not tag.closed and tag.name not in VOID:
        nodes, last, draft.end = RawReader(text, -position).read(tag.end, tag)
        draft.inner = (tag.end, last)
        draft.nodes = nodes
    draft.end = _line_end(text, draft.end)
    return draft


def _line_end(text: str, position: int) -> int:
    match = _REST.match(text, position)
    return match.end() if match else position
