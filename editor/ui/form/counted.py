"""A line that says at its end how long its text is."""

from PySide6.QtWidgets import QLabel, QWidget

from editor.ui.form.chips import repolish
from editor.ui.form.drop import put_inside
from editor.ui.form.line import Line

_ROOM = 56


class CountedLine(Line):
    """The count is told by whoever knows what is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = QLabel(self)
        self._count.setObjectName("count")
        self._count.setProperty("part", "count")
        put_inside(self, self._count, _ROOM)

    def show_count(self, sentence: str, *, is_over: bool) -> None:
        """Say how long the text is."""
        self._count.setText(sentence)
        if self._count.property("over") != is_over:
            self._count.setProperty("over", is_over)
            repolish(self._count)
