"""Task lists: items that begin with `[ ]` or `[x]`."""

import re

from editor.kramdown.draft import Draft, leaf
from editor.kramdown.tree import Kind

_INPUT = (("type", "checkbox"), ("class", "task-list-item-checkbox"), ("disabled", "disabled"))
_BOX = re.compile(r"\[( |x|X)\][ \t]+(?=\S)")
_ALONE = re.compile(r"\[[ xX]\](?=[ \t]*\Z)")
"""What will be a box when something is written behind it; until then it is published as it stands."""


def mark_tasks(draft: Draft) -> None:
    """Turn the boxes at the beginning of items into check boxes; the items after the first are marked too."""
    found = False
    for item in draft.children:
        found = _mark(item) or found
        if found and item.children:
            item.lists = (".task-list-item", *item.lists)
    if found:
        draft.lists = (".task-list", *draft.lists)


def _mark(item: Draft) -> bool:
    first = item.children[0] if item.children else None
    if first is None or first.kind is not Kind.PARAGRAPH or first.home is None:
        return False
    match = _BOX.match(first.home.text, *first.inner)
    if match is None:
        _mark_alone(first)
        return False
    box = leaf(Kind.CHECKBOX, match.start(), match.end(), tag="input")
    checked = () if match[1] == " " else (("checked", "checked"),)
    box.attributes = (*_INPUT, *checked)
    first.before = (box,)
    first.inner = (match.start(), first.inner[1])
    return True


def _mark_alone(first: Draft) -> None:
    """Mark a box that is all an item says: a writer is about to say what the task is."""
    match = _ALONE.match(first.home.text, *first.inner) if first.home is not None else None
    if match is not None and (match[0] == "[ ]" or _is_apart(first)):
        first.before = (leaf(Kind.CHECKBOX, match.start(), match.end(), value=match[0]),)
        first.inner = (match.start(), first.inner[1])


def _is_apart(first: Draft) -> bool:
    """Tell whether a blank was written behind a ticked box: without one it may be a link."""
    end = first.inner[1]
    return first.home is not None and first.home.text[end : end + 1] in {" ", "\t"}
