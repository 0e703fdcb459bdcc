"""The fonts that hide markup: empty for every character, and what their script makes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from scripts.make_blank_font import write_fonts

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "resources" / "fonts"
SAMPLES = ("한글", "Latin <b>", "\ufe00", "👉🏽👩‍💻", "العربية", "e\u0301", "\u00a0", "\U0010fffd")


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=["blank.ttf", "flat.ttf"])
def metrics(request: pytest.FixtureRequest) -> Iterator[QFontMetricsF]:
    number = QFontDatabase.addApplicationFont(str(FONTS / request.param))
    font = QFont(QFontDatabase.applicationFontFamilies(number))
    font.setPixelSize(100)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    yield QFontMetricsF(font)
    QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("text", SAMPLES)
def test_text_in_a_hiding_font_has_no_width(metrics: QFontMetricsF, text: str) -> None:
    assert metrics.horizontalAdvance(text) == 0


def test_the_blank_font_is_one_em_tall_and_the_flat_one_has_no_height() -> None:
    heights = {}
    for name in ("blank.ttf", "flat.ttf"):
        number = QFontDatabase.addApplicationFont(str(FONTS / name))
        font = QFont(QFontDatabase.applicationFontFamilies(number))
        font.setPixelSize(100)
        heights[name] = QFontMetricsF(font).height()
        QFontDatabase.removeApplicationFont(number)
    assert heights == {"blank.ttf": pytest.approx(100, abs=0.1), "flat.ttf": 0}


def test_the_fonts_are_what_their_script_makes(tmp_path: Path) -> None:
    made = {path.name: path.read_bytes() for path in write_fonts(tmp_path)}
    assert made == {path.name: path.read_bytes() for path in FONTS.glob("*.ttf")}
    assert all(len(data) < 1024 for data in made.values())
