"""Everything that sees to it that nothing typed is lost, joined to one window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from editor.core.errors import FileTrouble, WongoError
from editor.core.message import Translate, msg
from editor.ui.bench import Bench
from editor.ui.keeping import Keeping
from editor.ui.notice import Notice
from editor.ui.recovering import Recovering
from editor.ui.sharing import Sharing
from editor.ui.theme import Theme
from editor.ui.watching import Watching
from editor.ui.window import MainWindow, Parts


class Safety(QObject):
    """The journal, the watch over the file, the lock of the open post, what was recovered at the start."""

    def __init__(
        self,
        bench: Bench,
        keeping: Keeping,
        profile: Path,
        *,
        window: MainWindow,
        parts: Parts,
        theme: Theme,
        tr: Translate,
    ) -> None:
        super().__init__(window)
        self._bench, self._keeping, self._profile = bench, keeping, profile
        notice = parts.notice
        keeping.setParent(self)
        keeping.troubled.connect(partial(_tell_unsafe, notice))
        keeping.recovered.connect(partial(_tell_safe_again, notice))
        Watching(bench, notice, window, theme, tr)
        self._sharing = Sharing(bench.desk, profile, self)
        self._sharing.shared.connect(notice.tell)
        self._sharing.over.connect(notice.retract)
        self._recovering = Recovering(
            bench, keeping, window, theme, tr, give_back=parts.form.unfinished.give_back
        )

    def start(self) -> None:
        """Ask about work that was not saved when the program ended last time, once the window is there."""
        self._recovering.start(self._profile)

    def keep(self) -> None:
        """Write down at once all that is typed, in fields too: the program is about to be ended."""
        self._bench.flush()
        self._keeping.flush()
        self._keeping.sync()

    def end(self) -> None:
        """Let everything go: the window closes, and what was not saved is not wanted."""
        self._keeping.end()
        self._sharing.end()
        self._recovering.end()


def _tell_unsafe(notice: Notice, trouble: FileTrouble) -> None:
    """Say that unsaved work is in memory alone."""
    notice.tell(_unsafe(trouble))


def _tell_safe_again(notice: Notice, trouble: FileTrouble) -> None:
    """Say no more what is over."""
    notice.retract(_unsafe(trouble))


def _unsafe(trouble: FileTrouble) -> WongoError:
    title = msg("What you type is not safe until you save it: Wongo cannot write its journal.")
    return WongoError(title, trouble.reason)
