"""What one HTML tag says of the words in it: the marks it gives, and the tag without some of them."""

import re
from collections.abc import Callable, Iterator
from html import unescape

from editor.core.colours import css_colour, css_hex
from editor.core.palette import Highlight, Palette

BOLD = "bold"
ITALIC = "italic"
STRIKE = "strike"
UNDERLINE = "underline"
SUPERSCRIPT = "superscript"
SUBSCRIPT = "subscript"
MARKED = "marked"
SMALL = "small"
CODE = "code"
PLAIN_MARKS = frozenset({BOLD, ITALIC, STRIKE, UNDERLINE, SUPERSCRIPT, SUBSCRIPT, MARKED, SMALL, CODE})
"""The marks that are no colours."""

COLOUR = "colour:"
"""What the id of a colour that is not in the palette begins with; its kind and its hex digits follow."""
TEXT, BACKGROUND = "text", "background"

TAG_MARKS = {
    **dict.fromkeys(("b", "strong"), BOLD),
    **dict.fromkeys(("i", "em"), ITALIC),
    **dict.fromkeys(("s", "strike", "del"), STRIKE),
    **dict.fromkeys(("u", "ins"), UNDERLINE),
    "sup": SUPERSCRIPT,
    "sub": SUBSCRIPT,
    "mark": MARKED,
    "small": SMALL,
    "code": CODE,
}
"""The marks of elements that are there for one."""
MARKING = TAG_MARKS.keys() | {"span", "font", "big", "cite", "kbd"}
"""The elements whose `style` is a mark; that of a link is the link's own."""

_TAG = re.compile(r"""<([A-Za-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_END = re.compile(r"</[^>]*>")
_STYLE = re.compile(r"""\s+style\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_FONT_COLOUR = re.compile(r"""\s+color\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_WEIGHT = re.compile(r"bold|bolder|[6-9]00")
_SLANT = re.compile(r"italic|oblique.*")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
_LINES = {"underline": UNDERLINE, "line-through": STRIKE}


def colour_mark(kind: str, value: str, palette: Palette) -> str:
    """Return the mark that a CSS colour is: a highlight, else a `colour:` id; empty for no colour."""
    colour = css_colour(value)
    if colour is None:
        return ""
    for highlight in palette.highlights:
        if highlight.kind == kind and css_colour(highlight.colour) == colour:
            return highlight.id
    return f"{COLOUR}{kind}:{css_hex(colour)}"


def kind_of(mark: str, palette: Palette) -> str:
    """Return whether a mark colours the text or its background; empty for what is no colour."""
    if mark.startswith(COLOUR):
        return mark.split(":")[1]
    highlight = palette.highlight(mark)
    return "" if highlight is None else highlight.kind


def value_of(mark: str, palette: Palette) -> str:
    """Return the CSS colour of a mark; empty for what is no colour."""
    if mark.startswith(COLOUR):
        return mark.split(":")[2]
    highlight = palette.highlight(mark)
    return "" if highlight is None else highlight.colour


def style_marks(name: str, value: str, palette: Palette) -> frozenset[str]:
    """Return the marks that one CSS declaration gives."""
    name, value = name.strip().lower(), _IMPORTANT.sub("", value).strip().lower()
    found: set[str] = set()
    if name == "color":
        found.add(colour_mark(TEXT, value, palette))
    elif name in {"background", "background-color"}:
        found.add(colour_mark(BACKGROUND, value, palette))
    elif name == "font-weight" and _WEIGHT.fullmatch(value):
        found.add(BOLD)
    elif name == "font-style" and _SLANT.fullmatch(value):
        found.add(ITALIC)
    elif name in {"text-decoration", "text-decoration-line"}:
        found.update(_LINES[word] for word in value.split() if word in _LINES)
    return frozenset(found - {""})


def tag_marks(tag: str, attributes: dict[str, str], palette: Palette) -> frozenset[str]:
    """Return the marks that a tag gives by what it is and by its style."""
    tag = tag.lower()
    if tag not in MARKING:
        return frozenset()
    found = {TAG_MARKS.get(tag, "")}
    if tag == "font":
        found.add(colour_mark(TEXT, attributes.get("color", ""), palette))
    for name, value in _declarations(attributes.get("style", "")):
        found |= style_marks(name, value, palette)
    return frozenset(found - {""})


def markup_marks(opening: str, palette: Palette) -> frozenset[str]:
    """Return the marks that the start tags in `opening` give together."""
    found: set[str] = set()
    for tag, attributes in _TAG.findall(opening):
        found |= tag_marks(tag, _said(attributes), palette)
    return frozenset(found)


def highlight_marks(highlight: Highlight, palette: Palette) -> frozenset[str]:
    """Return what the markup of a highlight does to words: its own mark, and bold where it is that too."""
    given = {mark for mark in markup_marks(highlight.open, palette) if not kind_of(mark, palette)}
    return frozenset(given | {highlight.id})


def lacking(
    opening: str, closing: str, is_gone: Callable[[str], bool], palette: Palette
) -> tuple[str, str] | None:
    """Return the tags of a pair without the marks that are gone; `None` where no tag is left."""
    tags = _TAG.findall(opening)
    ends = _END.findall(closing)[::-1]
    opens: list[str] = []
    closes: list[str] = []
    for (tag, attributes), end in zip(tags, ends, strict=False):
        kept = _tag_lacking(tag, attributes, is_gone, palette)
        if kept is not None:
            opens.append(f"<{kept[0]}{kept[1]}>")
            closes.insert(0, end if kept[0] == tag else f"</{kept[0]}>")
    return ("".join(opens), "".join(closes)) if opens else None


def _tag_lacking(
    tag: str, attributes: str, is_gone: Callable[[str], bool], palette: Palette
) -> tuple[str, str] | None:
    left = attributes
    if found := _STYLE.search(attributes):
        left = f"{left[: found.start()]}{_style_lacking(found, is_gone, palette)}{left[found.end() :]}"
    if tag.lower() == "font" and (said := _FONT_COLOUR.search(left)):
        mark = colour_mark(TEXT, unescape(said[1].strip("\"'")), palette)
        left = left[: said.start()] + left[said.end() :] if mark and is_gone(mark) else left
    own = TAG_MARKS.get(tag.lower(), "")
    if own and is_gone(own):
        return ("span", left) if left.strip() else None
    is_empty = left != attributes and not left.strip() and tag.lower() in {"span", "font"}
    return None if is_empty else (tag, left)


def _style_lacking(found: re.Match[str], is_gone: Callable[[str], bool], palette: Palette) -> str:
    """Return a style attribute without the declarations that give gone marks; they go whole."""
    quote = found[1][0] if found[1][0] in "\"'" else '"'
    inside = found[1].strip(quote)
    parts = [part for part in inside.split(";") if part.strip()]
    kept = []
    for part in parts:
        name, _colon, value = part.partition(":")
        given = style_marks(name, unescape(value), palette)
        if not any(map(is_gone, given)):
            kept.append(part)
    if len(kept) == len(parts):
        return found[0]
    end = ";" if inside.rstrip().endswith(";") else ""
    return f" style={quote}{';'.join(kept).strip()}{end}{quote}" if kept else ""


def _said(attributes: str) -> dict[str, str]:
    """Return the attributes that can be marks."""
    said = {}
    for name, pattern in (("style", _STYLE), ("color", _FONT_COLOUR)):
        if found := pattern.search(attributes):
            said[name] = unescape(found[1].strip("\"'"))
    return said


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name, value
