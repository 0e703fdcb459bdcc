"""Surprises of Markdown: bars that make tables, marks that are not read, links that lead nowhere."""

import re
from collections.abc import Iterator
from itertools import chain

from editor.core.errors import Problem, Repair
from editor.core.message import msg
from editor.core.surprises.leaves import places, rewriting, shortened, texts, writing
from editor.kramdown.attributes import LIST, merged
from editor.kramdown.span import Span
from editor.kramdown.tree import Block, Kind, Node

_RULE = re.compile(r"^[>\s]*[+|: \t-]*-[+|: \t-]*$", re.MULTILINE)
_LIQUID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_UNDERSCORES = re.compile(r"(?<![\w\\])(_{1,2})(?=[^\s_])([^_\n]+)(?<=\S)\1(?=[가-힣ぁ-ヿ一-鿿])")
_STARS = re.compile(r"(?<![*\\])\*\*(?!\*)")
_PAIR = re.compile(r"(?<![*\\])\*\*(?!\*)([ \t]*)([^*\n]*[^*\s])([ \t]*)\*\*(?!\*)")
_SHOWN_PAIR = re.compile(r"(?<![*\\])\*\*(?=[^\s*])([^*\n]*[^*\s])\*\*(?!\*)")
_REFERENCE = re.compile(r"(?<![\w\]\[)])\[(?!\^)(?=[^\[\]\n]*[^\W\d])[^\[\]\n]+\]\[[A-Za-z0-9 ._-]*\]")
_NOTE = re.compile(r"(?<![\[(\\/])\[\^(?!\w-\w\])\w[\w-]*\]")
_LIST = re.compile(LIST)
_NAMED = frozenset({"toc", "footnotes"})
_TABULAR = frozenset({Kind.TABLE, Kind.SECTION, Kind.ROW, Kind.CELL})
_VERBATIM = frozenset({"pre", "code", "kbd", "samp", "tt", "textarea", "listing", "xmp"})


def bare_bars(block: Block) -> Iterator[Problem]:
    """Find lines that become a table because of a `|`: no rule below a head, no bar at the beginning."""
    for place in places(block):
        node = place.node
        if node.kind is not Kind.TABLE or _RULE.search(node.span.of(block.text)):
            continue
        rows = [row for row in node.walk() if row.kind is Kind.ROW]
        if all(row.span.of(block.text).lstrip().startswith("|") for row in rows):
            continue
        bars = _bars(node, block.text)
        if bars:
            message = msg("“|” makes a table of this line.")
            yield Problem(Span(bars[0], bars[0] + 1), message, repair=_escaped_bars(bars, block.text))


def _bars(table: Node, text: str) -> list[int]:
    """Return where the bars are that part cells; those of Liquid's filters are gone by then."""
    filters = [Span(*found.span()) for found in _LIQUID.finditer(text)]
    pieces = chain.from_iterable((node.open, node.close) for node in table.walk() if node.kind in _TABULAR)
    signs = chain(pieces, (node.span for node in table.walk() if node.kind is Kind.MARKUP))
    found = {at for span in signs for at in range(span.start, span.end) if text[at] == "|"}
    return sorted(at for at in found if not any(span.start <= at < span.end for span in filters))


def _escaped_bars(bars: list[int], text: str) -> Repair:
    name = msg("Write {text}", text=r"\|")
    return rewriting(name, *((position, position + 1, _bar(text, position)) for position in bars))


def _bar(text: str, position: int) -> str:
    """Return how a bar is written so that it is one: in addresses and tags no backslash is read."""
    left = text[text.rfind("\n", 0, position) + 1 : position]
    if re.search(r"\]\([^()\s]*$", left):
        return "%7C"
    return "&#124;" if re.search(r"<[A-Za-z/][^<>]*$|!\[[^\[\]]*$", left) else r"\|"


def underscores(block: Block) -> Iterator[Problem]:
    """Find `__굵게__는`: underscores are no marks where a letter follows."""
    for found in _found(_UNDERSCORES, block):
        sign = "*" * len(found[1])
        message = msg("“{text}” will show its underscores: a letter follows.", text=shortened(found[0]))
        yield Problem(Span(*found.span()), message, repair=writing(*found.span(), f"{sign}{found[2]}{sign}"))


