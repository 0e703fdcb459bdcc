"""The words of a block as a flat row: each stretch of text with the pairs of markup that stand round it.

An edit rearranges the row; the markup between two neighbours then follows from what their pairs have in
common, so no edit can leave half a pair behind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from editor.core.palette import Palette
from editor.core.text import Change
from editor.core.wraps import Wrap, is_literal, wrap_of
from editor.kramdown.inline.links import is_autolink
from editor.kramdown.memo import of_block
from editor.kramdown.span import Span
from editor.kramdown.tags import LITERAL, VOID
from editor.kramdown.tree import Block, Kind, Node

BLOCK_KINDS = frozenset(
    {
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.LIST,
        Kind.ITEM,
        Kind.TERM,
        Kind.DESCRIPTION,
        Kind.QUOTE,
        Kind.RULE,
        Kind.CODE_BLOCK,
        Kind.TABLE,
        Kind.HTML_BLOCK,
        Kind.BLANK,
    }
)
CARD_TAGS = frozenset({"table", "script", "style", "iframe", "video", "audio", "object", "svg", "math"})
"""Elements shown as one thing: their insides are not words of the article."""

_BLOCK_TAGS = LITERAL | {"center", "details", "dialog", "figure", "noscript", "hgroup"}

_ADDRESSES = frozenset({"<", "<mailto:"})
"""What opens an address that shows itself."""

Path = tuple[Wrap, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of source inside a passage and the pairs round it, outermost first.

    `start` is its place in the source, `None` for new text. A solid leaf is one thing (a picture, an entity,
    an escaped sign); a hidden one is source that nobody sees (a quote sign on a later line).
    """

    text: str
    start: int | None
    path: Path
    solid: bool = False
    hidden: bool = False
    chosen: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing here to put a mark on."""
        return self.hidden or (not self.solid and not self.text.strip())

    def split(self, at: int) -> tuple["Leaf", "Leaf"]:
        """Return what is before and what is after the character `at` of this leaf."""
        after = None if self.start is None else self.start + at
        return replace(self, text=self.text[:at]), replace(self, text=self.text[at:], start=after)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """The words of one paragraph, heading, item or cell. Positions count in the text it was asked for.

    `owner` is the block-level node that holds the words; `is_html` says that its Markdown is not read.
    """

    span: Span
    leaves: tuple[Leaf, ...]
    owner: Node
    is_html: bool = False


@of_block
def placed(block: Block, palette: Palette, start: int) -> tuple[Passage, ...]:
    """Return the passages of a block that begins at `start`, in positions of the text that it is in."""
    return tuple(
        Passage(
            one.span.shifted(start),
            tuple(
                Leaf(leaf.text, (leaf.start or 0) + start, leaf.path, leaf.solid, leaf.hidden)
                for leaf in one.leaves
            ),
            one.owner,
            one.is_html,
        )
        for one in passages(block, palette)
    )


@of_block
def passages(block: Block, palette: Palette) -> tuple[Passage, ...]:
    """Return the passages of a block in order, in positions of the block's own text."""
    return tuple(_passages(block.node, block.text, palette))


def _passages(node: Node, text: str, palette: Palette) -> Iterator[Passage]:
    """Find the rows of inline nodes below a block-level node."""
    if node.kind in {Kind.TABLE, Kind.CODE_BLOCK, Kind.BLANK, Kind.RULE} or node.tag in CARD_TAGS:
        return
    row: list[Node] = []
    has_blocks = any(_is_block(child, node) for child in node.children)
    for child in node.children:
        if not _is_block(child, node):
            row.append(child)
            continue
        yield from _passage(node, row, text, palette, optional=True)
        row = []
        yield from _passages(child, text, palette)
    yield from _passage(node, row, text, palette, optional=has_blocks)


def _is_block(node: Node, owner: Node) -> bool:
    """Tell whether a node has passages of its own instead of being part of its owner's."""
    if node.kind is Kind.HTML:
        return node.tag in _BLOCK_TAGS and owner.kind not in {Kind.PARAGRAPH, Kind.HEADING}
    return node.kind in BLOCK_KINDS


