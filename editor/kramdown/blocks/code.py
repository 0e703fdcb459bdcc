"""Code blocks: indented by four, or between fences."""

import re

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.draft import Draft, leaf, markup
from editor.kramdown.tree import Kind

_FENCE = re.compile(r"(~{3,}|`{3,})[ \t]*([^\n]*)\n")
_INDENTED = re.compile(r"(?:(?:    | {0,3}\t)[^\n]*\S[^\n]*\n|(?:[ \t]*\n)+(?=(?:    | {0,3}\t)[^\n]*\S))+")
_INDENT = re.compile(r"    | {0,3}\t")


def fenced(reader: Reader, position: int, first: int) -> Draft | None:
    """Read from one fence to the next of at least its length; without one it is no fence."""
    text = reader.text
    match = _FENCE.match(text, first)
    if match is None or first != position or (match[1][0] == "`" and "`" in match[2]):
        return None
    closing = re.compile(rf"^{match[1][0]}{{{len(match[1])},}}[ \t]*\n", re.MULTILINE)
    end = closing.search(text, match.end())
    if end is None:
        reader.searched_to_end = True
        return None
    language = match[2].split()[0] if match[2].split() else ""
    draft = Draft(Kind.CODE_BLOCK, position, end.end(), (match.end(), end.start()), "pre")
    draft.value = text[match.end() : end.start()]
    draft.attributes = (("class", f"language-{language}"),) if language else ()
    if draft.value:
        draft.children = [leaf(Kind.TEXT, match.end(), end.start())]
    return draft


def indented(reader: Reader, position: int, first: int) -> Draft | None:
    """Read lines indented by four columns or a tab."""
    del first
    if reader.interrupting:
        return None
    text = reader.text
    match = _INDENTED.match(text, position)
    if match is None:
        return None
    draft = Draft(Kind.CODE_BLOCK, position, match.end(), (position, match.end()), "pre")
    at = position
    lines = []
    while at < match.end():
        end = reader.line_end(at)
        indent = _INDENT.match(text, at)
        start = indent.end() if indent else at
        if start > at:
            draft.children.append(markup(at, start))
        draft.children.append(leaf(Kind.TEXT, start, end))
        lines.append(text[start:end])
        at = end
    draft.value = "".join(lines)
    return draft
