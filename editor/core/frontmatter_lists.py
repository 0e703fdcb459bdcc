"""Lists with other items: the lines and the commas of the items that stay are not touched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from editor.core.frontmatter_reading import Entry, style_of
from editor.core.yaml_text import Style, write_value
from editor.core.yaml_tree import Node
from editor.core.yaml_values import Value, same, value_of

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
            dash = header[dashes[near] : nodes[near].span.start].rstrip(" ") + " "
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
    usual = before[1] if len(nodes) > 1 else ", "
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
    matcher = SequenceMatcher(
        None, [_key(item) for item in old], [_key(item) for item in new], autojunk=False
    )
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        paired = min(end - start, new_end - new_start)
        yield from (_Step(start + place, new_start + place) for place in range(paired))
        yield from (_Step(place, None) for place in range(start + paired, end))
        yield from (_Step(None, place) for place in range(new_start + paired, new_end))


def _key(value: Value) -> tuple[str, str]:
    return type(value).__name__, repr(value)
