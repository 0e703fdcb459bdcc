"""A letter typed amid letters: the usual key, of which nothing can come but that letter.

The rules of typing would find the same change, after they had taken the whole paragraph apart.
"""

from editor.core import places
from editor.core.manuscript import Manuscript
from editor.kramdown.tree import Kind, Node

_KINDS = frozenset(
    {
        *(Kind.PARAGRAPH, Kind.HEADING, Kind.LIST, Kind.ITEM, Kind.QUOTE),
        *(Kind.STRONG, Kind.EMPHASIS, Kind.STRIKE, Kind.LINK),
    }
)
_HTML = frozenset({Kind.HTML, Kind.HTML_BLOCK})
_TAGS = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "div", "blockquote"),
        *(
            "b",
            "strong",
            "i",
            "em",
            "u",
            "s",
            "del",
            "ins",
            "mark",
            "small",
            "sup",
            "sub",
            "span",
            "font",
            "a",
        ),
    }
)


def is_amid_letters(book: Manuscript, position: int, text: str) -> bool:
    """Tell whether `text` is a letter or a blank typed between letters of words, or a letter at their end."""
    if len(text) != 1 or not (text.isalnum() or text == " ") or position <= book.start:
        return False
    index = book.index_at(position)
    block = book.block(index)
    inside = position - book.block_start(index)
    before, after = block.text[max(0, inside - 2) : inside], block.text[inside : inside + 1]
    is_behind_blank = before[1:] == " " and before[:1].isalnum() and text != " "
    if not (before[-1:].isalnum() or is_behind_blank) or not (after.isalnum() or after in {"\n", ""}):
        return False
    words = _words_at(block.node, block.text, inside)
    if words is None or places.card(block) is not None:
        return False
    if after.isalnum():
        return words.span.start + is_behind_blank < inside < words.span.end
    ends = block.node.kind is Kind.PARAGRAPH and words is block.node.children[-1] and words.span.end == inside
    return ends and text != " " and not is_behind_blank


def _words_at(node: Node, text: str, position: int) -> Node | None:
    """Return the text that is right before a position, if it stands in nothing but words and their marks."""
    while node.kind is not Kind.TEXT:
        if node.kind not in _KINDS and not (node.kind in _HTML and node.tag in _TAGS):
            return None
        if node.kind is Kind.LINK and text[node.span.start] == "<":  # an address that shows itself
            return None
        inner = next((one for one in node.children if one.span.start < position <= one.span.end), None)
        if inner is None:
            return None
        node = inner
    return node
