"""A body as a tuple of blocks, and the reading that an edit asks for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, islice
from operator import attrgetter

from editor.kramdown.cuts import Cut, cuts
from editor.kramdown.definitions import Defines, Definition, Definitions, changed, gathered
from editor.kramdown.options import DEFAULT, Options, with_texts
from editor.kramdown.tree import Block, Kind
from editor.kramdown.view import View

_TEXT = attrgetter("text")


@dataclass(frozen=True, slots=True)
class Document:
    """One reading of a body: consecutive blocks whose texts join to the body, and where each begins."""

    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    definitions: Definitions = field(default_factory=Definitions)
    options: Options = DEFAULT
    """What it was read by; the text may set further ones."""
    reach: int = 0
    """How far at most the reading of any block looked from its beginning."""

    @property
    def settled(self) -> Options:
        """The options of the whole body: the site's and the text's own."""
        return (
            with_texts(self.options, self.definitions.options) if self.definitions.options else self.options
        )

    def block_at(self, position: int) -> int:
        """Return the index of the block that holds `position`: the last one at the end, 0 without any."""
        return max(0, bisect_right(self.starts, position) - 1)


@dataclass(frozen=True, slots=True)
class _Edit:
    """`[start, new_end)` of the new text took the place of `[start, old_end)` of the old one."""

    start: int
    old_end: int
    new_end: int

    @property
    def shift(self) -> int:
        return self.new_end - self.old_end


def read(text: str, options: Options = DEFAULT) -> Document:
    """Read a whole body."""
    view = View.whole(text)
    found = list(cuts(view, 0, None, options))
    definitions = gathered(cut.definitions for cut in found)
    settled = with_texts(options, definitions.options) if definitions.options else options
    blocks = tuple(cut.block(text, view, definitions, settled) for cut in found)
    return _document(text, blocks, definitions, options)


def update(document: Document, text: str, start: int, old_end: int, new_end: int) -> Document:
    """Return the reading of `text`, in which `[start, new_end)` took the place of `[start, old_end)`.

    Blocks that the edit did not touch are the same objects as before.
    """
    options = document.options
    if not document.blocks:
        return read(text, options)
    edit = _Edit(start, old_end, new_end)
    first = _restart(document, start)
    view = View.whole(text)
    found, resume = _read_again(document, view, edit, first)
    before, after = document.blocks[:first], document.blocks[resume:]
    definitions = document.definitions
    old = document.blocks[first:resume]
    if [block.definitions for block in old if block.definitions] != [
        cut.definitions for cut in found if cut.definitions
    ]:
        lists = chain(
            (block.definitions for block in before),
            (cut.definitions for cut in found),
            (block.definitions for block in after),
        )
        definitions = gathered(lists)
        if _options(block.definitions for block in old) != _options(cut.definitions for cut in found):
            return read(text, options)
    settled = document.settled
    fresh = [
        _kept(document, edit, cut.draft.start, cut.block(text, view, definitions, settled)) for cut in found
    ]
    blocks = (*before, *fresh, *after)
    result = Document(
        text,
        blocks,
        _starts(document.starts, first, resume, fresh, edit.shift),
        definitions,
        options,
        max(document.reach, _reach(fresh)),
    )
    return result if definitions is document.definitions else _asked(result, view, document.definitions)


def _read_again(document: Document, view: View, edit: _Edit, first: int) -> tuple[list[Cut], int]:
    """Cut from block `first` on until an old block begins; return the cuts and that block's index."""
    found: list[Cut] = []
    starts, blocks = document.starts, document.blocks
    for cut in cuts(view, starts[first], blocks[first].previous, _in_force(document, first)):
        if cut.draft.start >= edit.new_end:
            old = cut.draft.start - edit.shift
            index = bisect_left(starts, old)
            if index < len(starts) and starts[index] == old and blocks[index].previous == cut.previous:
                return found, index
        found.append(cut)
    return found, len(blocks)


def _options(lists: Iterable[Sequence[Definition]]) -> list[Definition]:
    return [item for items in lists for item in items if item.what is Defines.OPTION]


def _in_force(document: Document, index: int) -> Options:
    """Return the options where a block begins: the site's, and what the text set above."""
    if not document.definitions.options:
        return document.options
    above = _options(block.definitions for block in document.blocks[:index])
    return with_texts(document.options, tuple((item.id, item.value) for item in above))


def _restart(document: Document, start: int) -> int:
    """Return the index of the first block that an edit at `start` may change.

    It is the last block before the touched one that is not blank, since a list goes on over blank lines;
    or one far above whose reading looked as far as here.
    """
    blocks = document.blocks
    index = max(0, document.block_at(start) - 1)
    while index and blocks[index].node.kind is Kind.BLANK:
        index -= 1
    starts = document.starts
    nearest = max(0, bisect_left(starts, start - document.reach, 0, index))
    return next((at for at in range(nearest, index) if starts[at] + blocks[at].reach >= start), index)


def _kept(document: Document, edit: _Edit, start: int, fresh: Block) -> Block:
    """Return the old block where a new one above the edit says the same, so that it stays the same object."""
    if start + len(fresh.text) > edit.start:
        return fresh
    index = bisect_left(document.starts, start)
    if index == len(document.starts) or document.starts[index] != start:
        return fresh
    old = document.blocks[index]
    return old if all(getattr(old, name) == getattr(fresh, name) for name in Block.__slots__) else fresh


def _asked(document: Document, view: View, old: Definitions) -> Document:
    """Return the document with every block read again that asked for a definition that changed."""
    names = changed(old, document.definitions)
    words = Defines.ABBREVIATION in names
    blocks = list(document.blocks)
    for index, block in enumerate(blocks):
        if words or names & block.asks:
            options = _in_force(document, index)
            cut = next(cuts(view, document.starts[index], block.previous, options))
            blocks[index] = cut.block(document.text, view, document.definitions, document.settled)
    return replace(document, blocks=tuple(blocks), reach=max(document.reach, _reach(blocks)))


def _document(text: str, blocks: tuple[Block, ...], definitions: Definitions, options: Options) -> Document:
    starts = tuple(accumulate(map(len, map(_TEXT, blocks)), initial=0))[: len(blocks)]
    return Document(text, blocks, starts, definitions, options, _reach(blocks))


def _reach(blocks: Iterable[Block]) -> int:
    return max((block.reach for block in blocks), default=0)


def _starts(
    starts: tuple[int, ...], first: int, resume: int, fresh: Sequence[Block], shift: int
) -> tuple[int, ...]:
    """Return where blocks begin after those from `first` to `resume` became the fresh ones."""
    middle = accumulate(map(len, map(_TEXT, fresh)), initial=starts[first])
    behind = starts[resume:]
    return (
        *starts[:first],
        *islice(middle, len(fresh)),
        *(map(shift.__add__, behind) if shift else behind),
    )
