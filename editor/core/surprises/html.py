"""Surprises of HTML: tags that are none, tags never closed, tags that show as text."""

import re
from collections.abc import Iterator

from editor.core.elements import is_element
from editor.core.errors import Problem, Repair
from editor.core.message import msg
from editor.core.surprises.leaves import Place, names, places, rewriting, shortened, texts
from editor.kramdown.raw import END_TAG, START_TAG
from editor.kramdown.span import Span
from editor.kramdown.tags import LITERAL, VOID
from editor.kramdown.tree import Block, Kind, Node

_HTML = frozenset({Kind.HTML, Kind.HTML_BLOCK})
_OPTIONAL_END = names("p li dt dd td th tr thead tbody tfoot colgroup option")
"""Elements that HTML itself lets go on without an end tag, inside other HTML."""
_LINES = names("p h1 h2 h3 h4 h5 h6")
"""Elements of which a line holds one: where the end tag is missing, it is missing at the line's end."""


def unknown_tags(block: Block) -> Iterator[Problem]:
    """Find `<동행>`: read as a tag, so that a reader sees nothing of it."""
    for place in places(block):
        node = place.node
        if node.kind not in _HTML or is_element(node.tag):
            continue
        opening = START_TAG.search(block.text, node.open.start, node.open.end)
        if opening is not None:
            tag = shortened(opening[0])
            message = msg("“{tag}” is taken for an HTML tag and will not be seen.", tag=tag)
            yield Problem(Span(*opening.span()), message, repair=_as_words(node, opening, block.text))


def _as_words(node: Node, opening: re.Match[str], text: str) -> Repair:
    """Return the repair that shows a tag: in the brackets of titles where it has no end tag."""
    start, end = opening.span()
    closing = END_TAG.search(text, node.close.start, node.close.end)
    if closing is None and not opening[0].isascii() and not opening[3]:
        words = opening[0][1:-1]
        return rewriting(
            msg("Write {text}", text=shortened(f"〈{words}〉")),
            (start, start + 1, "〈"),
            (end - 1, end, "〉"),
        )
    changes = [(start, start + 1, "&lt;"), (end - 1, end, "&gt;")]
    if closing is not None:
        changes += [
            (closing.start(), closing.start() + 1, "&lt;"),
            (closing.end() - 1, closing.end(), "&gt;"),
        ]
    return rewriting(msg("Show it as it is written"), *changes)


def unclosed(block: Block) -> Iterator[Problem]:
    """Find a tag without its end tag, and tags closed in the wrong order."""
    for place in places(block):
        node = place.node
        if not _is_unclosed(place, block.text) or not is_element(node.tag):
            continue
        if _is_consequence(place, block.text):
            continue
        tag = shortened(node.open.of(block.text))
        crossed = _crossed(node, block.text)
        if crossed is not None:
            message = msg("“{tag}” and a tag inside it are closed in the wrong order.", tag=tag)
            yield Problem(node.open, message, repair=crossed)
        elif node.kind is Kind.HTML_BLOCK or not place.is_markdown:
            message = msg("“{tag}” is never closed: all that follows belongs to it.", tag=tag)
            yield Problem(node.open, message, repair=_closing_block(place, block.text))
        else:
            message = msg("“{tag}” is never closed: it goes on to the end of the paragraph.", tag=tag)
            yield Problem(node.open, message, repair=_closing(node, block.text))


def _is_unclosed(place: Place, text: str) -> bool:
    node = place.node
    if not _is_open(node, text):
        return False
    return node.kind is Kind.HTML_BLOCK or place.is_markdown or node.tag not in _OPTIONAL_END


def _is_open(node: Node, text: str) -> bool:
    """Tell whether an element has no end tag where it should have one."""
    if node.kind not in _HTML or node.tag in VOID:
        return False
    has_end = END_TAG.search(text, node.close.start, node.close.end) is not None
    return not has_end and not node.open.of(text).rstrip().endswith("/>")


def _is_consequence(place: Place, text: str) -> bool:
    """Tell whether another tag is to blame: one inside took the end tag, or one around it ends here."""
    node = place.node
    if place.around and _ends_with(place.around[-1], node, text):
        return True
    return any(
        _is_open(child, text) and _end_of(node.tag).search(text, child.open.end, child.span.end)
        for child in node.walk()
        if child is not node
    )


