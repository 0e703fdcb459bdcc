"""The page worker from outside: asked for a page, ended when it takes too long, started anew when gone."""

import contextlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock, Timer

from editor.core.errors import WongoError
from editor.core.message import msg
from editor.store.page_messages import PageAnswer, PageRequest, read_answer, request_line
from editor.store.themes import is_theme

SECONDS = 10.0
"""How long a page may take. The first one of a newsroom of thousands of posts takes two or three."""

MOST_BYTES = 16 * 2**20
"""A longer answer is not listened to: a page of a newsroom is a hundredth of it."""

_WORKER = (sys.executable, "-m", "editor.store.page_worker")


class PageFailed(WongoError):
    """The theme's page could not be made."""


class PageProcess:
    """One worker process. `ask` may be called from any thread; the pages come one after the other."""

    def __init__(
        self, command: Sequence[str] = _WORKER, seconds: float = SECONDS, most_bytes: int = MOST_BYTES
    ) -> None:
        self._command, self._seconds, self._most_bytes = tuple(command), seconds, most_bytes
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._is_closed = False

    def start(self) -> None:
        """Start the worker, so that it has loaded what it needs by the time it is asked."""
        with self._lock:
            if not self._is_closed:
                self._running()

    def ask(self, request: PageRequest) -> PageAnswer:
        """Return the page that is asked for.

        Raises:
            PageFailed: it takes too long, or the worker ended over it.

        """
        with self._lock:
            if self._is_closed:
                raise PageFailed(msg("The page is no longer wanted."))
            process, is_late = self._running(), Event()
            end = Timer(self._seconds, _end_late, (process, is_late))
            end.daemon = True
            end.start()
            try:
                line = _exchange(process, request_line(request), self._most_bytes)
            finally:
                end.cancel()
            return self._answer(process, line, request.root, is_late=is_late.is_set())

    def close(self) -> None:
        """End the worker, also in the middle of a page; nothing more is asked of it."""
        self._is_closed = True
        if self._process is not None:
            self._process.kill()
        with self._lock:
            if self._process is not None:
                _end(self._process)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            _end(self._process)
            self._process = None
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _answer(
        self, process: subprocess.Popen[bytes], line: bytes, root: Path, *, is_late: bool
    ) -> PageAnswer:
        try:
            if not is_late:
                return _checked(read_answer(line), root)
        except ValueError as error:
            _end(process)
            raise PageFailed(
                msg("The page could not be made from the theme of this site."),
                remedy=msg("The article alone is shown meanwhile."),
            ) from error
        _end(process)
        raise PageFailed(
            msg("The theme of this site takes longer than {count} seconds.", count=round(self._seconds)),
            remedy=msg("A layout or include may never end. The article alone is shown meanwhile."),
        )


def _checked(answer: PageAnswer, root: Path) -> PageAnswer:
    """Return an answer whose theme is one: the files of its folder will be shown."""
    if answer.theme is not None and not is_theme(answer.theme, root):
        raise ValueError("this is no theme")
    return answer


def _exchange(process: subprocess.Popen[bytes], line: bytes, most_bytes: int) -> bytes:
    """Say a line and return the answer, or its beginning; empty where the worker is gone."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(line)
        process.stdin.flush()
        return process.stdout.readline(most_bytes)
    except OSError:
        return b""


def _end_late(process: subprocess.Popen[bytes], is_late: Event) -> None:
    is_late.set()
    process.kill()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    with contextlib.suppress(OSError):  # what was not said yet has nobody to hear it
        process.communicate()
