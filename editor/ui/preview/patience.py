"""How long the preview waits for its page: one that is busy with a picture without end is ended."""

import contextlib
import os
import signal

from PySide6.QtCore import QTimer
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

MOST_MS = 8_000
"""The longest article takes a hundredth of it."""

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_END = getattr(signal, "SIGKILL", signal.SIGTERM)


class Patience(QTimer):
    """Waits for what the page was given to be painted; a page that is dead meanwhile is ended.

    Nothing is painted in a window that nobody sees, either. So the page is asked once whether it is alive,
    and its process is ended where it has not answered by the next time; the page is then made anew.
    """

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._awaited = set[str]()
        self._is_asked = False
        self.setInterval(MOST_MS)
        self.timeout.connect(self._look)

    def begin(self, given: str) -> None:
        """Wait from now on for what was given to the page."""
        self._awaited.add(given)
        self._is_asked = False
        self.start()

    def painted(self, given: str) -> None:
        """Take note that this is on the screen; wait no longer where there is nothing else."""
        self._awaited.discard(given)
        if not self._awaited:
            self.stop()

    def is_for(self, given: str) -> bool:
        """Tell whether this is waited for."""
        return given in self._awaited

    def give_up(self) -> None:
        """Wait for nothing: the page is gone."""
        self._awaited.clear()
        self.stop()

    def _look(self) -> None:
        if self._is_asked:
            self.stop()
            self._end()
        else:
            self._is_asked = True
            self._page.runJavaScript("0", _WORLD, self._answered)

    def _answered(self, _: object) -> None:
        self._is_asked = False

    def _end(self) -> None:
        process = self._page.renderProcessPid()
        if process > 0:
            with contextlib.suppress(OSError):  # it has ended by itself
                os.kill(process, _END)
