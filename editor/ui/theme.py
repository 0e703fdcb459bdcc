"""Colours, type and spacing of the window: one table for light, one for dark, one style sheet for both."""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

GRID = 8
"""The spacing that everything is a multiple (or half) of, in pixels."""

FAMILIES = (
    "Pretendard",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "sans-serif",
)
"""Interface and article type, Korean first: the system's own Latin is never mixed with a foreign Hangul."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance. Text on its ground meets WCAG AA (4.5:1) in every pair used."""

    name: str
    window: str
    """Ground of bars, the form and the status line."""
    paper: str
    """Ground of what is written and read."""
    field: str
    """Ground of input fields."""
    text: str
    muted: str
    faint: str
    line: str
    hover: str
    pressed: str
    accent: str
    on_accent: str
    selection: str
    link: str
    error: str
    warning_ground: str
    warning_text: str

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    window="#f4f4f2",
    paper="#ffffff",
    field="#ffffff",
    text="#1c1c1e",
    muted="#5d5f66",
    faint="#9a9ca3",
    line="#dcdcd8",
    hover="#e8e8e4",
    pressed="#dcdfe8",
    accent="#2f5bb7",
    on_accent="#ffffff",
    selection="#cfdcf6",
    link="#1f5fbf",
    error="#b3261e",
    warning_ground="#fff4d6",
    warning_text="#5c4300",
)

DARK = Theme(
    name="dark",
    window="#232427",
    paper="#1b1c1e",
    field="#2b2c30",
    text="#ececee",
    muted="#a9abb3",
    faint="#73757d",
    line="#393b40",
    hover="#33353a",
    pressed="#3a4459",
    accent="#8fb2ff",
    on_accent="#10182b",
    selection="#34466e",
    link="#8fb8ff",
    error="#ff8a80",
    warning_ground="#4a3b12",
    warning_text="#ffe3a1",
)


def chosen(name: str) -> Theme:
    """Return the theme of a setting: `light`, `dark`, or the system's for anything else."""
    if name in {"light", "dark"}:
        return DARK if name == "dark" else LIGHT
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if is_dark else LIGHT


def interface_font() -> QFont:
    """Return the interface font: the system's size, a family that has Hangul."""
    font = QFont()
    font.setFamilies([*FAMILIES])
    font.setPixelSize(13)
    return font


def apply(app: QApplication, theme: Theme, sheet: str) -> None:
    """Give the whole application its style, palette, font and style sheet.

    `sheet` is a template in which `$name` stands for the theme's colour of that name.
    """
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setFont(interface_font())
    app.setStyleSheet(Template(sheet).substitute(asdict(theme)))


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.hover,
        role.Text: theme.text,
        role.PlaceholderText: theme.faint,
        role.Button: theme.window,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.ToolTipBase: theme.field,
        role.ToolTipText: theme.text,
        role.Mid: theme.line,
        role.Midlight: theme.hover,
        role.Dark: theme.line,
        role.Light: theme.paper,
        role.Shadow: theme.line,
        role.Accent: theme.accent,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.faint))
    return palette
