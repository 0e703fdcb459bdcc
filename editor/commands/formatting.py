"""Marks on text: bold, italic, and one command for each highlight of the site's palette."""

from functools import partial

from editor.commands.command import Place, TextCommand
from editor.core import marks
from editor.core.message import N_
from editor.core.palette import Highlight, Palette
from editor.core.state import State, Transaction


def commands(palette: Palette) -> tuple[TextCommand, ...]:
    """Return the mark commands of a site."""
    return (
        _mark(palette, "bold", N_("Bold"), "Ctrl+B"),
        _mark(palette, "italic", N_("Italic"), "Ctrl+I"),
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


def _mark(palette: Palette, mark: str, title: str, keys: str) -> TextCommand:
    return TextCommand(
        id=mark,
        title=title,
        places=(Place.MENU_FORMAT, Place.BAR_MARKS),
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
