"""The source of one key's lines, with another value, in the style of what was there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from editor.core.errors import Refused
from editor.core.frontmatter import nested
from editor.core.frontmatter.inside import inside
from editor.core.frontmatter.likeness import written_like
from editor.core.frontmatter.reading import Entry, FrontMatter, block_of
from editor.core.manner import Manner, manner_of
from editor.core.message import msg
from editor.core.yaml.blocks import BlockText, with_text, with_value
from editor.core.yaml.text import BLOCKS, Raw, Style, write_text, write_value
from editor.core.yaml.values import Value

_COLON = re.compile(r"[ \t]*:(?=[ \t\n])")
_COMMENT = re.compile(r"[ \t]+#[^\n]*")
_SIGNS = {Style.FOLDED: ">", Style.LITERAL: "|"}
_LISTS = frozenset({Style.BLOCK_LIST, Style.FLOW_LIST})


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as a form shows it (`Entry.text`): of a folded text its source lines, not its value."""

    text: str


@dataclass(frozen=True, slots=True)
class House:
    """How the other keys of a front matter are written: indentations, and the quotes they use."""

    list_indent: int = 2
    block_indent: int = 2
    list_style: Style = Style.BLOCK_LIST


@dataclass(frozen=True, slots=True)
class Frame:
    """What stays of a key's lines: all up to the colon, the gap behind it, the comment on the line.

    `tail` is what stands behind the colon of a key whose value is not on its line, where there is no comment,
    `after` what stands behind one that is.
    """

    head: str
    gap: str = " "
    comment: str = ""
    column: int = 0
    tail: str = ""
    after: str = ""

    def inline(self, value: str) -> str:
        """Return the key's lines with a value on its line."""
        if not value:
            return self.below("")
        return f"{self.head}{self.gap}{value}{self.comment or self.after}\n"

    def below(self, lines: str) -> str:
        """Return the key's lines with a value on lines of its own, each with its end."""
        return f"{self.head}{self.comment or self.tail}\n{lines}"


def house_of(header: str, front_matter: FrontMatter) -> House:
    """Return how a front matter writes its lists and texts, as far as it shows it."""
    house = House()
    for entry in front_matter.entries:
        if entry.style is Style.BLOCK_LIST:
            indent = entry.value_span.start - header.rfind("\n", 0, entry.value_span.start) - 1
            house = replace(house, list_indent=indent - entry.column, list_style=entry.style)
        elif entry.style is Style.FLOW_LIST and entry.node.items:
            house = replace(house, list_style=entry.style)
        elif entry.style in BLOCKS and (block := block_of(header, entry.node, entry.column)).lines:
            house = replace(house, block_indent=block.indent - entry.column)
    return house


def frame_of(header: str, entry: Entry) -> Frame:
    """Return what stays around an entry's value.

    Raises:
        Refused: the key is written in a way that cannot be edited by its lines.

    """
    before = header[entry.span.start : entry.key_span.start]
    colon = _COLON.match(header, entry.key_span.end)
    if colon is None or before.strip(" "):
        raise Refused(
            msg("The key “{key}” has no line of its own.", key=entry.key), msg("Change it in the source.")
        )
    head = header[entry.span.start : colon.end()]
    end = entry.span.end - 1
    start = max(entry.value_span.start, colon.end())
    gap = header[colon.end() : start]
    match entry.style:
        case Style.EMPTY:
            gap, rest = " ", header[colon.end() : end]
        case Style.BLOCK_LIST | Style.BLOCK_MAP:
            gap, rest = " ", gap.partition("\n")[0]
        case Style.FOLDED | Style.LITERAL:
            gap, rest = " ", block_of(header, entry.node, entry.column).rest
        case _:
            return Frame(head, gap or " ", header[entry.value_span.end : end], entry.column)
    return Frame(head, gap, rest.rstrip() if _COMMENT.match(rest) else "", entry.column)


