"""Which markup is which mark: bold, italic and colours in all the forms that posts have them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from editor.core.palette import Palette
from editor.core.tag_marks import (
    BOLD,
    CODE,
    COLOUR,
    ITALIC,
    MARKED,
    PLAIN_MARKS,
    SMALL,
    STRIKE,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    highlight_marks,
    kind_of,
    lacking,
    markup_marks,
    tag_marks,
)
from editor.kramdown.tags import VOID
from editor.kramdown.tree import Kind, Node

__all__ = [
    "BOLD",
    "CODE",
    "COLOUR",
    "ITALIC",
    "MARKED",
    "PLAIN_MARKS",
    "SMALL",
    "STRIKE",
    "SUBSCRIPT",
    "SUPERSCRIPT",
    "UNDERLINE",
    "Found",
    "Wrap",
    "covers",
    "excludes",
    "is_literal",
    "marks_of",
    "pair",
    "wrap_of",
]

_LEAVES = frozenset(
    {Kind.ESCAPE, Kind.ENTITY, Kind.IMAGE, Kind.BREAK, Kind.COMMENT, Kind.LIQUID, Kind.FOOTNOTE}
)
_SOLID_TAGS = frozenset(
    {"script", "style", "iframe", "video", "audio", "object", "svg", "math", "select", "button"}
)
_INSIDELESS = VOID | _SOLID_TAGS
_KIND_MARKS = {Kind.STRONG: BOLD, Kind.EMPHASIS: ITALIC, Kind.STRIKE: STRIKE, Kind.CODE: CODE}
_RIVALS = ({SUPERSCRIPT, SUBSCRIPT},)


@dataclass(frozen=True, slots=True, eq=False)
class Wrap:
    """A pair of markup round words; each occurrence is its own. What is no mark (a link) has no `marks`.

    `colours` says which of the marks colour what: the text, the background. `is_link` tells links: what is
    typed after one does not belong to it.
    """

    open: str
    close: str
    marks: frozenset[str] = frozenset()
    is_link: bool = False
    is_literal: bool = False
    colours: tuple[tuple[str, str], ...] = ()

    def again(self) -> "Wrap":
        """Return another occurrence of the same pair."""
        return replace(self)

    def lacking(self, is_gone: Callable[[str], bool], palette: Palette) -> "Wrap | None":
        """Return the pair without some of its marks; `None` where nothing of it is left."""
        if not self.open.startswith("<") or _is_named(self, is_gone, palette):
            return None
        left = lacking(self.open, self.close, is_gone, palette)
        if left is None:
            return None
        return replace(pair(*left, markup_marks(left[0], palette), palette), is_link=self.is_link)


def pair(opening: str, closing: str, marks: frozenset[str], palette: Palette) -> Wrap:
    """Return a pair that gives marks."""
    return Wrap(opening, closing, marks, colours=_colours(marks, palette) if marks else ())


@lru_cache(maxsize=512)
def _colours(marks: frozenset[str], palette: Palette) -> tuple[tuple[str, str], ...]:
    """Return which of some marks colour what."""
    kinds = ((kind_of(mark, palette), mark) for mark in sorted(marks))
    return tuple((kind, mark) for kind, mark in kinds if kind)


def _is_named(wrap: Wrap, is_gone: Callable[[str], bool], palette: Palette) -> bool:
    """Tell whether a pair is a highlight by its very markup, and not by a colour that could go alone."""
    found = _named(wrap.open, wrap.close, palette)
    return bool(found - markup_marks(wrap.open, palette)) and any(map(is_gone, found - PLAIN_MARKS))


@dataclass(frozen=True, slots=True)
class Found:
    """A pair in the tree: `inner` is the node whose content is what the pair stands round."""

    wrap: Wrap
    inner: Node


def excludes(mark: str, other: str, palette: Palette) -> bool:
    """Tell whether words that get `mark` lose `other`.

    Words have one colour and one background; of the house's highlights they have one.
    """
    kind, others = kind_of(mark, palette), kind_of(other, palette)
    if kind and others:
        are_of_house = not mark.startswith(COLOUR) and not other.startswith(COLOUR)
        return kind == others or are_of_house
    return mark == other or any({mark, other} == rivals for rivals in _RIVALS)


def covers(mark: str, other: str, palette: Palette) -> bool:
    """Tell whether two marks are seen in each other's place: two colours of text, two backgrounds."""
    kind = kind_of(mark, palette)
    return kind == kind_of(other, palette) if kind else excludes(mark, other, palette)


