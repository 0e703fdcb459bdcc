"""A small window at its button that asks for a colour: those at hand, and any other."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.choices_colours import ColourChoice, ColourGroup, ColourOffer
from editor.core.colours import css_colour, css_hex
from editor.core.message import Translate
from editor.core.tag_marks import BACKGROUND
from editor.ui.body import theme as body_theme
from editor.ui.colours.field import ColourField
from editor.ui.colours.swatch import SIDE, Swatch
from editor.ui.theme import GRID, Theme

_COLUMNS = 8
_MOST_ROWS = 2
_FIRST = "#ee2323"
"""What the field of all colours begins with where there is no colour yet."""


class ColourDialog(QDialog):
    """Ends with the first swatch that is pressed, or with Enter in the line for the digits."""

    def __init__(
        self, offer: ColourOffer, theme: Theme, tr: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._offer, self._theme, self._tr = offer, theme, tr
        self._choice = ""
        self._swatches: list[Swatch] = []
        self.setObjectName("colourDialog")
        self.setAccessibleName(tr(offer.title))
        self._line = QLineEdit(self)
        self._sample = QLabel("가", self)
        self._use = QPushButton(tr("Apply"), self)
        self._field = ColourField(theme, tr("All colours"), self)
        self._lay_out()
        start = offer.current or next((group.colours[0] for group in offer.groups), _FIRST)
        self._line.setText(css_hex(css_colour(start) or (0, 0, 0, 255)))
        self._field.picked.connect(self._take_picked)
        self._line.textChanged.connect(self._follow_line)
        self._line.returnPressed.connect(self._accept_line)
        self._use.clicked.connect(self._accept_line)
        self._follow_line()
        self._first().setFocus(Qt.FocusReason.PopupFocusReason)

    def choice(self) -> ColourChoice:
        """Return the chosen colour."""
        return ColourChoice(self._choice)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID + 4)
        box.setSpacing(GRID // 2)
        for group in self._offer.groups:
            box.addWidget(self._caption(self._tr(group.title)))
            box.addLayout(self._grid(group))
        box.addWidget(self._caption(self._tr("Any colour")))
        box.addWidget(self._field)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._line.setObjectName("colourDigits")
        self._line.setAccessibleName(self._tr("Colour, as #rrggbb"))
        self._line.setPlaceholderText("#rrggbb")
        self._sample.setObjectName("colourSample")
        self._sample.setFixedSize(SIDE + 4, SIDE + 4)
        self._sample.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._use.setObjectName("accept")
        self._use.setAutoDefault(False)
        row.addWidget(self._sample)
        row.addWidget(self._line, 1)
        row.addWidget(self._use)
        box.addSpacing(GRID // 2)
        box.addLayout(row)
        if self._offer.can_clear:
            box.addWidget(self._rule())
            none = QPushButton(self._tr("No colour"), self)
            none.setObjectName("noColour")
            none.setAutoDefault(False)
            none.setEnabled(bool(self._offer.current))
            none.clicked.connect(partial(self._end_with, ""))
            box.addWidget(none)

    def _caption(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("part", "caption")
        return label

    def _rule(self) -> QFrame:
        rule = QFrame(self)
        rule.setProperty("part", "rule")
        rule.setFixedHeight(1)
        return rule

    def _grid(self, group: ColourGroup) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(_COLUMNS, 1)
        current = css_colour(self._offer.current) if self._offer.current else None
        for number, colour in enumerate(group.colours[: _COLUMNS * _MOST_ROWS]):
            swatch = Swatch(
                colour, self._offer.kind, self._theme, self, is_current=css_colour(colour) == current
            )
            swatch.clicked.connect(partial(self._end_with, colour))
            swatch.stepped.connect(partial(self._go_from, swatch))
            self._swatches.append(swatch)
            grid.addWidget(swatch, number // _COLUMNS, number % _COLUMNS)
        return grid

    def _first(self) -> QWidget:
        """Return where the keyboard is at first: on the colour there is, else on the first one."""
        current = css_colour(self._offer.current) if self._offer.current else None
        own = (swatch for swatch in self._swatches if css_colour(swatch.colour) == current)
        return next(own, self._swatches[0] if self._swatches else self._line)

    def _go_from(self, swatch: Swatch, right: int, down: int) -> None:
        """Go where an arrow leads: over captions too, and from the last swatches on to the field."""
        others = [one for one in self._swatches if one is not swatch]
        here = swatch.pos()
        if right:
            found = [one for one in others if one.y() == here.y() and (one.x() - here.x()) * right > 0]
        else:
            found = [one for one in others if (one.y() - here.y()) * down > 0]
        nearest = min(found, key=lambda one: (abs(one.y() - here.y()), abs(one.x() - here.x())), default=None)
        if nearest is not None:
            nearest.setFocus(Qt.FocusReason.TabFocusReason)
        elif down > 0:
            self._field.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_picked(self, colour: QColor) -> None:
        self._line.setText(colour.name())

    def _follow_line(self) -> None:
        """Show what is typed, in the field and as a word; what is no colour cannot be applied."""
        rgba = css_colour(self._line.text())
        self._use.setEnabled(rgba is not None)
        if rgba is None:
            return
        if not self._field.hasFocus():
            self._field.show_colour(QColor(*rgba))
        shown = body_theme.DARK if self._theme.is_dark else body_theme.LIGHT
        is_ground = self._offer.kind == BACKGROUND
        ink = QColor(shown.text) if is_ground else shown.text_colour(rgba)
        ground = shown.ground_colour(rgba) if is_ground else QColor(shown.page)
        self._sample.setStyleSheet(
            f"color: {ink.name()}; background: {_css(ground)}; border: 1px solid {self._theme.line};"
            "border-radius: 6px; font-weight: bold;"
        )

    def _accept_line(self) -> None:
        rgba = css_colour(self._line.text())
        if rgba is not None:
            self._end_with(css_hex(rgba))

    def _end_with(self, colour: str, _checked: bool = False) -> None:
        self._choice = colour
        self.accept()


def _css(colour: QColor) -> str:
    return f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, {colour.alpha()})"
