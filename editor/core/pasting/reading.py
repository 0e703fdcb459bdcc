"""Pasted HTML read into pieces: cleaned by nh3, then walked tag by tag, never by recursion."""

from html.parser import HTMLParser

from typing_extensions import override

from editor.core.edit.words import seen
from editor.core.palette import Palette
from editor.core.pasting.cleaning import BLOCKS, cleaned
from editor.core.pasting.frames import DEEPEST, Frame, OpenNote, Sheet, word_items, word_level
from editor.core.pasting.links import picture_address
from editor.core.pasting.looks import declared, is_hidden, look_of, marked
from editor.core.pasting.notes import home_key, leads_back, mark_key, token, without_tokens
from editor.core.pasting.pieces import Holder, Look, Piece, Run, Shape, paragraphs_of, settled
from editor.core.pasting.tables import Cell, Table

_SMALLEST_PICTURE = 32
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_VOID = frozenset({"br", "hr", "img"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"td", "th"})


def pieces_of(html: str, palette: Palette) -> tuple[Piece, ...]:
    """Return what pasted HTML holds, in order; nothing for what is too long to be an article."""
    reader = _Reader(palette)
    reader.feed(cleaned(html))
    reader.close()
    return reader.pieces()


def reading_of(html: str, palette: Palette) -> tuple[tuple[Piece, ...], list[tuple[str, tuple[Piece, ...]]]]:
    """Return what pasted HTML holds without its footnotes, tokens in the places of their marks, and those.

    Each footnote is the sign that the other program marked it with, and what it says.
    """
    reader = _Reader(palette, has_notes=True)
    reader.feed(cleaned(html))
    reader.close()
    return reader.pieces(), [(note.label.strip(), note.pieces) for note in reader.notes.values()]


class _Reader(HTMLParser):
    """Gathers pieces from HTML whose tags are balanced."""

    def __init__(self, palette: Palette, *, has_notes: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self._has_notes = has_notes
        self.notes: dict[str, OpenNote] = {}
        self._palette = palette
        self._frames = [Frame("")]
        self._sheets = [Sheet()]
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
        frame = Frame(
            tag,
            look_of(tag, attributes, style, around.look, self._palette),
            around.holders,
            _HEADINGS.get(tag, around.level),
            around.is_hidden or is_hidden(style),
            around.is_code or tag == "pre",
            around.is_sign or style.get("mso-list") == "ignore",
            word_level(style) if tag in {"p", "div", *_HEADINGS} else around.word_level,
        )
        self._hold(frame, around)
        if self._has_notes:
            self._note(frame, around, attributes, style)
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
        if frame.home:
            self.notes[frame.home].pieces = tuple(self._sheets.pop().pieces)
        elif not frame.is_hidden:
            self._close_table(tag)

    @override
    def handle_data(self, data: str) -> None:
        frame, sheet = self._frames[-1], self._sheets[-1]
        if frame.is_hidden:
            return
        if frame.is_sign:
            sheet.sign += data
            return
        if frame.note:
            self.notes[frame.note].label += seen(data)
            return
        text = without_tokens(seen(data)) if self._has_notes else seen(data)
        if not frame.is_code:
            text = text.replace("\n", " ").replace("\t", " ")
        look = Look() if frame.is_code else marked(frame.look, self._palette)
        sheet.runs.append(Run(text, look))

    def _put(self, tag: str, attributes: dict[str, str], around: Frame) -> None:
        sheet = self._sheets[-1]
        if tag == "br":
            sheet.runs.append(Run("\n"))
        elif tag == "hr" and around.is_among_notes:
            self._flush()
        elif tag == "hr":
            self._flush()
            sheet.pieces.append(Piece(Shape.RULE))
        elif (target := picture_address(attributes.get("src", ""))) and not _is_tiny(attributes):
            alt = " ".join(seen(attributes.get("alt", "")).split())
            sheet.runs.append(Run(alt, Look(link=around.look.link), target))

    def _note(self, frame: Frame, around: Frame, attributes: dict[str, str], style: dict[str, str]) -> None:
        """Say which footnote a new element marks or holds; the sign before what that says is none of it."""
        frame.is_among_notes = around.is_among_notes or style.get("mso-element", "").endswith("note-list")
        frame.note = around.note
        href, home = attributes.get("href", ""), home_key(attributes.get("id", ""))
        if frame.is_hidden:
            return
        if frame.tag == "a" and (key := mark_key(href)) and not frame.note:
            note = self.notes.setdefault(key, OpenNote(token(len(self.notes))))
            is_again = bool(note.label)
            frame.note, frame.is_hidden = key, is_again
            self._sheets[-1].runs.append(Run(note.token))
        elif frame.tag == "a" and leads_back(href) and self.notes:
            frame.is_hidden = True
        elif frame.tag == "div" and home in self.notes and not self.notes[home].pieces:
            frame.home, frame.holders = home, ()
            self._sheets.append(Sheet())

    def _hold(self, frame: Frame, around: Frame) -> None:
        """Say what holds the words of a new element."""
        if frame.tag in _CELLS:
            frame.holders, frame.level = (), 0
        elif len(frame.holders) >= DEEPEST:
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
            self._sheets.append(Sheet())

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
        holders = word_items(sheet, frame, sign)
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


def _is_tiny(attributes: dict[str, str]) -> bool:
    """Tell whether a picture is a sign, a smiley or somebody's counter."""
    sizes = (attributes.get(side, "").removesuffix("px") for side in ("width", "height"))
    return any(size.isdecimal() and int(size[:6]) < _SMALLEST_PICTURE for size in sizes)
