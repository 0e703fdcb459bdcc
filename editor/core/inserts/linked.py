"""The link that is there: what it says and where it goes, edited in place, taken off."""

import re
from dataclasses import dataclass
from html import escape

from editor.core import article
from editor.core.choices import LinkChoice
from editor.core.colours import css_colour
from editor.core.inserts.addresses import attribute
from editor.core.manuscript import Manuscript, manuscript, reread
from editor.core.marks.rows import chosen, taken_off, tidied
from editor.core.message import N_
from editor.core.palette import Palette
from editor.core.passages import rewritten
from editor.core.state import Event, State, Transaction
from editor.core.text import Change, ChangeSet, joined
from editor.core.visible import visible_text
from editor.kramdown.span import Span
from editor.kramdown.tree import Kind, Node

_TITLE, _REMOVAL = N_("Link"), N_("Remove link")
_INLINE = re.compile(r"\]\(\s*(<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)")
_ATTRIBUTE = re.compile(r"""\s+([^\W\d][\w:.-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_COLOUR = re.compile(r"(?:^|(?<=;))\s*color\s*:\s*([^;]*?)\s*(?:;|$)", re.IGNORECASE)
_NOT_IN_MARKDOWN = re.compile(r"[\s()<>]")


@dataclass(frozen=True, slots=True)
class _Linked:
    """A link in the tree; spans count in the whole text."""

    node: Node
    span: Span
    content: Span
    says: str

    @property
    def is_tag(self) -> bool:
        return self.node.kind is Kind.HTML


def link_at(state: State, palette: Palette) -> LinkChoice | None:
    """Return the link that the caret is inside of, or all that is selected; `None` where there is none."""
    found = _linked(manuscript(state, palette), state)
    if found is None:
        return None
    colour = _COLOUR.search(found.node.attribute("style") or "")
    return LinkChoice(
        found.says,
        found.node.attribute("href") or "",
        found.node.attribute("rel") or "",
        colour[1] if colour is not None and css_colour(colour[1]) is not None else "",
    )


def edited_link(state: State, palette: Palette, choice: LinkChoice) -> Transaction | None:
    """Return the step that makes the link at the caret what `choice` says; what it leaves keeps its bytes."""
    book = manuscript(state, palette)
    found, old = _linked(book, state), link_at(state, palette)
    if found is None or old is None or not choice.url or choice == old:
        return None
    opening, closing = _pair(book, found, old, choice)
    changes = [
        Change(Span(found.span.start, found.content.start), opening),
        Change(Span(found.content.end, found.span.end), closing),
    ]
    if choice.text and choice.text != found.says:
        is_html = opening.startswith("<") and opening.endswith(">")
        changes.insert(1, Change(found.content, link_source(choice.text, is_html=is_html)))
    made = joined(one.minimal(book.text) for one in changes if one.insert != one.span.of(book.text))
    if not made:
        return None
    return Transaction(made, state.selection.moved(made), Event.FORMAT, _TITLE)


def unlinked(state: State, palette: Palette) -> Transaction | None:
    """Take the link at the caret off its words, or every link off what is selected."""
    post = article.read(state.text)
    if post.body_locked is not None or state.selection.span.start < post.body_start:
        return None
    book = manuscript(state, palette)
    found = _linked(book, state)
    if found is not None:
        pair = (Span(found.span.start, found.content.start), Span(found.content.end, found.span.end))
        changes = joined(Change(span, "") for span in pair)
        if _words(book, changes) == visible_text(book.document):
            return Transaction(changes, state.selection.moved(changes), Event.FORMAT, _REMOVAL)
    return None if state.selection.is_caret else _off_selection(book, state)


def link_source(text: str, *, is_html: bool) -> str:
    """Return what a link says as source: in a tag, or between the brackets of Markdown."""
    return escape(text, quote=False) if is_html else re.sub(r"([\[\]\\*_`<])", r"\\\1", text)


def _off_selection(book: Manuscript, state: State) -> Transaction | None:
    span = state.selection.span
    results = []
    for passage in book.passages_in(span):
        row = chosen(passage, span)
        if any(leaf.chosen and any(wrap.is_link for wrap in leaf.path) for leaf in row):
            results.append(rewritten(passage, tidied(taken_off(row, lambda wrap: wrap.is_link)), book.text))
    changes = joined(change for result in results for change in result.changes)
    if not changes or _words(book, changes) != visible_text(book.document):
        return None
    return Transaction(changes, state.selection.moved(changes), Event.FORMAT, _REMOVAL)


def _words(book: Manuscript, changes: ChangeSet) -> str:
    return visible_text(reread(book, changes).document)


def _linked(book: Manuscript, state: State) -> _Linked | None:
    """Return the innermost link that a caret is inside of, or that holds all that is selected."""
    span = state.selection.span
    index = book.index_at(span.start)
    if index < 0 or span.start < book.start:
        return None
    start = book.block_start(index)
    best = None
    for node in book.block(index).node.walk():
        is_link = node.kind is Kind.LINK or (node.kind is Kind.HTML and node.tag == "a" and len(node.close))
        if not is_link or node.attribute("href") is None:
            continue
        content = node.content.shifted(start)
        is_inside = content.start < span.start < content.end if state.selection.is_caret else len(content)
        if is_inside and content.contains(span.start) and content.contains(span.end):
            best = _Linked(node, node.span.shifted(start), content, _says(node, book.block(index).text))
    return best


def _says(node: Node, text: str) -> str:
    """Return the words of a link on one line."""
    if not node.children:
        return node.value or node.content.of(text)
    leaves = (inner for inner in node.walk() if not inner.children)
    shown = {Kind.TEXT, Kind.CODE, Kind.ENTITY, Kind.ESCAPE, Kind.ABBREVIATION, Kind.BREAK}
    parts = (leaf.value or leaf.content.of(text) for leaf in leaves if leaf.kind in shown)
    return " ".join("".join(parts).split("\n"))


def _pair(book: Manuscript, found: _Linked, old: LinkChoice, new: LinkChoice) -> tuple[str, str]:
    """Return the markup round a link with another address, relation or colour."""
    opening = book.text[found.span.start : found.content.start]
    closing = book.text[found.content.end : found.span.end]
    if found.is_tag:
        return _retagged(opening, found.node, old, new), closing
    if new.is_markdown and not _NOT_IN_MARKDOWN.search(new.url) and opening == "[":
        place = _INLINE.match(closing)
        if place is not None:
            return opening, f"{closing[: place.start(1)]}{new.url}{closing[place.end(1) :]}"
        return opening, closing if new.url == old.url else f"]({new.url})"
    title = found.node.attribute("title")
    return link_tag(new.url, new.rel, new.colour, title or ""), "</a>"


def link_tag(url: str, rel: str = "", colour: str = "", title: str = "") -> str:
    """Return the start tag of a link."""
    style = f"color: {colour};" if colour else ""
    pairs = (("href", url), ("rel", rel), ("style", style), ("title", title))
    return f"<a{''.join(attribute(name, value) for name, value in pairs if value)}>"


def _retagged(opening: str, node: Node, old: LinkChoice, new: LinkChoice) -> str:
    """Return a start tag with other values of the attributes that changed; all others as they are."""
    wanted: dict[str, str] = {}
    if new.url != old.url:
        wanted["href"] = new.url
    if new.rel != old.rel:
        wanted["rel"] = new.rel
    if new.colour != old.colour:
        kept = _COLOUR.sub("", node.attribute("style") or "").strip().rstrip(";")
        colour = f"color: {new.colour};" if new.colour else ""
        wanted["style"] = " ".join(part for part in (f"{kept};" if kept else "", colour) if part)
    name_end = len(opening) - len(opening[1:].lstrip("aA")) if opening[:1] == "<" else 0
    made, at = [opening[:name_end]], name_end
    for place in _ATTRIBUTE.finditer(opening, name_end):
        name = place[1].lower()
        made.append(opening[at : place.start()])
        at = place.end()
        value = wanted.pop(name, None)
        made.append(place[0] if value is None else attribute(name, value) if value else "")
    rest = "".join(attribute(name, value) for name, value in wanted.items() if value)
    return f"{''.join(made)}{rest}{opening[at:]}"
