"""Links: round what is selected, or new words with one; a link at the caret gets another address."""

import re

from editor.core import article
from editor.core.choices import LinkChoice
from editor.core.edit.lines import Ground, Room, room_for, spot_at
from editor.core.edit.rows import cut_at, path_for
from editor.core.inserts.linked import edited_link, link_at, link_source, link_tag, unlinked
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.marks import words
from editor.core.marks.rows import chosen, put_on, recoloured, taken_off, tidied
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.passages import Leaf, Passage, Path, Rewritten, rewritten
from editor.core.state import Event, Selection, State, Transaction, caret
from editor.core.text import ChangeSet, difference, joined
from editor.core.wraps import Wrap
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_TITLE = N_("Link")
_NOT_IN_MARKDOWN = re.compile(r"[\s()<>]")


def link(
    state: State, palette: Palette, *, url: str, text: str = "", rel: str = "", colour: str = ""
) -> Transaction | None:
    """Link what is selected, or write `text` (the address where it is empty) as a link at the caret.

    A caret inside a link gives that link the new address. `rel` and `colour` make it an HTML tag.
    """
    found = article.read(state.text)
    if not url or found.body_locked is not None or state.selection.span.start < found.body_start:
        return None
    book = manuscript(state, palette)
    forms = _forms(url, rel, colour)
    if not state.selection.is_caret:
        return _round_selection(book, state, forms)
    old = link_at(state, palette)
    if old is not None:
        return edited_link(state, palette, LinkChoice(old.text, url, rel, colour))
    return _new(book, state, forms, text or url)


def linked(state: State, palette: Palette, choice: LinkChoice, said: str) -> Transaction | None:
    """Do what a dialog about the link at the caret was answered, which showed the words `said`.

    Other words take the place of what is selected.
    """
    if link_at(state, palette) is not None:
        return edited_link(state, palette, choice) if choice.url else unlinked(state, palette)
    step = link(state, palette, url=choice.url, text=choice.text, rel=choice.rel, colour=choice.colour)
    if step is None or state.selection.is_caret or choice.text in {"", said}:
        return step
    between = step.apply(state)
    reworded = edited_link(between, palette, choice)
    if reworded is None:
        return step
    after = reworded.apply(between)
    return Transaction(difference(state.text, after.text), after.selection, Event.INSERT, _TITLE)


def _forms(url: str, rel: str, colour: str) -> tuple[Wrap, ...]:
    """Return the ways to write a link, the one to try first in front."""
    tag = Wrap(link_tag(url, rel, colour), "</a>", is_link=True)
    if rel or colour or _NOT_IN_MARKDOWN.search(url):
        return (tag,)
    return (Wrap("[", f"]({url})", is_link=True), tag)


def _is_link(wrap: Wrap) -> bool:
    return wrap.is_link


def _round_selection(book: Manuscript, state: State, forms: tuple[Wrap, ...]) -> Transaction | None:
    """Link the selected words, paragraph by paragraph."""
    span = state.selection.span
    results = []
    for passage in book.passages_in(span):
        row = chosen(passage, span)
        if not any(leaf.chosen for leaf in row):
            continue
        tries = (rewritten(passage, _linked(row, form), book.text) for form in forms)
        result = next((one for one in tries if _reads_well(book, passage, one)), None)
        if result is None:
            return None
        results.append(result)
    if not results:
        return None
    before_last = sum(result.growth for result in results[:-1])
    selection = Selection(results[0].start, results[-1].end + before_last)
    changes = joined(change for result in results for change in result.changes)
    return Transaction(changes, selection, Event.FORMAT, _TITLE)


def _linked(row: list[Leaf], form: Wrap) -> list[Leaf]:
    return recoloured(row, form, _is_link) or tidied(put_on(taken_off(row, _is_link), form))


def _new(book: Manuscript, state: State, forms: tuple[Wrap, ...], text: str) -> Transaction | None:
    """Write a link at the caret; what is typed next does not belong to it."""
    spot = spot_at(book, state.selection.head)
    room, passage = Room("", spot.position, ""), spot.passage
    if spot.ground is Ground.PLAIN and book.block(spot.block).node.kind is Kind.CODE_BLOCK:
        return None
    if spot.ground is not Ground.WORDS or passage is None:
        room = room_for(book, spot) if spot.ground is not Ground.PLAIN else room
        passage = Passage(Span(room.at, room.at), (), _NOWHERE)
    cut = cut_at(passage, room.at)
    around = path_for(cut, state.pending, room.at)
    if any(wrap.is_literal for wrap in around):
        return None
    for form in forms:
        row = [*cut.left, *_words(text, around, form.again()), *cut.right]
        result = room.around(rewritten(passage, tidied(row), book.text))
        if form is forms[-1] or _shows(book, result, text):
            return Transaction(
                ChangeSet(result.changes), caret(result.end), Event.INSERT, _TITLE, pending=state.pending
            )
    return None


_NOWHERE = Node(Kind.PARAGRAPH, Span(0, 0), Span(0, 0), Span(0, 0))


def _words(text: str, around: Path, wrap: Wrap) -> tuple[Leaf, Leaf]:
    """Return the leaf of a new link, and the place behind it where the caret goes."""
    shown = link_source(text, is_html=wrap.open.startswith("<"))
    return Leaf(shown, None, (*around, wrap)), Leaf("", None, around, chosen=True)


def _shows(book: Manuscript, result: Rewritten, text: str) -> bool:
    """Tell whether a new link is read as one."""
    after = reread(book, ChangeSet(result.changes))
    passage = after.passage_at(result.end)
    leaves = () if passage is None else passage.leaves
    return any(leaf.text and leaf.text in text and any(map(_is_link, leaf.path)) for leaf in leaves)


def _reads_well(book: Manuscript, passage: Passage, result: Rewritten) -> bool:
    """Tell whether the words are the same as before."""
    after = reread(book, ChangeSet(result.changes))
    found = after.passage_at(min(max(result.start, passage.span.start), passage.span.end + result.growth))
    return found is not None and words(found) == words(passage)
