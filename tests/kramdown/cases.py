"""Case files of the dialect: a title, a source, its tree with positions, the HTML that kramdown answers.

title
.
source
.
tree, one node a line: kind <tag> start-end, opening markup, content of a leaf (= what it stands for), closing
.
HTML
.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.kramdown.document import read
from editor.kramdown.tree import Node

CASES = Path(__file__).parents[1] / "cases" / "kramdown"


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a file."""

    file: str
    title: str
    source: str
    tree: str
    html: str


def every_case() -> list[Case]:
    """Return the cases of all files."""
    return [case for path in sorted(CASES.glob("*.md")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    for index in range(0, len(parts) - 3, 4):
        title, source, tree, html = parts[index : index + 4]
        yield Case(path.stem, title.strip(), source, tree, html)


def drawn_tree(source: str) -> str:
    """Return the tree of a body, blank lines left out."""
    document = read(source)
    lines: list[str] = []
    for block, start in zip(document.blocks, document.starts, strict=True):
        lines.extend(_lines(block.node, block.text, start, 0))
    return "\n".join(line for line in lines if not line.startswith("blank"))


def _lines(node: Node, text: str, start: int, depth: int) -> Iterator[str]:
    tag = f" <{node.tag}>" if node.tag else ""
    parts = [f"{'  ' * depth}{node.kind}{tag} {node.span.start + start}-{node.span.end + start}"]
    parts.extend(repr(edge.of(text)) for edge in (node.open,) if len(edge))
    if not node.children and len(node.content):
        parts.append(repr(node.content.of(text)))
    if node.value and node.value != node.content.of(text):
        parts.append(f"= {node.value!r}")
    if len(node.close):
        parts.append(f"... {node.close.of(text)!r}")
    yield " ".join(parts)
    for child in node.children:
        yield from _lines(child, text, start, depth + 1)
