"""HTML blocks: an element at the beginning of a line, as far as its end tag."""

import re
from functools import cache

from editor.kramdown.blocks.reader import DEPTH, END, Reader
from editor.kramdown.draft import Draft, leaf
from editor.kramdown.raw import CLOSED, SCRIPT, RawReader, Tag, start_tag
from editor.kramdown.tags import BLOCK_CONTENT, INLINE, RAW_TEXT, SPAN_CONTENT, VOID
from editor.kramdown.tree import Kind

_COMMENT_END = re.compile("-->")
_REST = re.compile(r"[ \t]*\n|[ \t]+(?=\{:)")


def block_html(reader: Reader, position: int, first: int) -> Draft | None:
    """Read an element or a comment; what follows on the line is the next block."""
    text = reader.text
    if text.startswith("<!--", first):
        end = None if reader.interrupting else reader.find(_COMMENT_END, first + 4)
        if end is None:
            return None
        return Draft(Kind.COMMENT, position, _line_end(text, end.end()), (first + 4, end.start()))
    tag = start_tag(text, first)
    if tag is None or tag.name in INLINE:
        return None
    draft = _element(reader, position, tag)
    draft.end = _line_end(text, draft.end)
    return draft


def _element(reader: Reader, position: int, tag: Tag) -> Draft:
    """Read an element whose start tag is known."""
    attributes = tag.without_asking()
    draft = Draft(Kind.HTML_BLOCK, position, tag.end, (tag.end, tag.end), tag.name, attributes)
    draft.value = CLOSED if tag.closed else SCRIPT if tag.name in RAW_TEXT else ""
    if reader.interrupting:
        return draft
    if not tag.closed and tag.name not in VOID:
        _CONTENT[_content(tag, reader.force.options.parse_block_html)](reader, draft, tag)
    return draft


def _content(tag: Tag, parses: bool) -> str:
    """Return how the inside of an element is read: as `block`, `span` or `raw`."""
    asked = tag.asked or ("1" if parses else "0")
    if asked == "1":
        return "block" if tag.name in BLOCK_CONTENT else "span" if tag.name in SPAN_CONTENT else "raw"
    return asked if asked in _CONTENT else "raw"


def _raw(reader: Reader, draft: Draft, tag: Tag) -> None:
    if tag.name in RAW_TEXT:
        _script(reader, draft, tag)
        return

    insets: list[Draft] = []

    def nested(inner: Tag, deep: int) -> int:
        reader.depth += deep
        inset = _element(reader, inner.start, inner)
        reader.depth -= deep
        insets.append(inset)
        return inset.end

    raw = RawReader(reader.text, -tag.start, nested if reader.depth < DEPTH else None, above=reader.depth)
    nodes, last, draft.end = raw.read(tag.end, tag)
    draft.nodes, draft.insets, draft.origin = nodes, tuple(insets), tag.start
    if raw.open_comment:
        reader.look(END)
    draft.inner = (tag.end, last)


def _script(reader: Reader, draft: Draft, tag: Tag) -> None:
    end = _end_tag(tag.name).search(reader.text, tag.end)
    last = end.start() if end else len(reader.text)
    draft.inner = (tag.end, last)
    draft.end = end.end() if end else last
    draft.children = [leaf(Kind.TEXT, tag.end, last)] if tag.end < last else []


def _span(reader: Reader, draft: Draft, tag: Tag) -> None:
    """Read inline text as far as the end tag, else the rest of the text."""
    end = _end_tag(tag.name).search(reader.text, tag.end)
    last = len(reader.text)
    draft.inline = True
    draft.inner = (tag.end, end.start() if end else last)
    draft.end = end.end() if end else last


def _block(reader: Reader, draft: Draft, tag: Tag) -> None:
    """Read blocks as far as an end tag at the beginning of one."""
    text = reader.text
    pattern = _end_line(tag.name)
    inside = reader.child(reader.view, pattern)
    position = _line_end(text, tag.end)
    first = position
    while position < len(text):
        end = pattern.match(text, position)
        if end:
            draft.inner = (first, position)
            draft.end = end.end()
            break
        child = inside.next(position)
        draft.children.append(child)
        position = child.end
    else:
        draft.inner = (first, position)
        draft.end = position
    reader.look(inside.reach)


_CONTENT = {"raw": _raw, "span": _span, "block": _block, "0": _raw}


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE)


@cache
def _end_line(name: str) -> re.Pattern[str]:
    return re.compile(rf"[ \t]*</{re.escape(name)}\s*>", re.IGNORECASE)


def _line_end(text: str, position: int) -> int:
    match = _REST.match(text, position)
    return match.end() if match else position
