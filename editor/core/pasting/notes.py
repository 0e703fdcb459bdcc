"""Footnotes of pasted documents: how Word and LibreOffice write them, and how they become kramdown's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editor.core.inserts.notes import ends_with_note, free_names, marks_of_notes
from editor.core.manuscript import manuscript
from editor.core.palette import Palette
from editor.core.state import State, caret

_MARK = re.compile(r"#_(ftn|edn)(\d+)|#(sdfootnote|sdendnote)(\d+)sym")
_BACK = re.compile(r"#_(?:ftn|edn)ref\d+|#(?:sdfootnote|sdendnote)\d+anc")
_HOME = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d+")
_OPEN, _CLOSE = "\U000f57a0", "\U000f57a1"
"""Signs of nobody's, between which a mark's number stands until it is known what its name is."""

_TOKEN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_SIGNS = str.maketrans(dict.fromkeys(_OPEN + _CLOSE, ""))
_INDENT = "\n    "


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that was pasted: how the other program marked it, and the source of what it says."""

    label: str
    source: str


def mark_key(href: str) -> str:
    """Return which footnote an address leads to; empty where it leads elsewhere."""
    found = _MARK.fullmatch(href.strip())
    return "".join(part or "" for part in found.groups()) if found else ""


def home_key(name: str) -> str:
    """Return which footnote an element of that id holds; empty where it holds none."""
    return name if _HOME.fullmatch(name) else ""


def leads_back(href: str) -> bool:
    """Tell whether an address leads from what a footnote says to its mark."""
    return _BACK.fullmatch(href.strip()) is not None


def token(number: int) -> str:
    """Return what stands for the mark of a footnote until it has its name."""
    return f"{_OPEN}{number}{_CLOSE}"


def without_tokens(text: str) -> str:
    """Return text in which nothing looks like such a mark."""
    return text.translate(_SIGNS)


def noted(state: State, notes: Sequence[Note], palette: Palette) -> State | None:
    """Return the state with marks in the places of tokens, and what they say at the end of the article.

    Where kramdown reads no mark (in HTML) the other program's sign stays, and what it says is a paragraph.
    `None` where it reads none at all.
    """
    names = free_names(state.text, len(notes))
    wanted = {number for number, note in enumerate(notes) if note.source}
    tried = _written(state, notes, names, wanted)
    read = set(marks_of_notes(manuscript(tried, palette)))
    kept = {number for number in wanted if names[number] in read}
    if wanted and not kept:
        return None
    return tried if kept == wanted else _written(state, notes, names, kept)


def _written(state: State, notes: Sequence[Note], names: Sequence[str], marked: set[int]) -> State:
    """Return the state with some of the notes marked, the others as words."""

    def mark(found: re.Match[str]) -> str:
        number = int(found[1])
        return f"[^{names[number]}]" if number in marked else notes[number].label

    at = state.selection.head
    before, after = (_TOKEN.sub(mark, part) for part in (state.text[:at], state.text[at:]))
    text = f"{before}{after}"
    said = [
        f"[^{names[number]}]: {note.source}".replace("\n", _INDENT).replace(f"{_INDENT}\n", "\n\n")
        for number, note in enumerate(notes)
        if number in marked
    ]
    words = [
        f"{note.label} {note.source}"
        for number, note in enumerate(notes)
        if note.source and number not in marked
    ]
    end = len(text.rstrip("\n"))
    goes_on = ends_with_note(manuscript(State(text), _NOBODYS)) and not words
    gap = "\n\n" if any("\n" in one for one in said) else "\n"
    parts = [*words, *([gap.join(said)] if said else [])]
    added = ("\n" if goes_on else "\n\n") + "\n\n".join(parts) if parts else ""
    return State(f"{text[:end]}{added}{text[end:]}", caret(min(len(before), end)))


_NOBODYS = Palette((), (), (), (), ())
