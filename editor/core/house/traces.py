"""How one post is written: what the house style is learned from, small enough to be kept."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from string import punctuation

from editor.core import article
from editor.core.colours import css_colour
from editor.core.derived import banner_of
from editor.core.fields import DATE, type_of
from editor.core.frontmatter.reading import Entry, style_of
from editor.core.house.dates import seen_in
from editor.core.house.manners import manner_of, texts_inside
from editor.core.manner import Manner
from editor.core.source import Source
from editor.core.yaml.text import Style, is_plain
from editor.core.yaml.tree import Kind
from editor.core.yaml.values import key_text, value_of

_QUOTES = frozenset({Style.SINGLE, Style.DOUBLE})
_COLOUR = re.compile(r"(?<![-\w])(background-color|background|color)\s*:\s*([^;\"'<>{}]{3,40})")
_COLON = re.compile(r"[ \t]*:[ \t]*")
_SIGNS = frozenset(punctuation)
_MOST = 80
"""Characters of a value that is kept as one of the usual ones."""

_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class KeyTrace:
    """One key of one post: the type that shows its value, how it is written, and what it says.

    `is_free` says that the value could be written plainly, as a date can: its quotes are then a choice.
    `pattern` is the `strftime` form of a date as far as it shows, `blanks` the number of empty lines above
    the key.
    `figures` names the lines of a map that are no texts: numbers, yes and no; one name on each line.
    `signs` are those in quotes that need none, `bare` those of texts without quotes.
    """

    key: str
    kind: str
    manner: Manner
    is_free: bool
    length: int
    words: tuple[str, ...] = ()
    pattern: str = ""
    blanks: int = 0
    signs: str = ""
    bare: str = ""
    banner: str = ""
    figures: str = ""


@dataclass(frozen=True, slots=True)
class PostTrace:
    """One post: its keys, the line ends around its front matter and at its end, its colours.

    `end` counts the empty lines above the closing fence, `below` those under it, `final` the line ends at
    the end of the file. A colour is `color: #ee2323` or `background-color: ...`, written as in the body.
    """

    keys: tuple[KeyTrace, ...] = ()
    line_end: str = "\n"
    end: int = 0
    below: int = 0
    final: int = 1
    colours: tuple[str, ...] = ()
    path: str = ""


def trace(post: Source, path: str = "") -> PostTrace | None:
    """Return how a post is written; `None` where its front matter cannot be read.

    `path` is its file's, below the site's content, with slashes.
    """
    read = article.read(post.text)
    front_matter = read.front_matter
    if not front_matter.entries or front_matter.problem is not None:
        return None
    header, body = front_matter.span.of(post.text), read.body
    entries = [entry for entry in front_matter.entries if entry.node.kind is not Kind.ALIAS]
    ends = [front_matter.yaml_span.start, *(entry.span.end for entry in entries)]
    starts = [*(entry.span.start for entry in entries), front_matter.yaml_span.end]
    blanks = [_blank_lines(header[end:start]) for end, start in zip(ends, starts, strict=True)]
    return PostTrace(
        keys=tuple(_key(header, entry, blank) for entry, blank in zip(entries, blanks, strict=False)),
        line_end=post.line_end,
        end=blanks[-1],
        below=len(body) - len(body.lstrip("\n")),
        final=len(body) - len(body.rstrip("\n")),
        colours=_colours(body),
        path=path,
    )


def _blank_lines(between: str) -> int:
    """Return how many empty lines stand between two keys; comments are nobody's habit."""
    return between.count("\n") if not between.strip("\n") else 0


def _colours(body: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name, value in _COLOUR.findall(body):
        if css_colour(value) is not None:
            found[f"{'color' if name == 'color' else 'background-color'}: {value.strip().lower()}"] = None
    return tuple(found)


def _key(header: str, entry: Entry, blanks: int) -> KeyTrace:
    texts = _texts(entry)
    pattern = seen_in(entry.text) if isinstance(entry.value, date | str) else ""
    return KeyTrace(
        key=entry.key,
        kind=DATE.id if pattern else type_of(entry).id,
        manner=manner_of(header, entry),
        is_free=bool(pattern) or _is_free(entry, texts),
        length=_length(entry, texts),
        words=tuple(text for text in texts if 0 < len(text) <= _MOST)[:_MOST_WORDS],
        pattern=pattern,
        blanks=blanks,
        banner=banner_of(entry.text) if isinstance(entry.value, str) else "",
        signs=_signs(entry, _QUOTES),
        bare=_signs(entry, {Style.PLAIN}),
        figures="\n".join(
            key_text(key) for key, node in entry.node.pairs if isinstance(value_of(node), int | float)
        ),
    )


def _length(entry: Entry, texts: tuple[str, ...]) -> int:
    if isinstance(entry.value, str):
        return len(entry.value.rstrip("\n"))
    return 0 if entry.value is None else len(entry.node.pairs or entry.node.items or texts)


def _signs(entry: Entry, styles: AbstractSet[Style]) -> str:
    """Return the signs in the texts of these styles that could be written plainly."""
    nodes, flow = (entry.node, *entry.node.items), entry.style is Style.FLOW_LIST
    texts = (
        node.text
        for node in nodes
        if isinstance(value_of(node), str) and style_of(node) in styles and is_plain(node.text, flow=flow)
    )
    return "".join(sorted(_SIGNS.intersection("".join(texts))))


def _texts(entry: Entry) -> tuple[str, ...]:
    if entry.node.kind is Kind.LIST:
        return tuple(item.text for item in entry.node.items if item.kind is Kind.SCALAR)
    return (entry.text,) if entry.node.kind is Kind.SCALAR else ()


def _is_free(entry: Entry, texts: tuple[str, ...]) -> bool:
    if entry.node.kind is Kind.MAP:
        return any(is_plain(one.text) for one in texts_inside(entry.node).items)
    if entry.node.kind is Kind.LIST:
        flow = entry.style is Style.FLOW_LIST
        return any(is_plain(text, flow=flow) for text in texts)
    return is_plain(entry.text)