def marks_of(path: Sequence[Wrap]) -> frozenset[str]:
    """Return the marks that pairs, outermost first, put on words; of two colours the inner one is seen."""
    found: dict[str, str] = {}
    for wrap in reversed(path):
        kinds = {mark: kind for kind, mark in wrap.colours}
        for mark in wrap.marks:
            found.setdefault(kinds.get(mark, mark), mark)
    return frozenset(found.values())


def wrap_of(node: Node, text: str, palette: Palette) -> Found | None:
    """Return the pair that an inline node is; `None` for what has no inside."""
    if node.kind in _LEAVES or (node.kind is Kind.HTML and node.tag in _INSIDELESS):
        return None
    inner, marks = node, _marks_of(node, palette)
    if (child := _only_child(node)) is not None:
        below = _marks_of(child, palette)
        opening = text[node.open.start : child.open.end]
        closing = text[child.close.start : node.close.end]
        are_one = _are_one(marks, below, palette) and not _is_house(child, text, palette)
        if are_one or _named(opening, closing, palette):
            inner, marks = child, marks | below
    opening = text[node.open.start : inner.open.end]
    closing = text[inner.close.start : node.close.end]
    marks |= _named(opening, closing, palette)
    colours = _colours(marks, palette) if marks else ()
    is_link = node.kind is Kind.LINK or node.tag == "a"
    return Found(Wrap(opening, closing, marks, is_link, is_literal(node), colours), inner)


def _is_house(node: Node, text: str, palette: Palette) -> bool:
    """Tell whether an element and its only child are a highlight of the house: what is around is apart."""
    child = _only_child(node)
    if child is None:
        return False
    opening, closing = text[node.open.start : child.open.end], text[child.close.start : node.close.end]
    return bool(_named(opening, closing, palette))


def is_literal(node: Node) -> bool:
    """Tell whether no markup is read inside a node: code, and addresses that show themselves."""
    return node.kind is Kind.CODE or (node.kind is Kind.LINK and not node.children)


def _only_child(node: Node) -> Node | None:
    """Return the element that is all that an element holds."""
    if node.kind is not Kind.HTML or len(node.children) != 1:
        return None
    child = node.children[0]
    return child if child.kind is Kind.HTML and len(child.close) and child.tag not in VOID else None


def _marks_of(node: Node, palette: Palette) -> frozenset[str]:
    if node.kind in _KIND_MARKS:
        return frozenset({_KIND_MARKS[node.kind]})
    return _tag_marks(node.tag, node.attributes, palette) if node.kind is Kind.HTML else frozenset()


@lru_cache(maxsize=512)
def _tag_marks(tag: str, attributes: tuple[tuple[str, str], ...], palette: Palette) -> frozenset[str]:
    return tag_marks(tag, dict(attributes), palette)


@lru_cache(maxsize=512)
def _named(opening: str, closing: str, palette: Palette) -> frozenset[str]:
    """Return what the highlight gives whose markup this is, letter for letter."""
    for one in palette.highlights:
        if (one.open, one.close) == (opening, closing):
            return highlight_marks(one, palette)
    return frozenset()


def _are_one(outer: frozenset[str], inner: frozenset[str], palette: Palette) -> bool:
    """Tell whether an element and its only child are one highlight: bold and a colour."""
    marks = (outer, inner) if outer == {BOLD} else (inner, outer)
    return marks[0] == {BOLD} and any(kind_of(mark, palette) for mark in marks[1])
