"""Marks on text: plain ones, the highlights of the site's palette, any other colour; and clearing them."""

from functools import partial

from editor.commands.command import AnyCommand, AppCommand, Place, TextCommand
from editor.commands.workbench import Workbench
from editor.core import marks
from editor.core.choices_colours import ColourChoice, ColourGroup, ColourOffer
from editor.core.colours import css_colour, css_hex
from editor.core.marks import colours as marks_colours
from editor.core.message import N_, msg
from editor.core.palette import Highlight, Palette
from editor.core.state import State, Transaction
from editor.core.tag_marks import BACKGROUND, COLOUR, TEXT, colour_mark, kind_of, value_of
from editor.core.wraps import (
    BOLD,
    CODE,
    ITALIC,
    MARKED,
    SMALL,
    STRIKE,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
)

_MENU = (Place.MENU_FORMAT,)
_EVERYWHERE = (Place.MENU_FORMAT, Place.BAR_MARKS)
_COLOURS = (Place.MENU_FORMAT, Place.BAR_HIGHLIGHTS)

_MARKS = (
    (BOLD, N_("Bold"), "Ctrl+B", _EVERYWHERE),
    (ITALIC, N_("Italic"), "Ctrl+I", _EVERYWHERE),
    (UNDERLINE, N_("Underline"), "Ctrl+U", _MENU),
    (STRIKE, N_("Strike through"), "Ctrl+Shift+X", _MENU),
    (SUPERSCRIPT, N_("Superscript"), "Ctrl+.", _MENU),
    (SUBSCRIPT, N_("Subscript"), "Ctrl+,", _MENU),
    (SMALL, N_("Small print"), "", _MENU),
    (MARKED, N_("Marker"), "Ctrl+Shift+H", _MENU),
    (CODE, N_("Inline code"), "Ctrl+E", _MENU),
)

_CLEARING = N_("Clear only")
_CLEARED = (
    ("clear-bold", N_("Clear bold"), BOLD),
    ("clear-italic", N_("Clear italic"), ITALIC),
    ("clear-underline", N_("Clear underline"), UNDERLINE),
    ("clear-strike", N_("Clear strike through"), STRIKE),
    ("clear-superscript", N_("Clear superscript"), SUPERSCRIPT),
    ("clear-subscript", N_("Clear subscript"), SUBSCRIPT),
    ("clear-small", N_("Clear small print"), SMALL),
    ("clear-marked", N_("Clear marker"), MARKED),
    ("clear-code", N_("Clear inline code"), CODE),
    ("clear-colour", N_("Clear text colour"), marks.COLOURS),
    ("clear-background", N_("Clear background colour"), marks.BACKGROUNDS),
)


def commands(palette: Palette) -> tuple[AnyCommand, ...]:
    """Return the mark commands of a site."""
    return (
        *(_mark(palette, *row) for row in _MARKS),
        *(_highlight(palette, highlight) for highlight in palette.highlights),
        *_colours(palette),
        TextCommand(
            id="clear-formatting",
            title=N_("Clear formatting"),
            places=_COLOURS,
            keys=("Ctrl+\\",),
            icon="clear-formatting",
            group=3,
            edit=partial(marks.clear, palette=palette),
        ),
        *(
            TextCommand(
                id=name,
                title=title,
                places=_MENU,
                group=3,
                submenu=_CLEARING,
                edit=partial(marks.clear, palette=palette, kind=kind),
            )
            for name, title, kind in _CLEARED
        ),
    )


def _mark(palette: Palette, mark: str, title: str, keys: str, places: tuple[Place, ...]) -> TextCommand:
    return TextCommand(
        id=mark,
        title=title,
        places=places,
        keys=(keys,) if keys else (),
        icon=mark,
        edit=partial(_toggle, palette, mark),
        mark=mark,
    )


def _highlight(palette: Palette, highlight: Highlight) -> TextCommand:
    look = "ground" if highlight.kind == "background" else "swatch"
    return TextCommand(
        id=highlight.id,
        title=highlight.title,
        places=_COLOURS,
        keys=(highlight.keys,) if highlight.keys else (),
        icon=f"{look}:{highlight.colour}",
        group=1,
        edit=partial(_toggle, palette, highlight.id),
        mark=highlight.id,
    )


