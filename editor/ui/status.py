"""The line at the bottom: how long the article is, and whether it is safe on disk."""

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from editor.core.message import Translate
from editor.core.words import Count
from editor.ui.problems.button import ProblemsButton


class StatusLine(QStatusBar):
    """Characters with and without spaces, manuscript sheets, reading time, saved or not."""

    def __init__(self, tr: Translate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
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

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        return label
