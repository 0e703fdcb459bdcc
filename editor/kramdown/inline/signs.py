"""Escapes, entities, line breaks and the typographic signs."""

import re

from editor.kramdown.inline.scan import Found, Literal, Scan
from editor.kramdown.raw import ENTITY, entity
from editor.kramdown.tree import Kind

_ESCAPED = frozenset("\\.*_+`-()[]{}#!:|\"'$<>~=")
_DASHES = {"---": "—", "--": "–", "...": "…"}
_LAQUO = re.compile(r"<< ?")


def escape(scan: Scan, at: int) -> Found:
    """Read a backslash: a hard break before a line end, else an escape of a sign or of a guillemet's two."""
    text = scan.text
    if text.startswith("\\\n", at + 1):
        return scan.leaf(Kind.BREAK, (at, at + 2, at + 2, at + 3), tag="br")
    if text.startswith(("<<", ">>"), at + 1):
        return scan.leaf(Kind.ESCAPE, (at, at + 1, at + 3, at + 3), text[at + 1 : at + 3])
    after = text[at + 1 : at + 2]
    if after == "\n":
        return scan.leaf(Kind.BREAK, (at, at + 1, at + 1, at + 2), tag="br")
    if after and after in _ESCAPED:
        return scan.leaf(Kind.ESCAPE, (at, at + 1, at + 2, at + 2), after)
    return None


def ampersand(scan: Scan, at: int) -> Found:
    """Read `&name;`."""
    match = ENTITY.match(scan.text, at)
    value = entity(match[0]) if match else None
    if match is None or value is None:
        return None
    return scan.leaf(Kind.ENTITY, (at, at, match.end(), match.end()), value)


def blanks(scan: Scan, at: int) -> Found:
    """Read two or more blanks: a hard break before a line end, an opened guillemet's blank otherwise."""
    text = scan.text
    end = at
    while text.startswith(" ", end):
        end += 1
    if text.startswith("\n", end):
        return scan.leaf(Kind.BREAK, (at, end, end, end + 1), tag="br")
    if text.startswith(">>", end) and end == at + 1:
        return Literal(end + 2, "\N{NO-BREAK SPACE}»")
    return None


def dash(scan: Scan, at: int) -> Found:
    """Read `--` and `---`."""
    text = scan.text
    if text.startswith("---", at):
        return Literal(at + 3, "—")
    return Literal(at + 2, "–") if text.startswith("--", at) else None


def dots(scan: Scan, at: int) -> Found:
    """Read `...`."""
    return Literal(at + 3, "…") if scan.text.startswith("...", at) else None


def laquo(scan: Scan, at: int) -> Found:
    """Read `<<`, with the blank after it."""
    match = _LAQUO.match(scan.text, at)
    if match is None:
        return None
    return Literal(match.end(), "«\N{NO-BREAK SPACE}" if match[0].endswith(" ") else "«")


def raquo(scan: Scan, at: int) -> Found:
    """Read `>>`."""
    return Literal(at + 2, "»") if scan.text.startswith(">>", at) else None
