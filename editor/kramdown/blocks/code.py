"""Code blocks: indented by four, or between fences."""

import re
from functools import cache

from editor.kramdown.blocks.reader import BLANK, Reader
from editor.kramdown.draft import Draft, leaf, markup
from editor.kramdown.tree import Kind

_FENCE = re.compile(r"(~{3,}|`{3,})[ \t]*((?:[^\s~`][^\s]*)?)[ \t]*\n")
_INDENT = re.compile(r"    |\t")
_LAZY = re.compile(r" {0,3}[^ \t\n]")


@cache
def _closing(sign: str, width: int) -> re.Pattern[str]:
    return re.compile(rf"^ {{0,3}}{sign}{{{width},}}[ \t]*\n", re.MULTILINE)


def fenced(reader: Reader, position: int, first: int) -> Draft | None:
    """Read from one fence to the next of at least its length; without one it is no fence."""
    text = reader.text
    match = _FENCE.match(text, first)
    if match is None:
        return None
    end = reader.find(_closing(match[1][0], len(match[1])), match.end())
    if end is None:
        return None
    draft = Draft(Kind.CODE_BLOCK, position, end.end(), (match.end(), end.start()), "pre")
    draft.value = text[match.end() : end.start()]
    draft.attributes = (("class", f"language-{match[2]}"),) if match[2] else ()
    if draft.value:
        draft.children = [leaf(Kind.TEXT, match.end(), end.start())]
    return draft


def indented(reader: Reader, position: int, first: int) -> Draft | None:
    """Read lines indented by four columns or a tab; one that is not indented is joined to the one before."""
    del first
    text = reader.text
    if reader.interrupting or not _INDENT.match(text, position):
        return None
    draft = Draft(Kind.CODE_BLOCK, position, position, (position, position), "pre")
    at = position
    lines: list[str] = []
    while at < len(text):
        blank = BLANK.match(text, at)
        start = blank.end() if blank else at
        indent = _INDENT.match(text, start)
        if indent is None and (blank or reader.ends_lazily(start)):
            break
        if blank:
            lines.append(_blank_lines(draft, text, at, start))
        end = reader.line_end(start)
        at = indent.end() if indent else start
        if at > start:
            draft.children.append(markup(start, at))
        draft.children.append(leaf(Kind.TEXT, at, end))
        if indent is None and lines and _LAZY.match(text, at):
            lines[-1] = lines[-1].removesuffix("\n") + " "
        lines.append(text[at:end])
        at = draft.end = end
    draft.inner = (position, draft.end)
    draft.value = "".join(lines)
    return draft


def _blank_lines(draft: Draft, text: str, start: int, end: int) -> str:
    """Add blank lines inside a block of code, which lose their indent as the others do."""
    lines = []
    while start < end:
        stop = text.index("\n", start) + 1
        indent = _INDENT.match(text, start)
        at = min(indent.end(), stop - 1) if indent else start
        if at > start:
            draft.children.append(markup(start, at))
        draft.children.append(leaf(Kind.TEXT, at, stop))
        lines.append(text[at:stop])
        start = stop
    return "".join(lines)
