"""The house markup: highlights, sections, spacers, source lines, links and the closing line, in one table.

A site overrides any of it in the `[palette]` table of its `.wongo.toml`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from html import escape
from typing import TypeVar

from editor.core.colours import css_colour
from editor.core.errors import SettingsTrouble
from editor.core.message import N_, msg


@dataclass(frozen=True, slots=True)
class Highlight:
    """A colour for words. `kind` is `text` or `background`; `keys` is Qt's portable name of its shortcut."""

    id: str
    title: str
    colour: str
    kind: str
    open: str
    close: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of heading, with the markup before and after its words."""

    id: str
    title: str
    open: str
    close: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Spacer:
    """A gap between paragraphs: one line of markup that says nothing."""

    id: str
    title: str
    markup: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A way to name the source of an article; `{url}`, `{title}`, `{publisher}` stand for what is asked."""

    id: str
    title: str
    template: str

    @property
    def has_title(self) -> bool:
        """Whether the line says the title of the article it names."""
        return "{title}" in self.template

    def markup(self, *, url: str, title: str, publisher: str) -> str:
        """Return the line for one source, its words written so that HTML shows them as they are."""
        words = {"{url}": escape(url), "{title}": escape(title, quote=False)}
        return _filled(self.template, words | {"{publisher}": escape(publisher, quote=False)})


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """The line an article ends with."""

    id: str
    title: str
    markup: str


@dataclass(frozen=True, slots=True)
class TableForm:
    """How the house writes a table: the attributes of its cells, and one step of indentation."""

    cell: str = ' style="text-align: center;"'
    indent: str = "\t"


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """Everything a newsroom writes in its own way. `link_rel` and `link_colour` are what a dialog offers.

    A palette is equal to itself alone: memos ask for one at every key, and to hash its words takes long.
    """

    highlights: tuple[Highlight, ...]
    sections: tuple[Section, ...]
    spacers: tuple[Spacer, ...]
    sources: tuple[SourceLine, ...]
    closings: tuple[ClosingLine, ...]
    publisher: str = ""
    link_rel: str = "dofollow"
    link_colour: str = "#1a5490"
    table: TableForm = TableForm()

    def highlight(self, name: str) -> Highlight | None:
        """Return the highlight of that id."""
        return next((one for one in self.highlights if one.id == name), None)

    def section(self, name: str) -> Section | None:
        """Return the section of that id."""
        return next((one for one in self.sections if one.id == name), None)

    def spacer(self, name: str) -> Spacer | None:
        """Return the spacer of that id."""
        return next((one for one in self.spacers if one.id == name), None)

    def source(self, name: str) -> SourceLine | None:
        """Return the source line of that id."""
        return next((one for one in self.sources if one.id == name), None)


def house() -> Palette:
    """Return the markup of the newsroom that Wongo is made for."""
    return _HOUSE


def from_toml(table: Mapping[str, object]) -> Palette:
    """Return the house palette with what a site's table says instead.

    A list (`highlights`, `sections`, `spacers`, `sources`, `closings`) replaces the house's list as a whole;
    the words (`publisher`, `link_rel`, `link_colour`) and `table` replace one value.

    Raises:
        SettingsTrouble: the table says something that is no palette.

    """
    known = {field.name for field in fields(Palette)}
    for name in table.keys() - known:
        raise _trouble(name, table[name])
    own = _HOUSE
    return Palette(
        highlights=tuple(_checked(row) for row in _rows(Highlight, table, "highlights", own.highlights)),
        sections=_rows(Section, table, "sections", own.sections),
        spacers=_rows(Spacer, table, "spacers", own.spacers),
        sources=_rows(SourceLine, table, "sources", own.sources),
        closings=_rows(ClosingLine, table, "closings", own.closings),
        publisher=_word(table, "publisher", own.publisher),
        link_rel=_word(table, "link_rel", own.link_rel),
        link_colour=_word(table, "link_colour", own.link_colour),
        table=_row(TableForm, "table", table.get("table", {})),
    )


