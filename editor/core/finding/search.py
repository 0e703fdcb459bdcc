"""Finding in the body: over what is seen of it, or over its source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editor.core import article
from editor.core.finding.patterns import Hit, Query, Unsearchable, hits
from editor.core.finding.words import Words, source_words, words_of
from editor.core.message import Message
from editor.core.mode import Mode
from editor.core.reading import read_body
from editor.kramdown.memo import of_block
from editor.kramdown.span import Span
from editor.kramdown.tree import Block

_GROUP = re.compile(r"\\([0-9\\])")


@dataclass(frozen=True, slots=True)
class Match:
    """What was found. Positions are of the whole text.

    `runs` is the source of what is seen of it, without the markup between; `groups` are those of a regular
    expression, the whole of it first.
    """

    span: Span
    visible: str
    runs: tuple[Span, ...]
    groups: tuple[str, ...] = ()

    def shifted(self, by: int) -> "Match":
        """Return the match, moved."""
        return Match(
            self.span.shifted(by), self.visible, tuple(run.shifted(by) for run in self.runs), self.groups
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found, in order, and why nothing could be."""

    matches: tuple[Match, ...] = ()
    trouble: Message | None = None


def find(text: str, query: Query, *, mode: Mode = Mode.WRITE, within: Span | None = None) -> Found:
    """Return all of the body of a whole text that is found, or only what lies inside `within`.

    As an article it is searched block by block, and blocks that were searched before cost nothing; as source
    in one piece.
    """
    if not query.text:
        return Found()
    post = article.read(text)
    searched = _in_source if mode is Mode.SOURCE else _in_blocks
    try:
        matches = tuple(match.shifted(post.body_start) for match in searched(post.body, query))
    except Unsearchable as trouble:
        return Found(trouble=trouble.told)
    if within is not None:
        matches = tuple(
            match for match in matches if within.start <= match.span.start and match.span.end <= within.end
        )
    return Found(matches)


def filled(template: str, match: Match, query: Query) -> str:
    r"""Return what replaces a match: for a regular expression, `\1` in the template is its first group."""
    if not query.is_regex:
        return template

    def part(found: re.Match[str]) -> str:
        if found[1] == "\\":
            return "\\"
        number = int(found[1])
        return match.groups[number] if number < len(match.groups) else found[0]

    return _GROUP.sub(part, template)


def _in_blocks(body: str, query: Query) -> Iterator[Match]:
    document = read_body(body)
    for block, start in zip(document.blocks, document.starts, strict=True):
        for match in _in_block(block, query):
            yield match.shifted(start)


@of_block
def _in_block(block: Block, query: Query) -> tuple[Match, ...]:
    return tuple(_match(words, hit) for words in words_of(block) for hit in hits(query, words.text))


def _in_source(body: str, query: Query) -> Iterator[Match]:
    words = source_words(body)
    return (_match(words, hit) for hit in hits(query, words.text))


def _match(words: Words, hit: Hit) -> Match:
    runs = words.runs(hit.start, hit.end)
    return Match(Span(runs[0].start, runs[-1].end), hit.groups[0], runs, hit.groups)