def _colours(palette: Palette) -> tuple[AnyCommand, ...]:
    """Return the commands for any colour, and for one colour over the whole post."""
    return (
        AppCommand(
            id="text-colour",
            title=N_("Text colour…"),
            places=_COLOURS,
            keys=("Ctrl+Shift+C",),
            icon="text-colour",
            group=2,
            run=partial(_choose, TEXT),
            needs_body=True,
            mark=f"{COLOUR}{TEXT}",
        ),
        AppCommand(
            id="background-colour",
            title=N_("Background colour…"),
            places=_COLOURS,
            keys=("Ctrl+Shift+B",),
            icon="background-colour",
            group=2,
            run=partial(_choose, BACKGROUND),
            needs_body=True,
            mark=f"{COLOUR}{BACKGROUND}",
        ),
        TextCommand(
            id="select-colour",
            title=N_("Select all text in this colour"),
            places=_MENU,
            group=2,
            edit=partial(marks_colours.select, palette=palette),
        ),
        AppCommand(
            id="change-colour",
            title=N_("Change this colour everywhere…"),
            places=_MENU,
            group=2,
            run=_change,
            needs_body=True,
        ),
    )


def _toggle(palette: Palette, mark: str, state: State) -> Transaction | None:
    return marks.toggle(state, mark, palette)


def _choose(kind: str, bench: Workbench) -> None:
    """Ask for a colour and put it on what is selected, or on what is typed next."""
    state = bench.desk.session.state
    current = _current(state, bench.palette, kind)
    title = msg("Background colour") if kind == BACKGROUND else msg("Text colour")
    choice = bench.ask.colour(offer(bench, kind, title.text, current, can_clear=True))
    if choice is not None:
        bench.colours.note(choice.colour)
        _dispatch(bench, _coloured(bench.desk.session.state, bench.palette, kind, choice))


def _coloured(state: State, palette: Palette, kind: str, choice: ColourChoice) -> Transaction | None:
    """Return the step that gives words the chosen colour, or none of that kind."""
    if not choice.colour:
        cleared = marks.COLOURS if kind == TEXT else marks.BACKGROUNDS
        return marks.clear(state, palette, kind=cleared)
    mark = colour_mark(kind, choice.colour, palette)
    return None if mark in marks.active(state, palette) else marks.toggle(state, mark, palette)


def _change(bench: Workbench) -> None:
    """Ask for another colour in the place of the one at the caret, wherever the post has it."""
    state, palette = bench.desk.session.state, bench.palette
    old = marks_colours.colour_at(state, palette)
    if old is None:
        bench.tell(msg("The text at the caret has no colour of its own."))
        return
    title = N_("Another colour for all of it")
    choice = bench.ask.colour(offer(bench, old.kind, title, css_hex(old.rgba), can_clear=False))
    if choice is not None and choice.colour:
        bench.colours.note(choice.colour)
        state = bench.desk.session.state
        _dispatch(bench, marks_colours.change(state, palette, old=old, new=choice.colour))


def offer(bench: Workbench, kind: str, title: str, current: str, *, can_clear: bool) -> ColourOffer:
    """Return the colours that a person is likely to mean: the site's, those of the post, the last ones."""
    house = tuple(one.colour for one in bench.palette.highlights if one.kind == kind)
    groups = (
        (N_("House colours"), house),
        (N_("In this post"), marks_colours.colours_of(bench.desk.session.text, kind)),
        (N_("In this site"), bench.colours.of_site(kind)),
        (N_("Recent"), bench.colours.recent),
    )
    return ColourOffer(msg(title), kind, _once(groups), current, can_clear)


def _once(groups: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[ColourGroup, ...]:
    """Return the groups in which each colour stands once, where it comes first; empty ones are left out."""
    seen: set[object] = set()
    found = []
    for title, colours in groups:
        new = []
        for colour in colours:
            rgba = css_colour(colour)
            if rgba is not None and rgba not in seen:
                seen.add(rgba)
                new.append(colour)
        if new:
            found.append(ColourGroup(title, tuple(new)))
    return tuple(found)


def _current(state: State, palette: Palette, kind: str) -> str:
    """Return the colour that what is selected has already."""
    found = (mark for mark in marks.active(state, palette) if kind_of(mark, palette) == kind)
    return next((value_of(mark, palette) for mark in found), "")


def _dispatch(bench: Workbench, step: Transaction | None) -> None:
    if step is not None:
        bench.desk.session.dispatch(step)