def _passage(
    owner: Node, row: Sequence[Node], text: str, palette: Palette, *, optional: bool
) -> Iterator[Passage]:
    leaves = _trimmed([leaf for node in row for leaf in _leaves(node, text, (), palette)])
    if not optional and owner.kind in {Kind.PARAGRAPH, Kind.HEADING} and not is_setext(owner, text):
        leaves = [*_blanks(owner.open, text), *leaves, *_blanks(owner.close, text)]
    if not leaves:
        if not optional and owner.kind is not Kind.PARAGRAPH and owner.tag not in VOID:
            yield Passage(Span(owner.content.start, owner.content.start), (), owner, _is_html(owner))
        return
    if optional and all(leaf.is_blank for leaf in leaves):
        return
    first, last = leaves[0], leaves[-1]
    start, end = first.start or 0, (last.start or 0) + len(last.text)
    if first.path:
        start = next((node.span.start for node in row if node.span.end > start), start)
    if last.path:
        end = next((node.span.end for node in reversed(row) if node.span.start < max(end, 1)), end)
    yield Passage(Span(start, end), tuple(leaves), owner, _is_html(owner))


def is_setext(owner: Node, text: str) -> bool:
    """Tell whether a line of dashes below it makes an element of a block's `text` a heading."""
    return owner.kind is Kind.HEADING and "\n" in owner.close.of(text).rstrip("\n")


def _blanks(edge: Span, text: str) -> list[Leaf]:
    """Return the blanks at a line's edge, which are words for whoever is just typing them."""
    source = edge.of(text)
    blanks = source.rstrip("\n")
    return [Leaf(blanks, edge.start, ())] if blanks.isspace() else []


def _is_html(owner: Node) -> bool:
    return owner.kind in {Kind.HTML_BLOCK, Kind.HTML}


def _trimmed(leaves: list[Leaf]) -> list[Leaf]:
    """Leave out the markup and line ends at the edges: they are the block's, not the words'."""
    while leaves and not leaves[0].path and (leaves[0].hidden or not leaves[0].text.strip("\n")):
        del leaves[0]
    while leaves and not leaves[-1].path and (leaves[-1].hidden or leaves[-1].text.endswith("\n")):
        last = leaves.pop()
        if not last.hidden and not last.solid and (kept := last.text.rstrip("\n")):
            leaves.append(replace(last, text=kept))
            break
    return leaves


def _leaves(node: Node, text: str, path: Path, palette: Palette) -> Iterator[Leaf]:
    start, source = node.span.start, node.span.of(text)
    if node.kind is Kind.TEXT or (node.kind is Kind.BREAK and not source.strip()):
        yield Leaf(source, start, path)
        return
    if node.kind in {Kind.MARKUP, Kind.CHECKBOX}:
        yield Leaf(source, start, path, hidden=True)
        return
    if node.kind is Kind.HTML and len(node.close) == 0 and node.tag not in VOID:
        yield Leaf(node.open.of(text), node.open.start, path, solid=True)
        yield from _below(node.children, text, path, palette)
        return
    wrap = (
        None
        if node.kind is Kind.LINK and is_literal(node) and source[:1] == "<"
        else wrap_of(node, text, palette)
    )
    if wrap is None:
        yield Leaf(source, start, path, solid=True)
    elif is_literal(node) or not wrap.inner.children:
        content = node.content if is_literal(node) else wrap.inner.content
        yield Leaf(content.of(text), content.start, (*path, wrap.wrap))
    else:
        yield from _below(wrap.inner.children, text, (*path, wrap.wrap), palette)


def _below(nodes: Sequence[Node], text: str, path: Path, palette: Palette) -> Iterator[Leaf]:
    for node in nodes:
        yield from _leaves(node, text, path, palette)


def between(left: Path, right: Path) -> str:
    """Return the markup that closes what only `left` has and opens what only `right` has."""
    closes, opens = steps(left, right)
    return "".join((*(wrap.close for wrap in closes), *(wrap.open for wrap in opens)))


