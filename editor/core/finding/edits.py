"""Replacing what was found: the new words take the marks of the first old one, and no tag is cut in two.

Every replacement is read again before it is made: what is seen afterwards is what was asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.core import article
from editor.core.finding.search import Match
from editor.core.finding.ways import Job, as_seen, ways
from editor.core.finding.words import Words, words_of
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.message import N_
from editor.core.mode import Mode
from editor.core.palette import Palette
from editor.core.state import Event, Selection, State, Transaction, caret
from editor.core.text import Change, ChangeSet, difference, joined
from editor.kramdown.memo import of_block
from editor.kramdown.tree import Block

_TAG = 64
"""How much markup new words may have before them."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """The one step that replaces many matches, how many it replaces and how many it has to leave."""

    step: Transaction | None
    count: int = 0
    left: int = 0


def replace(
    state: State, match: Match, text: str, palette: Palette, *, mode: Mode = Mode.WRITE
) -> Transaction | None:
    """Return the step that puts `text` in the place of a match and selects it.

    As an article, what is seen is `text`, whatever signs are in it. `None` where nothing can do that.
    """
    if article.read(state.text).body_locked is not None:
        return None
    name = N_("Replacing")
    if mode is Mode.SOURCE:
        span = match.span
        chosen = Selection(span.start, span.start + len(text))
        return Transaction(_plain((Job(match, text),)), chosen, Event.INSERT, name)
    book = manuscript(state, palette)
    changes = _single(book, Job(match, text))
    if changes is None:
        return None
    start = changes.moved(match.span.start, after_insert=False)
    return Transaction(changes, _written(reread(book, changes), start, text), Event.INSERT, name)


def replace_all(state: State, jobs: Sequence[Job], palette: Palette, *, mode: Mode = Mode.WRITE) -> Replaced:
    """Return the one step that does all jobs, which are in order; those that cannot be done are left."""
    if not jobs or article.read(state.text).body_locked is not None:
        return Replaced(None, 0, len(jobs))
    if mode is Mode.SOURCE:
        return _step(_plain(jobs), len(jobs), 0)
    book = manuscript(state, palette)
    at_once = _at_once(book, jobs)
    if at_once is not None:
        return _step(at_once, len(jobs), 0)
    after, count = _in_halves(book, jobs)
    return _step(difference(state.text, after.text), count, len(jobs) - count)


def _plain(jobs: Sequence[Job]) -> ChangeSet:
    """Return the changes that put each text as it is in the place of its match."""
    return ChangeSet(tuple(Change(job.match.span, job.text) for job in jobs))


def _step(changes: ChangeSet, count: int, left: int) -> Replaced:
    if not changes:
        return Replaced(None, count, left)
    return Replaced(Transaction(changes, event=Event.INSERT, name=N_("Replacing all")), count, left)


def _written(book: Manuscript, start: int, words: str) -> Selection:
    """Return the selection of the words written at `start`, without the markup round them."""
    index = book.index_at(start)
    begin = book.block_start(index) if index >= 0 else 0
    for one in words_of(book.block(index)) if index >= 0 and words else ():
        for at in range(start - begin, start - begin + _TAG):
            place = one.place(at)
            if place is not None and one.text.startswith(words, place):
                runs = one.runs(place, place + len(words))
                return Selection(begin + runs[0].start, begin + runs[-1].end)
    return caret(start)


def _in_halves(book: Manuscript, jobs: Sequence[Job]) -> tuple[Manuscript, int]:
    """Do jobs together where that reads as meant, else one half after the other; the later half first."""
    changes = _at_once(book, jobs) if len(jobs) > 1 else _single(book, jobs[0])
    if changes is not None:
        return reread(book, changes), len(jobs)
    if len(jobs) == 1:
        return book, 0
    middle = len(jobs) // 2
    later, done = _in_halves(book, jobs[middle:])
    untouched = jobs[middle - 1].match.span.end
    if later.text[:untouched] != book.text[:untouched]:
        later, done = book, 0
    earlier, more = _in_halves(later, jobs[:middle])
    return earlier, done + more


def _at_once(book: Manuscript, jobs: Sequence[Job]) -> ChangeSet | None:
    """Return the changes that do all jobs inside the leaves they are in, where that reads as meant."""
    if not all(job.is_in_one_leaf for job in jobs):
        return None
    wanted = _expected(book, jobs)
    for is_escaped in (False, True):
        changes = joined(
            Change(job.match.span, as_seen(book, job) if is_escaped else job.text) for job in jobs
        )
        if _reads(book, changes, wanted):
            return changes
    return None


def _single(book: Manuscript, job: Job) -> ChangeSet | None:
    """Return the changes that do a job, in the first way that reads as meant."""
    wanted = _expected(book, (job,))
    return next((changes for changes in ways(book, job) if _reads(book, changes, wanted)), None)


def _reads(book: Manuscript, changes: ChangeSet, wanted: Sequence[str]) -> bool:
    """Tell whether the edited text shows the words that it should."""
    after = reread(book, changes)
    return [words for part in _shown(after) for words in part] == wanted


def _expected(book: Manuscript, jobs: Sequence[Job]) -> list[str]:
    """Return what is to be seen of the body when all jobs are done."""
    shown = list(_shown(book))
    by_block: dict[int, list[Job]] = {}
    for job in jobs:
        by_block.setdefault(book.index_at(job.match.span.start), []).append(job)
    for index, inside in by_block.items():
        start = book.block_start(index)
        shown[index] = _settled([_replaced(words, inside, start) for words in words_of(book.block(index))])
    return [words for part in shown for words in part]


def _replaced(words: Words, jobs: Sequence[Job], start: int) -> str:
    """Return the words with jobs done; `start` is where their block begins."""
    text = words.text
    for job in reversed(jobs):
        at = words.place(job.match.span.start - start)
        if at is not None:
            text = text[:at] + job.text + text[at + len(job.match.visible) :]
    return text


def _shown(book: Manuscript) -> Iterator[tuple[str, ...]]:
    return map(_settled_words, book.document.blocks)


@of_block
def _settled_words(block: Block) -> tuple[str, ...]:
    return _settled([words.text for words in words_of(block)])


def _settled(texts: Sequence[str]) -> tuple[str, ...]:
    """Return words without the blanks that no page shows, and without those of which nothing is left."""
    return tuple(settled for text in texts if (settled := " ".join(text.split())))
