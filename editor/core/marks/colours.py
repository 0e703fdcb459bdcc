"""Colours over a whole post: which there are, all text in one of them, another one in its place."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from editor.core import article
from editor.core.colours import Rgba, css_colour, css_hex
from editor.core.manuscript import Manuscript, manuscript
from editor.core.message import N_
from editor.core.paint.looks import PLAIN, Look, look_of
from editor.core.palette import Palette
from editor.core.passages import CARD_TAGS
from editor.core.state import Event, Selection, State, Transaction
from editor.core.tag_marks import BACKGROUND, TEXT
from editor.core.text import Change, ChangeSet
from editor.kramdown.span import Span
from editor.kramdown.tree import Block, Kind

_PROPERTIES = {"color": TEXT, "background": BACKGROUND, "background-color": BACKGROUND}
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s>"'=]+)""")
_STYLE = re.compile(r"""\bstyle\s*=\s*("[^"\n]*"|'[^'\n]*')""", re.IGNORECASE)
_LIST = re.compile(r"\{:[^{}\n]*\}")
_DECLARATION = re.compile(r"([\w-]+)(\s*:\s*)([^;]*?)(\s*!\s*important)?\s*(?:;|$)", re.IGNORECASE)
_WORDS = frozenset({Kind.TEXT, Kind.ENTITY, Kind.ESCAPE, Kind.CODE, Kind.ABBREVIATION, Kind.LINK})
_NO_WORDS = frozenset({Kind.TABLE, Kind.CODE_BLOCK})


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of text, or of what is behind it."""

    kind: str
    rgba: Rgba


@dataclass(frozen=True, slots=True)
class _Said:
    """A place in the source that says a colour."""

    span: Span
    colour: Colour


def colours_of(text: str, kind: str) -> tuple[str, ...]:
    """Return the colours of a kind that a post has, as hex digits, the most used one first."""
    book = manuscript(State(text), _NOBODYS)
    found = Counter(one.colour.rgba for one in _all_said(book) if one.colour.kind == kind)
    return tuple(css_hex(rgba) for rgba, _count in found.most_common() if rgba[3])


def colours_said(text: str) -> tuple[tuple[str, str], ...]:
    """Return the kinds and hex digits of the colours in the `style`s of any text, however it is read."""
    found = (
        one.colour
        for style in _STYLE.finditer(text)
        for one in _said_in_style(Span(style.start(1) + 1, style.end(1) - 1), text)
    )
    return tuple((colour.kind, css_hex(colour.rgba)) for colour in found if colour.rgba[3])


def colour_at(state: State, palette: Palette) -> Colour | None:
    """Return the colour of the text at the caret, or where the selection begins; else that of its ground."""
    book = manuscript(state, palette)
    span = state.selection.span
    before = None
    for leaf, look in _words(book):
        if leaf.start > span.start or (leaf.start == span.start and not state.selection.is_caret):
            found = look if span.start < span.end and leaf.overlaps(span) else before
            return _colour(found)
        before = look if leaf.end >= span.start else None
        if leaf.start <= span.start < leaf.end:
            return _colour(look)
    return _colour(before)


def _colour(look: Look | None) -> Colour | None:
    if look is not None and look.colour is not None:
        return Colour(TEXT, look.colour)
    return Colour(BACKGROUND, look.background) if look is not None and look.background is not None else None


def select(state: State, palette: Palette) -> Transaction | None:
    """Select all words in the colour at the caret; `None` where there is none.

    Chosen are the words that a caret can go among: of paragraphs, headings, lists, quotes and footnotes.
    Those in cells of tables and in embeds are not, which are one thing to a caret; `change` changes them too.
    """
    colour = colour_at(state, palette)
    if colour is None:
        return None
    spans = _runs(manuscript(state, palette), colour)
    if not spans:
        return None
    first = next((span for span in spans if span.contains(state.selection.head)), spans[0])
    others = tuple(span for span in spans if span is not first)
    return Transaction(selection=Selection(first.start, first.end, others), event=Event.SELECT)


def change(state: State, palette: Palette, *, old: Colour, new: str) -> Transaction | None:
    """Write another colour in every place of the post that says one; `None` where none does.

    That is every `style`, `color` and attribute list of the body, in cells of tables too, which `select`
    cannot choose; not in code, where they are words.
    """
    if article.read(state.text).body_locked is not None:
        return None
    book = manuscript(state, palette)
    places = [one.span for one in _all_said(book) if one.colour == old and one.span.of(state.text) != new]
    if not places:
        return None
    changes = ChangeSet(tuple(Change(span, new) for span in places))
    name = N_("Change colour")
    return Transaction(changes, state.selection.moved(changes), Event.FORMAT, name)


def _runs(book: Manuscript, colour: Colour) -> list[Span]:
    """Return the stretches of words in a colour; nothing but markup is between the words of one."""
    found: list[Span] = []
    is_open = False
    for leaf, look in _words(book):
        has = _has(look, colour)
        if has and is_open and "\n" not in book.text[found[-1].end : leaf.start]:
            found[-1] = Span(found[-1].start, leaf.end)
        elif has and leaf.of(book.text).strip():
            found.append(leaf)
        is_open = has and bool(found)
    return found


def _has(look: Look, colour: Colour) -> bool:
    return colour.rgba == (look.colour if colour.kind == TEXT else look.background)


def _words(book: Manuscript) -> Iterator[tuple[Span, Look]]:
    """Yield the words that can be selected, each stretch with its look; positions are of the whole text."""
    for index, block in enumerate(book.document.blocks):
        waiting = [(block.node, PLAIN)]
        while waiting:
            node, around = waiting.pop()
            if node.kind in _NO_WORDS or node.tag in CARD_TAGS:
                continue
            look = look_of(node, around)
            if not node.children and node.kind in _WORDS:
                yield node.content.shifted(book.block_start(index)), look
            waiting += [(child, look) for child in reversed(node.children)]


def _all_said(book: Manuscript) -> Iterator[_Said]:
    """Yield every place of the body that says a colour, in order."""
    for index, block in enumerate(book.document.blocks):
        start = book.block_start(index)
        if "olor" in block.text or "background" in block.text or "COLOR" in block.text:
            for one in sorted(_said_in(block), key=lambda one: one.span):
                yield _Said(one.span.shifted(start), one.colour)


def _said_in(block: Block) -> Iterator[_Said]:
    for node in block.node.walk():
        if node.kind is Kind.CODE_BLOCK or not node.attributes:
            continue
        if node.open.of(block.text).lstrip().startswith("<"):
            yield from _said_by(node.tag, node.open, block.text)
    if block.node.kind is not Kind.CODE_BLOCK and "{:" in block.text and _has_list(block):
        for found in _LIST.finditer(block.text):
            yield from _said_by("", Span(*found.span()), block.text)


def _has_list(block: Block) -> bool:
    """Tell whether an attribute list gave some element its style."""
    return any(
        node.attribute("style") and not node.open.of(block.text).lstrip().startswith("<")
        for node in block.node.walk()
    )


def _said_by(tag: str, span: Span, text: str) -> Iterator[_Said]:
    """Yield the colours that the attributes in a stretch of source say."""
    for found in _ATTRIBUTE.finditer(text, span.start, span.end):
        name, value = found[1].lower(), found[2]
        quoted = value[:1] in {'"', "'"}
        inside = Span(found.start(2) + quoted, found.end(2) - quoted)
        if name == "style":
            yield from _said_in_style(inside, text)
        elif name == "bgcolor" or (name == "color" and tag == "font"):
            rgba = css_colour(unescape(inside.of(text)))
            if rgba is not None:
                yield _Said(inside, Colour(TEXT if name == "color" else BACKGROUND, rgba))


def _said_in_style(inside: Span, text: str) -> Iterator[_Said]:
    for found in _DECLARATION.finditer(text, inside.start, inside.end):
        kind = _PROPERTIES.get(found[1].lower())
        rgba = css_colour(unescape(found[3])) if kind is not None else None
        if kind is not None and rgba is not None:
            yield _Said(Span(*found.span(3)), Colour(kind, rgba))


_NOBODYS = Palette((), (), (), (), ())
