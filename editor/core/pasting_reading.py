"""Pasted HTML read into pieces: cleaned by nh3, then walked tag by tag, never by recursion."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

from editor.core.palette import Palette
from editor.core.pasting_cleaning import BLOCKS, cleaned
from editor.core.pasting_links import picture_address
from editor.core.pasting_looks import declared, is_hidden, look_of, marked
from editor.core.pasting_pieces import Holder, Look, Piece, Run, Shape, paragraphs_of, settled
from editor.core.pasting_tables import Cell, Table
from editor.core.pasting_words import seen

_DEEPEST = 6
_SMALLEST_PICTURE = 32
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_VOID = frozenset({"br", "hr", "img"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"td", "th"})
_SPACE = " \u00a0\t\n"


def pieces_of(html: str, palette: Palette) -> tuple[Piece, ...]:
    """Return what pasted HTML holds, in order; nothing for what is too long to be an article."""
    reader = _Reader(palette)
    reader.feed(cleaned(html))
    reader.close()
    return reader.pieces()


@dataclass(slots=True)
class _Frame:
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


@dataclass(slots=True)
class _Sheet:
    """Where pieces are gathered: the whole paste, or one cell."""

    pieces: list[Piece] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    items: list[Holder] = field(default_factory=list)
    """Word's list items that are open: it writes paragraphs that only say their level."""

    sign: str = ""


class _Reader(HTMLParser):
    """Gathers pieces from HTML whose tags are balanced."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(convert_charrefs=True)
        self._palette = palette
        self._frames = [_Frame("")]
        self._sheets = [_Sheet()]
        self._tables: list[Table] = []

    def pieces(self) -> tuple[Piece, ...]:
        """Return all that was read."""
        self._flush()
        return tuple(self._sheets[0].pieces)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        around = self._frames[-1]
        if tag in _VOID:
            if not around.is_hidden:
                self._put(tag, attributes, around)
            return
        style = declared(attributes.get("style", ""))
        if tag in BLOCKS:
            self._flush()
        frame = _Frame(
            tag,
            look_of(tag, attributes, style, around.look, self._palette),
            around.holders,
            _HEADINGS.get(tag, around.level),
            around.is_hidden or is_hidden(style),
            around.is_code or tag == "pre",
            around.is_sign or style.get("mso-list") == "ignore",
            _word_level(style) if tag in {"p", "div", *_HEADINGS} else around.word_level,
        )
        self._hold(frame, around)
        self._frames.append(frame)
        if not frame.is_hidden:
            self._open_table(tag, attributes)

    @override
    def handle_endtag(self, tag: str) -> None:
        if len(self._frames) == 1 or self._frames[-1].tag != tag:
            return
        if tag in BLOCKS:
            self._flush()
        frame = self._frames.pop()
        if not frame.is_hidden:
            self._close_table(tag)

    @override
    def handle_data(self, data: str) -> None:
        frame, sheet = self._frames[-1], self._sheets[-1]
        if frame.is_hidden:
            return
        if frame.is_sign:
            sheet.sign += data
            return
        text = seen(data)
        if not frame.is_code:
            text = text.replace("\n", " ").replace("\t", " ")
        look = Look() if frame.is_code else marked(frame.look, self._palette)
        sheet.runs.append(Run(text, look))

    def _put(self, tag: str, attributes: dict[str, str], around: _Frame) -> None:
        sheet = self._sheets[-1]
        if tag == "br":
            sheet.runs.append(Run("\n"))
        elif tag == "hr":
            self._flush()
            sheet.pieces.append(Piece(Shape.RULE))
        elif (target := picture_address(attributes.get("src", ""))) and not _is_tiny(attributes):
            alt = " ".join(seen(attributes.get("alt", "")).split())
            sheet.runs.append(Run(alt, Look(link=around.look.link), target))

    def _hold(self, frame: _Frame, around: _Frame) -> None:
        """Say what holds the words of a new element."""
        if frame.tag in _CELLS:
            frame.holders, frame.level = (), 0
        elif len(frame.holders) >= _DEEPEST:
            return
        elif frame.tag == "blockquote":
            frame.holders = (*frame.holders, Holder())
        elif frame.tag == "li":
            around.last_item = Holder(is_item=True, is_ordered=around.tag == "ol")
            frame.holders = (*frame.holders, around.last_item)
        elif frame.tag in _LISTS and around.tag in _LISTS and around.last_item is not None:
            frame.holders = (*frame.holders, around.last_item)

    def _open_table(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._tables.append(Table())
        elif self._tables and tag == "thead":
            self._tables[-1].in_head = True
        elif self._tables and tag == "tr":
            self._tables[-1].rows.append([])
        elif self._tables and tag in _CELLS:
            cell = Cell.of(attributes, is_head=tag == "th" or self._tables[-1].in_head)
            self._tables[-1].add(cell)
            self._sheets.append(_Sheet())

    def _close_table(self, tag: str) -> None:
        if not self._tables:
            return
        if tag == "thead":
            self._tables[-1].in_head = False
        elif tag in _CELLS:
            self._tables[-1].fill(tuple(self._sheets.pop().pieces))
        elif tag == "table":
            self._sheets[-1].pieces += self._tables.pop().pieces()

    def _flush(self) -> None:
        """End the paragraph, heading or code that was being read."""
        frame, sheet = self._frames[-1], self._sheets[-1]
        runs, sheet.runs = tuple(sheet.runs), []
        sign, sheet.sign = sheet.sign, ""
        if frame.is_code:
            code = "".join(run.text for run in runs).strip("\n")
            if code.strip():
                sheet.pieces.append(Piece(Shape.CODE, (Run(code),), holders=()))
            return
        found = paragraphs_of(runs)
        if not found:
            return
        holders = _word_items(sheet, frame, sign)
        is_heading = frame.level > 0 and not holders
        for part in found:
            shape = Shape.HEADING if is_heading else Shape.PARAGRAPH
            sheet.pieces.append(Piece(shape, _titled(part) if is_heading else part, frame.level, holders))


def _titled(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the words of a heading, which has a look of its own, as one line without bold and colours."""
    plain = (
        Run(
            run.text.replace("\n", " "),
            Look(is_italic=run.look.is_italic, script=run.look.script, link=run.look.link),
            run.picture,
        )
        for run in runs
    )
    return settled(tuple(plain))


def _word_level(style: dict[str, str]) -> int:
    """Return how deep in a list of Word's a paragraph is; 0 for one that is in none."""
    words = style.get("mso-list", "").split()
    digits = next((word[5:] for word in words if word.startswith("level")), "")
    return min(int(digits[:2]), _DEEPEST) if digits.isdecimal() else 0


def _word_items(sheet: _Sheet, frame: _Frame, sign: str) -> tuple[Holder, ...]:
    """Return what holds a paragraph, with the list items that Word only hints at."""
    if not frame.word_level:
        sheet.items.clear()
        return frame.holders
    is_ordered = any(map(str.isdigit, sign)) or sign.strip(_SPACE).endswith((".", ")"))
    depth = min(frame.word_level, len(sheet.items) + 1)
    sheet.items[depth - 1 :] = [Holder(is_item=True, is_ordered=is_ordered)]
    return (*frame.holders, *sheet.items)


def _is_tiny(attributes: dict[str, str]) -> bool:
    """Tell whether a picture is a sign, a smiley or somebody's counter."""
    sizes = (attributes.get(side, "").removesuffix("px") for side in ("width", "height"))
    return any(size.isdecimal() and int(size[:6]) < _SMALLEST_PICTURE for size in sizes)
