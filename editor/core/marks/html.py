"""Markdown in a row written as HTML, for words that move into an element where Markdown is not read."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from editor.core.passages import Leaf
from editor.core.wraps import Wrap

_LINK = re.compile(r"""\]\((\S+?)(?:\s+["'](.*)["'])?\s*\)""")
_PICTURE = re.compile(r"""!\[((?:[^\]\\]|\\.)*)\]\((\S+?)(?:\s+["'](.*)["'])?\s*\)""", re.DOTALL)
_HTML = {
    "`": ("<code>", "</code>"),
    "~~": ("<del>", "</del>"),
    "**": ("<b>", "</b>"),
    "__": ("<b>", "</b>"),
    "*": ("<i>", "</i>"),
    "_": ("<i>", "</i>"),
}
_ADDRESSES = {"<": "", "<mailto:": "mailto:"}


def in_html(row: Sequence[Leaf]) -> list[Leaf]:
    """Return a row as HTML writes it: inside a heading's tags Markdown is not read."""
    new = {wrap: _html_pair(wrap) for leaf in row for wrap in leaf.path}
    for wrap in [one for one in new if one.open in _ADDRESSES]:
        shown = "".join(leaf.text for leaf in row if wrap in leaf.path)
        target = escape(f"{_ADDRESSES[wrap.open]}{shown}")
        new[wrap] = replace(wrap, open=f'<a href="{target}">', close="</a>")
    return [_unescaped(replace(leaf, path=tuple(new[wrap] for wrap in leaf.path))) for leaf in row]


def _html_pair(wrap: Wrap) -> Wrap:
    pair = _HTML.get(wrap.open)
    if pair is not None:
        return replace(wrap, open=pair[0], close=pair[1])
    link = _LINK.fullmatch(wrap.close) if wrap.open == "[" else None
    if link is None:
        return wrap
    title = f' title="{escape(link[2])}"' if link[2] else ""
    return replace(wrap, open=f'<a href="{escape(link[1])}"{title}>', close="</a>")


def _unescaped(leaf: Leaf) -> Leaf:
    """Return an escaped sign as the sign itself, code with its signs and pictures as HTML writes them."""
    if any(wrap.is_literal for wrap in leaf.path) and set(leaf.text) & set("<&"):
        return replace(leaf, text=escape(leaf.text, quote=False), start=None)
    if leaf.solid and len(leaf.text) == 2 and leaf.text[0] == "\\":  # noqa: PLR2004 - a backslash and its sign
        return replace(leaf, text=escape(leaf.text[1], quote=False), start=None)
    picture = _PICTURE.fullmatch(leaf.text) if leaf.solid else None
    if picture is not None:
        return replace(leaf, text=_picture(*picture.groups()), start=None)
    return leaf


def _picture(alt: str, target: str, title: str | None) -> str:
    shown = re.sub(r"\\([^\w\s])", r"\1", alt)
    more = f' title="{escape(title)}"' if title else ""
    return f'<img src="{escape(target)}" alt="{escape(shown)}"{more}>'
