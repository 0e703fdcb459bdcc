"""What kind of line each source line of a block is: heading, list item, quote, code, gap."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from editor.core.boxes import checkbox
from editor.core.paint.looks import HEADING_SIZES, alignment, heading_size
from editor.kramdown.tree import Kind, Node

BULLET = "•"
TO_DO = "☐"
DONE = "☑"


class Shape(StrEnum):
    """What kind of line a source line is."""

    TEXT = "text"
    BLANK = "blank"
    GAP = "gap"
    CODE = "code"
    FENCE = "fence"
    RULE = "rule"
    CARD = "card"
    PICTURE = "picture"
    ASIDE = "aside"
    FOLDED = "folded"
    SOURCE = "source"


class Form(NamedTuple):
    """The block look of a line. `size` is times the body's; `depth` and `quotes` count what it is inside of.

    `has_place` says whether a person can write in the line: where all its characters are hidden and there
    is no such place, the line has no height.
    """

    shape: Shape = Shape.TEXT
    size: float = 1.0
    alignment: str = ""
    depth: int = 0
    quotes: int = 0
    marker: str = ""
    heading: int = 0
    has_place: bool = False
    goes_on: bool = False
    """Whether the paragraph goes on in the next source line, where a page shows a blank."""


@dataclass(slots=True)
class _Lines:
    """The forms of a block's lines while they are being found."""

    starts: Sequence[int]
    text: str
    forms: list[Form] = field(default_factory=list)

    def of(self, start: int, end: int) -> range:
        """Return the lines that [start, end) touches."""
        return range(self.at(start), self.at(max(start, end - 1)) + 1)

    def at(self, position: int) -> int:
        """Return the line of a position."""
        return bisect_right(self.starts, position) - 1

    def put(self, node: Node, form: Form, *, has_place: bool = True) -> None:
        """Give the lines of a node a form, and the line where its content starts a place to write."""
        for number in self.of(node.span.start, node.span.end):
            marker = self.forms[number].marker
            self.forms[number] = form._replace(marker=marker) if marker else form
        if has_place and form.shape in {Shape.TEXT, Shape.GAP, Shape.RULE}:
            number = min(self.at(node.content.start), len(self.forms) - 1)
            self.forms[number] = self.forms[number]._replace(has_place=True)


def line_forms(node: Node, text: str, starts: Sequence[int]) -> list[Form]:
    """Return the form of each line that begins at `starts` in a block's text."""
    lines = _Lines(starts, text, [Form()] * len(starts))
    waiting = [(node, Form())]
    while waiting:
        inner, form = waiting.pop()
        step = _KINDS.get(inner.kind) or _TAGS.get(inner.tag)
        if step is None:
            continue
        form = step(lines, inner, form)
        waiting += [(child, form) for child in reversed(inner.children) if child.kind is not Kind.TEXT]
    return lines.forms


def is_gap(node: Node, text: str) -> bool:
    """Tell whether a paragraph says nothing: empty, or with nothing but blanks in it."""
    said = [inner.value or inner.content.of(text) for inner in node.children if inner.kind is not Kind.MARKUP]
    return not node.children or (
        all(inner.kind in {Kind.TEXT, Kind.ENTITY, Kind.MARKUP} for inner in node.children)
        and not "".join(said).replace("\xa0", " ").strip()
    )


def _paragraph(lines: _Lines, node: Node, form: Form) -> Form:
    form = _aligned(form, node)
    if node.kind is not Kind.PARAGRAPH and node.tag == "p" and len(node.close) and is_gap(node, lines.text):
        form = form._replace(shape=Shape.GAP)
    lines.put(node, form)
    _wrapped(lines, node)
    return form


def _aligned(form: Form, node: Node) -> Form:
    said = alignment(node)
    return form._replace(alignment=said) if said else form


def _wrapped(lines: _Lines, node: Node) -> None:
    """Tell the lines that someone wrapped by hand: all of a paragraph's but the last, and where it breaks."""
    numbers = lines.of(node.content.start, node.content.end)
    if len(numbers) == 1:
        return
    broken = {lines.at(child.span.end - 1) for child in node.children if child.kind is Kind.BREAK}
    for number in numbers[:-1]:
        if number not in broken:
            lines.forms[number] = lines.forms[number]._replace(goes_on=True)


def _heading(lines: _Lines, node: Node, form: Form) -> Form:
    level = int(node.tag[1]) if node.tag in HEADING_SIZES else 1
    lines.put(node, form._replace(size=heading_size(node), heading=level, alignment=alignment(node)))
    return form


