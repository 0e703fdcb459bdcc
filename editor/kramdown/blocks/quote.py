"""`> Quotes`, with lines that forgot their sign."""

import re

from editor.kramdown.blocks.reader import Reader
from editor.kramdown.draft import Draft
from editor.kramdown.tree import Kind

_SIGN = re.compile(r" {0,3}> ?")


def quote(reader: Reader, position: int, first: int) -> Draft | None:
    """Read a quote: its lines without the signs are a text of its own."""
    del first
    text = reader.text
    stretches = []
    at = position
    while at < len(text):
        sign = _SIGN.match(text, at)
        if sign is None and reader.ends_lazily(at):
            break
        start = sign.end() if sign else at
        end = reader.line_end(at)
        stretches.append(("", start, end))
        at = end
    view = reader.view.cut(stretches)
    draft = Draft(Kind.QUOTE, position, at, (stretches[0][1], at), "blockquote", view=view)
    if not reader.interrupting:
        draft.children = reader.child(view).all()
    return draft
