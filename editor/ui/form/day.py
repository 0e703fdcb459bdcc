"""A line for a day and a time, with a calendar and a clock to pick them from."""

import re
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import (
    QBoxLayout,
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.message import Translate
from editor.core.moments import clock_of, moment_text, with_clock, with_day
from editor.ui.form.drop import DropLine

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_ISO = "yyyy-MM-dd"
_GAP = 2
_AROUND = 44
"""Pixels of a line beside its text: its edges, its arrow, the caret."""

_WIDEST = 240


class Day(QWidget):
    """A date as text, and a calendar below it on demand; with a clock where `now` tells the time.

    `spell` writes a moment.
    """

    def __init__(
        self,
        tr: Translate,
        now: Callable[[], datetime] | None = None,
        spell: Callable[[datetime], str] = moment_text,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tr, self._now, self._spell = tr, now, spell
        self.line = DropLine(tr("Choose a day and a time (Alt+Down)"), tr("Choose a day"), self, shy=True)
        self.line.opened.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._widen)

    def open_calendar(self) -> None:
        """Show the calendar at the day of the line or its hint, else at today; below it the time of day."""
        text = self.line.text()
        found = _DAY.search(text or self.line.placeholderText())
        day = QDate.fromString(found[0], "yyyy-M-d") if found else QDate()
        clock = clock_of(text) if self._now is not None else None
        popup = _Calendar(day if day.isValid() else QDate.currentDate(), clock, self._tr, self)
        popup.chosen.connect(self._take)
        popup.timed.connect(self._take_time)
        popup.now_wanted.connect(self._take_now)
        popup.move(self._place_of(popup))
        popup.show()

    def _place_of(self, popup: QWidget) -> QPoint:
        """Return where a popup goes: below the line, above it where the screen ends, all of it in sight."""
        popup.adjustSize()
        screen, place = self.screen().availableGeometry(), self.mapToGlobal(QPoint(0, self.height() + _GAP))
        if place.y() + popup.height() > screen.bottom():
            place.setY(max(screen.top(), self.mapToGlobal(QPoint(0, -_GAP)).y() - popup.height()))
        place.setX(max(screen.left(), min(place.x(), screen.right() - popup.width())))
        return place

    def _widen(self, text: str) -> None:
        """Have room for a time and a zone where there are some: nothing of them is cut off."""
        is_long = len(text) > len(_ISO)
        room = self.line.fontMetrics().horizontalAdvance(text) + _AROUND if is_long else 0
        self.line.setMinimumWidth(min(room, _WIDEST))

    def _take(self, day: QDate) -> None:
        """Put a day into the line in place of the one there."""
        self._write(with_day(self.line.text(), day.toString(_ISO)))

    def _take_time(self, clock: str) -> None:
        """Put a time of day into the line in place of the one there."""
        if self._now is not None:
            self._write(with_clock(self.line.text(), clock, self._now()))

    def _take_now(self) -> None:
        if self._now is not None:
            self._write(self._spell(self._now()))

    def _write(self, text: str) -> None:
        self.line.setText(text)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)


class _Calendar(QFrame):
    """A calendar that goes away when a day is chosen or anything else is clicked."""

    chosen = Signal(QDate)
    timed = Signal(str)
    now_wanted = Signal()

    def __init__(self, day: QDate, clock: str | None, tr: Translate, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("part", "popup")
        self._calendar = QCalendarWidget(self)
        self._calendar.setObjectName("calendar")
        self._calendar.setSelectedDate(day)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._colour()
        if self.locale().dateFormat(QLocale.FormatType.LongFormat).startswith("y"):
            self._begin_with_year(tr)
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self._calendar)
        self._clock = QTimeEdit(QTime.fromString(clock or "", "HH:mm"), self)
        self._clock.setVisible(clock is not None)
        self._told = self._clock.time()
        if clock is not None:
            box.addLayout(self._clock_row(tr))
        self._calendar.setFocus()

    def _clock_row(self, tr: Translate) -> QHBoxLayout:
        """Return the line for the time of day, and the button for this very moment."""
        caption = QLabel(tr("Time"), self)
        caption.setProperty("part", "caption")
        self._clock.setObjectName("clock")
        self._clock.setDisplayFormat("HH:mm")
        self._clock.setAccessibleName(tr("Time"))
        self._clock.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._clock.editingFinished.connect(self._tell_time)
        now = QPushButton(tr("Now"), self)
        now.setObjectName("now")
        now.setToolTip(tr("This day and this time, with the site's time zone"))
        now.clicked.connect(self._choose_now)
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(caption)
        row.addWidget(self._clock)
        row.addStretch()
        row.addWidget(now)
        return row

    def _tell_time(self) -> None:
        if self._clock.time() != self._told:
            self._told = self._clock.time()
            self.timed.emit(self._told.toString("HH:mm"))

    def _choose_now(self) -> None:
        self.now_wanted.emit()
        self.close()

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

    def _begin_with_year(self, tr: Translate) -> None:
        """Have the year before the month, as in dates: a QCalendarWidget has it behind in any language."""
        bar = self._calendar.findChild(QWidget, "qt_calendar_navigationbar")
        month = self._calendar.findChild(QToolButton, "qt_calendar_monthbutton")
        year = self._calendar.findChild(QToolButton, "qt_calendar_yearbutton")
        edit = self._calendar.findChild(QSpinBox, "qt_calendar_yearedit")
        layout = bar.layout() if bar is not None else None
        if not isinstance(layout, QBoxLayout) or month is None or year is None or edit is None:
            return
        layout.removeWidget(month)
        layout.insertWidget(layout.indexOf(year) + 1, month)
        before, _, behind = tr("{year}").partition("{year}")
        edit.setPrefix(before)
        edit.setSuffix(behind)
        year.setText(edit.text())

    def _choose(self, day: QDate) -> None:
        self._tell_time()
        self.chosen.emit(day)
        self.close()
