"""The front matter of a text: its keys, their values, and where each stands."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from editor.core.errors import Problem, Severity
from editor.core.frontmatter.handler import JekyllHandler
from editor.core.message import msg
from editor.core.yaml.blocks import BlockText, read_block
from editor.core.yaml.problems import in_plain_words
from editor.core.yaml.text import BLOCKS, Style
from editor.core.yaml.tree import Kind, Node, compose_first
from editor.core.yaml.values import MERGE, Reader, Value, key_text, merged
from editor.kramdown.span import Span

HANDLER = JekyllHandler()

_FOREIGN = (
    (re.compile(r"\+\+\+[ \t]*\n"), "TOML"),
    (re.compile(r"\{\s*\"[^\"\n]+\"\s*:|\{\s*\n\s*\"[^\"\n]+\"\s*:"), "JSON"),
)
_UNCLOSED = re.compile(
    r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:[^\W\d][\w-]*|'[^'\n]+'|\"[^\"\n]+\")[ \t]*:[ \t\n]"
)

_STYLES = {"'": Style.SINGLE, '"': Style.DOUBLE, ">": Style.FOLDED, "|": Style.LITERAL}


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of the front matter. All spans are positions of the whole text.

    `span` covers the key's lines with their last line end; `value_span` its value without the spaces
    around it, empty where the value is. `text` is what a form shows of it: a text without its quotes, of a
    folded or literal text the lines without their indentation, of anything else its source.
    """

    key: str
    value: Value
    text: str
    style: Style
    span: Span
    key_span: Span
    value_span: Span
    column: int
    node: Node = field(repr=False, compare=False)

    @property
    def is_text(self) -> bool:
        """Whether the value is a text to YAML: `2024-02-27` is a date, `'2024-02-27'` a text."""
        return isinstance(self.value, str)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the fences; no entries where there is none or where it cannot be read.

    `span` covers the fences too; it is empty without front matter. `yaml_span` is what is between them.
    A `problem` of severity error says why nothing can be edited by key. `unread` is the first line that
    the reader does not come to, if any: one that is indented less than the keys ends them without a word.
    """

    span: Span = Span(0, 0)
    yaml_span: Span = Span(0, 0)
    entries: tuple[Entry, ...] = ()
    problem: Problem | None = None
    root: Node | None = field(default=None, repr=False, compare=False)
    unread: Span = Span(0, 0)

    @property
    def exists(self) -> bool:
        """Whether Jekyll finds front matter at all."""
        return self.span.end > 0

    def get(self, key: str) -> Entry | None:
        """Return the entry of `key` that counts: the last one."""
        return next((entry for entry in reversed(self.entries) if entry.key == key), None)

    def __contains__(self, key: object) -> bool:
        return any(entry.key == key for entry in self.entries)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in their order, each once."""
        return tuple(dict.fromkeys(entry.key for entry in self.entries))

    @property
    def values(self) -> dict[str, Value]:
        """All values as Jekyll reads them; merge keys (`<<`) merged, of two equal keys the last."""
        values: dict[str, Value] = {}
        for entry in self.entries:
            more = merged(entry.value) if entry.key == MERGE else None
            values.update({entry.key: entry.value} if more is None else more)
        return values


def read(text: str) -> FrontMatter:
    """Return the front matter of a whole file's text. Only the header is read, and once."""
    found = HANDLER.boundary(text)
    if found is None:
        problem = _foreign(text[:2000])
        return FrontMatter(problem=problem)
    return _read_header(text[: found[1]], found[0])


def _foreign(beginning: str) -> Problem | None:
    """Return what is wrong with a file that seems to have front matter and has none for Jekyll."""
    first_line = Span(0, max(beginning.find("\n"), 1))
    for pattern, name in _FOREIGN:
        if pattern.match(beginning):
            message = msg(
                "This file begins with {format}, which Jekyll does not read: it is kept as it is.",
                format=name,
            )
            return Problem(first_line, message, Severity.ERROR)
    if _UNCLOSED.match(beginning):
        message = msg("The front matter never ends: a line “---” is missing after its last key.")
        return Problem(first_line, message, Severity.ERROR)
    return None


@lru_cache(maxsize=256)
def _read_header(header: str, yaml_end: int) -> FrontMatter:
    span, yaml_span = Span(0, len(header)), Span(header.index("\n") + 1, yaml_end)
    try:
        root, end = compose_first(header[:yaml_end])
        if root is not None and root.kind is not Kind.MAP:
            line = Span(yaml_span.start, header.index("\n", yaml_span.start))
            message = msg(
                "The front matter is not a list of keys: each line needs a key, a colon and a value."
            )
            return FrontMatter(span, yaml_span, problem=Problem(line, message, Severity.ERROR))
        reader = Reader()
        pairs = root.pairs if root is not None else ()
        entries = tuple(_entry(header, key, node, reader.value(node)) for key, node in pairs)
        unread = Span(end, header.index("\n", end)) if end < yaml_end else Span(end, end)
        return FrontMatter(span, yaml_span, entries, None, root, unread)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        problem = in_plain_words(error, header[:yaml_end], yaml_span)
        return FrontMatter(span, yaml_span, problem=problem)


def _entry(header: str, key: Node, node: Node, value: Value) -> Entry:
    line_start = header.rfind("\n", 0, key.span.start) + 1
    last = max(node.span.end, key.span.end) if len(node.span) else key.span.end
    line_end = header.index("\n", last) + 1
    style = style_of(node)
    column = key.span.start - line_start
    return Entry(
        key=key_text(key),
        value=value,
        text=_shown(header, node, value, style, column),
        style=style,
        span=Span(line_start, line_end),
        key_span=key.span,
        value_span=node.span if node.span.end < line_end else Span(line_end - 1, line_end - 1),
        column=column,
        node=node,
    )


def style_of(node: Node) -> Style:
    """Return how a node is written."""
    match node.kind:
        case Kind.ALIAS:
            return Style.ALIAS
        case Kind.LIST:
            return Style.FLOW_LIST if node.mark else Style.BLOCK_LIST
        case Kind.MAP:
            return Style.FLOW_MAP if node.mark else Style.BLOCK_MAP
        case _ if not len(node.span):
            return Style.EMPTY
        case _:
            return _STYLES.get(node.mark, Style.PLAIN)


def block_of(header: str, node: Node, column: int) -> BlockText:
    """Return the block text that a folded or literal node is."""
    return read_block(node.span.of(header), column)


def _shown(header: str, node: Node, value: Value, style: Style, column: int) -> str:
    if style in BLOCKS:
        return block_of(header, node, column).text
    return value if isinstance(value, str) else node.span.of(header)
