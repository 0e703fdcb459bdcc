"""The keys themselves: another name, another place."""

import re

from editor.core.errors import Refused
from editor.core.frontmatter.reading import Entry, FrontMatter, read
from editor.core.frontmatter.writing import frame_of
from editor.core.message import msg
from editor.core.text import Change, ChangeSet, joined, replace
from editor.core.yaml.text import write_text
from editor.core.yaml.values import same
from editor.kramdown.span import Span

_REMARK = re.compile(r"#[^\n]*")


def renaming(text: str, key: str, name: str) -> ChangeSet:
    """Return the change that gives a key another name, its value and its place as they were.

    Raises:
        Refused: there is no such key, the name is taken, or it cannot be done without harm.

    """
    front_matter, entry = _entry(text, key)
    if name in front_matter and name != key:
        raise Refused(msg("There is a key “{name}” already.", name=name))
    change = replace(entry.key_span.start, entry.key_span.end, write_text(name))
    wanted = {name if old == key else old: value for old, value in front_matter.values.items()}
    after = read(change.apply(text))
    if after.problem is not None or not same(after.values, wanted):
        raise Refused(msg("“{key}” cannot be renamed without changing something else.", key=key))
    return change


def moving(text: str, key: str, before: str | None) -> ChangeSet:
    """Return the change that puts a key's lines before those of another key, or last.

    Raises:
        Refused: there is no such key, or it cannot be done without harm.

    """
    front_matter, entry = _entry(text, key)
    at = front_matter.entries[-1].span.end if before is None else _entry(text, before)[1].span.start
    if entry.span.start <= at <= entry.span.end:
        return ChangeSet()
    change = joined((Change(entry.span, ""), Change(Span(at, at), entry.span.of(text))))
    after = read(change.apply(text))
    if after.problem is not None or not same(after.values, front_matter.values):
        raise Refused(msg("“{key}” cannot be moved without changing something else.", key=key))
    return change


def _entry(text: str, key: str) -> tuple[FrontMatter, Entry]:
    front_matter = read(text)
    entry = front_matter.get(key)
    if entry is None:
        raise Refused(msg("There is no key “{key}”.", key=key))
    frame_of(text, entry)  # refuses a key that shares its lines
    return front_matter, entry


def remarks(text: str, entry: Entry) -> tuple[str, ...]:
    """Return the comments before, amid and behind the items of a list."""
    ends = (entry.key_span.end, *(item.span.end for item in entry.node.items))
    starts = (*(item.span.start for item in entry.node.items), entry.span.end)
    gaps = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return tuple(remark for gap in gaps for remark in _REMARK.findall(gap))
