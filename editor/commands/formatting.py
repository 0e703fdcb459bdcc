"""Marks on text: bold, italic, and one command for each highlight of the site's palette."""

from functools import partial

from editor.commands.command import Place, TextCommand
from editor.core import marks
from editor.core.message import N_
from editor.core.palette import Highlight, Palette
from editor.core.state import State, Transaction

_EVERYWHERE = (Place.MENU_FORMAT, Place.BAR_MARKS)


def commands(palette: Palette) -> tuple[TextCommand, ...]:
    """Return the mark commands of a site."""
    return (
        _mark(palette, "bold", N_("Bold"), "Ctrl+B"),
        _mark(palette, "italic", N_("Italic"), "Ctrl+I"),
        _mark(palette, "underline", N_("Underline"), "Ctrl+U", (Place.MENU_FORMAT,)),
        _mark(palette, "strike", N_("Strike through"), "Ctrl+Shift+X", (Place.MENU_FORMAT,)),
        *(_highlight(palette, highlight) for highlight in palette.highlights),
        TextCommand(
            id="clear-formatting",
            title=N_("Clear formatting"),
            places=(Place.MENU_FORMAT, Place.BAR_HIGHLIGHTS),
            keys=("Ctrl+\\",),
            icon="clear-formatting",
            group=2,
            edit=partial(marks.clear, palette=palette),
        ),
    )


def _mark(
    palette: Palette, mark: str, title: str, keys: str, places: tuple[Place, ...] = _EVERYWHERE
) -> TextCommand:
    return TextCommand(
        id=mark,
        title=title,
        places=places,
        keys=(keys,),
        icon=mark,
        edit=partial(_toggle, palette, mark),
        mark=mark,
    )


def _highlight(palette: Palette, highlight: Highlight) -> TextCommand:
    look = "ground" if highlight.kind == "background" else "swatch"
    return TextCommand(
        id=highlight.id,
        title=highlight.title,
        places=(Place.MENU_FORMAT, Place.BAR_HIGHLIGHTS),
        keys=(highlight.keys,) if highlight.keys else (),
        icon=f"{look}:{highlight.colour}",
        group=1,
        edit=partial(_toggle, palette, highlight.id),
        mark=highlight.id,
    )


def _toggle(palette: Palette, mark: str, state: State) -> Transaction | None:
    return marks.toggle(state, mark, palette)
