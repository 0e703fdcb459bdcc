"""What can be put into an article besides words: sections, spacers, source lines, pictures, tables, links."""

import re
from collections.abc import Sequence
from html import escape

from editor.core import article
from editor.core.edit.lines import (
    Ground,
    Room,
    Spot,
    code_at,
    is_before_card,
    is_blank_line,
    space_after,
    spot_at,
)
from editor.core.edit.rows import kept_before
from editor.core.edit.words import in_html
from editor.core.inserts.lines import words_of
from editor.core.inserts.sections import section_change
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.state import Event, State, Transaction, caret
from editor.core.tables import in_markdown_cell
from editor.core.text import Change, ChangeSet
from editor.kramdown.span import Span

_FENCE = re.compile(r"[ ]{0,3}(?:`{3,}|~{3,})([ \t]*)([^\n]*?)[ \t]*$", re.MULTILINE)


def section(state: State, name: str, palette: Palette) -> Transaction | None:
    """Turn the line at the caret into a section heading, or one back; on an empty line begin one."""
    kind = palette.section(name)
    if kind is None or _is_closed(state):
        return None
    book = manuscript(state, palette)
    spot = spot_at(book, state.selection.head)
    done = section_change(book, spot, kind)
    if done is not None:
        changes, place = done
        if words_of(reread(book, changes)) != words_of(book):
            return None
        return Transaction(changes, caret(place), Event.FORMAT, kind.title)
    return _block(state, palette, kind.open + kind.close, kind.title, inside=len(kind.open))


def spacer(state: State, name: str, palette: Palette) -> Transaction | None:
    """Put a spacer below the caret's paragraph."""
    kind = palette.spacer(name)
    return None if kind is None else _block(state, palette, kind.markup, kind.title)


def source_line(
    state: State, name: str, palette: Palette, *, url: str, title: str = "", publisher: str = ""
) -> Transaction | None:
    """Put a line that names the article's source below the caret's paragraph."""
    kind = palette.source(name)
    if kind is None:
        return None
    return _block(state, palette, kind.markup(url=url, title=title, publisher=publisher), kind.title)


def closing_line(state: State, name: str, palette: Palette) -> Transaction | None:
    """Put the closing line below the caret's paragraph."""
    kind = next((one for one in palette.closings if one.id == name), None)
    return None if kind is None else _block(state, palette, kind.markup, kind.title)


def image(
    state: State, palette: Palette, *, target: str, alt: str = "", caption: str = ""
) -> Transaction | None:
    """Put a picture below the caret's paragraph, as a paragraph of its own.

    With a caption it is a figure in HTML, which Markdown has no signs for; the caret goes into the caption.
    """
    if caption:
        return _figure(state, palette, target=target, alt=alt, caption=caption)
    words = alt.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("\n", " ")
    place = target
    if "{{" not in target:
        place = target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    return _block(state, palette, f"![{words}]({place})", N_("Image"))


def _figure(state: State, palette: Palette, *, target: str, alt: str, caption: str) -> Transaction | None:
    place = target if "{{" in target else escape(target.replace(" ", "%20"))
    words = in_html(alt.replace("\n", " ")).replace('"', "&quot;")
    said = in_html(caption.replace("\n", " "))
    before = f'<figure>\n\t<img src="{place}" alt="{words}">\n\t<figcaption>{said}'
    inside = len(before)
    return _block(state, palette, f"{before}</figcaption>\n</figure>", N_("Image"), inside=inside)


def table(
    state: State,
    palette: Palette,
    *,
    rows: Sequence[Sequence[str]],
    has_header: bool = True,
    is_markdown: bool = False,
) -> Transaction | None:
    """Put a table below the caret's paragraph, in the house form or as Markdown."""
    if not rows:
        return None
    if is_markdown:
        return _block(state, palette, _markdown_table(rows, has_header=has_header), N_("Table"))
    head, body = (rows[:1], rows[1:]) if has_header else ([], rows)
    lines = ["<table>"]
    lines += _table_part("thead", "th", head, palette)
    lines += _table_part("tbody", "td", body, palette)
    return _block(state, palette, "\n".join((*lines, "</table>")), N_("Table"))


def rule(state: State, palette: Palette) -> Transaction | None:
    """Put a rule below the caret's paragraph."""
    return _block(state, palette, "---", N_("Rule"))


