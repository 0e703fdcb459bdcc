"""The fonts of the body: the text's families, and the blank one that hides markup."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextLayout

from editor.core.errors import FileTrouble
from editor.core.paint import MASK
from editor.store import resources

BLANK_FAMILY = "Wongo Blank"
BLANK_FILE = "fonts/blank.ttf"
_UNSEEN = 0.01


@dataclass(frozen=True, slots=True)
class Type:
    """The text font at its present size, and what is known of its lines."""

    families: tuple[str, ...]
    monospace: tuple[str, ...]
    pixels: int

    def font(self, size: float = 1.0) -> QFont:
        """Return the text font at `size` times the body's."""
        return self._sized(self.families, size)

    def code_font(self, size: float = 1.0) -> QFont:
        """Return the font of code and of Source view."""
        return self._sized(self.monospace, size * 0.92)

    def blank_font(self, pixels: int) -> QFont:
        """Return the font in which nothing is seen, `pixels` high."""
        font = QFont(BLANK_FAMILY)
        font.setPixelSize(max(1, pixels))
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        return font

    def line_height(self, size: float = 1.0) -> float:
        """Return the height of a line that nothing is done to."""
        return QFontMetricsF(self.font(size)).height()

    def scaled(self, size: float) -> int:
        """Return the pixels of a font `size` times the body's."""
        return max(1, round(self.pixels * size))

    def _sized(self, families: tuple[str, ...], size: float) -> QFont:
        font = QFont()
        font.setFamilies(families)
        font.setPixelSize(self.scaled(size))
        return font


def load_blank_font() -> bool:
    """Make the blank font known to Qt, once; tell whether it is."""
    if BLANK_FAMILY in QFontDatabase.families():
        return True
    try:
        path = resources.path(BLANK_FILE)
    except FileTrouble:
        return False
    return QFontDatabase.addApplicationFont(str(path)) >= 0


def hides_markup(family: Type) -> bool:
    """Measure whether hidden markup takes no room here: a platform may shape the blank font otherwise."""
    return _width("가b", family) - _width("가", family) > _UNSEEN and all(
        abs(_width(f"가{MASK * count}b", family, hidden=(1, count)) - _width("가b", family)) < _UNSEEN
        for count in (1, 7, 40)
    )


def _width(text: str, family: Type, hidden: tuple[int, int] | None = None) -> float:
    layout = QTextLayout(text, family.font())
    if hidden is not None:
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = hidden
        mark.format.setFont(family.blank_font(family.pixels))
        layout.setFormats([mark])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    return line.naturalTextWidth()
