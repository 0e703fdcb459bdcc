"""Front matter that cannot be read, made readable by changing what is wrong line by line."""

import re
from collections.abc import Iterator

from editor.core.errors import Problem, Refused
from editor.core.frontmatter.reading import read
from editor.core.text import ChangeSet, replace
from editor.core.yaml.text import write_text
from editor.kramdown.span import Span

_MOST = 5
"""More broken lines than a post has by accident."""

_VALUE = re.compile(
    r"[ \t]*(?:-[ \t]+)?(?:[^\s:#'\"\[{][^:\n]*?[ \t]*:[ \t]+|(?<=-[ \t]))(?P<value>\S.*?)[ \t]*"
)
_TABS = re.compile(r"(?P<value>\t[ \t]*)\S.*")
_TIGHT_DASH = re.compile(r"[ \t]*-(?P<value>)[^\s-].*")
_UNCLOSED_LIST = re.compile(r"[^\[]*:[ \t]*\[[^\[\]#]*?(?P<value>)[ \t]*")
_EMPTY_ITEM = re.compile(r"[^\[]*:[ \t]*\[.*?(?P<value>,[ \t]*(?=,)|(?<=\[)[ \t]*,[ \t]*).*\].*")


def repair(text: str, *, most: int = _MOST) -> ChangeSet | None:
    """Return the change of one line after which Jekyll can read the front matter, if there is one.

    A value that needs quotes gets them, a tab at the start of a line becomes spaces, a dash its blank. Where
    `most` lines or fewer are wrong it is the change of the first one: Jekyll reads further with it, and
    repairs of the others follow.
    """
    front_matter = read(text)
    problem = front_matter.problem
    if problem is None or not front_matter.exists or not most:
        return None
    rest = len(text) - front_matter.span.end
    further: list[ChangeSet] = []
    for change in _repairs(text, problem):
        edited = change.apply(text)
        after = read(edited)
        if len(edited) - after.span.end != rest:
            continue  # the front matter has taken something of the body, or the body of it
        if after.problem is None and after.entries:
            return change
        if after.problem is not None and _line(edited, after.problem) > _line(text, problem):
            further.append(change)
    return next((one for one in further if repair(one.apply(text), most=most - 1) is not None), None)


def as_meant(text: str) -> str:
    """Return what to show of front matter that cannot be read: it repaired, or as far as it can be read.

    It is to be looked at and never saved; empty where nothing of it can be read.
    """
    while (changes := repair(text)) is not None:
        text = changes.apply(text)
    problem = read(text).problem
    if problem is None:
        return text
    above = text[: text.rfind("\n", 0, problem.span.start) + 1]
    as_far = f"{above}---\n"
    return as_far if read(as_far).problem is None else ""


def _line(text: str, problem: Problem) -> int:
    return text.count("\n", 0, problem.span.start)


def _repairs(text: str, problem: Problem) -> Iterator[ChangeSet]:
    """Yield what may help: on the line of the problem first, then on the one above it."""
    start = text.rfind("\n", 0, problem.span.start - 1) + 1
    above = Span(start, max(problem.span.start - 1, start))
    for line in (problem.span, above):
        source = line.of(text)
        for pattern, written in _MENDED:
            if found := pattern.fullmatch(source):
                value = Span(found.start("value"), found.end("value")).shifted(line.start)
                yield replace(value.start, value.end, written(found["value"]))


def _in_quotes(value: str) -> str:
    """Return the value in quotes; quotes that were meant to go around it are not doubled."""
    quote = value[0] if value[0] in "'\"" else ""
    inner = value[1:-1] if len(value) > 1 and value[-1] == quote else value[1:]
    if quote and _goes_around(value, inner, quote):
        value = inner
    try:
        written = write_text(value)
    except Refused:
        return value  # half a character: nothing but typing it again helps
    return written if written != value or written[0] in "'\"" else f"'{value}'"


def _goes_around(value: str, inner: str, quote: str) -> bool:
    """Tell whether the first quote was meant to be closed at the end: those inside open before they close."""
    if quote not in inner:
        return True
    at = inner.index(quote)
    return value[-1] == quote and (at == 0 or inner[at - 1].isspace())


def _as_spaces(tabs: str) -> str:
    return tabs.replace("\t", "  ")


def _one_blank(_: str) -> str:
    return " "


def _closed(_: str) -> str:
    return "]"


def _nothing(_: str) -> str:
    return ""


_MENDED = (
    (_TABS, _as_spaces),
    (_TIGHT_DASH, _one_blank),
    (_EMPTY_ITEM, _nothing),
    (_UNCLOSED_LIST, _closed),
    (_VALUE, _in_quotes),
)
