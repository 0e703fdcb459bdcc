"""Which markup is which mark: bold, italic and colours in all the forms that posts have them."""

import re
from dataclasses import dataclass

from editor.core.colours import css_colour
from editor.core.palette import Palette
from editor.kramdown.tags import VOID
from editor.kramdown.tree import Kind, Node

BOLD = "bold"
ITALIC = "italic"
STRIKE = "strike"
UNDERLINE = "underline"
PLAIN_MARKS = frozenset({BOLD, ITALIC, STRIKE, UNDERLINE})
"""The marks that are no colours."""

COLOUR = "colour:"
"""What the id of a colour that is not in the palette begins with."""

_LEAVES = frozenset({Kind.ESCAPE, Kind.ENTITY, Kind.IMAGE, Kind.BREAK, Kind.COMMENT, Kind.LIQUID})
_SOLID_TAGS = frozenset(
    {"script", "style", "iframe", "video", "audio", "object", "svg", "math", "select", "button"}
)
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)\s*;?\s*", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(?:italic|oblique)\s*;?\s*", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*([^;]+?)\s*(?:!important\s*)?(?:;|$)")


@dataclass(frozen=True, slots=True, eq=False)
class Wrap:
    """A pair of markup round words; each occurrence is its own. `mark` is empty for what is no mark (a link).

    `is_link` tells links: what is typed after one does not belong to it.
    """

    open: str
    close: str
    mark: str = ""
    is_link: bool = False
    is_literal: bool = False

    def again(self) -> "Wrap":
        """Return another occurrence of the same pair."""
        return Wrap(self.open, self.close, self.mark, self.is_link, self.is_literal)


@dataclass(frozen=True, slots=True)
class Found:
    """A pair in the tree: `inner` is the node whose content is what the pair stands round."""

    wrap: Wrap
    inner: Node


def family(mark: str, palette: Palette) -> str:
    """Return what a mark excludes: words have one colour, and are bold or not."""
    return "highlight" if mark.startswith(COLOUR) or palette.highlight(mark) is not None else mark


def wrap_of(node: Node, text: str, palette: Palette) -> Found | None:
    """Return the pair that an inline node is; `None` for what has no inside."""
    if node.kind in _LEAVES or (node.kind is Kind.HTML and node.tag in VOID | _SOLID_TAGS):
        return None
    inner = node
    mark = _plain_mark(node) or _colour_mark(node, palette)
    if mark and node.kind is Kind.HTML and len(node.children) == 1:
        child = node.children[0]
        if both := _both(mark, _plain_mark(child) or _colour_mark(child, palette)):
            inner, mark = child, both
    opening = text[node.open.start : inner.open.end]
    closing = text[inner.close.start : node.close.end]
    is_link = node.kind is Kind.LINK or node.tag == "a"
    return Found(Wrap(opening, closing, mark, is_link, is_literal(node)), inner)


def is_literal(node: Node) -> bool:
    """Tell whether no markup is read inside a node: code, and addresses that show themselves."""
    return node.kind is Kind.CODE or (node.kind is Kind.LINK and not node.children)


def _plain_mark(node: Node) -> str:
    if node.kind is Kind.STRONG or (node.kind is Kind.HTML and node.tag in {"b", "strong"}):
        return BOLD
    if node.kind is Kind.EMPHASIS or (node.kind is Kind.HTML and node.tag in {"em", "i"}):
        return ITALIC
    if node.kind is Kind.STRIKE or (node.kind is Kind.HTML and node.tag in {"s", "strike", "del"}):
        return STRIKE
    if node.kind is Kind.HTML and node.tag in {"u", "ins"}:
        return UNDERLINE
    style = node.attribute("style") if node.tag == "span" else None
    if style and _WEIGHT.fullmatch(style.strip()):
        return BOLD
    return ITALIC if style and _SLANT.fullmatch(style.strip()) else ""


def _colour_mark(node: Node, palette: Palette) -> str:
    """Return the highlight that a `<span style>` or `<font color>` is; a `colour:` id for a foreign one."""
    if node.kind is not Kind.HTML or node.tag not in {"span", "font", "mark"}:
        return ""
    if node.tag == "font":
        declared = {"color": node.attribute("color") or ""}
    else:
        declared = {
            found[1].lower(): found[2] for found in _DECLARATION.finditer(node.attribute("style") or "")
        }
    for kind, names in (("text", ("color",)), ("background", ("background-color", "background"))):
        for name in names:
            colour = css_colour(declared.get(name, ""))
            if colour is not None:
                return _named(kind, declared[name], palette)
    return ""


def _named(kind: str, colour: str, palette: Palette) -> str:
    for highlight in palette.highlights:
        if highlight.kind == kind and css_colour(highlight.colour) == css_colour(colour):
            return highlight.id
    return f"{COLOUR}{kind}:{colour}"


def _both(outer: str, inner: str) -> str:
    """Return the one mark that an element and its only child are: bold and a colour are a highlight."""
    marks = {outer, inner} - {BOLD}
    if len(marks) == 1 and BOLD in {outer, inner} and marks.isdisjoint({"", *PLAIN_MARKS}):
        return marks.pop()
    return ""
