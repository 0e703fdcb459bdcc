"""Links: round what is selected, or new words with one; a link at the caret gets another address."""

import re
from dataclasses import replace
from html import escape

from editor.core import article
from editor.core.edit_lines import Ground, Room, room_for, spot_at
from editor.core.edit_rows import cut_at, path_for
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.marks import words
from editor.core.marks_known import Wrap
from editor.core.marks_rows import chosen, put_on, recoloured, taken_off, tidied
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.passages import Leaf, Passage, Path, Rewritten, rewritten
from editor.core.state import Event, Selection, State, Transaction, caret
from editor.core.text import ChangeSet, joined
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
    around = _link_at(book, state.selection.head)
    if around is not None:
        return _another_address(book, state, *around, forms)
    return _new(book, state, forms, text or url)


def _forms(url: str, rel: str, colour: str) -> tuple[Wrap, ...]:
    """Return the ways to write a link, the one to try first in front."""
    attributes = f' rel="{escape(rel)}"' if rel else ""
    attributes += f' style="color: {escape(colour)};"' if colour else ""
    tag = Wrap(f'<a href="{escape(url)}"{attributes}>', "</a>", is_link=True)
    if attributes or _NOT_IN_MARKDOWN.search(url):
        return (tag,)
    return (Wrap("[", f"]({url})", is_link=True), tag)


def _is_link(wrap: Wrap) -> bool:
    return wrap.is_link


def _link_at(book: Manuscript, position: int) -> tuple[Passage, Wrap] | None:
    """Return the link that a caret is inside of, not at its edge."""
    passage = book.passage_at(position)
    if passage is None:
        return None
    cut = cut_at(passage, position)
    if not cut.left or not cut.right:
        return None
    both = [wrap for wrap in cut.left[-1].path if wrap.is_link and wrap in cut.right[0].path]
    if not both and not cut.is_in_gap:
        both = [wrap for wrap in cut.places[0].path if wrap.is_link]
    return (passage, both[-1]) if both else None


def _another_address(
    book: Manuscript, state: State, passage: Passage, old: Wrap, forms: tuple[Wrap, ...]
) -> Transaction | None:
    for form in forms:
        new = form.again()
        row = [
            replace(leaf, path=tuple(new if wrap is old else wrap for wrap in leaf.path))
            for leaf in passage.leaves
        ]
        result = rewritten(passage, row, book.text)
        if _reads_well(book, passage, result):
            changes = ChangeSet(result.changes)
            return Transaction(changes, state.selection.moved(changes), Event.FORMAT, _TITLE)
    return None


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
    shown = (
        escape(text, quote=False) if wrap.open.startswith("<") else re.sub(r"([\[\]\\*_`<])", r"\\\1", text)
    )
    return Leaf(shown, None, (*around, wrap)), Leaf("", None, around, chosen=True)


def _shows(book: Manuscript, result: Rewritten, text: str) -> bool:
    """Tell whether a new link is read as one."""
    after = reread(book, ChangeSet(result.changes).apply(book.text))
    passage = after.passage_at(result.end)
    leaves = () if passage is None else passage.leaves
    return any(leaf.text and leaf.text in text and any(map(_is_link, leaf.path)) for leaf in leaves)


def _reads_well(book: Manuscript, passage: Passage, result: Rewritten) -> bool:
    """Tell whether the words are the same as before."""
    after = reread(book, ChangeSet(result.changes).apply(book.text))
    found = after.passage_at(min(max(result.start, passage.span.start), passage.span.end + result.growth))
    return found is not None and words(found) == words(passage)
