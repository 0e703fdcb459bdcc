"""The tree that a reading of the dialect gives: blocks and inline nodes, each with its place in the source.

The law of the tree: `node.span` is `node.open`, then the children without gap or overlap, then
`node.close`. Leaves have no children; what a leaf covers between `open` and `close` is its content.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from editor.kramdown.definitions import Definition
from editor.kramdown.span import Span


class Kind(StrEnum):
    """What a node is. Raw HTML elements are `HTML` with their tag name, Markdown forms have their own."""

    # blocks
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    ITEM = "item"
    QUOTE = "quote"
    RULE = "rule"
    CODE_BLOCK = "code_block"
    TABLE = "table"
    HTML_BLOCK = "html_block"
    BLANK = "blank"
    SECTION = "section"  # of a table: thead, tbody, tfoot
    ROW = "row"
    CELL = "cell"
    TERM = "term"
    DESCRIPTION = "description"
    MATH_BLOCK = "math_block"
    NOTE = "note"  # what a footnote says; it stands where it was written
    TOC = "toc"  # the list that `{:toc}` turns into a table of contents
    NOTES = "notes"  # the list that `{:footnotes}` turns into the footnotes
    OPTIONS = "options"  # `{::options key="value" /}`
    DEFINITION = "definition"  # a link, an abbreviation, an attribute list: nothing is shown
    # inline
    TEXT = "text"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    BREAK = "break"
    ENTITY = "entity"
    ESCAPE = "escape"
    HTML = "html"
    COMMENT = "comment"
    MATH = "math"
    FOOTNOTE = "footnote"  # the mark of a footnote; its value is the footnote's name
    CHECKBOX = "checkbox"  # of a task list
    ABBREVIATION = "abbreviation"
    RAW = "raw"  # what `{::nomarkdown}` holds: written to HTML as it is
    LIQUID = "liquid"
    # source that a reader does not see and that is nobody's edge: quote signs, indents, line ends
    MARKUP = "markup"


class Node(NamedTuple):
    """One construct. Spans are code points from the start of the block's own text (`Block.text`).

    A named tuple: a reading makes tens of thousands, and a frozen dataclass takes four times as long to make.
    """

    kind: Kind
    span: Span
    open: Span
    close: Span
    children: tuple["Node", ...] = ()
    tag: str = ""
    """The HTML element it becomes or is (`h2`, `b`, `img`); empty for text."""
    attributes: tuple[tuple[str, str], ...] = ()
    """HTML attributes, decoded, in source order: `href`, `src`, `alt`, `style`, `id` ..."""
    value: str = ""
    """What a leaf stands for where that is not its source: the character of an entity, the text of code."""

    @property
    def content(self) -> Span:
        """What lies between the opening and the closing markup."""
        return Span(self.open.end, self.close.start)

    def attribute(self, name: str) -> str | None:
        """Return the value of an HTML attribute, or `None`."""
        return next((value for key, value in self.attributes if key == name), None)

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it, in source order, without recursion."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One top-level block of a body: its own source text (with its line ends) and its tree.

    Blocks are shared between readings: an edit elsewhere leaves the very same object in place.
    """

    text: str
    node: Node
    definitions: tuple[Definition, ...] = ()
    """What the block defines for others."""
    asks: frozenset[str] = frozenset()
    """The names of definitions it looked for, found or not."""
    previous: Kind | None = None
    """The kind of the block before it, on which its own reading depends."""
    reach: int = 0
    """How far from its beginning its reading looked: an edit there may change what it is."""
    landmarks: frozenset[Kind] = frozenset()
    """The kinds of node in it that the rest of the body takes part in: headings, footnotes, contents."""
    memo: dict[object, tuple[object, Any]] = field(default_factory=dict, init=False, repr=False)
    """What pure functions said of it; see `memo.of_block`."""
