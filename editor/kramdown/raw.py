"""Raw HTML read as a tree: start tags, end tags, comments, entities; everything else is text."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import html5
from typing import NamedTuple

from editor.kramdown.draft import Attributes
from editor.kramdown.escape import escape, escape_attribute
from editor.kramdown.span import Span
from editor.kramdown.tags import KNOWN, LITERAL, RAW_TEXT, VOID
from editor.kramdown.tree import Kind, Node

DEPTH = 60
"""Elements nested deeper than this are kept as text: nobody writes them, and walks may be recursive."""

CLOSED = "/"
"""The value of an element that closed itself: it is written so again."""

SCRIPT = "script"
"""The value of an element whose content is no HTML."""

NAME = r"[^\W\d](?:[\w.:-]*)"
_ATTRIBUTE = re.compile(r"""\s*([^\W\d][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(\w+)))?""")
START_TAG = re.compile(rf"""<({NAME})((?:\s+[^\W\d][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|\w+))?)*)\s*(/?)>""")
END_TAG = re.compile(rf"</({NAME})\s*>")
WRITTEN = "&"
"""The tag of an entity in raw HTML: kramdown leaves it as it is written there, and makes it no character."""

ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_SPECIAL = re.compile("[<&]")


class Tag(NamedTuple):
    """A start tag: its name as written to HTML, its attributes, whether it closes itself."""

    name: str
    attributes: Attributes
    closed: bool
    start: int
    end: int

    @property
    def asked(self) -> str | None:
        """How the inside is to be read: what the attribute `markdown` says."""
        for name, value in self.attributes:
            if name == "markdown":
                return value
        return None

    def without_asking(self) -> Attributes:
        """Return the attributes but that one, which is not written to HTML."""
        if self.asked is None:
            return self.attributes
        return tuple(pair for pair in self.attributes if pair[0] != "markdown")

    def html(self, *, closed: bool = False) -> str:
        """Return the tag as HTML."""
        attributes = "".join(f' {name}="{escape_attribute(value)}"' for name, value in self.attributes)
        return f"<{self.name}{attributes}{' />' if closed else '>'}"


def entity(text: str) -> str | None:
    """Return the character(s) that `&name;` stands for, or `None` where there is no such name."""
    if text[1] != "#" and text[1:] not in html5:
        return None
    return html.unescape(text) or chr(int(text.strip("&#xX;"), 16 if text[2] in "xX" else 10))


def decode(text: str) -> str:
    """Return an attribute's value with its entities replaced."""
    return ENTITY.sub(lambda match: entity(match[0]) or match[0], text) if "&" in text else text


def name_of(written: str) -> str:
    """Return an element's name as kramdown writes it: small letters where it knows the element."""
    small = written.lower()
    return small if small in KNOWN else written


