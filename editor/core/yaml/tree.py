"""YAML as a tree of nodes that know where they stand in the text, read with libyaml as Psych reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import cast

import yaml

from editor.kramdown.span import Span

LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml, which Ruby's Psych is built on; PyYAML's own parser refuses tabs that Jekyll accepts."""

DEEPEST = 64
"""Levels of nesting; a front matter that goes deeper is no front matter."""


class Kind(StrEnum):
    """What a node is."""

    SCALAR = "scalar"
    LIST = "list"
    MAP = "map"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of YAML: `span` covers its tag and anchor too, and ends with its last character.

    `text` is a scalar's value or an alias's name; `mark` is a scalar's quote or block sign
    (`'`, `"`, `|`, `>`, or nothing), `[` or `{` for a flow collection.
    """

    kind: Kind
    span: Span
    text: str = ""
    mark: str = ""
    tag: str = ""
    anchor: str = ""
    items: tuple["Node", ...] = ()
    pairs: tuple[tuple["Node", "Node"], ...] = ()
    target: "Node | None" = field(default=None, repr=False)


def compose(text: str) -> Node | None:
    """Return the first document's root node; nothing when the document is empty.

    Raises:
        yaml.YAMLError: the text is not YAML, or nests too deeply.

    """
    return compose_first(text)[0]


def compose_first(text: str) -> tuple[Node | None, int]:
    """Return the first document's root node, and where it ends: Psych passes over what stands behind it.

    Raises:
        yaml.YAMLError: the text is not YAML, or nests too deeply.

    """
    events = yaml.parse(text, Loader=LOADER)
    composer = _Composer(text, events)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            root = composer.node(next(events), 0, 0)
            end = next(events)  # it asks what comes next: Psych stops there, too
            is_empty = root.kind is Kind.SCALAR and not root.span.of(text)
            return None if is_empty else root, _mark(end).index
    return None, len(text)


class _Composer:
    """Builds nodes of events; PyYAML's own composer forgets where an alias stands."""

    def __init__(self, text: str, events: Iterator[yaml.Event]) -> None:
        self._text = text
        self._events = events
        self._anchors: dict[str, Node] = {}

    def node(self, event: yaml.Event, depth: int, parent_indent: int) -> Node:
        """Return the node that begins with `event`."""
        if depth > DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=_mark(event))
        start = _mark(event).index
        match event:
            case yaml.AliasEvent():
                return self._alias(event, start)
            case yaml.ScalarEvent():
                node = self._scalar(event, start, parent_indent)
            case yaml.SequenceStartEvent():
                node = self._list(event, start, depth)
            case yaml.MappingStartEvent():
                node = self._map(event, start, depth)
            case _:
                raise yaml.MarkedYAMLError(problem="found no value", problem_mark=_mark(event))
        if anchor := getattr(event, "anchor", None):
            node = replace(node, anchor=anchor)
            self._anchors[anchor] = node
        return node

    def _alias(self, event: yaml.AliasEvent, start: int) -> Node:
        if event.anchor not in self._anchors:
            raise yaml.MarkedYAMLError(problem="found undefined alias", problem_mark=_mark(event))
        span = Span(start, _end(event))
        return Node(Kind.ALIAS, span, event.anchor, target=self._anchors[event.anchor])

    def _scalar(self, event: yaml.ScalarEvent, start: int, parent_indent: int) -> Node:
        mark = event.style or ""
        end = _end(event)
        if mark in {"|", ">"}:
            end = block_end(self._text, start, parent_indent)
        return Node(Kind.SCALAR, Span(start, end), event.value, mark, event.tag or "")

    def _list(self, event: yaml.SequenceStartEvent, start: int, depth: int) -> Node:
        items: list[Node] = []
        column = _mark(event).column
        last: yaml.Event = event
        for inner in self._events:
            if isinstance(inner, yaml.SequenceEndEvent):
                last = inner
                break
            items.append(self.node(inner, depth + 1, column))
        mark = "[" if event.flow_style else ""
        end = _end(last) if mark else _last_end(event, items)
        return Node(Kind.LIST, Span(start, end), "", mark, event.tag or "", items=tuple(items))

    def _map(self, event: yaml.MappingStartEvent, start: int, depth: int) -> Node:
        pairs: list[tuple[Node, Node]] = []
        column = _mark(event).column
        last: yaml.Event = event
        for inner in self._events:
            if isinstance(inner, yaml.MappingEndEvent):
                last = inner
                break
            key = self.node(inner, depth + 1, column)
            pairs.append((key, self.node(next(self._events), depth + 1, column)))
        mark = "{" if event.flow_style else ""
        end = _end(last) if mark else _last_end(event, [value for _, value in pairs])
        return Node(Kind.MAP, Span(start, end), "", mark, event.tag or "", pairs=tuple(pairs))


def _mark(event: yaml.Event) -> yaml.Mark:
    return cast("yaml.Mark", event.start_mark)


def _end(event: yaml.Event) -> int:
    return cast("yaml.Mark", event.end_mark).index


def _last_end(event: yaml.Event, nodes: list[Node]) -> int:
    """Return where a block collection ends; libyaml says at the next key, past comments and blanks."""
    return nodes[-1].span.end if nodes else _end(event)


_BLOCK_HEADER = re.compile(r"(?:[!&]\S*\s+)*[|>](?P<signs>[-+0-9]*)[^\n]*")


def block_end(text: str, start: int, parent_indent: int) -> int:
    """Return the end of the block scalar that starts at `start`: of its last line's text, LF excluded.

    Blank lines below it belong to it only where it keeps them (`+`).
    """
    header = _BLOCK_HEADER.match(text, start)
    if header is None:
        return start
    indent = block_indent(text, header.end(), header["signs"], parent_indent)
    end = at = header.end()
    while at < len(text):
        stop = text.find("\n", at + 1)
        stop = len(text) if stop < 0 else stop
        line = text[at + 1 : stop]
        blanks = len(line) - len(line.lstrip(" "))
        if blanks < len(line) and blanks < indent:
            break
        if blanks < len(line) or len(line) > indent or ("+" in header["signs"] and stop < len(text)):
            end = stop
        at = stop
    return end


def block_indent(text: str, header_end: int, signs: str, parent_indent: int) -> int:
    """Return how far a block scalar's text is indented: as its header says or as its first line is."""
    for sign in signs:
        if sign.isdigit():
            return parent_indent + int(sign)
    for line in text[header_end + 1 :].split("\n"):
        rest = line.lstrip(" ")
        if rest:
            return max(len(line) - len(rest), parent_indent + 1)
    return parent_indent + 1
