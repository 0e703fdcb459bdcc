"""How one key of one post is written."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from editor.core.frontmatter.reading import Entry, block_of, style_of
from editor.core.manner import COLON, Manner
from editor.core.yaml.text import BLOCKS, Style, is_plain, is_plain_where_usual
from editor.core.yaml.tree import Node
from editor.core.yaml.values import value_of

_QUOTES = frozenset({Style.SINGLE, Style.DOUBLE})
_COLON = re.compile(r"[ \t]*:[ \t]*")


def manner_of(header: str, entry: Entry) -> Manner:
    """Return how a key of a front matter is written."""
    found = _COLON.match(header, entry.key_span.end)
    colon = found[0] if found is not None else COLON
    mark = colon.rstrip()
    before, tail = f"{mark} ", colon[len(mark) :]
    match entry.style:
        case style if style in BLOCKS:
            block = block_of(header, entry.node, entry.column)
            indent = block.indent - entry.column if block.lines else None
            return Manner(style, colon, "", indent, block.chomp)
        case Style.BLOCK_LIST:
            dash = entry.value_span.start - header.rfind("\n", 0, entry.value_span.start) - 1
            return Manner(
                Style.BLOCK_LIST,
                before,
                tail,
                dash - entry.column,
                items=_items(entry.node),
                quotes=_quotes(entry.node),
                is_bold=_is_bold(entry.node),
            )
        case Style.FLOW_LIST:
            return _in_brackets(header, entry, colon)
        case Style.BLOCK_MAP:
            return _in_pairs(header, entry, before, tail)
        case Style.EMPTY:
            return Manner(Style.EMPTY, before, tail)
        case style:
            needs = style in _QUOTES and not is_plain(entry.text)
            is_bold = _is_bold_scalar(entry.node)
            after = _after(header, entry)
            return Manner(style, colon, quotes=style if needs else None, is_bold=is_bold, after=after)


def _in_pairs(header: str, entry: Entry, colon: str, tail: str) -> Manner:
    texts, start = texts_inside(entry.node), entry.value_span.start
    return Manner(
        Style.BLOCK_MAP,
        colon,
        tail,
        start - header.rfind("\n", 0, start) - 1 - entry.column,
        items=_items(texts),
        quotes=_quotes(texts),
        is_bold=_is_bold(texts),
    )


def _after(header: str, entry: Entry) -> str:
    """Return the blanks behind a value on its line."""
    rest = header[entry.value_span.end : entry.span.end].partition("\n")[0]
    return rest if not rest.strip() else ""


def texts_inside(node: Node) -> Node:
    """Return a map's texts as a list."""
    return replace(node, items=tuple(one for _, one in node.pairs if isinstance(value_of(one), str)))


def _in_brackets(header: str, entry: Entry, colon: str) -> Manner:
    items = entry.node.items
    between, pad = ", ", ""
    if items:
        pad = header[header.index("[", entry.value_span.start) + 1 : items[0].span.start]
        gaps = Counter(header[one.span.end : other.span.start] for one, other in pairwise(items))
        between = max(gaps, key=gaps.__getitem__, default=between)
    if "\n" in between + pad or "#" in between + pad:
        between, pad = ", ", ""
    return Manner(
        entry.style,
        colon,
        items=_items(entry.node, flow=True),
        between=between,
        pad=pad,
        quotes=_quotes(entry.node, flow=True),
        is_bold=_is_bold(entry.node, flow=True),
        after=_after(header, entry),
    )


def _is_bold(node: Node, *, flow: bool = False) -> bool:
    """Tell whether an item stands without quotes that caution would have given it."""
    return any(_is_bold_scalar(item, flow=flow) for item in node.items)


def _is_bold_scalar(node: Node, *, flow: bool = False) -> bool:
    if style_of(node) is not Style.PLAIN or is_plain(node.text, flow=flow):
        return False
    return is_plain_where_usual(node.text, flow=flow)


def _items(node: Node, *, flow: bool = False) -> Style:
    """Return how the items are written that could be written plainly: in quotes if all of them are."""
    free = [style_of(item) for item in node.items if item.text and is_plain(item.text, flow=flow)]
    styles = free or [style_of(item) for item in node.items]
    return styles[0] if styles and all(style in _QUOTES for style in styles) else Style.PLAIN


def _quotes(node: Node, *, flow: bool = False) -> Style | None:
    """Return the quotes of items that need some, or else of any."""
    quoted = [(style_of(item), is_plain(item.text, flow=flow)) for item in node.items if item.text]
    quoted.sort(key=itemgetter(1))
    return next((style for style, _ in quoted if style in _QUOTES), None)
