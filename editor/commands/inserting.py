"""Sections, spacers, lines of the house, links, pictures, tables."""

from functools import partial

from editor.commands.command import AnyCommand, AppCommand, Place, TextCommand
from editor.commands.workbench import Workbench
from editor.core import inserts, inserts_lines, tables
from editor.core.message import N_
from editor.core.palette import ClosingLine, Palette, Section, Spacer
from editor.core.state import State, Transaction
from editor.core.visible import selected_text

_BLOCKS = (Place.MENU_INSERT, Place.BAR_BLOCKS)
_ASKS = (Place.MENU_INSERT, Place.BAR_INSERTS)


def commands(palette: Palette) -> tuple[AnyCommand, ...]:
    """Return the commands that put things into the body of a site's posts."""
    return (
        *(_section(palette, section) for section in palette.sections),
        *(_spacer(palette, spacer) for spacer in palette.spacers),
        AppCommand(
            "source-line",
            N_("Source line…"),
            _ASKS,
            ("Ctrl+Shift+R",),
            "source-line",
            1,
            run=_source,
            needs_body=True,
        ),
        AppCommand("link", N_("Link…"), _ASKS, ("Ctrl+K",), "link", 1, run=_link, needs_body=True),
        AppCommand(
            "image", N_("Picture…"), _ASKS, ("Ctrl+Shift+I",), "image", 1, run=_image, needs_body=True
        ),
        AppCommand("table", N_("Table…"), _ASKS, ("Ctrl+Shift+T",), "table", 1, run=_table, needs_body=True),
        *_lines(palette),
        *(_closing(palette, closing) for closing in palette.closings),
    )


def _lines(palette: Palette) -> tuple[TextCommand, ...]:
    """Return the commands for quotes, lists, rules and code."""
    menu = (Place.MENU_INSERT,)
    made = (
        (inserts_lines.QUOTE, N_("Quote"), ("Ctrl+Shift+Q",)),
        (inserts_lines.BULLETS, N_("Bulleted list"), ("Ctrl+Shift+8",)),
        (inserts_lines.NUMBERS, N_("Numbered list"), ("Ctrl+Shift+7",)),
    )
    names = {inserts_lines.QUOTE: "quote", inserts_lines.BULLETS: "bullets", inserts_lines.NUMBERS: "numbers"}
    return (
        *(
            TextCommand(names[kind], title, menu, keys, names[kind], 3, edit=partial(_line, palette, kind))
            for kind, title, keys in made
        ),
        TextCommand("rule", N_("Rule"), menu, (), "rule", 3, edit=partial(inserts.rule, palette=palette)),
        TextCommand(
            "code-block",
            N_("Code block"),
            menu,
            (),
            "code-block",
            3,
            edit=partial(inserts.code, palette=palette),
        ),
    )


def _line(palette: Palette, kind: str, state: State) -> Transaction | None:
    return inserts_lines.lines(state, kind, palette)


def _section(palette: Palette, section: Section) -> TextCommand:
    return TextCommand(
        id=section.id,
        title=section.title,
        places=_BLOCKS,
        keys=(section.keys,) if section.keys else (),
        icon=section.id,
        edit=partial(inserts.section, name=section.id, palette=palette),
        mark=section.id,
    )


def _spacer(palette: Palette, spacer: Spacer) -> TextCommand:
    return TextCommand(
        id=spacer.id,
        title=spacer.title,
        places=_BLOCKS,
        keys=(spacer.keys,) if spacer.keys else (),
        icon=spacer.id,
        edit=partial(inserts.spacer, name=spacer.id, palette=palette),
    )


def _closing(palette: Palette, closing: ClosingLine) -> TextCommand:
    return TextCommand(
        id=closing.id,
        title=closing.title,
        places=(Place.MENU_INSERT,),
        icon="closing-line",
        group=2,
        edit=partial(inserts.closing_line, name=closing.id, palette=palette),
    )


def _dispatch(bench: Workbench, step: Transaction | None) -> None:
    if step is not None:
        bench.desk.session.dispatch(step)


def _source(bench: Workbench) -> None:
    choice = bench.ask.source_line()
    if choice is None:
        return
    words = {"url": choice.url, "title": choice.title, "publisher": choice.publisher}
    _dispatch(bench, inserts.source_line(bench.desk.session.state, choice.form, bench.palette, **words))


def _link(bench: Workbench) -> None:
    state = bench.desk.session.state
    choice = bench.ask.link(selected_text(state))
    if choice is None:
        return
    words = {"text": choice.text, "url": choice.url, "rel": choice.rel, "colour": choice.colour}
    _dispatch(bench, inserts.link(state, bench.palette, **words))


def _image(bench: Workbench) -> None:
    choice = bench.ask.image()
    if choice is not None:
        state = bench.desk.session.state
        _dispatch(bench, inserts.image(state, bench.palette, target=choice.target, alt=choice.alt))


def _table(bench: Workbench) -> None:
    """Edit the table at the caret, or put in a new one."""
    state, palette = bench.desk.session.state, bench.palette
    old = tables.table_at(state, palette)
    choice = bench.ask.table(old)
    if choice is None:
        return
    if old is not None:
        _dispatch(bench, tables.edited(state, palette, choice))
    else:
        _dispatch(bench, inserts.table(state, palette, rows=choice.rows, has_header=choice.has_header))
