"""What the rendering of one block needs to know of all others: ids, numbers of footnotes, the contents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from editor.kramdown.definitions import Defines
from editor.kramdown.memo import of_block
from editor.kramdown.options import DEFAULT, Options
from editor.kramdown.render.ids import latin_id, numbered, plain_id, shown_text
from editor.kramdown.tree import Block, Kind, Node


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote's mark: the footnote's name, its number, and how often it was marked before."""

    name: str
    number: int
    again: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading for the table of contents, with the block it stands in."""

    level: int
    id: str
    block: Block
    node: Node = field(compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark's name and number, how often it is marked, and what it says."""

    name: str
    times: int
    block: Block
    node: Node = field(compare=False)
    page: "Page"


@dataclass(frozen=True, slots=True)
class Page:
    """What one block needs to know."""

    ids: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    contents: tuple[Entry, ...] = ()
    notes: tuple[Note, ...] = ()
    placeholders: frozenset[Kind] = frozenset()


EMPTY = Page()
"""What most blocks need to know."""

_PLACEHOLDERS = frozenset({Kind.TOC, Kind.NOTES})


@dataclass(slots=True)
class _Gathering:
    """A body being gone through in order."""

    notes: Mapping[str, tuple[Block, Node]]
    ids: dict[str, int] = field(default_factory=dict)
    options: Options = DEFAULT
    entries: list[Entry] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)

    def name(self, node: Node, text: str, block: Block) -> str:
        """Return the id of a heading."""
        options = self.options
        name = node.attribute("id") or (self._given(node, text, block) if options.auto_ids else "")
        listed = "no_toc" not in (node.attribute("class") or "").split()
        level = int(node.tag[1])
        if (name or options.auto_ids) and listed and level in options.toc_levels:
            self.entries.append(Entry(level, name, block, node))
        return name

    def _given(self, node: Node, text: str, block: Block) -> str:
        """Return the id that a heading's text gives."""
        plain = plain_id(text) if self.options.is_gfm else latin_id(node.content.of(block.text))
        return numbered(f"{self.options.auto_id_prefix}{plain}", self.ids)

    def marked(self, names: tuple[str, ...]) -> tuple[Mark, ...]:
        """Return the marks of a block, numbered."""
        found = []
        for name in names:
            number = self.numbers.setdefault(name, len(self.numbers) + self.options.footnote_nr)
            again = self.times.get(name, 0)
            self.times[name] = again + 1
            found.append(Mark(name, number, again))
        return tuple(found)

    def written(self) -> tuple[Note, ...]:
        """Return the footnotes in order; they may mark further ones."""
        pages: dict[str, Page] = {}
        for name in iter(lambda: next((key for key in self.numbers if key not in pages), ""), ""):
            block, node = self.notes[name]
            names = tuple(self.name(*found, block) for found in _headings(node, block))
            pages[name] = Page(names, self.marked(_marks_in(node)))
        return tuple(Note(name, self.times[name], *self.notes[name], page) for name, page in pages.items())


@lru_cache(maxsize=4)
def pages(blocks: tuple[Block, ...], options: Options = DEFAULT) -> tuple[Page, ...]:
    """Return what each block needs to know."""
    gathering = _Gathering(_notes(blocks), options=options)
    found = []
    for block in blocks:
        if not block.landmarks and not (block.asks and _asks_for_notes(block)):
            found.append(EMPTY)
            continue
        names = tuple(gathering.name(*heading, block) for heading in headings(block))
        found.append(Page(names, gathering.marked(marks(block))))
    notes = gathering.written()
    for index, block in enumerate(blocks):
        kinds = block.landmarks & _PLACEHOLDERS
        if kinds:
            found[index] = replace(
                found[index],
                contents=tuple(gathering.entries) if Kind.TOC in kinds else (),
                notes=notes if Kind.NOTES in kinds else (),
                placeholders=kinds,
            )
    if notes and not any(page.notes for page in found):
        found[-1] = replace(found[-1], notes=notes)
    return tuple(found)


def _asks_for_notes(block: Block) -> bool:
    """Tell whether a block marks footnotes: then the rest of the body matters for it, as for a landmark."""
    return any(name[:1] == Defines.FOOTNOTE for name in block.asks)


def _notes(blocks: tuple[Block, ...]) -> Mapping[str, tuple[Block, Node]]:
    found = {}
    for block in blocks:
        if Kind.NOTE in block.landmarks:
            for node in block.node.walk():
                if node.kind is Kind.NOTE:
                    found[node.value] = (block, node)
    return found


def in_place(node: Node) -> Iterator[Node]:
    """Yield a node and what is below it, without the footnotes written there."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(child for child in reversed(part.children) if child.kind is not Kind.NOTE)


@of_block
def headings(block: Block) -> tuple[tuple[Node, str], ...]:
    """Return the headings of a block with their texts."""
    if Kind.HEADING not in block.landmarks or block.node.kind is Kind.NOTE:
        return ()
    return _headings(block.node, block)


def _headings(node: Node, block: Block) -> tuple[tuple[Node, str], ...]:
    found = (part for part in in_place(node) if part.kind is Kind.HEADING)
    return tuple((part, shown_text(part, block.text)) for part in found)


@of_block
def marks(block: Block) -> tuple[str, ...]:
    """Return the names of the footnotes that a block marks."""
    if not any(name.startswith(Defines.FOOTNOTE) for name in block.asks) or block.node.kind is Kind.NOTE:
        return ()
    return tuple(node.value for node in in_place(block.node) if node.kind is Kind.FOOTNOTE)


def _marks_in(node: Node) -> tuple[str, ...]:
    return tuple(part.value for part in in_place(node) if part.kind is Kind.FOOTNOTE)
