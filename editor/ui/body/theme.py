"""The colours and type of the body, light and dark, and what becomes of an article's own colours there."""

import colorsys
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtGui import QColor

from editor.core.colours import Rgba
from editor.ui.theme import FAMILIES

MONOSPACE = ("D2Coding", "Noto Sans Mono CJK KR", "Cascadia Mono", "Menlo", "DejaVu Sans Mono", "monospace")

READABLE = 4.5
"""The least contrast of text with its ground: WCAG's AA."""

_LINEAR = 0.03928
"""Up to here sRGB is linear."""

_STRONGEST = 160
"""The opacity at which a tint is made no stronger, but lighter."""

_VISIBLE = 1.35
"""The least contrast of a tint with the page on which it must be seen."""


_WHITE, _BLACK = (255, 255, 255, 255), (0, 0, 0, 255)


@dataclass(frozen=True, slots=True)
class BodyTheme:
    """How the body looks. `roles` colours what is no text of the article: tags, comments, broken markup."""

    is_dark: bool
    page: str
    text: str
    faint: str
    line: str
    link: str
    code_ground: str
    selection: str
    mark: str
    card_head: str
    roles: tuple[tuple[str, str], ...] = ()
    families: tuple[str, ...] = FAMILIES
    monospace: tuple[str, ...] = MONOSPACE
    pixels: float = 17.0
    _role_colours: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the roles a table."""
        object.__setattr__(self, "_role_colours", dict(self.roles))

    def role(self, name: str) -> str:
        """Return the colour of a role; text's own for one it does not know."""
        return self._role_colours.get(name, self.text)

    def text_colour(self, colour: Rgba | None, ground: Rgba | None = None) -> QColor:
        """Return the colour of text, an article's own or the page's, on an article's background or on none.

        On a dark page it is of the same hue, as much lighter or darker as it must be to be read; on a light
        one it is what the article says: so it is on the site.
        """
        page, wanted = _rgb(self.page), colour or _rgb(self.text)
        if not self.is_dark:
            return QColor(*wanted)
        behind = page if ground is None else over(visible(ground, page), page)
        return QColor(*readable(wanted, behind))

    def ground_colour(self, colour: Rgba) -> QColor:
        """Return an article's background as it is shown here: stronger on a dark page where it must be."""
        return QColor(*(visible(colour, _rgb(self.page)) if self.is_dark else colour))


LIGHT = BodyTheme(
    is_dark=False,
    page="#ffffff",
    text="#1f2328",
    faint="#6b7280",
    line="#d8dce2",
    link="#0b57d0",
    code_ground="#f4f5f7",
    selection="#b7d4fb",
    mark="#fff3a3",
    card_head="#f3f5f8",
    roles=(
        ("aside", "#5f6773"),
        ("attributes", "#6b7280"),
        ("note", "#0b57d0"),
        ("keyword", "#7a2e8f"),
        ("type", "#1d5ea8"),
        ("function", "#1d5ea8"),
        ("number", "#9a3412"),
        ("broken", "#b42318"),
        ("tag", "#1d5ea8"),
        ("name", "#8a4b08"),
        ("string", "#11703c"),
        ("comment", "#6b7280"),
        ("heading", "#7a2e8f"),
        ("link", "#0b57d0"),
        ("markup", "#9a3412"),
        ("entity", "#9a3412"),
    ),
)
DARK = BodyTheme(
    is_dark=True,
    page="#1b1d21",
    text="#dfe2e7",
    faint="#9aa1ac",
    line="#3b4048",
    link="#8ab4f8",
    code_ground="#25282d",
    selection="#2d4f7c",
    mark="#5c5320",
    card_head="#262a31",
    roles=(
        ("aside", "#a9b0bb"),
        ("attributes", "#9aa1ac"),
        ("note", "#8ab4f8"),
        ("keyword", "#d7a3ea"),
        ("type", "#82b4f2"),
        ("function", "#82b4f2"),
        ("number", "#f0a878"),
        ("broken", "#ff9b8f"),
        ("tag", "#82b4f2"),
        ("name", "#e0b071"),
        ("string", "#8fd19e"),
        ("comment", "#9aa1ac"),
        ("heading", "#d7a3ea"),
        ("link", "#8ab4f8"),
        ("markup", "#f0a878"),
        ("entity", "#f0a878"),
    ),
)


@lru_cache(maxsize=256)
def readable(colour: Rgba, ground: Rgba) -> Rgba:
    """Return `colour` of the same hue, lighter or darker, so that text in it can be read on a ground."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour[:3]))
    step = 0.02 if contrast(_WHITE, ground) >= contrast(_BLACK, ground) else -0.02
    found = colour
    while contrast(found, ground) < READABLE and 0 < lightness + step / 2 < 1:
        lightness = min(1.0, max(0.0, lightness + step))
        found = (*_bytes(hue, lightness, saturation), colour[3])
    return found


@lru_cache(maxsize=256)
def visible(colour: Rgba, page: Rgba) -> Rgba:
    """Return a background made stronger, then lighter, until it can be seen on a dark page."""
    if colour[3] == 0:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour[:3]))
    opacity = colour[3]
    found = colour
    while contrast(over(found, page), page) < _VISIBLE and (opacity < _STRONGEST or lightness < 1):
        opacity = max(opacity, min(_STRONGEST, opacity + 12))
        lightness = min(1.0, lightness + 0.02)
        found = (*_bytes(hue, lightness, saturation), opacity)
    return found


def contrast(first: Rgba, second: Rgba) -> float:
    """Return the contrast of two opaque colours by WCAG's formula: 1 to 21."""
    bright, dim = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: Rgba) -> float:
    parts = [part / 255 for part in colour[:3]]
    red, green, blue = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def over(colour: Rgba, page: Rgba) -> Rgba:
    """Return what is seen of a colour that lies on a page."""
    part = colour[3] / 255
    red, green, blue = (
        round(top * part + under * (1 - part)) for top, under in zip(colour[:3], page[:3], strict=True)
    )
    return (red, green, blue, 255)


def _bytes(hue: float, lightness: float, saturation: float) -> tuple[int, int, int]:
    red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, lightness, saturation))
    return (red, green, blue)


def _rgb(name: str) -> Rgba:
    red, green, blue = bytes.fromhex(name.removeprefix("#"))
    return (red, green, blue, 255)
