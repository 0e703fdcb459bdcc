"""CSS colours, read by CSS's own rules: `#21538527` is red, green, blue, then opacity."""

import colorsys
import re
from functools import lru_cache

from editor.core.colour_spaces import SPACES

Rgba = tuple[int, int, int, int]
"""Red, green, blue and opacity, each 0 to 255."""

_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl|hwb|(?:ok)?l(?:ab|ch))a?\(([^()]*)\)")
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|deg|grad|rad|turn)?")
_TURNS = {"": 1 / 360, "deg": 1 / 360, "grad": 1 / 400, "rad": 1 / 6.283185307179586, "turn": 1.0}
_WITH_OPACITY = 4
_SOLID = 255


@lru_cache(maxsize=1024)
def css_colour(text: str) -> Rgba | None:
    """Return the colour that a CSS value names; `None` where it names none (`inherit`, a typing error)."""
    value = text.strip().lower()
    if value == "transparent":
        return (0, 0, 0, 0)
    if value in _NAMES:
        return _hex(_NAMES[value])
    if found := _HEX.fullmatch(value):
        return _hex(found[1])
    if found := _FUNCTION.fullmatch(value):
        return _function(found[1], found[2])
    return None


def css_hex(colour: Rgba) -> str:
    """Return a colour as `#rrggbb`, or `#rrggbbaa` where it is not solid."""
    return "#" + bytes(colour if colour[3] != _SOLID else colour[:3]).hex()


def _hex(digits: str) -> Rgba:
    if len(digits) <= _WITH_OPACITY:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, *opacity = bytes.fromhex(digits)
    return (red, green, blue, opacity[0] if opacity else _SOLID)


def _function(name: str, inside: str) -> Rgba | None:
    """Read `1, 2, 3, 0.5` (the old way, commas throughout) or `1 2 3 / 50%` (the new way)."""
    if "," in inside:
        words = [word.strip() for word in inside.split(",")]
    else:
        colour, slash, opacity = inside.partition("/")
        words = [*colour.split(), *([opacity.strip()] if slash else [])]
        if len(colour.split()) != _WITH_OPACITY - 1:
            return None
    found = [_NUMBER.fullmatch("0" if word == "none" else word) for word in words]
    numbers = [(float(number[1]), number[2] or "") for number in found if number is not None]
    if len(numbers) != len(words) or len(words) not in {_WITH_OPACITY - 1, _WITH_OPACITY}:
        return None
    if name in SPACES and "," in inside:
        return None
    channels = _CHANNELS[name](numbers[:3]) if name in _CHANNELS else _in_space(name, numbers[:3])
    opacity_part = _part(*numbers[3], whole=1.0) if len(numbers) == _WITH_OPACITY else 1.0
    if channels is None or opacity_part is None:
        return None
    red, green, blue = (_byte(channel) for channel in channels)
    return (red, green, blue, _byte(opacity_part))


def _rgb(numbers: list[tuple[float, str]]) -> list[float] | None:
    parts = [_part(number, unit, whole=255.0) for number, unit in numbers]
    known = [part for part in parts if part is not None]
    return known if len(known) == len(parts) else None


def _hsl(numbers: list[tuple[float, str]]) -> list[float] | None:
    (hue, unit), *rest = numbers
    if unit not in _TURNS:
        return None
    saturation, lightness = (_part(number, "%", whole=1.0) for number, _unit in rest)
    if saturation is None or lightness is None:
        return None
    return list(colorsys.hls_to_rgb((hue * _TURNS[unit]) % 1.0, lightness, saturation))


def _in_space(name: str, numbers: list[tuple[float, str]]) -> list[float] | None:
    convert, wholes = SPACES[name]
    values = []
    for (number, unit), whole in zip(numbers, wholes, strict=True):
        if not whole and unit in _TURNS:
            values.append(number * _TURNS[unit])
        elif whole and unit in {"", "%"}:
            is_part = unit == "%" or name == "hwb"
            values.append(number * whole / 100 if is_part else number)
        else:
            return None
    if name != "hwb":
        values[0] = min(max(values[0], 0.0), wholes[0])
    return [min(1.0, max(0.0, part)) for part in convert(*values)]


_CHANNELS = {"rgb": _rgb, "hsl": _hsl}


