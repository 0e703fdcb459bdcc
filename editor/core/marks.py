"""Marks on words: bold, italic, the colours of the palette; by a caret or a selection."""

from collections.abc import Callable
from dataclasses import dataclass

from editor.core import article
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.marks_known import BOLD, ITALIC, PLAIN_MARKS, STRIKE, UNDERLINE, Wrap, family
from editor.core.marks_rows import chosen, put_on, recoloured, taken_off, tidied
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.passages import Leaf, Passage, Path, Rewritten, rewritten, slot_at
from editor.core.state import Event, Selection, State, Transaction
from editor.core.text import ChangeSet, joined
from editor.kramdown.span import Span

_Row = list[Leaf]
_Rows = list[tuple[Passage, _Row]]
_Act = Callable[[_Row, Wrap, Palette], _Row]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that can be put on words. `forms` are the ways to write it, the one to try first in front."""

    id: str
    title: str
    forms: tuple[tuple[str, str], ...]

    def wraps(self) -> tuple[Wrap, ...]:
        """Return one pair for each form."""
        return tuple(Wrap(opening, closing, self.id) for opening, closing in self.forms)


def marks(palette: Palette) -> tuple[Mark, ...]:
    """Return every mark of a palette, those that are no colours first."""
    return (
        Mark(BOLD, N_("Bold"), (("**", "**"), ("<b>", "</b>"))),
        Mark(ITALIC, N_("Italic"), (("*", "*"), ("<i>", "</i>"))),
        Mark(STRIKE, N_("Strike through"), (("~~", "~~"), ("<s>", "</s>"))),
        Mark(UNDERLINE, N_("Underline"), (("<u>", "</u>"),)),
        *(Mark(one.id, one.title, ((one.open, one.close),)) for one in palette.highlights),
    )


def forms(palette: Palette, number: int) -> tuple[Wrap, ...]:
    """Return a pair for every mark, in its form of that number or its last one; colours first."""
    known = sorted(marks(palette), key=lambda mark: mark.id in PLAIN_MARKS)
    return tuple(mark.wraps()[min(number, len(mark.forms) - 1)] for mark in known)


def active(state: State, palette: Palette) -> frozenset[str]:
    """Return the marks of what is typed next at a caret, or of all the words that are selected."""
    if state.pending is not None:
        return state.pending
    book = manuscript(state, palette)
    if state.selection.is_caret:
        passage = book.passage_at(state.selection.head)
        return frozenset() if passage is None else marks_of(path_at(passage, state.selection.head))
    rows = _rows(book, state.selection.span)
    sets = [marks_of(leaf.path) for _one, row in rows for leaf in row if leaf.chosen and not leaf.is_blank]
    return frozenset.intersection(*sets) if sets else frozenset()


def marks_of(path: Path) -> frozenset[str]:
    """Return the marks that a path puts on its words; of two colours the inner one is seen."""
    return frozenset(wrap.mark for wrap in path if wrap.mark)


def path_at(passage: Passage, position: int) -> Path:
    """Return the pairs that a caret at `position` is inside of."""
    slot = slot_at(passage, position)
    if slot.position < position and slot.index < len(passage.leaves):
        leaf = passage.leaves[slot.index]
        return leaf.path if (leaf.start or 0) < position else slot.path
    return slot.path


def toggle(state: State, mark: str, palette: Palette) -> Transaction | None:
    """Put a mark on what is selected, or take it off where all of it has it; a caret sets what is typed next.

    `None` where there is nothing that could have the mark.
    """
    kind = next((one for one in marks(palette) if one.id == mark), None)
    if kind is None or article.read(state.text).body_locked is not None:
        return None
    book = manuscript(state, palette)
    if state.selection.head < book.start or state.selection.anchor < book.start:
        return None
    if state.selection.is_caret:
        return Transaction(
            event=Event.FORMAT, name=kind.title, pending=_flipped(active(state, palette), mark, palette)
        )
    rows = _rows(book, state.selection.span)
    words = [leaf for _passage, row in rows for leaf in row if leaf.chosen and not leaf.is_blank]
    if not words:
        return None
    if all(mark in marks_of(leaf.path) for leaf in words):
        return _edited(book, state, rows, kind, _off)
    return _edited(book, state, rows, kind, _on)


def step_out(state: State, palette: Palette) -> Transaction | None:
    """Let what is typed next be without the marks that end, or begin, right at the caret."""
    post = article.read(state.text)
    if not state.selection.is_caret or post.body_locked is not None or state.selection.head < post.body_start:
        return None
    passage = manuscript(state, palette).passage_at(state.selection.head)
    if passage is None:
        return None
    slot = slot_at(passage, state.selection.head)
    if slot.position != state.selection.head:
        return None
    before = marks_of(passage.leaves[slot.index - 1].path) if slot.index else frozenset()
    after = marks_of(passage.leaves[slot.index].path) if slot.index < len(passage.leaves) else frozenset()
    now = active(state, palette)
    left = now - (before ^ after)
    return None if left == now else Transaction(event=Event.FORMAT, name=N_("Formatting"), pending=left)


def clear(state: State, palette: Palette) -> Transaction | None:
    """Take every mark off what is selected; a caret types plain words next."""
    book = manuscript(state, palette)
    if article.read(state.text).body_locked is not None or state.selection.span.start < book.start:
        return None
    kind = Mark("", N_("Clear formatting"), (("", ""),))
    if state.selection.is_caret:
        return Transaction(event=Event.FORMAT, name=kind.title, pending=frozenset())
    rows = _rows(book, state.selection.span)
    marked = [
        (passage, row) for passage, row in rows if any(leaf.chosen and marks_of(leaf.path) for leaf in row)
    ]
    return _edited(book, state, marked, kind, _plain) if marked else None


def _plain(row: _Row, _form: Wrap, _palette: Palette) -> _Row:
    return tidied(taken_off(row, lambda wrap: bool(wrap.mark)))


def _flipped(current: frozenset[str], mark: str, palette: Palette) -> frozenset[str]:
    if mark in current:
        return current - {mark}
    rivals = {other for other in current if family(other, palette) == family(mark, palette)}
    return (current - rivals) | {mark}


def _rows(book: Manuscript, span: Span) -> _Rows:
    """Return the passages that a selection touches, each as its row with the selected words chosen."""
    rows = [(passage, chosen(passage, span)) for passage in book.passages_in(span)]
    return [(passage, row) for passage, row in rows if any(leaf.chosen for leaf in row)]


def _off(row: _Row, form: Wrap, palette: Palette) -> _Row:
    kind = family(form.mark, palette)
    return tidied(taken_off(row, lambda wrap: family(wrap.mark, palette) == kind))


def _on(row: _Row, form: Wrap, palette: Palette) -> _Row:
    """Recolour pairs that are chosen whole where they stand; put a new pair on everything else."""
    if all(form.mark in marks_of(leaf.path) for leaf in row if leaf.chosen and not leaf.is_blank):
        return row
    kind = family(form.mark, palette)

    def is_rival(wrap: Wrap) -> bool:
        return family(wrap.mark, palette) == kind

    return recoloured(row, form, is_rival) or tidied(put_on(taken_off(row, is_rival), form))


def _edited(book: Manuscript, state: State, rows: _Rows, kind: Mark, act: _Act) -> Transaction | None:
    """Return the step that does `act` to every row, each in the first form that is read as meant."""
    results = []
    for passage, row in rows:
        result = _first_that_holds(book, passage, row, kind, act)
        if result is None:
            return None
        results.append(result)
    last_growth = sum(result.growth for result in results[:-1])
    selection = _turned(state.selection, results[0].start, results[-1].end + last_growth)
    changes = joined(change for result in results for change in result.changes)
    return Transaction(changes, selection, Event.FORMAT, kind.title)


def _turned(selection: Selection, start: int, end: int) -> Selection:
    return Selection(start, end) if selection.anchor <= selection.head else Selection(end, start)


def _first_that_holds(
    book: Manuscript, passage: Passage, row: _Row, kind: Mark, act: _Act
) -> Rewritten | None:
    for form in kind.wraps():
        result = rewritten(passage, act(row, form, book.palette), book.text)
        if _holds(book, passage, result, kind.id, wanted=act is _on):
            return result
    return None


def _holds(book: Manuscript, passage: Passage, result: Rewritten, mark: str, *, wanted: bool) -> bool:
    """Tell whether the edited text reads as meant: the same words, and the mark on those that were chosen."""
    after = reread(book, ChangeSet(result.changes).apply(book.text))
    span = Span(passage.span.start, passage.span.end + result.growth)
    before_words = "".join(words(one) for one in book.passages_in(_line_span(book, passage.span)))
    after_words = "".join(words(one) for one in after.passages_in(_line_span(after, span)))
    if before_words != after_words:
        return False
    touched = [
        leaf for _passage, row in _rows(after, Span(result.start, result.end)) for leaf in row if leaf.chosen
    ]
    return all((mark in marks_of(leaf.path)) == wanted for leaf in touched if not leaf.is_blank)


def _line_span(book: Manuscript, span: Span) -> Span:
    return Span(book.line(span.start).start, book.line(span.end).end)


def words(passage: Passage) -> str:
    """Return the source of all that is seen in a passage."""
    return "".join(leaf.text for leaf in passage.leaves if not leaf.hidden)
