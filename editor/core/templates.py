"""Kinds of post: what is in the form from the beginning, and the skeleton of the body.

A placeholder is written ‹so›. `{{ so }}` would be Liquid, `<so>` HTML and `[so]` a link: each would be read
by Jekyll if it were forgotten. Single guillemets mean nothing to any of them, and are seen on the page.

Two of them are filled in at once in the form's values: ‹now›, where it is all that a date says, and ‹today›
in any text. All others are the writer's, and in the body all are: its headings may be those of any post.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from editor.core import article, frontmatter
from editor.core.article import Article
from editor.core.errors import Problem, Refused, SettingsTrouble
from editor.core.fields import DATE
from editor.core.house import HouseStyle
from editor.core.house.moments import as_written
from editor.core.house.own import MOMENTS
from editor.core.message import msg
from editor.core.state import Event, Selection, State, Transaction
from editor.core.visible import is_linked, selected_text
from editor.core.yaml.values import Value
from editor.kramdown.span import Span

PLACEHOLDER = re.compile(r"‹[^‹›\n]{0,80}›")

_MOMENT, _TODAY = re.compile(r"\s*‹(?:now|지금|today|오늘)›\s*"), re.compile("‹(?:today|오늘)›")

_NAME = "template"
"""The key of a template's front matter that says what it is called; it is not written into posts."""


class _Never:
    """What no setting is."""


_KINDS: Mapping[str, type] = {"title": str, "values": Mapping, "body": str}


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of post: its name, the values of its form, and its body."""

    title: str
    values: Mapping[str, Value] = field(default_factory=dict)
    body: str = ""


def from_markdown(name: str, text: str) -> Template | None:
    """Return the template that a file is; `None` where its front matter cannot be read.

    It is called what its key `template` says, else as its file is.
    """
    read = article.read(text)
    if read.problem is not None:
        return None
    values = read.front_matter.values
    title = values.pop(_NAME, None)
    return Template(title if isinstance(title, str) and title else name, values, read.body.lstrip("\n"))


def from_toml(rows: object) -> tuple[Template, ...]:
    """Return the templates of the `[[templates]]` tables of a `.wongo.toml`.

    Raises:
        SettingsTrouble: they say something that is no template.

    """
    if not isinstance(rows, list):
        raise _trouble("templates", rows)
    return tuple(_template(f"templates[{number}]", row) for number, row in enumerate(rows, 1))


def _template(name: str, row: object) -> Template:
    if not isinstance(row, Mapping):
        raise _trouble(name, row)
    for key, value in row.items():
        if not isinstance(value, _KINDS.get(key, _Never)):
            raise _trouble(f"{name}.{key}", value)
    if not row.get("title"):
        raise _trouble(f"{name}.title", "")
    return Template(row["title"], dict(row.get("values", {})), row.get("body", "").lstrip("\n"))


def new_post(template: Template, house: HouseStyle, now: datetime) -> str:
    """Return a new post of a kind, written in the house style; a value that cannot be written is left out.

    `now` is this moment in the site's zone.
    """
    text = house.new_post
    for key, value in _filled(template, house, now.replace(microsecond=0)):
        with suppress(Refused):
            text = with_value(text, key, value, house)
    return text + template.body


def _filled(template: Template, house: HouseStyle, now: datetime) -> Iterator[tuple[str, Value]]:
    """Yield what a template says of a post of this moment.

    When the template itself was written is no post's date: that means now, and nothing where no post of the
    house has the key. A placeholder of the template's own stays, to be filled in.
    """
    for key, value in template.values.items():
        text = value if isinstance(value, str) else ""
        is_its_own = bool(PLACEHOLDER.search(text)) and not _MOMENT.fullmatch(text)
        if key in MOMENTS and not is_its_own:
            if key in house.order or not house.posts:
                yield key, as_written(now, house.habit(key))
        elif _MOMENT.fullmatch(text) and house.habit(key).kind == DATE.id:
            yield key, as_written(now, house.habit(key))
        else:
            yield key, _TODAY.sub(now.date().isoformat(), text) or value


def with_value(text: str, key: str, value: Value, house: HouseStyle) -> str:
    """Return a post with the value of a key, written and placed as the house does it.

    Raises:
        Refused: it cannot be written.

    """
    habit = house.habit(key)
    return frontmatter.set_value(text, key, habit.source(value), like=habit.manner(value), order=house.order)


def has_placeholder(text: str) -> bool:
    """Tell whether something of a template is still to be filled in."""
    return PLACEHOLDER.search(text) is not None


def to_be_filled_in(article: Article) -> Iterator[Problem]:
    """Yield one problem for all that is left of a template, at the first place: it would be published so."""
    places = [
        (found[0], entry.value_span)
        for entry in article.front_matter.entries
        for found in PLACEHOLDER.finditer(entry.text)
    ]
    places += [
        (found[0], Span(found.start(), found.end()).shifted(article.body_start))
        for found in PLACEHOLDER.finditer(article.body)
    ]
    for name, span in places[:1]:
        one = msg("{name} is still to be filled in.", name=name)
        more = msg("{name} and {count} more are still to be filled in.", name=name, count=len(places) - 1)
        yield Problem(span, more if places[1:] else one)


def first_placeholder(text: str, *, only_seen: bool = False) -> Selection | None:
    """Return the first placeholder of a post's body, selected; `None` where it has none."""
    return next((Selection(place.start, place.end) for place in _places(text, only_seen=only_seen)), None)


def step(state: State, direction: int, *, only_seen: bool = False) -> Transaction | None:
    """Return the step that selects the next placeholder of the body (1), or the one before (-1).

    From the last one it goes on at the first. `None` where the body has none. Where markup is hidden
    `only_seen` passes over those in it, where no caret can stand, and over those that a link says: typed
    over they would take the link with them.
    """
    spans = list(_places(state.text, only_seen=only_seen))
    if not spans:
        return None
    here = state.selection.span
    if direction > 0:
        to = next((span for span in spans if span.start >= here.end and span != here), spans[0])
    else:
        to = next((span for span in reversed(spans) if span.end <= here.start), spans[-1])
    return Transaction(selection=Selection(to.start, to.end), event=Event.SELECT)


def _places(text: str, *, only_seen: bool) -> Iterator[Span]:
    """Yield where the placeholders of the body stand: all, or those that can be typed over."""
    for found in PLACEHOLDER.finditer(text, article.read(text).body_start):
        chosen = Selection(found.start(), found.end())
        is_open = bool(selected_text(State(text, chosen))) and not is_linked(text, found.start())
        if is_open or not only_seen:
            yield chosen.span


def _trouble(name: str, value: object) -> SettingsTrouble:
    return SettingsTrouble(
        msg("The templates of this site cannot be read."),
        msg("“{name}” cannot be {value}.", name=name, value=value),
        msg("Correct the [[templates]] tables in .wongo.toml."),
    )