def _part(number: float, unit: str, *, whole: float) -> float | None:
    """Return a channel as a part of 1, held between 0 and 1."""
    if unit not in {"", "%"}:
        return None
    return min(1.0, max(0.0, number / (100.0 if unit == "%" else whole)))


def _byte(part: float) -> int:
    return int(part * 255 + 0.5)


_TABLE = """
    aliceblue f0f8ff  antiquewhite faebd7  aqua 00ffff  aquamarine 7fffd4  azure f0ffff  beige f5f5dc
    bisque ffe4c4  black 000000  blanchedalmond ffebcd  blue 0000ff  blueviolet 8a2be2  brown a52a2a
    burlywood deb887  cadetblue 5f9ea0  chartreuse 7fff00  chocolate d2691e  coral ff7f50
    cornflowerblue 6495ed  cornsilk fff8dc  crimson dc143c  cyan 00ffff  darkblue 00008b
    darkcyan 008b8b  darkgoldenrod b8860b  darkgray a9a9a9  darkgreen 006400  darkgrey a9a9a9
    darkkhaki bdb76b  darkmagenta 8b008b  darkolivegreen 556b2f  darkorange ff8c00  darkorchid 9932cc
    darkred 8b0000  darksalmon e9967a  darkseagreen 8fbc8f  darkslateblue 483d8b  darkslategray 2f4f4f
    darkslategrey 2f4f4f  darkturquoise 00ced1  darkviolet 9400d3  deeppink ff1493  deepskyblue 00bfff
    dimgray 696969  dimgrey 696969  dodgerblue 1e90ff  firebrick b22222  floralwhite fffaf0
    forestgreen 228b22  fuchsia ff00ff  gainsboro dcdcdc  ghostwhite f8f8ff  gold ffd700
    goldenrod daa520  gray 808080  green 008000  greenyellow adff2f  grey 808080  honeydew f0fff0
    hotpink ff69b4  indianred cd5c5c  indigo 4b0082  ivory fffff0  khaki f0e68c  lavender e6e6fa
    lavenderblush fff0f5  lawngreen 7cfc00  lemonchiffon fffacd  lightblue add8e6  lightcoral f08080
    lightcyan e0ffff  lightgoldenrodyellow fafad2  lightgray d3d3d3  lightgreen 90ee90  lightgrey d3d3d3
    lightpink ffb6c1  lightsalmon ffa07a  lightseagreen 20b2aa  lightskyblue 87cefa
    lightslategray 778899  lightslategrey 778899  lightsteelblue b0c4de  lightyellow ffffe0  lime 00ff00
    limegreen 32cd32  linen faf0e6  magenta ff00ff  maroon 800000  mediumaquamarine 66cdaa
    mediumblue 0000cd  mediumorchid ba55d3  mediumpurple 9370db  mediumseagreen 3cb371
    mediumslateblue 7b68ee  mediumspringgreen 00fa9a  mediumturquoise 48d1cc  mediumvioletred c71585
    midnightblue 191970  mintcream f5fffa  mistyrose ffe4e1  moccasin ffe4b5  navajowhite ffdead
    navy 000080  oldlace fdf5e6  olive 808000  olivedrab 6b8e23  orange ffa500  orangered ff4500
    orchid da70d6  palegoldenrod eee8aa  palegreen 98fb98  paleturquoise afeeee  palevioletred db7093
    papayawhip ffefd5  peachpuff ffdab9  peru cd853f  pink ffc0cb  plum dda0dd  powderblue b0e0e6
    purple 800080  rebeccapurple 663399  red ff0000  rosybrown bc8f8f  royalblue 4169e1
    saddlebrown 8b4513  salmon fa8072  sandybrown f4a460  seagreen 2e8b57  seashell fff5ee
    sienna a0522d  silver c0c0c0  skyblue 87ceeb  slateblue 6a5acd  slategray 708090  slategrey 708090
    snow fffafa  springgreen 00ff7f  steelblue 4682b4  tan d2b48c  teal 008080  thistle d8bfd8
    tomato ff6347  turquoise 40e0d0  violet ee82ee  wheat f5deb3  white ffffff  whitesmoke f5f5f5
    yellow ffff00  yellowgreen 9acd32
"""

_NAMES = dict(re.findall(r"([a-z]+) ([0-9a-f]{6})", _TABLE))
