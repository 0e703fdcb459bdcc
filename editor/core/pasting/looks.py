"""Which looks of pasted words the house keeps: bold, italic, struck, raised, colours near the palette's."""

import colorsys
from collections.abc import Mapping
from dataclasses import replace

from editor.core.colours import Rgba, css_colour
from editor.core.palette import Highlight, Palette
from editor.core.pasting.links import address
from editor.core.pasting.pieces import Look

_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em"})
_STRUCK = frozenset({"s", "strike", "del"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_INLINE = _BOLD | _ITALIC | _STRUCK | _CODE | {"a", "font", "mark", "span", "sub", "sup", "u", "ins", "small"}
_MARKER = "#ffff00"
"""What `<mark>` without a colour looks like."""

_SEMIBOLD = 600
_LEAST_CHROMA = 60
"""A colour with less is black, grey or white to the eye: the text of a body."""

_LEAST_TINT = 30
_DARKEST_TINT = 90
_HUE_REACH = 40 / 360
_LINK_HUES = (190 / 360, 300 / 360)
"""Blue to violet: how other programs colour every link."""

_SAME = 24


def declared(style: str) -> dict[str, str]:
    """Return the properties of a `style`; of nothing but what the cleaning lets through."""
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): value.strip().strip("\"'").lower() for name, sign, value in pairs if sign}


def is_hidden(style: Mapping[str, str]) -> bool:
    """Tell whether an element of this style shows nothing; Word's own list signs and comments are such."""
    return (
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or style.get("mso-hide") == "all"
        or style.get("mso-element", "").startswith("comment")
        or style.get("font-size", "").rstrip("emptxr%") in {"0", "0.0"}
    )


def look_of(
    tag: str, attributes: Mapping[str, str], style: Mapping[str, str], around: Look, palette: Palette
) -> Look:
    """Return the look of words in an element inside words of the look `around`."""
    look = replace(
        around,
        is_bold=_bold(style.get("font-weight", ""), around.is_bold or tag in _BOLD),
        is_italic=_italic(style.get("font-style", ""), around.is_italic or tag in _ITALIC),
        is_struck=around.is_struck or tag in _STRUCK or "line-through" in style.get("text-decoration", ""),
        is_code=around.is_code or tag in _CODE,
        script=_script(tag, style.get("vertical-align", "")) or around.script,
    )
    if tag == "a":
        look = replace(look, link=address(attributes.get("href", "")) or around.link)
    highlight = _highlight(tag, attributes, style, look, palette)
    return look if highlight is None else replace(look, highlight=highlight)


def marked(look: Look, palette: Palette) -> Look:
    """Return a look without what says it twice: the bold that its highlight brings, the blue of a link."""
    known = palette.highlight(look.highlight)
    if known is None:
        return look
    if (
        look.link
        and known.kind == "text"
        and any(_LINK_HUES[0] <= hue <= _LINK_HUES[1] for hue in _hues(known))
    ):
        return replace(look, highlight="")
    brings_bold = known.open.startswith(("<b>", "<strong>"))
    return replace(look, is_bold=False) if brings_bold else look


def _bold(weight: str, otherwise: bool) -> bool:
    if weight.isdecimal():
        return int(weight[:4]) >= _SEMIBOLD
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight, otherwise)


def _italic(slant: str, otherwise: bool) -> bool:
    return {"italic": True, "oblique": True, "normal": False}.get(slant, otherwise)


def _script(tag: str, align: str) -> str:
    return tag if tag in {"sup", "sub"} else {"super": "sup", "sub": "sub"}.get(align, "")


def _highlight(
    tag: str, attributes: Mapping[str, str], style: Mapping[str, str], look: Look, palette: Palette
) -> str | None:
    """Return the palette's highlight for an element's colours; `None` where it says nothing of colour."""
    text = style.get("color") or (attributes.get("color", "") if tag == "font" else "")
    ground = style.get("background-color") or style.get("mso-highlight") or style.get("background", "")
    if tag not in _INLINE:
        ground = ""
    elif tag == "mark" and not ground:
        ground = _MARKER
    by_text = _by_text(css_colour(text), look, palette) if text else None
    by_ground = _by_ground(css_colour(ground), palette) if ground else None
    if by_text:
        return by_text
    if by_ground:
        return by_ground
    kind = getattr(palette.highlight(look.highlight), "kind", "")
    is_undone = (by_text is not None and kind == "text") or (by_ground is not None and kind == "background")
    return "" if is_undone else None


def _by_text(colour: Rgba | None, look: Look, palette: Palette) -> str | None:
    """Return the highlight nearest in hue; empty for black, grey and what is near none of them."""
    if colour is None:
        return None
    hue = _hue(colour)
    if hue is None or (look.link and _LINK_HUES[0] <= hue <= _LINK_HUES[1]):
        return ""
    return _nearest(hue, "text", palette, _HUE_REACH)


def _by_ground(colour: Rgba | None, palette: Palette) -> str | None:
    """Return the highlight for a tint behind words: the palette's own colour, else the nearest; or empty."""
    if colour is None:
        return None
    seen = _on_white(colour)
    grounds = [one for one in palette.highlights if one.kind == "background"]
    for one in grounds:
        own = css_colour(one.colour)
        if own is not None and max(map(_distance, _on_white(own), seen)) <= _SAME and _chroma(seen):
            return one.id
    if _chroma(seen) < _LEAST_TINT or (max(seen) + min(seen)) // 2 < _DARKEST_TINT:
        return ""
    hue = colorsys.rgb_to_hls(*(part / 255 for part in seen))[0]
    return _nearest(hue, "background", palette, 1.0)


def _nearest(hue: float, kind: str, palette: Palette, reach: float) -> str:
    known = [
        (_turn(hue, own), one.id) for one in palette.highlights if one.kind == kind for own in _hues(one)
    ]
    distance, name = min(known, default=(2.0, ""))
    return name if distance <= reach else ""


def _hues(highlight: Highlight) -> tuple[float, ...]:
    colour = css_colour(highlight.colour)
    if colour is None:
        return ()
    return (colorsys.rgb_to_hls(*(part / 255 for part in colour[:3]))[0],)


def _hue(colour: Rgba) -> float | None:
    """Return the hue of a text colour, 0 to 1; `None` for one that is no colour to the eye."""
    seen = _on_white(colour)
    if _chroma(seen) < _LEAST_CHROMA:
        return None
    return colorsys.rgb_to_hls(*(part / 255 for part in seen))[0]


def _on_white(colour: Rgba) -> tuple[int, int, int]:
    red, green, blue, opacity = colour
    return (_blend(red, opacity), _blend(green, opacity), _blend(blue, opacity))


def _blend(part: int, opacity: int) -> int:
    return 255 - (255 - part) * opacity // 255


def _chroma(colour: tuple[int, int, int]) -> int:
    return max(colour) - min(colour)


def _distance(one: int, other: int) -> int:
    return abs(one - other)


def _turn(one: float, other: float) -> float:
    distance = abs(one - other)
    return min(distance, 1 - distance)
