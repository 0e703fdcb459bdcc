"""Quotation marks as SmartyPants turns them: by the characters beside them.

A mark looks at the character before it only where that one is plain text: after an element, an entity or
another sign it stands as if at the beginning. Words are ASCII words here, their edges are any letter's:
that is what kramdown does, and why marks before Hangul come out as they do.
"""

import re

from editor.kramdown.inline.scan import Found, Literal, Scan

_EDGE = r"""[!"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~](?!\.\.)\B"""
_FIRST = (
    (re.compile(r"""(?=["'][_*]{1,2}\S)"""), True),
    (re.compile(rf"""(?=["']{_EDGE})"""), False),
)
_DECADE = re.compile(r"'(?=\d\ds)")
_PAIR = re.compile(r"""(?:"'|'")(?=[A-Za-z0-9_])""")
_END = re.compile(r"[ \t\n\r\f\v]|s\b|\Z")
_OPEN = {'"': "“", "'": "‘"}
_CLOSE = {'"': "”", "'": "’"}
_NO_CLOSE = frozenset(" \\\t\r\n[{(-")


def quote(scan: Scan, at: int) -> Found:
    """Return the curly form of the quotation mark at `at`."""
    text = scan.text
    mark = text[at]
    if _DECADE.match(text, at):
        return Literal(at + 1, "’")
    if at > scan.plain:
        before = text[at - 1]
        closes = before not in _NO_CLOSE
        return Literal(at + 1, (_CLOSE if closes else _OPEN)[mark])
    for rule, opens in _FIRST:
        if rule.match(text, at):
            return Literal(at + 1, (_OPEN if opens else _CLOSE)[mark])
    after = text[at + 1 : at + 2]
    if after in _OPEN:
        if _PAIR.match(text, at):
            return Literal(at + 2, _OPEN[mark] + _OPEN[after])
        return Literal(at + 2, mark + _CLOSE[after])
    return Literal(at + 1, (_CLOSE if _END.match(text, at + 1) else _OPEN)[mark])