_HOUSE = Palette(
    highlights=(
        Highlight(
            "highlight-red",
            N_("Red text"),
            "#ee2323",
            "text",
            '<b><span style="color: #ee2323;">',
            "</span></b>",
            "Ctrl+1",
        ),
        Highlight(
            "highlight-tint",
            N_("Blue tint"),
            "#21538527",
            "background",
            '<b><span style="background-color: #21538527;">',
            "</span></b>",
            "Ctrl+2",
        ),
        Highlight(
            "highlight-blue",
            N_("Blue text"),
            "#1a5490",
            "text",
            '<b><span style="color: #1a5490;">',
            "</span></b>",
            "Ctrl+3",
        ),
    ),
    sections=(
        Section("section", N_("Section"), '<h2 data-ke-size="size26">', "</h2>", "Ctrl+Alt+1"),
        Section("section-24", N_("Small section"), '<h2 data-ke-size="size24">', "</h2>", "Ctrl+Alt+2"),
    ),
    spacers=(
        Spacer("spacer", N_("Spacer"), '<p data-ke-size="size16">&nbsp;</p>', "Ctrl+Alt+3"),
        Spacer("spacer-empty", N_("Empty spacer"), '<p data-ke-size="size16"></p>', "Ctrl+Alt+4"),
    ),
    sources=(
        SourceLine(
            "source-line",
            N_("Source with the article's title"),
            '<p>출처: <a href="{url}" rel="dofollow">{title}</a> | {publisher}</p>',
        ),
        SourceLine(
            "source-line-own",
            N_("Source with the publisher's name"),
            '<p data-ke-size="size16"><span style="font-weight: bold;">기사 출처: </span>'
            '<a href="{url}" style="color: #1a5490;">{publisher}</a></p>',
        ),
    ),
    closings=(
        ClosingLine(
            "closing-line",
            N_("Closing line"),
            '신속 뉴스 바로가기 👉 <a href="https://newsdao.kr" rel="dofollow">https://newsdao.kr</a>',
        ),
        ClosingLine(
            "closing-line-question",
            N_("Closing line with a question"),
            "빠르고 정확한 뉴스를 원한다면? 바로, "
            '<a href="https://newsdao.kr" rel="dofollow">https://newsdao.kr</a>',
        ),
    ),
    publisher="뉴스다오",
)

_SLOT = re.compile(r"(\{(?:url|title|publisher)\})")

_Row = TypeVar("_Row", Highlight, Section, Spacer, SourceLine, ClosingLine, TableForm)


def _word(table: Mapping[str, object], name: str, own: str) -> str:
    value = table.get(name, own)
    if not isinstance(value, str):
        raise _trouble(name, value)
    return value


def _rows(
    kind: type[_Row], table: Mapping[str, object], name: str, own: tuple[_Row, ...]
) -> tuple[_Row, ...]:
    value = table.get(name)
    if value is None:
        return own
    if not isinstance(value, list):
        raise _trouble(name, value)
    return tuple(_row(kind, name, row) for row in value)


def _row(kind: type[_Row], name: str, value: object) -> _Row:
    if not isinstance(value, Mapping) or not all(isinstance(part, str) for part in value.values()):
        raise _trouble(name, value)
    try:
        return kind(**value)
    except TypeError as error:
        raise _trouble(name, sorted(set(value) ^ {field.name for field in fields(kind)})) from error


def _checked(highlight: Highlight) -> Highlight:
    if css_colour(highlight.colour) is None or highlight.kind not in {"text", "background"}:
        raise _trouble(highlight.id, f"{highlight.colour} ({highlight.kind})")
    return highlight


def _trouble(name: str, value: object) -> SettingsTrouble:
    return SettingsTrouble(
        msg("The palette of this site cannot be read."),
        msg("“{name}” cannot be {value}.", name=name, value=value),
        msg("Correct the [palette] table in .wongo.toml."),
    )


def _filled(template: str, words: Mapping[str, str]) -> str:
    """Fill the slots in one pass, so that words which look like slots stay words."""
    return "".join(words.get(part, part) for part in _SLOT.split(template))
