"""Bars in words that come to stand on a paragraph's first line, where kramdown would begin a table."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from editor.core.manuscript import Manuscript, reread
from editor.core.passages import Leaf, Rewritten
from editor.core.text import ChangeSet
from editor.kramdown.tree import Block, Kind


def without_table(
    book: Manuscript, row: Sequence[Leaf], write: Callable[[Sequence[Leaf]], Rewritten]
) -> Rewritten:
    """Return a row as it is written, with its bars escaped where the words would become a table."""
    result = write(row)
    if any("|" in leaf.text for leaf in row) and makes_table(book, result):
        return write([_barred(leaf) for leaf in row])
    return result


def makes_table(book: Manuscript, result: Rewritten) -> bool:
    """Tell whether words would become a table, alone or in a list or a quote, where there is none now."""
    after = reread(book, ChangeSet(result.changes))
    index = after.index_at(result.end)
    if index < 0 or not _has_table(after.block(index)):
        return False
    before = book.index_at(result.changes[0].span.start)
    return before < 0 or not _has_table(book.block(before))


def _has_table(block: Block) -> bool:
    return any(node.kind is Kind.TABLE for node in block.node.walk())


def _barred(leaf: Leaf) -> Leaf:
    if leaf.solid or "|" not in leaf.text or any(wrap.is_literal for wrap in leaf.path):
        return leaf
    return replace(leaf, text=leaf.text.replace("|", "\\|"), start=None)
