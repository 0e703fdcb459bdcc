"""Sections, spacers, lines of the house, links, pictures, tables."""

from functools import partial

from editor.commands import pictures
from editor.commands.command import AnyCommand, AppCommand, Place, TextCommand
from editor.commands.workbench import Workbench
from editor.core import embeds, inserts, tables, tasks
from editor.core.choices import LinkChoice
from editor.core.inserts import lines as inserts_lines
from editor.core.inserts.addresses import bare_address, whole_address
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
        TextCommand(
            "unlink",
            N_("Remove link"),
            (Place.MENU_INSERT,),
            ("Ctrl+Shift+K",),
            "unlink",
            1,
            edit=partial(inserts.unlinked, palette=palette),
        ),
        AppCommand(
            "image", N_("Picture…"), _ASKS, ("Ctrl+Shift+I",), "image", 1, run=_image, needs_body=True
        ),
        AppCommand("table", N_("Table…"), _ASKS, ("Ctrl+Shift+T",), "table", 1, run=_table, needs_body=True),
        AppCommand(
            "embed",
            N_("Video, post or map…"),
            (Place.MENU_INSERT,),
            ("Ctrl+Shift+M",),
            "embed",
            1,
            run=_embed,
            needs_body=True,
        ),
        *_lines(palette),
        *(_closing(palette, closing) for closing in palette.closings),
    )


def _lines(palette: Palette) -> tuple[AnyCommand, ...]:
    """Return the commands for quotes, lists, rules, footnotes and code."""
    menu = (Place.MENU_INSERT,)
    made = (
        (inserts_lines.QUOTE, N_("Quote"), ("Ctrl+Shift+Q",)),
        (inserts_lines.BULLETS, N_("Bulleted list"), ("Ctrl+Shift+8",)),
        (inserts_lines.NUMBERS, N_("Numbered list"), ("Ctrl+Shift+7",)),
        (inserts_lines.TASKS, N_("Task list"), ("Ctrl+Shift+9",)),
    )
    names = {
        inserts_lines.QUOTE: "quote",
        inserts_lines.BULLETS: "bullets",
        inserts_lines.NUMBERS: "numbers",
        inserts_lines.TASKS: "tasks",
    }
    return (
        *(
            TextCommand(names[kind], title, menu, keys, names[kind], 3, edit=partial(_line, palette, kind))
            for kind, title, keys in made
        ),
        TextCommand(
            "toggle-task",
            N_("Tick off task"),
            menu,
            ("Ctrl+Shift+Return",),
            "toggle-task",
            3,
            edit=partial(tasks.toggle, palette=palette),
        ),
        TextCommand("rule", N_("Rule"), menu, (), "rule", 3, edit=partial(inserts.rule, palette=palette)),
        TextCommand(
            "footnote",
            N_("Footnote"),
            menu,
            ("Ctrl+Alt+F",),
            "footnote",
            3,
            edit=partial(inserts.footnote, palette=palette),
        ),
        AppCommand("code-block", N_("Code block…"), menu, (), "code-block", 3, run=_code, needs_body=True),
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
    """Edit the link at the caret, or make one of what is selected, or write a new one."""
    state, palette = bench.desk.session.state, bench.palette
    old = inserts.link_at(state, palette)
    words = " ".join(selected_text(state).split("\n")).strip()
    first = old or LinkChoice(words, bare_address(words))
    choice = bench.ask.link(first, is_there=old is not None)
    if choice is not None:
        _dispatch(bench, inserts.linked(state, palette, choice, first.text))


def _embed(bench: Workbench) -> None:
    """Show a video, a post or a map; an address of no known service becomes a link."""
    pasted = bench.ask.embed()
    if pasted is None:
        return
    found = embeds.embed(pasted)
    state, palette = bench.desk.session.state, bench.palette
    if found is not None:
        _dispatch(bench, inserts.embedded(state, palette, found.markup))
    else:
        _dispatch(bench, inserts.link(state, palette, url=whole_address(pasted)))


def _code(bench: Workbench) -> None:
    """Put in a block of code, or say the language of the one at the caret."""
    state, palette = bench.desk.session.state, bench.palette
    language = bench.ask.code_language(inserts.code_language(state, palette))
    if language is not None:
        _dispatch(bench, inserts.code(state, palette, language))


def _image(bench: Workbench) -> None:
    choice = bench.ask.image()
    if choice is not None:
        pictures.put(bench, choice)


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
        words = {"has_header": choice.has_header, "is_markdown": choice.is_markdown}
        _dispatch(bench, inserts.table(state, palette, rows=choice.rows, **words))