def stars(block: Block) -> Iterator[Problem]:
    """Find `**말 **`: stars beside a blank do not close, so that they show or reach too far."""
    text, lines = block.text, dict[int, Span]()
    shown: dict[int, bool] = {}
    for place in texts(block):
        if place.is_markdown and "**" in (source := place.node.span.of(text)):
            start = place.node.span.start
            at = text.rfind("\n", 0, start) + 1
            end = text.find("\n", start)
            lines[at] = Span(at, end if end >= 0 else len(text))
            is_strong = place.is_inside(Kind.STRONG)
            shown |= {start + sign.start(): is_strong for sign in _STARS.finditer(source)}
    paired: set[int] = set()
    for line in lines.values():
        for pair in _loose_pairs(text, line):
            edges = {pair.start(), pair.end() - 2}
            if not edges.isdisjoint(shown):
                paired |= edges
                yield _loose(pair)
    for at, is_strong in shown.items():
        if is_strong and at not in paired:
            yield Problem(Span(at, at + 2), msg("“**” will be shown: a bold before it is not closed."))


def _loose_pairs(text: str, line: Span) -> Iterator[re.Match[str]]:
    """Yield the pairs of stars with a blank inside; with an odd number of stars nobody knows the pairs."""
    if len(_STARS.findall(text, line.start, line.end)) % 2 == 0:
        pairs = _PAIR.finditer(text, line.start, line.end)
        yield from (pair for pair in pairs if pair[1] or pair[3])


def _loose(pair: re.Match[str]) -> Problem:
    message = msg("“{text}” will show its stars: a blank is beside them.", text=shortened(pair[0]))
    better = f"{pair[1]}**{pair[2]}**{pair[3]}"
    return Problem(Span(*pair.span()), message, repair=writing(*pair.span(), better))


def stars_in_html(block: Block) -> Iterator[Problem]:
    """Find `<p>**말**</p>`: Markdown is not read inside most HTML."""
    for place in texts(block):
        if place.is_markdown or any(node.tag in _VERBATIM for node in place.around):
            continue
        for found in _SHOWN_PAIR.finditer(block.text, place.node.span.start, place.node.span.end):
            message = msg("“{text}” will show its stars: it is inside HTML.", text=shortened(found[0]))
            yield Problem(Span(*found.span()), message, repair=writing(*found.span(), f"<b>{found[1]}</b>"))


def references(block: Block) -> Iterator[Problem]:
    """Find `[text][id]` where nothing is defined under that name: it shows with its brackets."""
    for found in _found(_REFERENCE, block):
        message = msg("“{text}” is no link: nowhere is said where it leads.", text=shortened(found[0]))
        yield Problem(Span(*found.span()), message)


def footnotes(block: Block) -> Iterator[Problem]:
    """Find the mark of a footnote that is nowhere: it shows with its brackets."""
    for found in _found(_NOTE, block):
        message = msg("“{text}” has no footnote and will be shown as it is.", text=shortened(found[0]))
        yield Problem(Span(*found.span()), message)


def _found(pattern: re.Pattern[str], block: Block) -> Iterator[re.Match[str]]:
    """Yield the matches in text where Markdown is read."""
    for place in texts(block):
        if place.is_markdown:
            yield from pattern.finditer(block.text, place.node.span.start, place.node.span.end)


def attribute_lists(block: Block) -> Iterator[Problem]:
    """Find `{: ...}` that says nothing about how something looks: it is not shown."""
    if "}" not in block.text:
        return
    shown = [place.node.span for place in texts(block)]
    for found in _LIST.finditer(block.text):
        span = Span(*found.span())
        if _says_something(found[1]) or any(span.overlaps(text) for text in shown) or _is_code(block, span):
            continue
        message = msg("“{text}” will not be seen: it is taken for attributes.", text=shortened(found[0]))
        yield Problem(span, message, repair=writing(span.start, span.end, f"\\{found[0]}"))


def _says_something(text: str) -> bool:
    attributes, names = merged((), [text], {})
    return bool(attributes) or any(name.isascii() for name in names)


def _is_code(block: Block, span: Span) -> bool:
    closed = {Kind.CODE_BLOCK, Kind.CODE, Kind.MATH, Kind.MATH_BLOCK, Kind.COMMENT, Kind.RAW}
    return any(node.kind in closed and node.content.overlaps(span) for node in block.node.walk())