def _ends_with(outer: Node, node: Node, text: str) -> bool:
    """Tell whether the open element around an open one is told instead: both go on to the same end."""
    if not _is_open(outer, text) or not is_element(outer.tag) or outer.content.end != node.span.end:
        return False
    return _end_of(outer.tag).search(text, node.open.end, node.span.end) is None


def _crossed(node: Node, text: str) -> Repair | None:
    """Return the repair that moves an end tag out of a child: `<b><i>x</b></i>`."""
    for child in node.children:
        if child.kind is not Kind.HTML or child.tag in VOID or _is_open(child, text):
            continue
        stray = _end_of(node.tag).search(text, child.open.end, child.close.start)
        if stray is not None:
            return rewriting(
                msg("Close them in order"),
                (stray.start(), stray.end(), ""),
                (child.span.end, child.span.end, f"</{node.tag}>"),
            )
    return None


def _closing(node: Node, text: str) -> Repair:
    """Return the repair that ends an element, and what is open in it, where its paragraph ends."""
    broken = re.compile(rf"</{re.escape(node.tag)}(?![\s>A-Za-z0-9:.-])", re.IGNORECASE).search(
        text, node.open.end, node.span.end
    )
    if broken is not None:
        return rewriting(msg("Close the tag"), (broken.end(), broken.end(), ">"))
    end = node.open.end + len(node.content.of(text).rstrip())
    open_ones = [node]
    while (last := _last_open(open_ones[-1], text)) is not None:
        open_ones.append(last)
    return rewriting(
        msg("Close the tag"), (end, end, "".join(f"</{one.tag}>" for one in reversed(open_ones)))
    )


def _last_open(node: Node, text: str) -> Node | None:
    """Return the child that is open to the end of an open node."""
    for child in reversed(node.children):
        if _is_open(child, text):
            return child if child.span.end == node.content.end else None
    return None


def _closing_block(place: Place, text: str) -> Repair | None:
    """Return the repair of an element that takes in all that follows: closed before its line's end."""
    node = place.node
    if node.kind is not Kind.HTML_BLOCK:
        outer = next((one for one in reversed(place.around) if _is_open(one, text)), None)
        stray = _end_of(outer.tag).search(text, node.open.end, node.span.end) if outer else None
        return (
            rewriting(msg("Close the tag"), (stray.start(), stray.start(), f"</{node.tag}>"))
            if stray
            else None
        )
    if node.tag not in _LINES:
        return None
    line = text.find("\n", node.open.end)
    end = node.open.end + len(text[node.open.end : line if line >= 0 else len(text)].rstrip())
    return rewriting(msg("Close the tag"), (end, end, f"</{node.tag}>"))


def stray_ends(block: Block) -> Iterator[Problem]:
    """Find an end tag that closes nothing: it shows as text."""
    begun: set[str] = set()
    for place in texts(block):
        span = place.node.span
        begun |= {found[1].lower() for found in START_TAG.finditer(block.text, span.start, span.end)}
        begun |= {one.tag for one in place.around if _is_open(one, block.text)}
        for found in END_TAG.finditer(block.text, span.start, span.end):
            if found[1].lower() not in begun:
                message = msg("“{tag}” closes nothing and will be shown as it is.", tag=found[0])
                repair = rewriting(msg("Remove it"), (*found.span(), ""))
                yield Problem(Span(*found.span()), message, repair=repair)


def literal_tags(block: Block) -> Iterator[Problem]:
    """Find a block's tag inside a paragraph, where it shows as text; the first one of each paragraph."""
    told: set[Span] = set()
    for place in texts(block):
        if not place.is_markdown or not place.around or place.around[-1].span in told:
            continue
        span = place.node.span
        for found in START_TAG.finditer(block.text, span.start, span.end):
            if found[1].lower() in LITERAL:
                told.add(place.around[-1].span)
                tag = shortened(found[0])
                message = msg("“{tag}” is inside a paragraph and will be shown as it is.", tag=tag)
                yield Problem(Span(*found.span()), message, repair=_apart(found.start(), block.text))
                break


def _apart(position: int, text: str) -> Repair:
    """Return the repair that begins a block of its own at a position."""
    start = len(text[:position].rstrip())
    return rewriting(msg("Put it on a line of its own"), (start, position, "\n\n"))


def _end_of(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(tag)}\s*>", re.IGNORECASE)
