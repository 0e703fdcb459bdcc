"""Icons by name, coloured from the theme: a kept set for acts, painted swatches for colours."""

import qtawesome
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from editor.core.colours import Rgba, css_colour
from editor.ui.body import theme as body_theme
from editor.ui.theme import FAMILIES, Theme

_SIDE = 20

_NAMES = {
    "new": "mdi6.file-plus-outline",
    "open": "mdi6.folder-open-outline",
    "save": "mdi6.content-save-outline",
    "save-as": "mdi6.content-save-edit-outline",
    "export": "mdi6.export-variant",
    "undo": "mdi6.undo",
    "redo": "mdi6.redo",
    "bold": "mdi6.format-bold",
    "italic": "mdi6.format-italic",
    "underline": "mdi6.format-underline",
    "strike": "mdi6.format-strikethrough-variant",
    "superscript": "mdi6.format-superscript",
    "subscript": "mdi6.format-subscript",
    "small": "mdi6.format-font-size-decrease",
    "marked": "mdi6.marker",
    "code": "mdi6.code-tags",
    "text-colour": "mdi6.palette-outline",
    "background-colour": "mdi6.format-color-highlight",
    "quote": "mdi6.format-quote-close",
    "bullets": "mdi6.format-list-bulleted",
    "numbers": "mdi6.format-list-numbered",
    "rule": "mdi6.minus",
    "code-block": "mdi6.code-braces",
    "clear-formatting": "mdi6.format-clear",
    "section": "mdi6.format-header-1",
    "section-24": "mdi6.format-header-2",
    "spacer": "mdi6.arrow-expand-vertical",
    "spacer-empty": "mdi6.format-line-spacing",
    "source-line": "mdi6.newspaper-variant-outline",
    "closing-line": "mdi6.bullhorn-outline",
    "link": "mdi6.link-variant",
    "unlink": "mdi6.link-variant-off",
    "embed": "mdi6.play-box-outline",
    "footnote": "mdi6.format-superscript",
    "tasks": "mdi6.format-list-checks",
    "toggle-task": "mdi6.checkbox-marked-outline",
    "image": "mdi6.image-outline",
    "table": "mdi6.table",
    "view-write": "mdi6.pencil-outline",
    "view-source": "mdi6.code-tags",
    "form": "mdi6.form-textbox",
    "preview": "mdi6.eye-outline",
    "preview-page": "mdi6.newspaper-variant-outline",
    "preview-article": "mdi6.text-box-outline",
    "preview-fit": "mdi6.arrow-expand-horizontal",
    "preview-phone": "mdi6.cellphone",
    "preview-tablet": "mdi6.tablet",
    "preview-desktop": "mdi6.monitor",
    "cut": "mdi6.content-cut",
    "copy": "mdi6.content-copy",
    "paste": "mdi6.content-paste",
    "warning": "mdi6.alert-outline",
    "more": "mdi6.chevron-double-right",
    "close": "mdi6.close",
    "find": "mdi6.magnify",
    "replace": "mdi6.find-replace",
    "next": "mdi6.chevron-down",
    "previous": "mdi6.chevron-up",
    "match-case": "mdi6.format-letter-case",
    "whole-word": "mdi6.format-letter-matches",
    "regex": "mdi6.regex",
    "in-selection": "mdi6.text-box-search-outline",
    "outline": "mdi6.format-list-bulleted",
    "zoom-in": "mdi6.magnify-plus-outline",
    "zoom-out": "mdi6.magnify-minus-outline",
    "focus": "mdi6.image-filter-center-focus",
}


def icon(name: str, theme: Theme) -> QIcon:
    """Return the icon of a name; `swatch:COLOUR` and `ground:COLOUR` are painted letters.

    Raises:
        KeyError: no icon has that name.

    """
    kind, _, colour = name.partition(":")
    shown = body_theme.DARK if theme.is_dark else body_theme.LIGHT
    if kind == "swatch":
        return _letter(shown.text_colour(_rgba(colour)), None, theme)
    if kind == "ground":
        return _letter(QColor(theme.text), shown.ground_colour(_rgba(colour)), theme)
    colours = {
        "color": theme.muted,
        "color_active": theme.text,
        "color_disabled": theme.line,
        "color_on": theme.accent,
    }
    return QIcon(qtawesome.icon(_NAMES[name], **colours))  # type: ignore[no-untyped-call]  # it has no types


def has(name: str) -> bool:
    """Tell whether there is an icon of that name."""
    return not name or name.partition(":")[0] in {"swatch", "ground"} or name in _NAMES


def _letter(ink: QColor, ground: QColor | None, theme: Theme) -> QIcon:
    """Paint the letter 가 in a colour, or on one: what the highlight will look like."""
    pixmap = QPixmap(QSize(_SIDE, _SIDE) * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(1, 1, _SIDE - 2, _SIDE - 2)
    if ground is not None:
        painter.setPen(QColor(theme.line))
        painter.setBrush(ground)
        painter.drawRoundedRect(area, 4, 4)
    font = QFont()
    font.setFamilies([*FAMILIES])
    font.setPixelSize(15)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "가")
    if ground is None:
        painter.fillRect(QRectF(3, _SIDE - 3, _SIDE - 6, 2), ink)
    painter.end()
    return QIcon(pixmap)


def _rgba(css: str) -> Rgba:
    return css_colour(css) or (128, 128, 128, 255)
