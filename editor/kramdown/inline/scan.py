"""The inline reader: walks a text from sign to sign and asks each sign's construct for a node."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from editor.kramdown.attributes import LIST
from editor.kramdown.definitions import Definitions
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

DEPTH = 60
"""Inline markup nested deeper than this is text, so that readers of the tree may be recursive."""

BLANK = frozenset(" \t\n\r\f\v")
"""The blanks of the dialect are those of ASCII."""

_LIST = re.compile(LIST)
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_STEPS = 3
"""How often, per character, the reader may look at a sign before the rest is text (hostile input)."""


class Literal(NamedTuple):
    """Source that is text after all, with what stands for it in print where that differs."""

    end: int
    value: str | None = None


class Spans(NamedTuple):
    """The nodes read, and where the closing markup begins; -1 when the text ended before it came."""

    nodes: list[Node]
    stop: int


Found = Node | Literal | None
Construct = Callable[["Scan", int], Found]
Stop = Callable[["Scan", int, bool], bool]
"""Tells whether the sign at a position closes what is being read; the flag says that there is content."""


@dataclass(slots=True)
class Scan:
    """One inline text being read. Nodes get positions moved by `offset`."""

    text: str
    offset: int
    definitions: Definitions
    constructs: Mapping[str, Construct]
    special: re.Pattern[str]
    with_list: "Callable[[Scan, Node], Node]"
    """Adds the attribute list behind a node to it."""
    within: frozenset[str] = frozenset()
    depth: int = 0
    steps: int = 0
    plain: int = 0
    """From where on the text before the sign being looked at is plain text."""
    asks: set[str] = field(default_factory=set)
    last: dict[str, int] = field(default_factory=dict)
    coming: dict[str, tuple[int, int]] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    """Delimiters that opened something which never closed."""
    brackets: dict[int, int] | None = None

    def __post_init__(self) -> None:
        self.steps = _STEPS * len(self.text) + 1000

    def spans(self, position: int, stop: Stop | None = None) -> Spans:
        """Read from `position` until `stop` says so, or to the end."""
        run = _Run(self.text, self.offset, position)
        self.plain = position
        search = self.special.search
        text = self.text
        while match := search(text, position):
            at = match.start()
            self.steps -= 1
            if stop is not None and stop(self, at, bool(run.nodes) or at > run.start):
                run.flush(at)
                return Spans(run.nodes, at)
            construct = self.constructs.get(text[at])
            plain = self.plain
            found = construct(self, at) if construct and self.steps > 0 else None
            if found is None:
                position = at + 1
                self.plain = plain
            elif isinstance(found, Literal):
                position = self.plain = found.end
                if found.value is not None:
                    position = self.plain = self.end_of_list(position)
                    run.replace(at, position, found.value)
            else:
                run.flush(at)
                if text.startswith("{:", found.span.end - self.offset):
                    found = self.with_list(self, found)
                run.nodes.append(found)
                position = run.start = self.plain = found.span.end - self.offset
                self.plain -= found.kind is Kind.BREAK
            if text[position - 1] == "\n":
                run.flush(position)
        run.flush(len(text))
        return Spans(run.nodes, -1)

    def inside(self, position: int, name: str, stop: Stop) -> Spans | None:
        """Read the inside of a construct called `name`; `None` where nesting is too deep or never closes."""
        if self.depth >= DEPTH:
            return None
        outer = self.within
        self.within = outer | {name}
        self.depth += 1
        spans = self.spans(position, stop)
        self.depth -= 1
        self.within = outer
        return spans

    def span(self, start: int, end: int) -> Span:
        """Return the span of a stretch of the text."""
        return Span(start + self.offset, end + self.offset)

    def leaf(self, kind: Kind, edges: tuple[int, int, int, int], value: str = "", tag: str = "") -> Node:
        """Return a node without children; `edges` are its start, its content's start and end, and its end."""
        start, first, last, end = edges
        return Node(
            kind, self.span(start, end), self.span(start, first), self.span(last, end), value=value, tag=tag
        )

    def end_of_list(self, position: int) -> int:
        """Return where the attribute list at `position` ends: behind a typographic sign it says nothing."""
        if not self.text.startswith("{:", position):
            return position
        match = _LIST.match(self.text, position)
        return match.end() if match else position

    def bracket_after(self, opening: int) -> int:
        """Return where the bracket closes that opens at `opening`, or -1."""
        if self.brackets is None:
            self.brackets = _paired(self.text)
        return self.brackets.get(opening, -1)

    def last_of(self, sign: str) -> int:
        """Return where `sign` stands for the last time, or -1: what cannot close need not be tried."""
        found = self.last.get(sign)
        if found is None:
            found = self.last[sign] = self.text.rfind(sign)
        return found

    def next_match(self, pattern: re.Pattern[str], position: int) -> int:
        """Return where the next match of `pattern` begins, or -1; nothing is searched twice on the way."""
        asked, found = self.coming.get(pattern.pattern, (0, -2))
        if asked <= position and (found == -1 or position <= found):
            return found
        match = pattern.search(self.text, position)
        found = match.start() if match else -1
        self.coming[pattern.pattern] = position, found
        return found

    def last_match(self, pattern: re.Pattern[str]) -> int:
        """Return where the last match of `pattern` begins, or -1."""
        found = self.last.get(pattern.pattern)
        if found is None:
            found = -1
            for match in pattern.finditer(self.text):
                found = match.start()
            self.last[pattern.pattern] = found
        return found


def _paired(text: str) -> dict[int, int]:
    """Return the closing bracket of each opening one; escaped ones do not count."""
    found = {}
    waiting: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            waiting.append(match.start())
        elif match[0] == "]" and waiting:
            found[waiting.pop()] = match.start()
    return found


class _Run:
    """Text between nodes, gathered until something else begins."""

    __slots__ = ("nodes", "offset", "pieces", "start", "text", "written")

    def __init__(self, text: str, offset: int, start: int) -> None:
        self.text = text
        self.offset = offset
        self.start = start
        self.written = start
        self.pieces: list[str] = []
        self.nodes: list[Node] = []

    def replace(self, start: int, end: int, value: str) -> None:
        """Put `value` for what stands from `start` to `end`."""
        if not self.pieces:
            self.written = self.start
        self.pieces.append(self.text[self.written : start])
        self.pieces.append(value)
        self.written = end

    def flush(self, end: int) -> None:
        """Make a node of the text up to `end`."""
        start = self.start
        if start < end:
            value = ""
            if self.pieces:
                self.pieces.append(self.text[self.written : end])
                value = "".join(self.pieces)
                self.pieces.clear()
            first, last = start + self.offset, end + self.offset
            self.nodes.append(
                Node(Kind.TEXT, Span(first, last), Span(first, first), Span(last, last), value=value)
            )
        self.start = end
