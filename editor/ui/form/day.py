"""A line for a day, with a calendar to pick it from; the time of day beside it stays as it is."""

import re

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from editor.core.message import Translate
from editor.ui.form import keys
from editor.ui.form.line import Line

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_ISO = "yyyy-MM-dd"
_BUTTON = 20


class Day(QWidget):
    """A date as text, and a calendar below it on demand."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = DayLine(self)
        self.line.opened.connect(self.open_calendar)
        button = QToolButton(self.line)
        button.setArrowType(Qt.ArrowType.DownArrow)
        button.setToolTip(tr("Choose a day (Alt+Down)"))
        button.setAccessibleName(tr("Choose a day"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setProperty("part", "drop")
        button.clicked.connect(self.open_calendar)
        self.line.setTextMargins(0, 0, _BUTTON, 0)
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.addStretch()
        inside.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)

    def open_calendar(self) -> None:
        """Show the calendar at the day of the line, or at today."""
        found = _DAY.search(self.line.text())
        day = QDate.fromString(found[0], "yyyy-M-d") if found else QDate()
        popup = _Calendar(day if day.isValid() else QDate.currentDate(), self)
        popup.chosen.connect(self._take)
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        popup.move(below)
        popup.show()

    def _take(self, day: QDate) -> None:
        """Put a day into the line in place of the one there."""
        text, iso = self.line.text(), day.toString(_ISO)
        found = _DAY.search(text)
        self.line.setText(text[: found.start()] + iso + text[found.end() :] if found else iso)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)


class DayLine(Line):
    """A line from which Alt+Down opens something."""

    opened = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if (event.key() == Qt.Key.Key_Down and with_alt) or keys.is_plain_key(event, Qt.Key.Key_F4):
            self.opened.emit()
            return
        super().keyPressEvent(event)


class _Calendar(QFrame):
    """A calendar that goes away when a day is chosen or anything else is clicked."""

    chosen = Signal(QDate)

    def __init__(self, day: QDate, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("part", "popup")
        self._calendar = QCalendarWidget(self)
        self._calendar.setObjectName("calendar")
        self._calendar.setSelectedDate(day)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._colour()
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self._calendar)
        self._calendar.setFocus()

    def _colour(self) -> None:
        """Take the colours of the palette: a QCalendarWidget's own are made for light grounds."""
        plain, sunday = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self.palette().text())
        sunday.setForeground(self.palette().brightText())
        self._calendar.setWeekdayTextFormat(Qt.DayOfWeek.Saturday, plain)
        self._calendar.setWeekdayTextFormat(Qt.DayOfWeek.Sunday, sunday)
        for name, arrow in (("prev", Qt.ArrowType.LeftArrow), ("next", Qt.ArrowType.RightArrow)):
            button = self._calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(QIcon())
                button.setArrowType(arrow)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(day)
        self.close()