@lru_cache(maxsize=4096)
def attributes_of(text: str, *, known: bool = True) -> Attributes:
    """Return the attributes written in a start tag; of two with one name the last one counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        name = match[1].lower() if known else match[1]
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found[name] = decode(value)
    return tuple(found.items())


def start_tag(text: str, position: int) -> Tag | None:
    """Return the start tag at `position`, or `None`."""
    match = START_TAG.match(text, position)
    if match is None:
        return None
    name = name_of(match[1])
    return Tag(name, attributes_of(match[2], known=name in KNOWN), bool(match[3]), position, match.end())


def comment_end(text: str, position: int) -> int:
    """Return where the comment that begins at `position` ends, -1 where it does not."""
    found = text.find("-->", position + 4)
    return found + 3 if found >= 0 else -1


@dataclass(slots=True)
class _Open:
    """An element whose end tag has not come yet."""

    tag: Tag
    children: list[Node] = field(default_factory=list)


Inside = tuple[tuple[Node, ...], int, int]
"""The children of an element, where they end, and where the element ends."""


@dataclass(slots=True)
class RawReader:
    """Reads the inside of one raw element; positions in the nodes are moved by `offset`."""

    text: str
    offset: int
    nested: Callable[[Tag, int], int] | None = None
    """Reads an element that asks for Markdown inside, and is told how deep; returns where it ends."""
    above: int = 0
    """How many levels there are above."""
    inline: bool = False
    """Whether the element stands inside text, where elements that are blocks show as text."""
    written: int = 0
    stack: list[_Open] = field(default_factory=list)
    open_comment: bool = False
    """Whether a comment began that does not end: text far below may end it."""
    deep: list[str] | None = None
    """The HTML of an element that is nested too deep for nodes."""
    shallow: int = 0
    """How many elements are open around it."""

    def read(self, position: int, tag: Tag) -> Inside:
        """Read from `position` to the end tag of `tag`; an element never closed ends with the text."""
        self.stack = [_Open(tag)]
        self.written = position
        while True:
            match = _SPECIAL.search(self.text, position)
            if match is None:
                return self._give_up()
            found = self._special(match.start())
            if isinstance(found, tuple):
                return found
            position = found

    def _special(self, at: int) -> int | Inside:
        """Read what begins at `at`; return where to go on, or the result when the element ended."""
        text = self.text
        if text[at] == "&":
            return self._entity(at)
        if closing := END_TAG.match(text, at):
            return self._end_tag(at, closing)
        if text.startswith("<!--", at) and not self.open_comment:
            end = comment_end(text, at)
            if end > 0:
                self._text(at)
                self._add(Kind.COMMENT, (at, at + 4, end - 3, end), text[at:end])
                return end
            self.open_comment = True
        tag = start_tag(text, at)
        if tag is None:
            return at + 1
        return tag.end if self.inline and tag.name in LITERAL else self._start_tag(at, tag)

    def _start_tag(self, at: int, tag: Tag) -> int:
        self._text(at)
        self.written = tag.end
        if tag.closed or tag.name in VOID:
            value = CLOSED if tag.closed else ""
            self._put(element(tag, (), (tag.end, tag.end), self.offset, value), tag.html(closed=True))
            return tag.end
        if self.nested is not None and self.deep is None and tag.asked not in {None, "0"}:
            after = self.nested(tag, len(self.stack))
            self._add(Kind.HTML_BLOCK, (tag.start, tag.start, after, after), "")
            return after
        if self.deep is None and len(self.stack) + self.above > DEPTH:
            self.deep, self.shallow = [], len(self.stack)
        if self.deep is not None:
            self.deep.append(tag.html())
        self.stack.append(_Open(tag))
        if tag.name not in RAW_TEXT:
            return tag.end
        end = re.compile(rf"</{tag.name}\s*>", re.IGNORECASE).search(self.text, tag.end)
        return end.start() if end else len(self.text)

    def _entity(self, at: int) -> int:
        match = ENTITY.match(self.text, at)
        if match is None or (value := entity(match[0])) is None:
            return at + 1
        self._text(at)
        self._add(Kind.ENTITY, (at, at, match.end(), match.end()), match[0], value)
        return match.end()

    def _end_tag(self, at: int, match: re.Match[str]) -> int | Inside:
        top = self.stack[-1]
        if match[1].lower() != top.tag.name.lower():
            return match.end()
        self._text(at)
        self.written = match.end()
        if len(self.stack) == 1:
            return tuple(top.children), at, match.end()
        self._close(at, match.end())
        return match.end()

    def _close(self, inner_end: int, end: int) -> None:
        """Close the innermost element."""
        top = self.stack.pop()
        if self.deep is None:
            value = SCRIPT if top.tag.name in RAW_TEXT else ""
            self._put(element(top.tag, tuple(top.children), (inner_end, end), self.offset, value), "")
            return
        self.deep.append(f"</{top.tag.name}>")
        if len(self.stack) == self.shallow:
            html, self.deep = "".join(self.deep), None
            self._add(Kind.RAW, (top.tag.start, top.tag.end, inner_end, end), "", html)

    def _give_up(self) -> Inside:
        end = len(self.text)
        self._text(end)
        while len(self.stack) > 1:
            self._close(end, end)
        return tuple(self.stack[0].children), end, end

    def _text(self, end: int) -> None:
        start = self.written
        if start < end:
            source = self.text[start:end] if self.deep is not None else ""  # only there is it asked for
            raw = self.stack[-1].tag.name in RAW_TEXT
            self._add(Kind.TEXT, (start, start, end, end), source if raw else escape(source))

    def _add(self, kind: Kind, edges: tuple[int, int, int, int], html: str, value: str = "") -> None:
        """Add a leaf: its start, its content's start and end, its end."""
        start, first, last, end = edges
        by = self.offset
        whole, opening = Span(start + by, end + by), Span(start + by, first + by)
        tag = WRITTEN if kind is Kind.ENTITY else ""
        self._put(Node(kind, whole, opening, Span(last + by, end + by), tag=tag, value=value), html)
        self.written = end

    def _put(self, node: Node, html: str) -> None:
        if self.deep is None:
            self.stack[-1].children.append(node)
        else:
            self.deep.append(html)


def element(
    tag: Tag, children: tuple[Node, ...], close: tuple[int, int], offset: int, value: str = ""
) -> Node:
    """Return the node of a raw element; `close` is where its end tag begins and ends."""
    start, end = tag.start + offset, close[1] + offset
    opening, closing = Span(start, tag.end + offset), Span(close[0] + offset, end)
    return Node(
        Kind.HTML, Span(start, end), opening, closing, children, tag.name, tag.without_asking(), value
    )
