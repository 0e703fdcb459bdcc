"""The line at the bottom: how long the article is, and whether it is safe on disk."""

from urllib.parse import unquote

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from editor.core.message import Translate
from editor.core.words import Count
from editor.ui.problems.button import ProblemsButton

_LINK_ROOM = 120


class StatusLine(QStatusBar):
    """Characters with and without spaces, manuscript sheets, reading time, saved or not."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._link_said = self._trouble_said = ""
        self.setSizeGripEnabled(False)
        self._counts = self._label("countLabel")
        self._sheets = self._label("sheetsLabel")
        self._time = self._label("timeLabel")
        self._place = self._label("placeLabel")
        self._saved = self._label("savedLabel")
        self.problems = ProblemsButton(tr, self)
        self.addWidget(self.problems)
        for label in (self._counts, self._sheets, self._time):
            self.addWidget(label)
        self._link = self._label("linkLabel")
        self._link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._link.setTextFormat(Qt.TextFormat.PlainText)
        self.addWidget(self._link, 1)
        self._link.hide()
        self.addPermanentWidget(self._place)
        self.addPermanentWidget(self._saved)

    def follow(self, count: Count, place: str, *, is_dirty: bool, is_new: bool) -> None:
        """Show the figures of the article and where it is kept."""
        tr = self._tr
        self._counts.setText(
            tr(
                "{all} characters ({dense} without spaces)",
                all=f"{count.characters:,}",
                dense=f"{count.dense:,}",
            )
        )
        self._sheets.setText(tr("{sheets} sheets", sheets=f"{count.sheets:.1f}"))
        self._sheets.setToolTip(tr("Manuscript sheets of 200 characters"))
        self._time.setText(tr("{minutes} min to read", minutes=count.minutes))
        self._place.setText(place)
        if is_new and not is_dirty:
            self._saved.setText(tr("New"))
        else:
            self._saved.setText(tr("● Not saved") if is_dirty else tr("Saved"))

    def show_link(self, link: str) -> None:
        """Show where the link goes that the mouse or the caret is at: as people read it, not encoded.

        It stands in the place of the reading time: the window need be no wider for it.
        """
        self._link_said = unquote(link)
        self._show_said(self._trouble_said or self._link_said)

    def show_trouble(self, trouble: str) -> None:
        """Show what is wrong with the markup at the caret, in the place of a link."""
        self._trouble_said = trouble
        self._show_said(trouble or self._link_said)

    def _show_said(self, said: str) -> None:
        self._time.setVisible(not said)
        self._link.setVisible(bool(said))
        metrics = self._link.fontMetrics()
        part = 2 if self._trouble_said else 3
        mode = Qt.TextElideMode.ElideRight if self._trouble_said else Qt.TextElideMode.ElideMiddle
        room = max(self.width() // part, _LINK_ROOM)
        self._link.setText(metrics.elidedText(said, mode, room))
        self._link.setToolTip(said)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        return label
