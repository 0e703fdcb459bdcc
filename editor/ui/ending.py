"""The system ends the program: a log-out, a shut-down, a `kill`. What is typed is written down first."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QSessionManager

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending(QObject):
    """Calls `keep` when the program is told to end, and lets it end: nobody is asked anything any more.

    The next start shows what was not saved.
    """

    def __init__(self, keep: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._commit)
        if sys.platform != "win32":
            self._heed_signals()

    def _heed_signals(self) -> None:
        """Let signals wake the event loop: only there nothing else is half done."""
        self._woken, self._waking = socket.socketpair()
        for end in (self._woken, self._waking):
            end.setblocking(False)
        signal.set_wakeup_fd(self._waking.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        for name in _SIGNALS:
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` means it
                signal.signal(number, _note)

    def _end(self) -> None:
        """Write down what is typed, then end as if nobody had heeded the signal."""
        for number in self._woken.recv(1):
            try:
                self._keep()
            finally:
                _end_by(number)

    def _commit(self, _manager: QSessionManager) -> None:
        self._keep()


def _note(number: int, _frame: FrameType | None) -> None:
    """Leave a signal to the event loop; one that comes again does not wait for it."""
    signal.signal(number, signal.SIG_DFL)


def _end_by(number: int) -> None:
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