def sources(
    header: str, entry: Entry, value: Value | Raw | Typed, like: Manner, house: House
) -> Iterator[str]:
    """Yield the ways to write an entry with another value, the likeliest first.

    Raises:
        Refused: the entry or the value cannot be written at all.

    """
    frame = frame_of(header, entry)
    match value:
        case list() | dict():
            lines = inside(header, entry.span, entry.node, value)
            if lines is not None:
                yield lines
            elif entry.style is Style.FLOW_LIST and isinstance(value, list):
                yield frame.inline(write_value(value))
        case str() | Typed() if entry.style is Style.DOUBLE:
            yield frame.inline(write_text(value if isinstance(value, str) else value.text, Style.DOUBLE))
        case bool() | datetime() if entry.style is Style.PLAIN:
            yield frame.inline(written_like(entry.text, value))
    manner = manner_of(entry.style)
    if entry.style in {Style.EMPTY, Style.ALIAS} or (isinstance(value, list) and entry.style not in _LISTS):
        manner = like
    old = block_of(header, entry.node, entry.column) if entry.style in BLOCKS else None
    yield from new_sources(frame, value, manner, house, old)


def new_sources(
    frame: Frame, value: Value | Raw | Typed, manner: Manner, house: House, old: BlockText | None = None
) -> Iterator[str]:
    """Yield the ways to write a value that owes nothing to an old one but its style.

    Raises:
        Refused: the value holds half a character.

    """
    match value:
        case Raw():
            yield _raw(frame, value.source)
        case str() | Typed():
            yield from _texts(frame, value, manner, house, old)
        case list() if value and _is_in_lines(manner, house):
            indent = house.list_indent if manner.indent is None else manner.indent
            yield frame.below(nested.list_lines(value, frame.column + indent, manner))
        case list():
            yield frame.inline(manner.in_brackets(value))
        case dict() if value and manner.style is not Style.FLOW_MAP:
            own = manner if manner.style is Style.BLOCK_MAP else Manner()
            yield frame.below(nested.map_lines(value, frame.column + (own.indent or 2), own))
        case _:
            yield frame.inline(write_value(value))


def _is_in_lines(manner: Manner, house: House) -> bool:
    return (manner.style if manner.style in _LISTS else house.list_style) is Style.BLOCK_LIST


def _texts(
    frame: Frame, value: str | Typed, manner: Manner, house: House, old: BlockText | None
) -> Iterator[str]:
    text = value.text if isinstance(value, Typed) else value
    style = manner.style
    if style in BLOCKS and (block := _block(frame, value, manner, house, old)) is not None:
        yield f"{frame.head} {block.source}\n"
    elif "\n" in text.rstrip("\n"):
        block = BlockText("|", (), frame.column + house.block_indent, frame.column, "-", frame.comment)
        if (block := with_value(block, text)) is not None:
            yield f"{frame.head} {block.source}\n"
    yield frame.inline(manner.text(text))
    for quotes in (Style.SINGLE, Style.DOUBLE):
        yield frame.inline(write_text(text, quotes))


def _block(
    frame: Frame, value: str | Typed, manner: Manner, house: House, old: BlockText | None
) -> BlockText | None:
    indent = frame.column + (house.block_indent if manner.indent is None else manner.indent)
    block = old or BlockText(_SIGNS[manner.style], (), indent, frame.column, manner.chomp, frame.comment)
    if not block.lines:
        block = replace(block, indent=indent)
    return with_text(block, value.text) if isinstance(value, Typed) else with_value(block, value)


def _raw(frame: Frame, source: str) -> str:
    """Return the lines of a value given as source: a collection in lines goes below its key."""
    first, *rest = source.strip("\n").split("\n")
    is_collection = bool(re.match(r"- |-$|[^\s#\"'\[{|>&!*][^\n]*?:(?: |$)", first))
    if is_collection:
        indent = " " * (frame.column + 2)
        return frame.below("".join(f"{indent}{line}\n" if line else "\n" for line in (first, *rest)))
    if not rest:
        return frame.inline(first)
    own = not any(line and not line[0].isspace() for line in rest)
    indent = " " * (frame.column if own else frame.column + 2)
    below = "".join(f"{indent}{line}\n" if line else "\n" for line in rest)
    return f"{frame.head} {first}\n{below}"
