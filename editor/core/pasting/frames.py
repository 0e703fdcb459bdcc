"""What is open while pasted HTML is read: elements, the sheets that pieces are gathered on, footnotes."""

from dataclasses import dataclass, field

from editor.core.pasting.pieces import Holder, Look, Piece, Run

DEEPEST = 6
"""How deep lists are kept."""

_SPACE = " \u00a0\t\n"


@dataclass(slots=True)
class Frame:
    """An open element: how words in it look, what holds them."""

    tag: str
    look: Look = field(default_factory=Look)
    holders: tuple[Holder, ...] = ()
    level: int = 0
    is_hidden: bool = False
    is_code: bool = False
    is_sign: bool = False
    word_level: int = 0
    last_item: Holder | None = None
    note: str = ""
    """The footnote whose mark it is in."""

    home: str = ""
    """The footnote that it holds."""

    is_among_notes: bool = False


@dataclass(slots=True)
class OpenNote:
    """A footnote while it is being read."""

    token: str
    label: str = ""
    pieces: tuple[Piece, ...] = ()


@dataclass(slots=True)
class Sheet:
    """Where pieces are gathered: the whole paste, or one cell."""

    pieces: list[Piece] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    items: list[Holder] = field(default_factory=list)
    """Word's list items that are open: it writes paragraphs that only say their level."""

    sign: str = ""


def word_level(style: dict[str, str]) -> int:
    """Return how deep in a list of Word's a paragraph is; 0 for one that is in none."""
    words = style.get("mso-list", "").split()
    digits = next((word[5:] for word in words if word.startswith("level")), "")
    return min(int(digits[:2]), DEEPEST) if digits.isdecimal() else 0


def word_items(sheet: Sheet, frame: Frame, sign: str) -> tuple[Holder, ...]:
    """Return what holds a paragraph, with the list items that Word only hints at."""
    if not frame.word_level:
        sheet.items.clear()
        return frame.holders
    is_ordered = any(map(str.isdigit, sign)) or sign.strip(_SPACE).endswith((".", ")"))
    depth = min(frame.word_level, len(sheet.items) + 1)
    sheet.items[depth - 1 :] = [Holder(is_item=True, is_ordered=is_ordered)]
    return (*frame.holders, *sheet.items)
