"""The words of a block as they are searched: what is seen of it, with the way back to its source.

Words end where a block-level element, a table cell or a picture does: nothing is found across those.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from editor.kramdown.memo import of_block
from editor.kramdown.span import Span
from editor.kramdown.tree import Block, Kind, Node

_INLINE = frozenset(
    {
        *(Kind.TEXT, Kind.STRONG, Kind.EMPHASIS, Kind.STRIKE, Kind.CODE, Kind.LINK, Kind.BREAK, Kind.ENTITY),
        *(Kind.ESCAPE, Kind.COMMENT, Kind.MATH, Kind.FOOTNOTE, Kind.CHECKBOX, Kind.ABBREVIATION, Kind.MARKUP),
    }
)
_INLINE_TAGS = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font"),
        *("i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
_UNSEEN_TAGS = frozenset({"script", "style", "template"})
_AS_WRITTEN = frozenset(
    {Kind.TEXT, Kind.CODE, Kind.CODE_BLOCK, Kind.MATH, Kind.MATH_BLOCK, Kind.ABBREVIATION}
)
_LINE_END = re.compile(r"(?<![ \t])[ \t]*\n[ \t]*")
_APART = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[^\\W\\d_][\u0300-\u036f\u3099\u309a]+")
"""Characters that a disk or a program wrote in parts: a syllable as its jamo, a letter and its accent."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the words: where they begin, and the source they stand for.

    Characters of a piece follow its source one by one, unless it `is_one` thing: an entity, a line end.
    """

    at: int
    source: Span
    is_one: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Words that are seen in one stretch, and what they are made of."""

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def runs(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the source of `[start, end)` of the words, markup left out, neighbours joined."""
        found: list[Span] = []
        index = bisect_right(self.starts, start) - 1
        while index < len(self.pieces) and self.pieces[index].at < end:
            span = self._part(index, start, end)
            if found and found[-1].end == span.start:
                span = Span(found.pop().start, span.end)
            found.append(span)
            index += 1
        return tuple(found)

    def place(self, position: int) -> int | None:
        """Return where in the words the source at `position` is; `None` where nothing of it is seen."""
        for piece in self.pieces:
            if piece.source.start <= position < piece.source.end:
                return piece.at if piece.is_one else piece.at + position - piece.source.start
        return None

    def _part(self, index: int, start: int, end: int) -> Span:
        piece = self.pieces[index]
        if piece.is_one:
            return piece.source
        first = max(start - piece.at, 0)
        return Span(piece.source.start + first, piece.source.start + min(end - piece.at, len(piece.source)))


@of_block
def words_of(block: Block) -> tuple[Words, ...]:
    """Return the words of a block in order; positions are those of its own text."""
    return words_below(block.node, block.text)


def words_below(node: Node, text: str) -> tuple[Words, ...]:
    """Return the words of a node in order; `text` is what its positions count in."""
    gathering = _Gathering(text)
    gathering.take(node)
    gathering.end()
    return tuple(gathering.done)


def source_words(text: str) -> Words:
    """Return source as words: each character stands for itself."""
    gathering = _Gathering(text)
    gathering.take_source(Span(0, len(text)))
    return gathering.words()


class _Gathering:
    """Walks a tree and puts words together."""

    def __init__(self, text: str) -> None:
        self.done: list[Words] = []
        self._text = text
        self._has_parts = not unicodedata.is_normalized("NFC", text)
        self._begin()

    def _begin(self) -> None:
        self._shown: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._is_line_start = True

    def take(self, node: Node) -> None:
        """Take all that is seen of a node."""
        if node.tag in _UNSEEN_TAGS:
            return
        is_apart = not _is_inline(node)
        if is_apart:
            self.end()
        if node.children:
            for child in node.children:
                self.take(child)
        else:
            self._take_leaf(node)
        if is_apart:
            self.end()

    def _take_leaf(self, node: Node) -> None:
        if node.kind in _AS_WRITTEN:
            if node.kind is Kind.TEXT:
                self._take_text(node.content)
            else:
                self.take_source(node.content)
        elif node.kind in {Kind.ENTITY, Kind.ESCAPE}:
            self._add(node.value or node.content.of(self._text), node.span, is_one=True)
        elif node.kind is Kind.BREAK or node.tag == "br":
            self._add("\n", node.span, is_one=True)
            self._is_line_start = True

    def take_source(self, span: Span) -> None:
        """Take text as it is written, line ends too."""
        if not self._has_parts:
            self._add(span.of(self._text), span, is_one=False)
            return
        for part, is_apart in _parts(_APART, self._text, span):
            source = part.of(self._text)
            self._add(unicodedata.normalize("NFC", source) if is_apart else source, part, is_one=is_apart)

    def _take_text(self, span: Span) -> None:
        """Take text of a paragraph, where a line end is a blank."""
        if not self._is_line_start and self._text.find("\n", span.start, span.end) < 0:
            self.take_source(span)
            return
        for part, is_end in _parts(_LINE_END, self._text, span):
            if is_end:
                if not self._is_line_start:
                    self._add(" ", part, is_one=True)
                    self._is_line_start = True
            elif self._is_line_start:
                blanks = len(part) - len(part.of(self._text).lstrip(" \t"))
                self._is_line_start = blanks == len(part)
                self.take_source(Span(part.start + blanks, part.end))
            else:
                self.take_source(part)

    def _add(self, shown: str, source: Span, *, is_one: bool) -> None:
        if shown:
            self._shown.append(shown)
            self._pieces.append(Piece(self._length, source, is_one))
            self._length += len(shown)
            self._is_line_start = False

    def words(self) -> Words:
        """Return what was taken since the last end."""
        text = "".join(self._shown)
        return Words(text, tuple(self._pieces), tuple(piece.at for piece in self._pieces))

    def end(self) -> None:
        """Finish the words taken until here."""
        while self._pieces and self._pieces[-1].is_one and self._shown[-1] == " ":
            self._pieces.pop()
            self._shown.pop()
        if self._pieces:
            self.done.append(self.words())
        self._begin()


def _is_inline(node: Node) -> bool:
    return node.tag in _INLINE_TAGS if node.kind is Kind.HTML else node.kind in _INLINE


def _parts(pattern: re.Pattern[str], text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """Yield a span in parts, and of each whether it is what the pattern looks for."""
    done = span.start
    for found in pattern.finditer(text, span.start, span.end):
        if done < found.start():
            yield Span(done, found.start()), False
        yield Span(*found.span()), True
        done = found.end()
    if done < span.end:
        yield Span(done, span.end), False