def steps(left: Path, right: Path) -> tuple[tuple[Wrap, ...], tuple[Wrap, ...]]:
    """Return the pairs that end and the pairs that begin between two paths, in the order of their markup."""
    common = 0
    while common < min(len(left), len(right)) and left[common] is right[common]:
        common += 1
    return left[common:][::-1], right[common:]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place between two stretches of markup or words: what is written there stands inside `path`.

    `index` is the place in the row: how many leaves come before.
    """

    position: int
    path: Path
    index: int


def slots(passage: Passage) -> list[Slot]:
    """Return every place in a passage that is not inside a leaf or inside a tag, in order."""
    found = [Slot(passage.span.start, (), 0)]
    for index, leaf in enumerate((*passage.leaves, None)):
        last = found[-1]
        path, position = last.path, last.position
        closes, opens = steps(path, () if leaf is None else leaf.path)
        for wrap in closes:
            path, position = path[:-1], position + len(wrap.close)
            found.append(Slot(position, path, index))
        for wrap in opens:
            path, position = (*path, wrap), position + len(wrap.open)
            found.append(Slot(position, path, index))
        if leaf is not None:
            found.append(Slot((leaf.start or 0) + len(leaf.text), leaf.path, index + 1))
    return found


def slot_at(passage: Passage, position: int, places: Sequence[Slot] | None = None) -> Slot:
    """Return the place a caret is at; inside a leaf or a tag, the place before that.

    `places` are those of the passage, if they are known.
    """
    before = [slot for slot in places or slots(passage) if slot.position <= position]
    exact = next((slot for slot in before if slot.position == position), None)
    return exact or (before[-1] if before else Slot(passage.span.start, (), 0))


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A passage with its row rearranged: what changes in the source, and where the chosen leaves are.

    `start` and `end` are positions of the new text, as if this were the only change.
    """

    changes: tuple[Change, ...]
    start: int
    end: int
    chosen: tuple[Span, ...] = ()
    """The chosen leaves one by one, where they are more than one stretch."""

    @property
    def growth(self) -> int:
        """How much longer the text becomes."""
        return sum(len(change.insert) - len(change.span) for change in self.changes)


def rewritten(passage: Passage, leaves: Sequence[Leaf], text: str) -> Rewritten:
    """Return the changes that turn a passage into the row `leaves`, which keeps the order of its old leaves.

    `text` is what the passage's positions count in.
    """
    leaves = _without_broken_addresses(leaves)
    changes: list[Change] = []
    chosen: list[tuple[int, int]] = []
    done = length = passage.span.start
    new = ""
    path: Path = ()
    for leaf in leaves:
        new += between(path, leaf.path)
        path = leaf.path
        place = length + len(new)
        if leaf.start is None or not leaf.text:
            new += leaf.text
        else:
            if new or done != leaf.start:
                changes.append(Change(Span(done, leaf.start), new))
            length = place + len(leaf.text)
            done = leaf.start + len(leaf.text)
            new = ""
        if leaf.chosen:
            chosen.append((place, place + len(leaf.text)))
    changes.append(Change(Span(done, passage.span.end), new + between(path, ())))
    end = length + len(changes[-1].insert)
    needed = tuple(change.minimal(text) for change in changes if change.insert != change.span.of(text))
    spans = tuple(Span(*one) for one in chosen)
    return Rewritten(needed, chosen[0][0] if chosen else end, chosen[-1][1] if chosen else end, spans)


def _without_broken_addresses(leaves: Sequence[Leaf]) -> Sequence[Leaf]:
    """Return the row without the angle brackets round what is no whole address any more."""
    if not any(wrap.open in _ADDRESSES for leaf in leaves for wrap in leaf.path):
        return leaves
    row: list[Leaf] = []
    for wrap, run in groupby(leaves, _address):
        part = list(run)
        if wrap is not None and not is_autolink(
            f"{wrap.open}{''.join(one.text for one in part)}{wrap.close}"
        ):
            part = [replace(one, path=tuple(kept for kept in one.path if kept is not wrap)) for one in part]
        row += part
    return row


def _address(leaf: Leaf) -> Wrap | None:
    """Return the angle brackets that a leaf is in."""
    return next((wrap for wrap in leaf.path if wrap.open in _ADDRESSES), None)
