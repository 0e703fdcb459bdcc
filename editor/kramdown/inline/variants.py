"""The inline constructs as options change them: by what they print, or whether they are there at all."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from editor.kramdown.inline.elements import angle
from editor.kramdown.inline.scan import Construct, Found, Literal, Scan
from editor.kramdown.options import DEFAULT, Options
from editor.kramdown.tree import Kind, Node

_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "\N{HORIZONTAL ELLIPSIS}": "hellip",
        "\N{EM DASH}": "mdash",
        "\N{EN DASH}": "ndash",
        "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "laquo",
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": "raquo",
        "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{NO-BREAK SPACE}": "laquo_space",
        "\N{NO-BREAK SPACE}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": "raquo_space",
    }
)
"""The names of the typographic signs."""

_WRAPPED = frozenset({Kind.STRONG, Kind.EMPHASIS, Kind.STRIKE, Kind.LINK})
"""Where lines are broken by `hard_wrap`; in raw elements they are not."""

_DOUBLE = 2
"""The width of the two backslashes of a hard break."""


def varied(constructs: Mapping[str, Construct], options: Options) -> Mapping[str, Construct]:
    """Return the constructs as `options` have them."""
    found = dict(constructs)
    if not options.parse_span_html:
        found["<"] = partial(angle, parses=False)
    if not options.is_gfm:
        del found["~"]
        found["\\"] = partial(_own_escape, found["\\"])
    if options.hard_wrap and options.is_gfm:
        found["\n"] = _line_end
        found[" "] = partial(_without_break, found[" "])
        found["\\"] = partial(_without_break, found["\\"])
    if not options.typographic or options.typographic_symbols:
        symbol = partial(_symbol, dict(options.typographic_symbols)) if options.typographic else _none
        for sign in " -.<>":
            found[sign] = partial(_reworded, found[sign], symbol)
    if options.smart_quotes != DEFAULT.smart_quotes:
        marks = partial(_marks, dict(zip(DEFAULT.smart_quotes, options.smart_quotes, strict=True)))
        for sign in "'\"":
            found[sign] = partial(_reworded, found[sign], marks)
    return MappingProxyType(found)


def _reworded(construct: Construct, word: Callable[[str], str | None], scan: Scan, at: int) -> Found:
    """Read a sign and print another text for it; `None` leaves the sign as it stands."""
    found = construct(scan, at)
    if not isinstance(found, Literal) or found.value is None:
        return found
    value = word(found.value)
    if value is None:
        return None
    if not value:
        return scan.leaf(Kind.MARKUP, (at, found.end, found.end, found.end))
    return Literal(found.end, value)


def _symbol(symbols: Mapping[str, str], value: str) -> str:
    return symbols.get(_SIGNS.get(value, ""), value)


def _none(value: str) -> None:
    del value


def _marks(marks: Mapping[str, str], value: str) -> str:
    return "".join(marks.get(sign, sign) for sign in value)


def _own_escape(construct: Construct, scan: Scan, at: int) -> Found:
    """Read a backslash as kramdown's own input has it: no hard break by one alone, no escaped tilde."""
    if scan.text[at + 1 : at + 2] in {"\n", "~"}:
        return None
    return construct(scan, at)


def _line_end(scan: Scan, at: int) -> Found:
    if not scan.within <= _WRAPPED:
        return None
    return scan.leaf(Kind.BREAK, (at, at, at, at + 1), tag="br")


def _without_break(construct: Construct, scan: Scan, at: int) -> Found:
    """Leave blanks and a backslash before a line end to the text: the line end itself is the break."""
    found = construct(scan, at)
    if not isinstance(found, Node) or found.kind is not Kind.BREAK:
        return found
    if scan.text.startswith("\\\\", at):
        return scan.leaf(Kind.ESCAPE, (at, at + 1, at + _DOUBLE, at + _DOUBLE), "\\")
    return None