def _box(lines: _Lines, node: Node, form: Form) -> Form:
    form = _aligned(form, node)
    lines.put(node, form, has_place=False)
    return form


def _list(lines: _Lines, node: Node, form: Form) -> Form:
    if node.tag != "dl":
        form = form._replace(depth=form.depth + 1)
    lines.put(node, form, has_place=False)
    items = [child for child in node.children if child.kind is Kind.ITEM or child.tag == "li"]
    for count, item in enumerate(items, start=1):
        number = lines.at(item.span.start)
        counted = f"{count}." if node.tag == "ol" else BULLET
        lines.forms[number] = lines.forms[number]._replace(marker=_task(item) or counted)
    return form


def _task(item: Node) -> str:
    """Return the marker of an item of a task list: its box, empty or ticked."""
    box = checkbox(item)
    if box is None:
        return ""
    return DONE if box.attribute("checked") is not None or box.value in {"[x]", "[X]"} else TO_DO


def _item(lines: _Lines, node: Node, form: Form) -> Form:
    lines.put(node, form)
    return form


def _described(lines: _Lines, node: Node, form: Form) -> Form:
    """Form what is said of a term."""
    return _paragraph(lines, node, form._replace(depth=form.depth + 1))


def _note(lines: _Lines, node: Node, form: Form) -> Form:
    """Form a footnote, marked with the name that its marks in the text have."""
    form = form._replace(depth=form.depth + 1)
    lines.put(node, form)
    number = lines.at(node.span.start)
    lines.forms[number] = lines.forms[number]._replace(marker=node.value)
    return form


def _quote(lines: _Lines, node: Node, form: Form) -> Form:
    form = form._replace(quotes=form.quotes + 1)
    lines.put(node, form, has_place=False)
    return form


def _code(lines: _Lines, node: Node, form: Form) -> Form:
    """Form code; the lines of its fences are its upper and its lower edge."""
    lines.put(node, form._replace(shape=Shape.CODE))
    edges = [max(node.open.start, node.open.end - 1)] if "\n" in node.open.of(lines.text) else []
    edges += [node.close.start] if edges and len(node.close) else []
    for at in edges:
        number = lines.at(at)
        lines.forms[number] = lines.forms[number]._replace(shape=Shape.FENCE, has_place=False)
    return form


def _math(lines: _Lines, node: Node, form: Form) -> Form:
    """Form a formula as the source that it is, its signs on lines of their own as its edges."""
    lines.put(node, form._replace(shape=Shape.CODE))
    content = node.content.of(lines.text)
    edges = [node.open.start] if content[:1] == "\n" else []
    edges += [node.close.start] if content[-1:] == "\n" else []
    for at in edges:
        number = lines.at(at)
        lines.forms[number] = lines.forms[number]._replace(shape=Shape.FENCE)
    return form


def _rule(lines: _Lines, node: Node, form: Form) -> Form:
    lines.put(node, form._replace(shape=Shape.RULE))
    return form


def _blank(lines: _Lines, node: Node, form: Form) -> Form:
    """Show a line that only keeps two paragraphs apart as a gap, an empty paragraph as tall as text."""
    numbers = lines.of(node.span.start, node.span.end)
    for count, number in enumerate(numbers):
        is_paragraph = 0 < count < max(len(numbers) - 1, 2)
        shape = Shape.TEXT if is_paragraph else Shape.BLANK
        lines.forms[number] = form._replace(shape=shape, has_place=True)
    return form


_Step = Callable[[_Lines, Node, Form], Form]

_TAGS: Mapping[str, _Step] = MappingProxyType(
    {
        **dict.fromkeys(HEADING_SIZES, _heading),
        **dict.fromkeys(("ul", "ol"), _list),
        "dl": _list,
        "dd": _described,
        **dict.fromkeys(("p", "summary", "figcaption", "dt"), _paragraph),
        "li": _item,
        "blockquote": _quote,
        "pre": _code,
        "hr": _rule,
        **dict.fromkeys(("div", "section", "article", "figure", "center", "aside", "details"), _box),
    }
)
_KINDS: Mapping[Kind, _Step] = MappingProxyType(
    {
        Kind.PARAGRAPH: _paragraph,
        Kind.HEADING: _heading,
        Kind.LIST: _list,
        Kind.ITEM: _item,
        Kind.TOC: _list,
        Kind.NOTES: _list,
        Kind.TERM: _paragraph,
        Kind.DESCRIPTION: _described,
        Kind.NOTE: _note,
        Kind.MATH_BLOCK: _math,
        Kind.QUOTE: _quote,
        Kind.CODE_BLOCK: _code,
        Kind.RULE: _rule,
        Kind.BLANK: _blank,
    }
)
