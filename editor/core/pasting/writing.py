"""Pieces written as house source: words with the marks' own markup, lists, quotes, sections, tables."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from editor.core.edit.words import in_code, in_html, in_markdown
from editor.core.marks.forms import marks
from editor.core.marks.rows import tidied
from editor.core.palette import Palette
from editor.core.passages import Leaf, Path, between
from editor.core.pasting.pieces import Holder, Piece, Run, Runs, Shape, text_of
from editor.core.pasting.tables import table_markup
from editor.core.wraps import BOLD, ITALIC, Wrap

MARKDOWN, HTML_MARKS, HTML = 0, 1, 2
"""The ways to write words: Markdown, Markdown with marks as tags, an element in which nothing is read."""

_NOT_IN_LINKS = frozenset(" ()<>\"'[]{}\\`*|")
_SECTION_LEVELS = 2


def row(runs: Runs, palette: Palette, way: int, *, begins_line: bool, around: Path = ()) -> list[Leaf]:
    """Return runs as a row of leaves, the words written in a way; `around` are pairs that stand round all."""
    leaves: list[Leaf] = []
    path: Path = around
    old: tuple[tuple[str, str], ...] = ()
    for run in runs:
        looks = tuple(_looks(run, way))
        shared = next(
            (at for at, (one, other) in enumerate(zip(old, looks, strict=False)) if one != other),
            min(len(old), len(looks)),
        )
        new = (_wrap(kind, value, palette, way) for kind, value in looks[shared:])
        path = (*path[: len(around) + shared], *new)
        old = looks
        begins = begins_line and not leaves and len(path) == 0
        leaves.append(_leaf(run, path, way, begins_line=begins))
    return tidied(leaves) if way != HTML else leaves


def inline(runs: Runs, palette: Palette, way: int) -> str:
    """Return the source of words that stand alone."""
    return source_of(row(runs, palette, way, begins_line=way != HTML))


def source_of(leaves: Sequence[Leaf]) -> str:
    """Return the source of a row."""
    ends = [Leaf("", None, ()), *leaves, Leaf("", None, ())]
    return "".join(between(left.path, right.path) + right.text for left, right in pairwise(ends))


def block(piece: Piece, palette: Palette, way: int) -> str:
    """Return the source of a piece, without what holds it."""
    if piece.shape is Shape.RULE:
        return "* * *"
    if piece.shape is Shape.CODE:
        return _fenced(text_of(piece.runs))
    if piece.shape is Shape.TABLE:
        rows = [[inline(cell, palette, HTML) for cell in line] for line in piece.rows]
        return table_markup(rows, palette, has_header=piece.has_header)
    if piece.shape is Shape.HEADING:
        return _heading(piece, palette)
    written = inline(piece.runs, palette, way)
    return f"<p>{written}</p>" if way == HTML else written


def joined(pieces: Sequence[Piece], sources: Sequence[str]) -> str:
    """Return the sources of pieces as one body: held by their quotes and items, kept apart by blank lines."""
    lines: list[str] = []
    numbers: dict[Holder, int] = {}
    before: tuple[Holder, ...] | None = None
    last: dict[int, Holder] = {}
    for piece, source in zip(pieces, sources, strict=True):
        holders = piece.holders
        new = _first_new(before, holders)
        for depth, holder in enumerate(holders[new:], new):
            numbers[holder] = _number(holder, last.get(depth), numbers, is_first=before is None)
        if before is not None:
            lines += _gap(before, holders, new)
        last = dict(enumerate(holders))
        lines += _held(source, holders, new, numbers)
        before = holders
    return "\n".join(lines)


def _first_new(before: tuple[Holder, ...] | None, holders: tuple[Holder, ...]) -> int:
    """Return how many holders the piece before was in too."""
    shared = 0
    while (
        before is not None and shared < min(len(before), len(holders)) and before[shared] is holders[shared]
    ):
        shared += 1
    return shared


def _number(holder: Holder, neighbour: Holder | None, numbers: dict[Holder, int], *, is_first: bool) -> int:
    """Return the number of a list item: the next one in the list it goes on with."""
    goes_on = not is_first and neighbour is not None and neighbour.is_item
    if goes_on and neighbour is not None and neighbour.is_ordered == holder.is_ordered:
        return numbers[neighbour] + 1
    return 1


def _gap(before: tuple[Holder, ...], holders: tuple[Holder, ...], new: int) -> list[str]:
    """Return the line that keeps a piece apart from the one before: none between items of one list."""
    below = new < len(holders) and holders[new].is_item and new >= len(before)
    beside = (
        new < min(len(before), len(holders))
        and before[new].is_item
        and holders[new].is_item
        and before[new].is_ordered == holders[new].is_ordered
    )
    if beside or (below and bool(before)):
        return []
    return [_prefix(holders[:new], {}).rstrip()]


def _held(source: str, holders: tuple[Holder, ...], new: int, numbers: dict[Holder, int]) -> list[str]:
    """Return the lines of a piece behind the signs of its quotes and items."""
    first = _prefix(holders[:new], numbers) + "".join(_sign(holder, numbers) for holder in holders[new:])
    rest = _prefix(holders, numbers)
    lines = source.split("\n")
    return [f"{first}{lines[0]}", *(f"{rest}{line}" if line else rest.rstrip() for line in lines[1:])]


def _prefix(holders: Sequence[Holder], numbers: dict[Holder, int]) -> str:
    """Return what later lines begin with: a quote's sign again, an indent as wide as an item's sign."""
    signs = (_sign(holder, numbers) for holder in holders)
    return "".join(sign if sign == "> " else " " * len(sign) for sign in signs)


def _sign(holder: Holder, numbers: dict[Holder, int]) -> str:
    if not holder.is_item:
        return "> "
    return f"{numbers.get(holder, 1)}. " if holder.is_ordered else "- "


def _heading(piece: Piece, palette: Palette) -> str:
    """Return a heading as a section of the house; as Markdown where the house has none."""
    if not palette.sections:
        return f"{'#' * max(piece.level, _SECTION_LEVELS)} {inline(piece.runs, palette, MARKDOWN)}"
    kind = palette.sections[0 if piece.level <= _SECTION_LEVELS else -1]
    return f"{kind.open}{inline(piece.runs, palette, HTML)}{kind.close}"


def _fenced(code: str) -> str:
    fence = "~~~"
    while fence in code:
        fence += "~"
    return f"{fence}\n{code}\n{fence}"


def _looks(run: Run, way: int) -> list[tuple[str, str]]:
    """Return what stands round the words of a run, outermost first."""
    look = run.look
    if run.picture:
        return [("link", look.link)] if look.link else []
    found = [("link", look.link), ("highlight", look.highlight), ("script", look.script)]
    flags = ((BOLD, look.is_bold), (ITALIC, look.is_italic), ("del", look.is_struck))
    found += [(name, "on") for name, is_on in flags if is_on]
    if look.is_code:
        found.append(("code", "on" if way == MARKDOWN and in_code(run.text) is not None else "tag"))
    return [(kind, value) for kind, value in found if value]


def _wrap(kind: str, value: str, palette: Palette, way: int) -> Wrap:
    """Return a new pair for a look, in the form that the marks and the link button write."""
    if kind == "link":
        if way == MARKDOWN and _NOT_IN_LINKS.isdisjoint(value):
            return Wrap("[", f"]({value})", is_link=True)
        return Wrap(f'<a href="{in_html(value).replace(chr(34), "&quot;")}">', "</a>", is_link=True)
    if kind == "code":
        return Wrap("<code>", "</code>") if value == "tag" else Wrap("`", "`", is_literal=True)
    if kind in {"del", "script"}:
        tag = value if kind == "script" else "del"
        return Wrap(f"<{tag}>", f"</{tag}>")
    name = value if kind == "highlight" else kind
    forms = next(mark for mark in marks(palette) if mark.id == name).wraps(palette)
    return forms[min(way, len(forms) - 1)]


def _leaf(run: Run, path: Path, way: int, *, begins_line: bool) -> Leaf:
    if run.picture:
        return Leaf(_picture(run, way), None, path, solid=True)
    if any(wrap.is_literal for wrap in path):
        return Leaf(run.text, None, path)
    if way == HTML or any(wrap.open == "<code>" for wrap in path):
        return Leaf(in_html(run.text), None, path)
    return Leaf(in_markdown(run.text, begins_line=begins_line), None, path)


def _picture(run: Run, way: int) -> str:
    if way == MARKDOWN and _NOT_IN_LINKS.isdisjoint(run.picture):
        words = in_markdown(run.text, begins_line=False).replace("[", "\\[").replace("]", "\\]")
        return f"![{words}]({run.picture})"
    return f'<img src="{escape(run.picture)}" alt="{escape(run.text)}">'
