"""Enter on an empty item of a list in HTML: it goes one level out, or makes room outside of the list."""

import re
from dataclasses import dataclass

from editor.core.edit.lines import Spot, end_of
from editor.core.manuscript import Manuscript
from editor.core.passages import Passage
from editor.core.text import ChangeSet, difference
from editor.kramdown.tree import Kind, Node

_LISTS = frozenset({"ul", "ol"})
_OF_ONE = re.compile(r"""\s+(?:id|start)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
"""What of a tag is not said again by the one that goes on behind the cut."""


@dataclass(frozen=True, slots=True)
class _Place:
    """An empty item of a list, its neighbours and what holds the list; positions are of `text`, a block's."""

    text: str
    root: Node
    item: Node
    before: Node | None
    behind: Node | None
    holder: Node | None

    @property
    def end(self) -> int:
        """Where the list ends."""
        return end_of(self.root, self.text, 0)

    @property
    def closing(self) -> str:
        """What ends the list behind an item."""
        last = [child for child in self.root.children if child.tag == "li"][-1]
        return self.text[last.span.end : self.end]

    @property
    def opening(self) -> str:
        """What begins the list before an item; behind a cut it is another list."""
        first = next(child for child in self.root.children if child.tag == "li")
        tag, blanks = self.root.open.of(self.text), self.text[self.root.open.end : first.span.start]
        return f"{tag if self.before is None else _OF_ONE.sub('', tag)}{blanks}"


@dataclass(frozen=True, slots=True)
class _Written:
    """What is written from `start` to `end`: what comes before the caret and what comes behind it."""

    start: int
    end: int
    left: str
    right: str


def left_html(book: Manuscript, spot: Spot, passage: Passage) -> tuple[ChangeSet, int] | None:
    """Leave the empty item of an HTML list that a passage is all of; `None` where it is none."""
    block, start = book.block(spot.block), book.block_start(spot.block)
    if passage.leaves or block.node.kind is not Kind.HTML_BLOCK:
        return None
    place = _place_of(block.node, passage.owner, block.text)
    if place is None:
        return None
    holder = place.holder
    done = _item(place, holder) if holder is not None and holder.tag == "li" else _paragraph(place)
    before = f"{book.text[: start + done.start]}{done.left}"
    after = f"{before}{done.right}{book.text[start + done.end :]}"
    return difference(book.text, after), len(before)


def _place_of(root: Node, owner: Node, text: str) -> _Place | None:
    """Return the innermost item that `owner` is or is all of, where it is empty."""
    way = _way_to(root, owner)
    at = next((at for at in range(len(way) - 1, 0, -1) if way[at].tag == "li"), 0)
    if at == 0 or way[at - 1].tag not in _LISTS or not _is_void(way[at], text):
        return None
    items = [child for child in way[at - 1].children if child.tag == "li"]
    if any(len(node.close) == 0 for node in (way[at - 1], *items)):
        return None
    around = [None, *items, None]
    number = around.index(way[at])
    holder = way[at - 2] if at > 1 else None
    return _Place(text, way[at - 1], way[at], around[number - 1], around[number + 1], holder)


def _way_to(root: Node, owner: Node) -> list[Node]:
    """Return the nodes from `root` down to `owner`."""
    way = [root]
    while way[-1] is not owner:
        inner = next((one for one in way[-1].children if _holds(one, owner)), None)
        if inner is None:
            return []
        way.append(inner)
    return way


def _holds(node: Node, owner: Node) -> bool:
    return (
        node.span.start <= owner.span.start
        and owner.span.end <= node.span.end
        and any(one is owner for one in node.walk())
    )


def _is_void(item: Node, text: str) -> bool:
    """Tell whether nothing is in an item but the tags of an empty paragraph."""
    return all(
        node is item or node.tag == "p" or (node.kind is Kind.TEXT and not node.span.of(text).strip())
        for node in item.walk()
    )


def _paragraph(place: _Place) -> _Written:
    """Make a paragraph between the halves of the list, above it, below it or in its place."""
    root, end = place.root, place.end
    is_top = place.holder is None
    gap = "\n\n" if is_top else f"\n{_indent(place.text, root)}"
    opened, closed = ("", "") if is_top else ("<p>", "</p>")
    if place.before is None and place.behind is None:
        return _Written(root.span.start, end, opened, closed)
    if place.before is None and place.behind is not None:
        opening = place.opening
        return _Written(root.span.start, place.behind.span.start, opened, f"{closed}{gap}{opening}")
    start = root.span.start if place.before is None else place.before.span.end
    left = f"{place.closing}{gap}{opened}"
    if place.behind is None:
        return _Written(start, end, left, closed)
    return _Written(start, place.behind.span.start, left, f"{closed}{gap}{place.opening}")


def _item(place: _Place, holder: Node) -> _Written:
    """Make the item the next one of the outer list; the items below it go along as its own."""
    text, end = place.text, place.end
    tag = _OF_ONE.sub("", holder.open.of(text))
    closed = text[holder.close.start : holder.span.end]
    new = f"\n{_indent(text, holder)}{tag}"
    words = text[: place.root.span.start].rstrip()
    blanks = text[len(words) : place.root.span.start]
    start = len(words) if place.before is None else place.before.span.end
    closing = "" if place.before is None else place.closing
    if place.behind is None:
        return _Written(start, holder.span.end, f"{closing}{text[end : holder.span.end]}{new}", closed)
    rest = text[end : holder.close.start]
    gap = "" if rest.strip() else rest
    return _Written(
        start, place.behind.span.start, f"{closing}{gap}{closed}{new}", f"{blanks}{place.opening}"
    )


def _indent(text: str, node: Node) -> str:
    """Return the blanks at the start of the line that a node begins on."""
    line = text[text.rfind("\n", 0, node.span.start) + 1 : node.span.start]
    return line[: len(line) - len(line.lstrip(" \t"))]
