"""How one post is written: what the house style is learned from, small enough to be kept."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from string import punctuation

from editor.core import article
from editor.core.colours import css_colour
from editor.core.derived import banner_of
from editor.core.fields import DATE, type_of
from editor.core.frontmatter.reading import Entry, block_of, style_of
from editor.core.house.dates import seen_in
from editor.core.manner import COLON, Manner
from editor.core.source import Source
from editor.core.yaml.text import BLOCKS, Style, is_plain, is_plain_where_usual
from editor.core.yaml.tree import Kind, Node

_QUOTES = frozenset({Style.SINGLE, Style.DOUBLE})
_COLOUR = re.compile(r"(?<![-\w])(background-color|background|color)\s*:\s*([^;\"'<>{}]{3,40})")
_COLON = re.compile(r"[ \t]*:[ \t]*")
_SIGNS = frozenset(punctuation)
_MOST = 80
"""Characters of a value that is kept as one of the usual ones."""

_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class KeyTrace:
    """One key of one post: the type that shows its value, how it is written, and what it says.

    `is_free` says that the value could be written plainly: its quotes are then a choice. `pattern` is the
    `strftime` form of a date as far as it shows, `blanks` the number of empty lines above the key.
    """

    key: str
    kind: str
    manner: Manner
    is_free: bool
    length: int
    words: tuple[str, ...] = ()
    pattern: str = ""
    blanks: int = 0
    signs: str = ""
    banner: str = ""


@dataclass(frozen=True, slots=True)
class PostTrace:
    """One post: its keys, the line ends around its front matter and at its end, its colours.

    `end` counts the empty lines above the closing fence, `below` those under it, `final` the line ends at
    the end of the file. A colour is `color: #ee2323` or `background-color: ...`, written as in the body.
    """

    keys: tuple[KeyTrace, ...] = ()
    line_end: str = "\n"
    end: int = 0
    below: int = 0
    final: int = 1
    colours: tuple[str, ...] = ()
    path: str = ""


def trace(post: Source, path: str = "") -> PostTrace | None:
    """Return how a post is written; `None` where its front matter cannot be read.

    `path` is its file's, below the site's content, with slashes.
    """
    read = article.read(post.text)
    front_matter = read.front_matter
    if not front_matter.entries or front_matter.problem is not None:
        return None
    header, body = front_matter.span.of(post.text), read.body
    entries = [entry for entry in front_matter.entries if entry.node.kind is not Kind.ALIAS]
    ends = [front_matter.yaml_span.start, *(entry.span.end for entry in entries)]
    starts = [*(entry.span.start for entry in entries), front_matter.yaml_span.end]
    blanks = [_blank_lines(header[end:start]) for end, start in zip(ends, starts, strict=True)]
    return PostTrace(
        keys=tuple(_key(header, entry, blank) for entry, blank in zip(entries, blanks, strict=False)),
        line_end=post.line_end,
        end=blanks[-1],
        below=len(body) - len(body.lstrip("\n")),
        final=len(body) - len(body.rstrip("\n")),
        colours=_colours(body),
        path=path,
    )


def _blank_lines(between: str) -> int:
    """Return how many empty lines stand between two keys; comments are nobody's habit."""
    return between.count("\n") if not between.strip("\n") else 0


def _colours(body: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name, value in _COLOUR.findall(body):
        if css_colour(value) is not None:
            found[f"{'color' if name == 'color' else 'background-color'}: {value.strip().lower()}"] = None
    return tuple(found)


def _key(header: str, entry: Entry, blanks: int) -> KeyTrace:
    texts = _texts(entry)
    pattern = seen_in(entry.text) if isinstance(entry.value, date | str) else ""
    return KeyTrace(
        key=entry.key,
        kind=DATE.id if pattern else type_of(entry).id,
        manner=_manner(header, entry),
        is_free=_is_free(entry, texts),
        length=len(entry.value.rstrip("\n")) if isinstance(entry.value, str) else len(texts),
        words=tuple(text for text in texts if 0 < len(text) <= _MOST)[:_MOST_WORDS],
        pattern=pattern,
        blanks=blanks,
        banner=banner_of(entry.text) if isinstance(entry.value, str) else "",
        signs="".join(sorted(set(entry.text) & _SIGNS)) if isinstance(entry.value, str) else "",
    )


def _texts(entry: Entry) -> tuple[str, ...]:
    if entry.node.kind is Kind.LIST:
        return tuple(item.text for item in entry.node.items if item.kind is Kind.SCALAR)
    return (entry.text,) if entry.node.kind is Kind.SCALAR else ()


def _is_free(entry: Entry, texts: tuple[str, ...]) -> bool:
    if entry.node.kind is Kind.LIST:
        flow = entry.style is Style.FLOW_LIST
        return any(is_plain(text, flow=flow) for text in texts)
    return is_plain(entry.text)


def _manner(header: str, entry: Entry) -> Manner:
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
        case Style.EMPTY:
            return Manner(Style.EMPTY, before, tail)
        case style:
            needs = style in _QUOTES and not is_plain(entry.text)
            is_bold = _is_bold_scalar(entry.node)
            return Manner(style, colon, quotes=style if needs else None, is_bold=is_bold)


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
    )


def _is_bold(node: Node, *, flow: bool = False) -> bool:
    """Tell whether an item stands without quotes that caution would have given it."""
    return any(_is_bold_scalar(item, flow=flow) for item in node.items)


def _is_bold_scalar(node: Node, *, flow: bool = False) -> bool:
    if style_of(node) is not Style.PLAIN or is_plain(node.text, flow=flow):
        return False
    return is_plain_where_usual(node.text, flow=flow)


def _items(node: Node, *, flow: bool = False) -> Style:
    """Return how the items are written that could be written plainly."""
    styles = Counter(style_of(item) for item in node.items if item.text and is_plain(item.text, flow=flow))
    styles = styles or Counter(style_of(item) for item in node.items)
    found = max(styles, key=styles.__getitem__, default=Style.PLAIN)
    return found if found in _QUOTES else Style.PLAIN


def _quotes(node: Node, *, flow: bool = False) -> Style | None:
    """Return the quotes of items that need some."""
    styles = (style_of(item) for item in node.items if item.text and not is_plain(item.text, flow=flow))
    return next((style for style in styles if style in _QUOTES), None)
