"""Colours in the spaces of CSS Color 4, as red, green and blue: parts of 1, maybe beyond what a screen has.

The figures are those of the sample code of CSS Color Module Level 4 (D50 to D65 by Bradford).
"""

import colorsys
import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

Triple = tuple[float, float, float]

_D50 = (0.9642956764295677, 1.0, 0.8251046025104602)
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27
_LINEAR = 0.0031308
_FROM_D50 = (
    (3.1341358529001178, -1.6173863321612538, -0.4906619460083532),
    (-0.9787955009482870, 1.9162543773959884, 0.0334427339036130),
    (0.0719553796573260, -0.2289768264158322, 1.4053860351131182),
)
_TO_CONES = (
    (1.0, 0.3963377773761749, 0.2158037573099136),
    (1.0, -0.1055613458156586, -0.0638541728258133),
    (1.0, -0.0894841775298119, -1.2914855480194092),
)
_FROM_CONES = (
    (4.0767416360759583, -3.3077115392580616, 0.2309699031821044),
    (-1.2684379732850313, 2.6097573492876887, -0.3413193760026569),
    (-0.0041960761386754, -0.7034186179359362, 1.7076146940746116),
)


def from_hwb(hue: float, white: float, black: float) -> Triple:
    """Return the colour of a hue (a part of the circle), whiteness and blackness."""
    if white + black >= 1:
        grey = white / (white + black)
        return (grey, grey, grey)
    red, green, blue = (
        part * (1 - white - black) + white for part in colorsys.hls_to_rgb(hue % 1.0, 0.5, 1.0)
    )
    return (red, green, blue)


def from_lab(lightness: float, a: float, b: float) -> Triple:
    """Return the colour of a CIE lightness (0 to 100) and two axes."""
    middle = (lightness + 16) / 116
    cubes = (middle + a / 500, middle, middle - b / 200)
    x, z = (cube**3 if cube**3 > _EPSILON else (116 * cube - 16) / _KAPPA for cube in (cubes[0], cubes[2]))
    y = middle**3 if lightness > _KAPPA * _EPSILON else lightness / _KAPPA
    return _screen(_product(_FROM_D50, (x * _D50[0], y * _D50[1], z * _D50[2])))


def from_oklab(lightness: float, a: float, b: float) -> Triple:
    """Return the colour of an Oklab lightness (0 to 1) and two axes."""
    first, second, third = _product(_TO_CONES, (lightness, a, b))
    return _screen(_product(_FROM_CONES, (first**3, second**3, third**3)))


def _round(space: Callable[[float, float, float], Triple]) -> Callable[[float, float, float], Triple]:
    """Return the same space by chroma and hue (a part of the circle)."""

    def convert(lightness: float, chroma: float, hue: float) -> Triple:
        angle = hue * math.tau
        return space(lightness, chroma * math.cos(angle), chroma * math.sin(angle))

    return convert


from_lch = _round(from_lab)
from_oklch = _round(from_oklab)


def _product(matrix: tuple[Triple, Triple, Triple], values: Triple) -> Triple:
    first, second, third = (sum(map(float.__mul__, row, values)) for row in matrix)
    return (first, second, third)


def _screen(linear: Triple) -> Triple:
    """Return light as the values of a screen."""
    red, green, blue = (
        12.92 * part if abs(part) <= _LINEAR else math.copysign(1.055 * abs(part) ** (1 / 2.4) - 0.055, part)
        for part in linear
    )
    return (red, green, blue)


SPACES: Mapping[str, tuple[Callable[[float, float, float], Triple], tuple[float, float, float]]] = (
    MappingProxyType(
        {
            "hwb": (from_hwb, (0.0, 1.0, 1.0)),
            "lab": (from_lab, (100.0, 125.0, 125.0)),
            "lch": (from_lch, (100.0, 150.0, 0.0)),
            "oklab": (from_oklab, (1.0, 0.4, 0.4)),
            "oklch": (from_oklch, (1.0, 0.4, 0.0)),
        }
    )
)
"""The colour of each function's three values, and what 100 % of each value is; 0 for a hue."""
