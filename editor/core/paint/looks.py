"""How a stretch of text looks: what each tag and each `style` adds to what surrounds it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from editor.core.colours import Rgba, css_colour
from editor.kramdown.tree import Kind, Node

BODY_SIZE = 16
"""The pixels of a body text in the newsroom's own sizes: `data-ke-size="size26"` is 26 of these to 16."""


class Look(NamedTuple):
    """What is done to a stretch of text. Colours are CSS's, sizes are times the body's size.

    A named tuple, like what is made of it: all of it is made and compared anew at every key.
    """

    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: bool = False
    code: bool = False
    marked: bool = False
    colour: Rgba | None = None
    background: Rgba | None = None
    size: float = 1.0
    raised: int = 0
    link: str = ""
    hint: str = ""
    """What an abbreviation stands for."""
    role: str = ""
    """What it is where the theme has a colour for that: a name of `editor.ui.body.theme`."""


PLAIN = Look()

_TAG_LOOKS: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        **{tag: {"bold": True} for tag in ("b", "strong", "th")},
        **{tag: {"italic": True} for tag in ("i", "em", "cite", "dfn", "var", "address")},
        **{tag: {"underline": True} for tag in ("u", "ins")},
        **{tag: {"strike": True} for tag in ("s", "strike", "del")},
        **{tag: {"code": True} for tag in ("code", "kbd", "samp", "tt", "pre")},
        "mark": {"marked": True},
        "sup": {"raised": 1},
        "sub": {"raised": -1},
        "small": {"size": 0.85},
        "big": {"size": 1.2},
    }
)
_KIND_TAGS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.STRONG: "b",
        Kind.EMPHASIS: "i",
        Kind.STRIKE: "s",
        Kind.CODE: "code",
        Kind.MATH: "code",
        Kind.MATH_BLOCK: "code",
        Kind.ABBREVIATION: "abbr",
    }
)
HEADING_SIZES: Mapping[str, float] = MappingProxyType(
    {"h1": 2.0, "h2": 1.5, "h3": 1.25, "h4": 1.125, "h5": 1.0, "h6": 0.9}
)
_LOOKLESS = frozenset({"", "p", "span", "div", "li", "ul", "ol", "td", "tr", "tbody", "thead", "table"})
_KE_SIZE = re.compile(r"size(\d{1,2})\Z")
_LENGTH = re.compile(r"([\d.]+)(px|pt|em|rem|%)\Z")
_UNIT_PARTS: Mapping[str, float] = MappingProxyType(
    {"px": BODY_SIZE, "pt": BODY_SIZE * 0.75, "em": 1, "rem": 1, "%": 100}
)
_BOLD_FROM = 600


def look_of(node: Node, around: Look) -> Look:
    """Return the look inside `node`, in the middle of text that looks like `around`."""
    tag = _KIND_TAGS.get(node.kind, node.tag)
    if tag in _LOOKLESS and not node.attributes:
        return around
    return _look(tag, node.attributes, around)


@lru_cache(maxsize=4096)
def _look(tag: str, attributes: tuple[tuple[str, str], ...], around: Look) -> Look:
    said = dict(attributes)
    look = around._replace(**_TAG_LOOKS[tag]) if tag in _TAG_LOOKS else around  # type: ignore[arg-type]  # by name
    if tag in HEADING_SIZES:
        look = look._replace(bold=True, size=_heading_size(tag, said.get("data-ke-size")))
    if tag == "a" and "href" in said:
        look = look._replace(link=said["href"] or "#")
    if tag in {"abbr", "acronym"} and said.get("title"):
        look = look._replace(hint=said["title"])
    if tag == "font":
        look = look._replace(colour=css_colour(said.get("color", "")) or look.colour)
    return _styled(look, said["style"]) if said.get("style") else look


def heading_size(node: Node) -> float:
    """Return the size of a heading, by its own word on it or by its level."""
    return _heading_size(node.tag, node.attribute("data-ke-size"))


def _heading_size(tag: str, said: str | None) -> float:
    found = _KE_SIZE.match(said or "")
    return int(found[1]) / BODY_SIZE if found else HEADING_SIZES.get(tag, 1.0)


def declarations(style: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of a `style` attribute with their values, lower case, `!important` dropped."""
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip().lower(), value.replace("!important", "").strip().lower()


def alignment(node: Node) -> str:
    """Return `left`, `center`, `right`, `justify` as a block says; empty when it does not."""
    if not node.attributes:
        return "center" if node.tag == "center" else ""
    styled = dict(declarations(node.attribute("style") or "")).get("text-align", "")
    said = styled or (node.attribute("align") or "").lower() or ("center" if node.tag == "center" else "")
    return said if said in {"left", "center", "right", "justify"} else ""


def _styled(look: Look, style: str) -> Look:
    for name, value in declarations(style):
        add = _PROPERTIES.get(name)
        if add is not None:
            look = add(look, value)
    return look


def _colour(look: Look, value: str) -> Look:
    return look._replace(colour=css_colour(value) or look.colour)


def _background(look: Look, value: str) -> Look:
    return look._replace(background=css_colour(value) or look.background)


def _weight(look: Look, value: str) -> Look:
    return look._replace(bold=value.startswith("bold") or (value.isdecimal() and int(value) >= _BOLD_FROM))


def _slant(look: Look, value: str) -> Look:
    return look._replace(italic=value in {"italic", "oblique"})


def _decoration(look: Look, value: str) -> Look:
    words = value.split()
    return look._replace(
        underline=look.underline or "underline" in words,
        strike=look.strike or "line-through" in words,
    )


def _size(look: Look, value: str) -> Look:
    length = _LENGTH.match(value)
    if length is None:
        return look
    relative = look.size if length[2] in {"em", "%"} else 1.0
    try:
        size = float(length[1]) / _UNIT_PARTS[length[2]] * relative
    except ValueError:
        return look
    return look._replace(size=min(max(size, 0.5), 4.0))


_PROPERTIES = MappingProxyType(
    {
        "color": _colour,
        "background": _background,
        "background-color": _background,
        "font-weight": _weight,
        "font-style": _slant,
        "font-size": _size,
        "text-decoration": _decoration,
        "text-decoration-line": _decoration,
    }
)
