"""Build the two fonts that hide markup: every character is an empty glyph of advance 0.

`blank.ttf` is exactly one em tall, so that the caret keeps its height in hidden markup;
`flat.ttf` has no ascent nor descent, so that a line of it has no height. `.notdef` has advance 0 too: a
platform that ignores the format-13 map, which sends all of Unicode to one glyph, shows the same.

    .venv/bin/python scripts/make_blank_font.py    # writes resources/fonts/*.ttf, the same bytes each time
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
UNITS_PER_EM = 1000
LAST_CHARACTER = 0x10FFFF
UNICODE_PLATFORM, LAST_RESORT_ENCODING = 0, 6
WINDOWS_PLATFORM, FULL_ENCODING = 3, 10


def everything_to(glyph: str, platform: int, encoding: int) -> CmapSubtable:
    """Return a format-13 character map that sends every code point to one glyph: one group of 12 bytes."""
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = platform, encoding, 0
    table.cmap = dict.fromkeys(range(LAST_CHARACTER + 1), glyph)
    return table


def empty_font(family: str, *, ascent: int, descent: int) -> TTFont:
    """Return a font whose glyphs are all empty and 0 wide, with line metrics in 1/1000 em."""
    builder = FontBuilder(UNITS_PER_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "blank"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph(), "blank": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (0, 0), "blank": (0, 0)})
    builder.setupHorizontalHeader(ascent=ascent, descent=-descent, lineGap=0)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"}, mac=False)
    builder.setupOS2(
        version=4,
        sTypoAscender=ascent,
        sTypoDescender=-descent,
        sTypoLineGap=0,
        usWinAscent=ascent,
        usWinDescent=descent,
        fsSelection=0x00C0,  # regular; the typographic metrics are the line's
    )
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=0, modified=0)
    font = builder.font
    font.recalcTimestamp = False
    font["cmap"].tables = [
        everything_to("blank", UNICODE_PLATFORM, LAST_RESORT_ENCODING),
        everything_to("blank", WINDOWS_PLATFORM, FULL_ENCODING),
    ]
    return font


def write_fonts(folder: Path) -> list[Path]:
    """Write both fonts into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    fonts = {
        # Ascent and descent of Noto Sans CJK KR, which most Korean text here is set in.
        "blank.ttf": empty_font("Wongo Blank", ascent=880, descent=120),
        "flat.ttf": empty_font("Wongo Flat", ascent=0, descent=0),
    }
    for name, font in fonts.items():
        font.save(folder / name)
    return [folder / name for name in fonts]


if __name__ == "__main__":
    for path in write_fonts(FONTS):
        print(f"{path}: {path.stat().st_size} bytes")
