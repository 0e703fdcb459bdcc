"""Signs that are read otherwise inside a mark than outside: code shows them as they are, words do not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from editor.core.passages import Leaf
from editor.core.wraps import Wrap

_SIGNS = re.compile(r"[\\`*_\[\]{}|~$<]|(&)")
_PAIR = 2


def escaped(row: Sequence[Leaf], is_gone: Callable[[str], bool], *, is_html: bool) -> list[Leaf]:
    """Return the row with the signs escaped that are words only as long as a mark keeps them so."""
    return [_escaped(leaf, is_html=is_html) if _is_kept(leaf, is_gone) else leaf for leaf in row]


def _is_kept(leaf: Leaf, is_gone: Callable[[str], bool]) -> bool:
    return leaf.chosen and not leaf.solid and any(_goes(wrap, is_gone) for wrap in leaf.path)


def _goes(wrap: Wrap, is_gone: Callable[[str], bool]) -> bool:
    return any(map(is_gone, wrap.marks))


def _escaped(leaf: Leaf, *, is_html: bool) -> Leaf:
    text = escape(leaf.text, quote=False) if is_html else _SIGNS.sub(_literal, leaf.text)
    return leaf if text == leaf.text else replace(leaf, text=text, start=None)


def _literal(found: re.Match[str]) -> str:
    return "&amp;" if found[1] else f"\\{found[0]}"


def as_entities(row: Sequence[Leaf]) -> list[Leaf]:
    """Return the row with chosen angle signs as entities: after a backslash one takes a tag along."""
    return [
        replace(leaf, text=escape(leaf.text[1:]), start=None)
        if leaf.chosen and leaf.solid and leaf.text in {"\\<", "\\>"}
        else leaf
        for leaf in row
    ]


def plain(row: Sequence[Leaf]) -> list[Leaf]:
    """Return the row with the chosen signs that are escaped as they are: where they go nothing is read."""
    return [
        replace(leaf, text=leaf.text[1], start=None, solid=False)
        if leaf.chosen and leaf.solid and len(leaf.text) == _PAIR and leaf.text[0] == "\\"
        else leaf
        for leaf in row
    ]
