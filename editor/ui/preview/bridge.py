"""The typed object that the page's own script calls: what can come out of the page, all of it."""

from PySide6.QtCore import QObject, Signal, Slot


class Bridge(QObject):
    """What the page tells, as signals. Only `resources/preview/patch.js` can call it, in its own world."""

    page_started = Signal()
    page_painted = Signal(int)
    page_dressed = Signal(int)
    page_lost = Signal(int)
    page_scrolled = Signal(int)
    page_clicked = Signal(int)
    page_kept_out = Signal()

    @Slot()
    def started(self) -> None:
        """Take note: the shell page is there, empty."""
        self.page_started.emit()

    @Slot(int)
    def painted(self, number: int) -> None:
        """Take note: push `number` is on the screen."""
        self.page_painted.emit(number)

    @Slot(int)
    def dressed(self, number: int) -> None:
        """Take note: the theme's page `number` is on the screen."""
        self.page_dressed.emit(number)

    @Slot(int)
    def lost(self, number: int) -> None:
        """Take note: push `number` does not fit the page."""
        self.page_lost.emit(number)

    @Slot(int)
    def scrolled(self, line: int) -> None:
        """Take note: the user scrolled; `line` of the body is at the top."""
        self.page_scrolled.emit(line)

    @Slot(int)
    def clicked(self, line: int) -> None:
        """Take note: the user clicked the block that starts on `line`."""
        self.page_clicked.emit(line)

    @Slot()
    def keptOut(self) -> None:
        """Take note: a picture, style sheet or font of the web was not loaded; nobody allowed it."""
        self.page_kept_out.emit()
