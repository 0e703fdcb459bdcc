"""Elements that hold blocks: the blanks between their tags set the source out, and nobody sees them."""

from editor.kramdown.span import Span
from editor.kramdown.tags import LITERAL
from editor.kramdown.tree import Kind, Node

BOXES = frozenset({"ul", "ol", "div", "section", "article", "figure", "blockquote", "details", "dl"})
"""Elements whose own blanks are never words."""

_HOLDERS = BOXES | {"li", "dd", "td", "th"}
_HTML = frozenset({Kind.HTML, Kind.HTML_BLOCK})
_BLOCKS = LITERAL | _HOLDERS


def may_indent(owner: Node) -> bool:
    """Tell whether blanks between the tags in a node may be there to set the source out."""
    return owner.tag in _HOLDERS and owner.kind in _HTML


def indent(owner: Node, child: Node, text: str) -> Span | None:
    """Return the part of a text child that is only blanks in front of a tag; `None` where it has none.

    Where words may stand too (in an `<li>`), those are the blanks between a line end and a block's tag.
    """
    if child.kind is not Kind.TEXT or not may_indent(owner):
        return None
    words = child.span.of(text)
    if owner.tag in BOXES:
        return None if words.strip() else child.span
    blanks = words[words.rfind("\n") + 1 :]
    if "\n" not in words or not blanks or blanks.strip():
        return None
    after = next((one for one in owner.children if one.span.start == child.span.end), None)
    ends_owner = child.span.end == owner.close.start and len(owner.close) > 0
    if not ends_owner and (after is None or after.tag not in _BLOCKS):
        return None
    return Span(child.span.end - len(blanks), child.span.end)


def checkbox(item: Node) -> Node | None:
    """Return the box that makes an item of a list a task."""
    first = item.children[0] if item.children else item
    return next((node for node in (first, *first.children[:1]) if node.kind is Kind.CHECKBOX), None)
