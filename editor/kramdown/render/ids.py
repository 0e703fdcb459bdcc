"""The ids that headings get: their text in small letters, blanks as hyphens, numbered when repeated."""

import re
import unicodedata
from functools import lru_cache

from editor.kramdown.tree import Node

_BLANKS = frozenset(" \t\n")
_NOT_LATIN = re.compile(r"[^a-zA-Z0-9 -]")
_LATIN_START = re.compile(r"^[^a-zA-Z]+")
_KEPT = frozenset({"Nd", "Nl", "Pc"})
_CIRCLED = frozenset(map(chr, (*range(0x24B6, 0x24EA), *range(0x1F130, 0x1F14A), *range(0x1F150, 0x1F16A))))
"""Signs that count as letters though they are symbols."""


def plain_id(text: str) -> str:
    """Return the id that a heading's text gives: letters, marks, digits, hyphens, and blanks as hyphens."""
    kept = (sign for sign in text.lower() if _is_kept(sign))
    return "".join("-" if sign in _BLANKS else sign for sign in kept)


@lru_cache(maxsize=4096)
def _is_kept(sign: str) -> bool:
    category = unicodedata.category(sign)
    return sign == "-" or sign in _BLANKS or category[0] in "LM" or category in _KEPT or sign in _CIRCLED


def latin_id(source: str) -> str:
    """Return the id that kramdown's own input gives: ASCII letters, digits, hyphens; or `section`."""
    kept = _LATIN_START.sub("", _NOT_LATIN.sub("", source))
    return kept.replace(" ", "-").lower() or "section"


def shown_text(node: Node, source: str) -> str:
    """Return the text of a node as it is printed."""
    parts = []
    waiting = [node]
    while waiting:
        part = waiting.pop()
        waiting.extend(reversed(part.children))
        if not part.children and part is not node and part.kind not in _SILENT:
            parts.append(part.value or part.content.of(source))
    return "".join(parts)


_SILENT = frozenset({"markup", "image", "break", "comment", "footnote", "html", "link", "raw", "checkbox"})


def numbered(name: str, seen: dict[str, int]) -> str:
    """Return a name that did not come yet: itself, or with a number behind it."""
    count = seen.get(name, -1) + 1
    seen[name] = count
    return f"{name}-{count}" if count else name