def embedded(state: State, palette: Palette, markup: str) -> Transaction | None:
    """Put what is shown from elsewhere below the caret's paragraph."""
    return _block(state, palette, markup, N_("Embed"))


def code(state: State, palette: Palette, language: str = "") -> Transaction | None:
    """Put an empty block of code below the caret's paragraph, and the caret into it.

    In a block of code that is there the language changes alone.
    """
    fence = None if _is_closed(state) else _fence_at(manuscript(state, palette), state.selection.head)
    if fence is None:
        opening = f"```{language}\n"
        return _block(state, palette, f"{opening}\n```", N_("Code block"), inside=len(opening))
    if fence.of(state.text) == language:
        return None
    changes = ChangeSet((Change(fence, language),))
    return Transaction(changes, state.selection.moved(changes), Event.FORMAT, N_("Code block"))


def code_language(state: State, palette: Palette) -> str | None:
    """Return the language of the fenced code that the caret is in; `None` outside of any."""
    fence = None if _is_closed(state) else _fence_at(manuscript(state, palette), state.selection.head)
    return None if fence is None else fence.of(state.text)


def _fence_at(book: Manuscript, position: int) -> Span | None:
    """Return where the fence of the code at a position says its language."""
    if code_at(book, position) is None:
        return None
    start = book.block_start(book.index_at(position))
    found = _FENCE.match(book.text, start)
    return Span(found.end(1), found.end(2)) if found is not None else None


def _markdown_table(rows: Sequence[Sequence[str]], *, has_header: bool) -> str:
    lines = [f"| {' | '.join(map(in_markdown_cell, row))} |" for row in rows]
    rule = [f"|{'---|' * len(rows[0])}"] if has_header else []
    return "\n".join((lines[0], *rule, *lines[1:]))


def _table_part(part: str, cell: str, rows: Sequence[Sequence[str]], palette: Palette) -> list[str]:
    """Return the lines of a table's header or body; none for no rows."""
    step, attributes = palette.table.indent, palette.table.cell
    lines = []
    for row in rows:
        lines.append(f"{step * 2}<tr>")
        for words in row:
            text = escape(words, quote=False).replace("\n", "<br>")
            lines.append(f"{step * 3}<{cell}{attributes}>{text}</{cell}>")
        lines.append(f"{step * 2}</tr>")
    return [f"{step}<{part}>", *lines, f"{step}</{part}>"] if lines else []


def _is_closed(state: State) -> bool:
    found = article.read(state.text)
    return found.body_locked is not None or state.selection.span.start < found.body_start


def _block(
    state: State, palette: Palette, markup: str, name: str, *, inside: int | None = None
) -> Transaction | None:
    """Put a block of source on lines of its own; the caret goes behind it, or `inside` so many characters."""
    if _is_closed(state):
        return None
    book = manuscript(state, palette)
    room = _room(book, spot_at(book, state.selection.span.end))
    at = room.at + len(room.before)
    changes = ChangeSet((Change(Span(room.at, room.at), f"{room.before}{markup}{room.after}"),))
    return Transaction(changes, caret(at + (len(markup) if inside is None else inside)), Event.INSERT, name)


def _room(book: Manuscript, spot: Spot) -> Room:
    """Return where a block goes: on a blank line, before words the caret is at the start of, or below."""
    if spot.ground is Ground.BLANK:
        return Room(_gap_above(book, spot.line.start), spot.position, space_after(book, spot.line))
    if is_before_card(book, spot):
        return Room(_gap_above(book, spot.line.end), spot.line.end, "\n\n")
    if spot.ground is Ground.BEHIND:
        return Room("\n\n", spot.line.end, space_after(book, spot.line))
    block = book.block_span(spot.block)
    first = book.passages_of(spot.block)[:1]
    if first and first[0].leaves and not kept_before(first[0], spot.position):
        return Room(_gap_above(book, block.start), block.start, "\n\n")
    end = block.start + len(block.of(book.text).rstrip("\n"))
    return Room("\n\n", end, space_after(book, Span(end, end)))


def _gap_above(book: Manuscript, start: int) -> str:
    """Return the line end that a block at the line `start` needs for a blank line above it."""
    if start == 0:
        return ""
    above = book.text.rfind("\n", 0, start - 1) + 1
    return "" if start > book.start and is_blank_line(book.text, above) else "\n"
