"""`[text](url "title")`, `[text][id]`, `[id]`, `![alt](src)`, `<http://...>`."""

import re
from typing import NamedTuple

from editor.kramdown.definitions import ANY, Defines, link_id
from editor.kramdown.draft import Attributes
from editor.kramdown.inline.scan import Found, Literal, Scan
from editor.kramdown.tree import Kind, Node

_ANGLE = re.compile(r"""\(\s*<([^>\n]*)>(?:\s+("[^\n]*?"|'[^\n]*?')\s*(?=\)))?\s*\)""")
_TITLE_END = {'"': re.compile(r'"\s*\)'), "'": re.compile(r"'\s*\)")}
_TITLE = re.compile(r"""\s+(?:"(.*?)"|'(.*?)')\s*\)""", re.DOTALL)
_AUTO_END = re.compile(r"[>\n]")
_SPACE = (" ", "\t", "\n")
_DEEPER = {"(": 1, ")": -1}
_URL_SIGN = re.compile(r"""[()]|[ \t\n]+(?=["'])""")
_ID = re.compile(r"\s?\[([^\]\[]*)\]")
_MAILTO = "mailto:"
_AUTO = re.compile(r"<(?:((?:https?|ftps?|mailto):[^>\n]+)|([\w.+-]+@[\w.-]+))>")


class Target(NamedTuple):
    """Where a link leads, its title, and where its markup ends."""

    url: str
    title: str | None
    end: int


class _Closing:
    """Finds the bracket that closes a link's text, counting the ones inside."""

    def __init__(self) -> None:
        self.open = 0

    def __call__(self, scan: Scan, at: int, content: bool) -> bool:
        del content
        sign = scan.text[at]
        if sign == "[":
            self.open += 1
        elif sign == "]":
            if not self.open:
                return True
            self.open -= 1
        return False


def link(scan: Scan, at: int) -> Found:
    """Read a link, inline or by reference; links do not nest."""
    if Kind.LINK in scan.within or scan.last_of("]") < at:
        return Literal(at + 1)
    if not scan.definitions.links and scan.last_of("](") < at:
        scan.asks.add(ANY)
        return Literal(at + 1)
    spans = scan.inside(at + 1, Kind.LINK, _Closing())
    target = target_after(scan, at + 1, spans.stop) if spans and spans.stop >= 0 else None
    if spans is None or target is None:
        return Literal(at + 1)
    return Node(
        Kind.LINK,
        scan.span(at, target.end),
        scan.span(at, at + 1),
        scan.span(spans.stop, target.end),
        tuple(spans.nodes),
        "a",
        _attributes("href", target),
    )


def image(scan: Scan, at: int) -> Found:
    """Read a picture; its alternative text is kept as it is written."""
    text = scan.text
    if not text.startswith("[", at + 1):
        return None
    end = scan.bracket_after(at + 1)
    target = target_after(scan, at + 2, end) if end >= 0 else None
    if target is None:
        return Literal(at + 2)
    pairs = _attributes("src", target)
    pairs = (pairs[0], ("alt", text[at + 2 : end]), *pairs[1:])
    return Node(
        Kind.IMAGE,
        scan.span(at, target.end),
        scan.span(at, at + 2),
        scan.span(end, target.end),
        (),
        "img",
        pairs,
    )


def _attributes(name: str, target: Target) -> Attributes:
    title = () if target.title is None else (("title", target.title),)
    return ((name, target.url), *title)


def target_after(scan: Scan, start: int, stop: int) -> Target | None:
    """Return the target that follows the bracket at `stop`, which closes the text begun at `start`."""
    text = scan.text
    if text.startswith("(", stop + 1):
        return _inline(scan, stop + 1)
    match = _ID.match(text, stop + 1)
    if match and match[1]:
        return _defined(scan, match[1], match.end())
    return _defined(scan, text[start:stop], match.end() if match else stop + 1)


def _defined(scan: Scan, name: str, end: int) -> Target | None:
    key = link_id(name)
    scan.asks.add(Defines.LINK + key)
    found = scan.definitions.links.get(key)
    return Target(found.value, found.title, end) if found else None


def _inline(scan: Scan, at: int) -> Target | None:
    """Read `(url "title")`; brackets inside the address are counted."""
    text = scan.text
    angle = _ANGLE.match(text, at)
    if angle:
        return Target(angle[1], angle[2][1:-1] if angle[2] else None, angle.end())
    start = at + 1
    while text[start : start + 1] in _SPACE:
        start += 1
    depth = 1
    for match in _URL_SIGN.finditer(text, start):
        scan.steps -= 1
        if match[0] not in _DEEPER:
            return _titled(scan, start, match.start(), match.end())
        depth += _DEEPER[match[0]]
        if not depth or scan.steps < 0:
            break
    else:
        return None
    return Target(text[start : match.start()].strip(), None, match.end()) if not depth else None


def _titled(scan: Scan, start: int, end: int, mark: int) -> Target | None:
    """Return the target whose address ends where a title must begin, with the mark at `mark`."""
    text = scan.text
    if scan.next_match(_TITLE_END[text[mark]], mark + 1) < 0:
        return None
    title = _TITLE.match(text, end)
    if title is None:
        return None
    return Target(text[start:end], title[1] if title[2] is None else title[2], title.end())


def is_autolink(source: str) -> bool:
    """Tell whether a source is an address that shows itself: `<http://...>`, `<name@host>`."""
    return _AUTO.fullmatch(source) is not None


def autolink(scan: Scan, at: int) -> Found:
    """Read `<http://...>` and `<name@host>`."""
    end = scan.next_match(_AUTO_END, at)
    match = _AUTO.match(scan.text, at) if scan.text.startswith(">", end) else None
    if match is None:
        return None
    url = match[1] or f"mailto:{match[2]}"
    first = at + 1 + (len(_MAILTO) if match[0].startswith(_MAILTO, 1) else 0)
    shown = scan.leaf(Kind.TEXT, (first, first, match.end() - 1, match.end() - 1))
    return Node(
        Kind.LINK,
        scan.span(at, match.end()),
        scan.span(at, first),
        scan.span(match.end() - 1, match.end()),
        (shown,),
        "a",
        (("href", url),),
    )
