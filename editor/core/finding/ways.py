"""The ways to write new words in the place of a match: as they are, escaped, in the row of a passage."""

from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.edit.escapes import line_start, literal
from editor.core.edit.joins import cut
from editor.core.edit.rows import Cut, escaped, kept_after, kept_before
from editor.core.finding.search import Match
from editor.core.manuscript import Manuscript
from editor.core.marks.rows import tidied
from editor.core.passages import Leaf, Passage, rewritten
from editor.core.text import Change, ChangeSet
from editor.kramdown.span import Span

_MARKDOWN_SIGNS = frozenset("*_`[]|$")

_REACH = 40
"""How far before a match a sign can be that its replacement completes."""


@dataclass(frozen=True, slots=True)
class Job:
    """A match and what is to be seen in its place."""

    match: Match
    text: str

    @property
    def is_in_one_leaf(self) -> bool:
        """Whether the match has no markup in it, and none is left empty round it."""
        return len(self.match.runs) == 1 and bool(self.text)


def ways(book: Manuscript, job: Job) -> Iterator[ChangeSet]:
    """Yield the ways to do one job: inside its leaf, in its row of leaves, character by character."""
    match, text = job.match, job.text
    if job.is_in_one_leaf:
        yield ChangeSet((Change(match.span, text),))
        yield ChangeSet((Change(match.span, as_seen(book, job)),))
    passage = _passage(book, match.span)
    if passage is not None:
        yield _in_row(book, passage, job, is_escaped=False)
        yield _in_row(book, passage, job, is_escaped=True)
    first, *others = match.runs
    yield ChangeSet((Change(first, text), *(Change(run, "") for run in others)))
    yield ChangeSet((Change(first, as_seen(book, job)), *(Change(run, "") for run in others)))


def as_seen(book: Manuscript, job: Job) -> str:
    """Return a text as it is written so that its signs are seen, not read.

    Markdown's own signs are escaped as well: who replaces words means them as they are.
    """
    match = job.match
    passage = _passage(book, match.span)
    is_html = passage is not None and passage.is_html
    before = book.text[max(match.span.start - _REACH, book.start) : match.span.start]
    _count, written = literal(before, job.text, is_html=is_html)
    if is_html:
        return written
    written = "".join(f"\\{sign}" if sign in _MARKDOWN_SIGNS else sign for sign in written)
    line = book.line(match.span.start)
    at = line_start(written + book.text[match.span.end : line.end], written)
    if at is None or book.text[line.start : match.span.start].strip():
        return written
    return f"{written[:at]}\\{written[at:]}"


def _passage(book: Manuscript, span: Span) -> Passage | None:
    """Return the passage that holds the whole of a stretch."""
    return next(
        (one for one in book.passages_in(span) if one.span.start <= span.start and span.end <= one.span.end),
        None,
    )


def _in_row(book: Manuscript, passage: Passage, job: Job, *, is_escaped: bool) -> ChangeSet:
    """Return the changes that put new words into a passage's row, with the pairs of the first old ones."""
    span, text = job.match.span, job.text
    if not text:
        done = cut(book, span)
        return ChangeSet() if done is None else done.changes
    parts = Cut(kept_before(passage, span.start), kept_after(passage, span.end), ())
    first = next((leaf for leaf in passage.leaves if _is_at(leaf, span.start)), None)
    path = () if first is None else first.path
    if is_escaped:
        parts, text = escaped(parts, text, is_html=passage.is_html)
    row = tidied([*parts.left, Leaf(text, None, path, chosen=True), *parts.right])
    return ChangeSet(rewritten(passage, row, book.text).changes)


def _is_at(leaf: Leaf, position: int) -> bool:
    start = leaf.start or 0
    return not leaf.hidden and start <= position < start + len(leaf.text)
