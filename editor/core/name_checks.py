"""Categories and tags that are not what was meant: written otherwise than the site does, or Jekyll's end."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from editor.core.advice import NAMES
from editor.core.article import Article
from editor.core.categories import spelling, stops_jekyll, without_colon
from editor.core.errors import Problem, Repair, Severity
from editor.core.frontmatter.reading import Entry
from editor.core.message import msg
from editor.core.text import Change, ChangeSet
from editor.core.yaml.tree import Kind, Node
from editor.core.yaml.values import read_scalar
from editor.kramdown.span import Span

_ONE_NAME = frozenset({"category", "tag"})
"""Keys whose text is one name; the text of the others is split at blanks."""

_SAFE = re.compile(r"\w+(?: \w+)*")
_QUOTES = frozenset("'\"")


@dataclass(frozen=True, slots=True)
class _Word:
    """A name and where it stands; what stands in its place needs the `quote` round it."""

    text: str
    span: Span
    quote: str = ""


def misspelt(article: Article, known: Callable[[str], Sequence[str]]) -> Iterator[Problem]:
    """Yield the names that a site writes otherwise; `known` gives its own for a key, the most used first."""
    for entry in article.front_matter.entries:
        if entry.key not in NAMES:
            continue
        words, names = _words(entry), known(entry.key)
        there = {word.text for word in words}
        for word in words:
            house = spelling(word.text, names) if word.text else None
            if house is not None:
                message = msg("The site writes “{name}” as “{house}”.", name=word.text, house=house)
                repair = _repair(word, house) if house not in there else None
                yield Problem(word.span, message, repair=repair)


def stopping(article: Article) -> Iterator[Problem]:
    """Yield the first category if Jekyll takes what is before its colon for the scheme of an address."""
    entry = article.front_matter.get("categories")
    if entry is None:
        return
    word = _words(entry)[0] if isinstance(entry.value, list) and _words(entry) else _whole(entry)
    if word is not None and stops_jekyll(word.text):
        message = msg("The category “{name}” would stop Jekyll: its colon must go.", name=word.text)
        yield Problem(entry.value_span, message, Severity.ERROR, _repair(word, without_colon(word.text)))


def _words(entry: Entry) -> tuple[_Word, ...]:
    """Return the names of a list, or of a text as Jekyll splits it."""
    if isinstance(entry.value, list):
        items = (_of_node(node) for node in entry.node.items)
        return tuple(word for word in items if word is not None)
    whole = _whole(entry)
    if whole is None or entry.key in _ONE_NAME:
        return (whole,) if whole is not None else ()
    if len(whole.span) != len(whole.text):
        return ()  # a quoted text of several words: where each of them stands is the YAML's affair
    start = whole.span.start
    found = re.finditer(r"\S+", whole.text)
    return tuple(_Word(one[0], Span(start + one.start(), start + one.end())) for one in found)


def _whole(entry: Entry) -> _Word | None:
    return _of_node(entry.node) if isinstance(entry.value, str) else None


def _of_node(node: Node) -> _Word | None:
    if node.kind is not Kind.SCALAR or node.tag or node.anchor:
        return None
    return _Word(node.text, node.span, node.mark if node.mark in _QUOTES else "")


def _repair(word: _Word, better: str) -> Repair | None:
    """Return the change to a better name where it needs no more than the quotes that are there."""
    if not _SAFE.fullmatch(better) or not isinstance(read_scalar(better), str):
        return None
    change = Change(word.span, f"{word.quote}{better}{word.quote}")
    return Repair(msg("Use “{name}”", name=better), ChangeSet((change,)))
