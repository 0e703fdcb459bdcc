"""Lists and maps with other values: the lines and the commas of those that stay are not touched."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from editor.core.frontmatter.reading import Entry, style_of
from editor.core.text import common_prefix
from editor.core.yaml.text import Style, write_text, write_value
from editor.core.yaml.tree import Node
from editor.core.yaml.values import Value, key_text, same, value_of

_COMMENT = re.compile(r"[ \t]*#[^\n]*")
_MOST_COMPARED = 40_000
"""Pairs of items; where there are more, each takes the place of the one that stood there."""

_QUOTES = frozenset({Style.SINGLE, Style.DOUBLE})


@dataclass(frozen=True, slots=True)
class _Step:
    """What becomes of one item: both numbers for one that stays or changes, one for a new or gone one."""

    old: int | None
    new: int | None


def block_list(header: str, entry: Entry, items: Sequence[Value]) -> str:
    """Return the lines of a block list's entry with other items, of which there is at least one."""
    nodes = entry.node.items
    values = [value_of(node) for node in nodes]
    ends = [header.index("\n", node.span.end) + 1 for node in nodes]
    starts = [header.index("\n", entry.key_span.end) + 1, *ends]
    dashes = [header.rfind("\n", 0, node.span.start) + 1 for node in nodes]
    parts = [header[entry.span.start : starts[0]]]
    near = 0
    for step in _steps(values, items):
        if step.old is None:
            dash = header[dashes[near] : nodes[near].span.start]
            dash += "" if dash.endswith((" ", "\t")) else " "
            parts.append(f"{dash}{_written(step, items, nodes, near)}\n")
            continue
        near, span = step.old, nodes[step.old].span
        if step.new is None:
            parts.append(header[starts[near] : dashes[near]])
        elif same(values[near], items[step.new]):
            parts.append(header[starts[near] : ends[near]])
        else:
            gap = "" if header[span.start - 1] in " \t" else " "
            parts += (header[starts[near] : span.start], gap, _written(step, items, nodes, near))
            parts.append(header[span.end : ends[near]])
    return "".join(parts)


def flow_list(header: str, node: Node, items: Sequence[Value]) -> str:
    """Return the source of a list in brackets with other items."""
    nodes = node.items
    if not nodes or not items:
        return write_value(list(items))
    values = [value_of(inner) for inner in nodes]
    edges = [header.index("[", node.span.start) + 1, *(inner.span.end for inner in nodes)]
    before = [header[edge : inner.span.start] for edge, inner in zip(edges, nodes, strict=False)]
    usual = _COMMENT.sub("", before[1]) if len(nodes) > 1 else ", "
    parts: list[str] = []
    near = 0
    for step in _steps(values, items):
        near = near if step.old is None else step.old
        if step.new is None:
            continue
        gap = before[0] if not parts else before[step.old] if step.old else usual
        is_kept = step.old is not None and same(values[step.old], items[step.new])
        source = nodes[near].span.of(header) if is_kept else _written(step, items, nodes, near, flow=True)
        parts += (gap, source)
    return f"{header[node.span.start : edges[0]]}{''.join(parts)}{header[edges[-1] : node.span.end]}"


def block_map(header: str, entry: Entry, values: Mapping[str, Value]) -> str:
    """Return the lines of a map's entry with other values, of which there is at least one."""
    pairs = entry.node.pairs
    ends = [header.index("\n", max(key.span.end, node.span.end)) + 1 for key, node in pairs]
    starts = [header.index("\n", entry.key_span.end) + 1, *ends]
    parts = [header[entry.span.start : starts[0]]]
    for at, (key, node) in enumerate(pairs):
        line = header.rfind("\n", 0, key.span.start) + 1
        name = key_text(key)
        if name not in values:
            parts.append(header[starts[at] : line])
        elif same(value_of(node), values[name]):
            parts.append(header[starts[at] : ends[at]])
        else:
            source = write_value(values[name], style_of(node))
            gap = "" if header[node.span.start - 1] in " \t\n" else " "
            tail = header[node.span.end : ends[at]]
            parts.append(f"{header[starts[at] : node.span.start].rstrip()}{gap or ' '}{source}{tail}")
    indent = header[header.rfind("\n", 0, pairs[0][0].span.start) + 1 : pairs[0][0].span.start]
    known = {key_text(key) for key, _ in pairs}
    added = {name: value for name, value in values.items() if name not in known}
    lines = (f"{indent}{write_text(name)}: {write_value(value)}".rstrip() for name, value in added.items())
    return "".join((*parts, *(f"{line}\n" for line in lines)))


def _written(
    step: _Step, items: Sequence[Value], nodes: Sequence[Node], near: int, *, flow: bool = False
) -> str:
    """Return the source of a new or changed item, quoted as the item next to it is."""
    style = style_of(nodes[near])
    item = items[step.new] if step.new is not None else None
    source = write_value(item, style if style in _QUOTES else Style.PLAIN, flow=flow)
    return source or "null"


def _steps(old: Sequence[Value], new: Sequence[Value]) -> Iterator[_Step]:
    """Yield what becomes of each item, in the new order: the fewest that change."""
    for start, end, new_start, new_end in _stretches([*map(_key, old)], [*map(_key, new)]):
        paired = min(end - start, new_end - new_start)
        yield from (_Step(start + place, new_start + place) for place in range(paired))
        yield from (_Step(place, None) for place in range(start + paired, end))
        yield from (_Step(None, place) for place in range(new_start + paired, new_end))


def _stretches(old: list[object], new: list[object]) -> Iterator[tuple[int, int, int, int]]:
    """Yield which items of the old stand against which of the new, in order.

    What both begin and end with is taken off first: of items that are all alike the rest takes long.
    """
    head = common_prefix(old, new)
    tail = common_prefix(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    yield from ((at, at + 1, at, at + 1) for at in range(head))
    if (old_end - head) * (new_end - head) > _MOST_COMPARED:
        yield head, old_end, head, new_end
    else:
        matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=False)
        for _, *ends in matcher.get_opcodes():
            start, end, new_start, new_stop = (at + head for at in ends)
            yield start, end, new_start, new_stop
    yield from ((old_end + at, old_end + at + 1, new_end + at, new_end + at + 1) for at in range(tail))


def _key(value: Value) -> tuple[str, str]:
    return type(value).__name__, repr(value)
