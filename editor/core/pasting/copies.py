"""What is selected as source that stands by itself wherever it is pasted."""

from dataclasses import replace

from editor.core.edit.rows import kept_after, kept_before
from editor.core.manuscript import manuscript
from editor.core.marks import words
from editor.core.paint.copies import balanced
from editor.core.palette import Palette
from editor.core.pasting.writing import source_of
from editor.core.state import State


def copied_source(state: State, palette: Palette) -> str:
    """Return the source of what is selected, no pair of markup cut in two.

    Some words of a heading or a list item are words; all of them are the heading, the item.
    """
    book = manuscript(state, palette)
    span = state.selection.span
    found = list(book.passages_in(span))
    if len(found) == 1 and found[0].span.start <= span.start and span.end <= found[0].span.end:
        (passage,) = found
        inside = kept_after(replace(passage, leaves=kept_before(passage, span.end)), span.start)
        shown = [leaf for leaf in inside if not leaf.hidden]
        if "".join(leaf.text for leaf in shown) != words(passage):
            return source_of(shown)
    return balanced(book.document, span.shifted(-book.start))
