"""Marks that the tag of a whole block gives its words, and that tag without them."""

import re
from collections.abc import Callable, Iterator
from html import unescape

from editor.core.manuscript import Manuscript
from editor.core.marks.acts import Rows
from editor.core.palette import Palette
from editor.core.passages import CARD_TAGS, Passage
from editor.core.tag_marks import MARKING, kind_of, style_marks
from editor.core.text import Change
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_HTML = frozenset({Kind.HTML, Kind.HTML_BLOCK})
_NO_BLOCKS = MARKING | {"a", "td", "th", "tr"}
_STYLE = re.compile(r"""\s+style\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_DECLARATION = re.compile(r"[^;]*(?:;\s*|\Z)")


def marks_around(book: Manuscript, passage: Passage) -> frozenset[str]:
    """Return the marks that the tags of blocks round a passage give its words; the inner colour is seen."""
    index = book.index_at(passage.span.start)
    start, found = book.block_start(index), frozenset[str]()
    for node in _blocks(book.block(index).node):
        if _holds(node.span.shifted(start), passage):
            new = _given(node, book.palette)
            kinds = {kind_of(mark, book.palette) for mark in new} - {""}
            found = new | {mark for mark in found if kind_of(mark, book.palette) not in kinds}
    return found


def stripped(book: Manuscript, rows: Rows, is_gone: Callable[[str], bool]) -> tuple[Change, ...]:
    """Return the changes that take marks off the tags of blocks all of whose words are chosen."""
    whole = {passage for passage, row in rows if all(leaf.chosen or leaf.is_blank for leaf in row)}
    changes: list[Change] = []
    for index in sorted({book.index_at(passage.span.start) for passage in whole}):
        start, inside = book.block_start(index), book.passages_of(index)
        for node in _blocks(book.block(index).node):
            words = [one for one in inside if _holds(node.span.shifted(start), one)]
            if words and all(one in whole for one in words) and not _has_card(node):
                changes += _without(node.open.shifted(start), book, is_gone)
    return tuple(changes)


def _blocks(root: Node) -> Iterator[Node]:
    """Yield the blocks of HTML that can look like something, the outer ones first."""
    for node in root.walk():
        if node.kind in _HTML and node.tag not in _NO_BLOCKS and node.attribute("style"):
            yield node


def _holds(span: Span, passage: Passage) -> bool:
    return span.start <= passage.span.start and passage.span.end <= span.end


def _has_card(node: Node) -> bool:
    """Tell whether a block holds something that has words of its own, which nobody can choose."""
    return any(one.tag in CARD_TAGS or one.kind is Kind.TABLE for one in node.walk())


def _given(node: Node, palette: Palette) -> frozenset[str]:
    declarations = (part.partition(":") for part in (node.attribute("style") or "").split(";"))
    return frozenset().union(*(style_marks(name, value, palette) for name, _colon, value in declarations))


def _without(tag: Span, book: Manuscript, is_gone: Callable[[str], bool]) -> Iterator[Change]:
    """Yield the changes that take declarations out of a tag; a `style` goes with its last one."""
    style = _STYLE.search(book.text, tag.start, tag.end)
    if style is None:
        return
    inside = Span(*style.span(style.lastindex or 1))
    parts = [Span(*part.span()) for part in _DECLARATION.finditer(book.text, inside.start, inside.end)]
    parts = [part for part in parts if part.of(book.text).strip(" ;\t\n")]
    gone = [part for part in parts if any(map(is_gone, _marks_of(part.of(book.text), book.palette)))]
    if len(gone) == len(parts):
        yield Change(Span(*style.span()), "")
        return
    for run in _joined(gone):
        before = book.text[inside.start : run.start]
        blanks = len(before) - len(before.rstrip()) if run.end == inside.end else 0
        yield Change(Span(run.start - blanks, run.end), "")


def _joined(spans: list[Span]) -> list[Span]:
    """Return stretches, neighbours as one."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].end == span.start:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _marks_of(declaration: str, palette: Palette) -> frozenset[str]:
    name, _colon, value = declaration.strip(" ;\t\n").partition(":")
    return style_marks(name, unescape(value), palette)
