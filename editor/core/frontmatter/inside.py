"""Lists and maps with other values, however deep: what stays in them is not touched.

All is said as changes of the header. A part whose lines do not allow that is written anew, on one line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from editor.core.frontmatter.inline import bracketed, line_end, new_source
from editor.core.frontmatter.reading import block_of, style_of
from editor.core.frontmatter.steps import steps
from editor.core.text import Change
from editor.core.yaml.blocks import with_value
from editor.core.yaml.text import BLOCKS, write_text
from editor.core.yaml.tree import Kind, Node
from editor.core.yaml.values import MERGE, Value, key_text, merged, same, value_of
from editor.kramdown.span import Span

Pairs = Sequence[tuple[Node, Node]]


class _Cannot(Exception):
    """The lines of a list or a map do not allow a change of one part alone."""


def inside(header: str, lines: Span, node: Node, value: Value) -> str | None:
    """Return a key's lines with another list or map, changed only where it differs; `None` if they cannot."""
    try:
        return _applied(header, lines, list(_changes(header, node, value)))
    except _Cannot:
        return None


def _applied(header: str, span: Span, changes: Sequence[Change]) -> str:
    parts: list[str] = []
    done = span.start
    for change in changes:
        parts += (header[done : change.span.start], change.insert)
        done = change.span.end
    return "".join((*parts, header[done : span.end]))


def _changes(header: str, node: Node, value: Value) -> Iterator[Change]:
    """Yield the changes of a list's or a map's parts, in order.

    Raises:
        _Cannot: its lines do not allow them, or it is to be something else.

    """
    match value:
        case list() if value and node.items:
            return _in_brackets(header, node, value) if node.mark else _in_list(header, node, value)
        case dict() if value and node.pairs:
            return _in_braces(header, node, value) if node.mark else _in_map(header, node, value)
        case _:
            raise _Cannot


def _part(header: str, sign: int, node: Node, value: Value, column: int) -> list[Change]:
    """Return the changes that give another value to a part behind the colon or dash that ends at `sign`.

    `column` is that of the list or the map which the part is in.
    """
    if same(value_of(node), value):
        return []
    try:
        return list(_changes(header, node, value))
    except _Cannot:
        source = _on_lines(header, node, value, column) or new_source(node, value)
    if node.kind in {Kind.LIST, Kind.MAP} and not node.mark:
        comment = header[sign : node.span.start].partition("\n")[0].rstrip()
        return [Change(Span(sign, node.span.end), f" {source}{comment}")]
    gap = "" if header[node.span.start - 1] in " \t\n" else " "
    return [Change(node.span, gap + source)]


def _on_lines(header: str, node: Node, value: Value, column: int) -> str:
    """Return the source of a text on lines of its own where one stood and it can be; else nothing."""
    if style_of(node) not in BLOCKS or not isinstance(value, str):
        return ""
    block = block_of(header, node, column)
    made = (with_value(one, value) for one in (block, replace(block, chomp="-")))
    return next((one.source for one in made if one is not None and one.value == value), "")


def _in_list(header: str, node: Node, items: Sequence[Value]) -> Iterator[Change]:
    """Yield the changes of a list that has its items on lines of their own."""
    nodes = node.items
    dashes = [header.rfind("-", 0, inner.span.start) for inner in nodes]
    column = _column(header, dashes[0])
    near, at = 0, None
    for step in steps([value_of(inner) for inner in nodes], items):
        if step.old is None:
            at = _own_line(header, dashes[0]) if at is None else at
            yield Change(Span(at, at), _new_item(header, nodes[near], dashes[near], items[step.new or 0]))
            continue
        near, at = step.old, line_end(header, nodes[step.old].span.end)
        if step.new is None:
            yield Change(Span(_own_line(header, dashes[near]), at), "")
        else:
            yield from _part(header, dashes[near] + 1, nodes[near], items[step.new], column)


def _new_item(header: str, like: Node, dash: int, item: Value) -> str:
    """Return the lines of a new item, written as the one next to it is."""
    spaces, lead = " " * _column(header, dash), header[dash : like.span.start]
    if "\n" in lead or not lead.endswith((" ", "\t")):
        lead = "- "
    if isinstance(item, dict) and item and like.pairs and not like.mark:
        indent = f"\n{spaces}{' ' * len(lead)}"
        return f"{spaces}{lead}{indent.join(_pair(like, name, item[name]) for name in item)}\n"
    return f"{spaces}{lead}{new_source(like, item)}\n"


