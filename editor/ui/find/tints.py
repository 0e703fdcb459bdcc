"""Matches shown in the body: a tint behind each that can be seen, laid over the text without touching it."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from editor.core.finding import Match
from editor.ui.body.excerpt import Excerpt

_KEEP = QTextCursor.MoveMode.KeepAnchor
_TINTS = {False: "#ffedb3", True: "#4a3f16"}
"""The ground of a match on a light and on a dark page."""
_CURRENT = {False: "#ffc66b", True: "#7d5c14"}
"""The ground of the match that is selected."""


class Tints(QObject):
    """Tints the matches near what is seen; those far away cost nothing until one scrolls there."""

    def __init__(self, body: QTextEdit) -> None:
        super().__init__(body)
        self._body = body
        self._matches: Sequence[Match] = ()
        self._excerpt: Excerpt | None = None
        self._usual = QColor()
        self.is_dark = False
        bar = body.verticalScrollBar()
        bar.valueChanged.connect(self._tint)
        bar.rangeChanged.connect(self._tint)

    def show(self, matches: Sequence[Match], excerpt: Excerpt) -> None:
        """Tint these matches; what is selected is the current one."""
        if self._excerpt is None:
            self._usual = self._body.palette().color(QPalette.ColorRole.Highlight)
        self._matches, self._excerpt = matches, excerpt
        self._tint()

    def clear(self) -> None:
        """Tint nothing."""
        if self._excerpt is not None:
            self._matches, self._excerpt = (), None
            self._body.setExtraSelections([])
            self._show_selection(self._usual)

    def _tint(self) -> None:
        excerpt = self._excerpt
        if excerpt is None:
            return
        self._show_selection(QColor(_CURRENT[self.is_dark]))
        form = QTextCharFormat()
        form.setBackground(QColor(_TINTS[self.is_dark]))
        found = []
        for match in self._near(excerpt):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._body.document())
            cursor.setPosition(excerpt.unit(match.span.start))
            cursor.setPosition(excerpt.unit(match.span.end), _KEEP)
            selection.cursor, selection.format = cursor, form
            found.append(selection)
        self._body.setExtraSelections(found)

    def _show_selection(self, colour: QColor) -> None:
        palette = self._body.palette()
        if palette.color(QPalette.ColorRole.Highlight) != colour:
            palette.setColor(QPalette.ColorRole.Highlight, colour)
            self._body.setPalette(palette)

    def _near(self, excerpt: Excerpt) -> Sequence[Match]:
        """Return the matches on the page that is seen, on the one before and on the one behind."""
        area = self._body.viewport().rect()
        first = self._body.cursorForPosition(QPoint(0, -area.height())).position()
        last = self._body.cursorForPosition(QPoint(area.width(), 2 * area.height())).position()
        start = bisect_left(self._matches, excerpt.position(first), key=_end)
        stop = bisect_left(self._matches, excerpt.position(last) + 1, key=_start)
        return self._matches[start:stop]


def _start(match: Match) -> int:
    return match.span.start


def _end(match: Match) -> int:
    return match.span.end
