"""`*emphasis*`, `**strong**`, `_emphasis_`, `__strong__`, `~~strike~~`."""

import re
from functools import cache, partial

from editor.kramdown.inline.scan import BLANK, Found, Literal, Scan
from editor.kramdown.tree import Kind, Node

_STRONG = 2
"""How many signs open strong text."""

_TAGS = {Kind.EMPHASIS: "em", Kind.STRONG: "strong", Kind.STRIKE: "del"}


def emphasis(scan: Scan, at: int) -> Found:
    """Read what one or two stars or underscores open."""
    text = scan.text
    sign = text[at]
    width = _STRONG if text.startswith(sign, at + 1) else 1
    after = text[at + width : at + width + 1]
    if after in BLANK:
        return Literal(at + width)
    if sign == "_" and _inside_word(text, at):
        return Literal(at + width)
    if _held(scan, width):
        return Literal(at + width)
    node = _read(scan, at, sign, width)
    if node is None and width == _STRONG and not _held(scan, 1):
        node = _read(scan, at, sign, 1)
    return node or Literal(at + width)


def _inside_word(text: str, at: int) -> bool:
    """Tell whether a letter stands before, or a letter and a hyphen."""
    before = at - 1
    if before > 0 and text[before] == "-":
        before -= 1
    return before >= 0 and text[before].isalpha()


def _held(scan: Scan, width: int) -> bool:
    return (Kind.STRONG if width == _STRONG else Kind.EMPHASIS) in scan.within


def _read(scan: Scan, at: int, sign: str, width: int) -> Node | None:
    start = at + width
    if not _can_close(scan, sign * width, start):
        return None
    kind = Kind.STRONG if width == _STRONG else Kind.EMPHASIS
    spans = scan.inside(start, kind, partial(_closes, sign * width))
    if spans is None or spans.stop < 0:
        scan.failed.add(sign * width)
        return None
    return Node(
        kind,
        scan.span(at, spans.stop + width),
        scan.span(at, start),
        scan.span(spans.stop, spans.stop + width),
        tuple(spans.nodes),
        _TAGS[kind],
    )


def _can_close(scan: Scan, delimiter: str, start: int) -> bool:
    """Tell whether a closing delimiter may follow; looked at closely only where one was missing before."""
    if scan.last_of(delimiter) < start:
        return False
    return delimiter not in scan.failed or scan.last_match(_closer(delimiter)) >= start


def _closes(delimiter: str, scan: Scan, at: int, content: bool) -> bool:
    text = scan.text
    if not content or not text.startswith(delimiter, at) or text[at - 1] in BLANK:
        return False
    end = at + len(delimiter)
    if len(delimiter) == 1 and text.startswith(delimiter, end) and not text.startswith(delimiter, end + 1):
        return False
    return delimiter[0] != "_" or not text[end : end + 1].isalnum()


@cache
def _closer(delimiter: str) -> re.Pattern[str]:
    """Return what every closing delimiter matches, and little else: two signs do not close a single one."""
    sign = re.escape(delimiter[0])
    before = rf"(?<=[^ \t\n\r\f\v{sign}\\])"
    alone = f"(?!{sign})" if len(delimiter) == 1 else sign
    return re.compile(rf"{before}{sign}{alone}|{sign}(?={sign}{{2}})|\\{sign}{sign}")


def strike(scan: Scan, at: int) -> Found:
    """Read `~~text~~`."""
    text = scan.text
    if not text.startswith("~~", at) or text[at + 2 : at + 3] in BLANK or Kind.STRIKE in scan.within:
        return None
    if not _can_close(scan, "~~", at + 2):
        return Literal(at + 2)
    spans = scan.inside(at + 2, Kind.STRIKE, partial(_closes, "~~"))
    if spans is None or spans.stop < 0:
        scan.failed.add("~~")
        return Literal(at + 2)
    end = spans.stop + 2
    edges = scan.span(at, at + 2), scan.span(spans.stop, end)
    return Node(Kind.STRIKE, scan.span(at, end), *edges, tuple(spans.nodes), "del")