def _in_map(header: str, node: Node, values: Mapping[str, Value]) -> Iterator[Change]:
    """Yield the changes of a map that has its keys on lines of their own."""
    pairs = node.pairs
    first = pairs[0][0].span.start
    column = _column(header, first)
    last = {key_text(key): at for at, (key, _) in enumerate(pairs)}
    gone = _gone_from_the_first(header, pairs, values)
    if gone:
        yield Change(Span(first, pairs[gone][0].span.start), "")
    for number, (key, inner) in enumerate(pairs[gone:], gone):
        name = key_text(key)
        if not _stays(key, inner, values):
            yield Change(Span(_own_line(header, key.span.start), _end(header, key, inner)), "")
        elif name in values and last[name] == number:
            sign = header.index(":", key.span.end) + 1
            yield from _part(header, sign, inner, values[name], column)
    end, spaces = _end(header, *pairs[-1]), " " * column
    for name in _not_merged(pairs, values):
        if name not in last:
            yield Change(Span(end, end), f"{spaces}{_pair(node, name, values[name])}\n")


def _gone_from_the_first(header: str, pairs: Pairs, values: Mapping[str, Value]) -> int:
    """Return how many pairs go where the first one has its line together with a dash, which has to stay.

    Raises:
        _Cannot: a comment stands between them and the first one that stays.

    """
    start = pairs[0][0].span.start
    if not header[start - _column(header, start) : start].strip(" "):
        return 0
    staying = (at for at, (key, inner) in enumerate(pairs) if _stays(key, inner, values))
    at = next(staying, len(pairs))
    if at == len(pairs) or (at and header[_end(header, *pairs[at - 1]) : pairs[at][0].span.start].strip()):
        raise _Cannot
    return at


def _stays(key: Node, node: Node, values: Mapping[str, Value]) -> bool:
    """Tell whether a pair stays: its key is wanted, or all that it brings in as `<<`."""
    brought = _brought(key, node)
    return key_text(key) in values if brought is None else brought.keys() <= values.keys()


def _brought(key: Node, node: Node) -> Mapping[str, Value] | None:
    return merged(value_of(node)) if key.text == MERGE else None


def _not_merged(pairs: Pairs, values: Mapping[str, Value]) -> Iterator[str]:
    """Yield the names that a map has to have itself: no `<<` that stays brings them in."""
    brought: dict[str, Value] = {}
    for key, node in pairs:
        if _stays(key, node, values):
            brought |= _brought(key, node) or {}
    return (name for name in values if name not in brought or not same(brought[name], values[name]))


def _pair(like: Node, name: str, value: Value) -> str:
    """Return the source of a new pair, in quotes as that of its name is in a map like it, or the last one."""
    nodes = {key_text(key): node for key, node in like.pairs}
    return f"{write_text(name)}: {new_source(nodes.get(name, like.pairs[-1][1]), value, empty='')}".rstrip(
        " "
    )


def _in_brackets(header: str, node: Node, items: Sequence[Value]) -> Iterator[Change]:
    """Yield the change of a list in brackets."""
    nodes, near = node.items, 0
    parts: list[tuple[int | None, str]] = []
    for step in steps([value_of(inner) for inner in nodes], items):
        near = near if step.old is None else step.old
        if step.old is None:
            parts.append((None, new_source(nodes[near], items[step.new or 0], flow=True)))
        elif step.new is not None:
            parts.append((near, _flowing(header, nodes[near], items[step.new])))
    yield bracketed(header, node, [inner.span for inner in nodes], parts)


def _in_braces(header: str, node: Node, values: Mapping[str, Value]) -> Iterator[Change]:
    """Yield the change of a map in braces."""
    pairs = node.pairs
    last = {key_text(key): at for at, (key, _) in enumerate(pairs)}
    parts: list[tuple[int | None, str]] = []
    for at, (key, inner) in enumerate(pairs):
        name = key_text(key)
        if _stays(key, inner, values):
            old = inner if name not in values or last[name] != at else None
            source = inner.span.of(header) if old else _flowing(header, inner, values[name])
            parts.append((at, f"{header[key.span.start : inner.span.start]}{source}"))
    for name in _not_merged(pairs, values):
        if name not in last:
            source = new_source(pairs[-1][1], values[name], flow=True)
            parts.append((None, f"{write_text(name, flow=True)}: {source}"))
    yield bracketed(header, node, [Span(key.span.start, inner.span.end) for key, inner in pairs], parts)


def _flowing(header: str, node: Node, value: Value) -> str:
    """Return the source of a part of something in brackets or braces, with another value."""
    if same(value_of(node), value):
        return node.span.of(header)
    try:
        return _applied(header, node.span, list(_changes(header, node, value)))
    except _Cannot:
        return new_source(node, value, flow=True)


def _column(header: str, at: int) -> int:
    return at - header.rfind("\n", 0, at) - 1


def _own_line(header: str, at: int) -> int:
    """Return where the line begins on which nothing stands before `at`.

    Raises:
        _Cannot: something does.

    """
    start = at - _column(header, at)
    if header[start:at].strip(" "):
        raise _Cannot
    return start


def _end(header: str, key: Node, node: Node) -> int:
    return line_end(header, max(key.span.end, node.span.end if len(node.span) else 0))
