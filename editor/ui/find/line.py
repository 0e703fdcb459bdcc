"""The field for what is looked for: it says what stands in it at every syllable, before one is finished."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.ui.form.line import Line


class FindLine(Line):
    """A line of text that tells of what is being composed in it too."""

    sought = Signal(str)
    """What is looked for now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._tell)
        self.composing_changed.connect(self._tell)

    @property
    def words(self) -> str:
        """The text with what is being composed in its place."""
        return self.coming()

    def _tell(self) -> None:
        self.sought.emit(self.words)
