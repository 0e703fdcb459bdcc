"""Quotation marks as kramdown turns them: by the characters beside them."""

import re

from editor.kramdown.inline.scan import Found, Literal, Scan

_CLOSE = re.compile(r"""[^\s\\(\[{\-]""")
_DECADE = re.compile(r"'(?=\d\ds)")


def quote(scan: Scan, at: int) -> Found:
    """Return the curly form of the quotation mark at `at`."""
    text = scan.text
    double = text[at] == '"'
    before = text[at - 1 : at] if at else ""
    after = text[at + 1 : at + 2]
    if not double and _DECADE.match(text, at):
        return Literal(at + 1, "’")
    opening = not before or before.isspace() or before in "([{-"
    if opening and after and not after.isspace():
        return Literal(at + 1, "“" if double else "‘")
    if before and _CLOSE.match(before):
        return Literal(at + 1, "”" if double else "’")
    return Literal(at + 1, "“" if double else "‘")
