"""Every mark there is and the ways to write it: plain ones, the palette's, any other colour."""

from collections.abc import Iterable
from dataclasses import dataclass

from editor.core.colours import css_colour
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.tag_marks import BACKGROUND, highlight_marks, kind_of, markup_marks, value_of
from editor.core.wraps import (
    BOLD,
    CODE,
    COLOUR,
    ITALIC,
    MARKED,
    SMALL,
    STRIKE,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    Wrap,
    pair,
)

_PROPERTIES = {"text": "color", BACKGROUND: "background-color"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that can be put on words. `forms` are the ways to write it, the one to try first in front.

    `given` is what it does to words: a highlight of the house can be bold too.
    """

    id: str
    title: str
    forms: tuple[tuple[str, str], ...]
    given: frozenset[str]

    def wraps(self, palette: Palette) -> tuple[Wrap, ...]:
        """Return one pair for each form."""
        return tuple(pair(opening, closing, self.given, palette) for opening, closing in self.forms)


_PLAIN = (
    (BOLD, N_("Bold"), (("**", "**"), ("<b>", "</b>"))),
    (ITALIC, N_("Italic"), (("*", "*"), ("<i>", "</i>"))),
    (STRIKE, N_("Strike through"), (("~~", "~~"), ("<del>", "</del>"))),
    (UNDERLINE, N_("Underline"), (("<u>", "</u>"),)),
    (SUPERSCRIPT, N_("Superscript"), (("<sup>", "</sup>"),)),
    (SUBSCRIPT, N_("Subscript"), (("<sub>", "</sub>"),)),
    (MARKED, N_("Marker"), (("<mark>", "</mark>"),)),
    (SMALL, N_("Small print"), (("<small>", "</small>"),)),
    (CODE, N_("Inline code"), (("`", "`"), ("<code>", "</code>"))),
)
_OUTERMOST_LAST = (CODE, SUPERSCRIPT, SUBSCRIPT, SMALL, ITALIC, BOLD, STRIKE, UNDERLINE, MARKED)
"""How marks of new words nest: kramdown reads no Markdown inside of `<u>` and `<mark>`, and none in code."""


def marks(palette: Palette) -> tuple[Mark, ...]:
    """Return every mark that has a name: those that are no colours, then the palette's."""
    plain = (Mark(name, title, forms, frozenset({name})) for name, title, forms in _PLAIN)
    house = (
        Mark(one.id, one.title, ((one.open, one.close),), highlight_marks(one, palette))
        for one in palette.highlights
    )
    return (*plain, *house)


def mark_named(name: str, palette: Palette) -> Mark | None:
    """Return the mark of an id, that of any colour too; `None` where there is no such mark."""
    known = next((one for one in marks(palette) if one.id == name), None)
    if known is not None or not name.startswith(COLOUR) or css_colour(value_of(name, palette)) is None:
        return known
    kind = kind_of(name, palette)
    title = N_("Background colour") if kind == BACKGROUND else N_("Text colour")
    return Mark(name, title, (_colour_form(kind, value_of(name, palette)),), frozenset({name}))


def given_by(name: str, palette: Palette) -> frozenset[str]:
    """Return what a mark does to words, itself among it."""
    found = mark_named(name, palette)
    return frozenset({name}) if found is None else found.given


def forms(wanted: Iterable[str], palette: Palette, number: int) -> tuple[Wrap, ...]:
    """Return pairs that together give the marks `wanted`, outermost first, each in its form of that number.

    A mark that has fewer forms has its last one.
    """
    left = set(wanted)
    found: list[Wrap] = []
    for name in sorted(left, key=lambda name: (-_depth(name), name)):
        mark = mark_named(name, palette)
        if mark is None or name not in left:
            continue
        wraps = mark.wraps(palette)
        wrap = wraps[min(number, len(wraps) - 1)]
        if not mark.given <= set(wanted):
            wrap = _bare(name, wrap, palette)
        found.append(wrap)
        left -= wrap.marks
    return tuple(found)


def _depth(name: str) -> int:
    """Return how far out a mark goes: colours outermost, so that a highlight's own bold serves."""
    return _OUTERMOST_LAST.index(name) if name in _OUTERMOST_LAST else len(_OUTERMOST_LAST)


def _bare(name: str, wrap: Wrap, palette: Palette) -> Wrap:
    """Return a highlight without what else it does; as it is where its colour is not in its markup."""
    if name not in markup_marks(wrap.open, palette):
        return wrap
    opening, closing = _colour_form(kind_of(name, palette), value_of(name, palette))
    return pair(opening, closing, frozenset({name}), palette)


def _colour_form(kind: str, value: str) -> tuple[str, str]:
    return (f'<span style="{_PROPERTIES[kind]}: {value};">', "</span>")
