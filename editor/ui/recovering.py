"""What was not saved when Wongo ended last time: shown beside the file, and decided upon."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer

from editor.commands.filing import may_leave
from editor.commands.recovering import lay
from editor.core.errors import WongoError
from editor.core.message import Message, Translate, msg
from editor.store import beside, recovery_reading
from editor.store.recovery import HalfTyped
from editor.store.recovery_reading import OnDisk, Orphan, Recovered
from editor.ui.bench import Bench
from editor.ui.dialogs.recovered import Answer, BesideDialog, Choice, Version
from editor.ui.keeping import Keeping
from editor.ui.text_bridge import on_one_line
from editor.ui.theme import Theme
from editor.ui.window import MainWindow

TAKE, KEEP_FILE, KEEP_BOTH, LATER = "takeRecovered", "keepFile", "keepBoth", "decideLater"
_MOST_SHOWN = 60
"""Characters of a field that are told."""

WORD = "recovered"
"""What a second file has in its name."""


class Recovering(QObject):
    """Asks about one recovered post after the other. Without an answer a journal stays where it is."""

    def __init__(
        self,
        bench: Bench,
        keeping: Keeping,
        window: MainWindow,
        theme: Theme,
        tr: Translate,
        *,
        give_back: Callable[[Sequence[HalfTyped]], object],
    ) -> None:
        super().__init__(window)
        self._bench, self._keeping, self._window = bench, keeping, window
        self._theme, self._tr, self._give_back = theme, tr, give_back
        self._waiting: list[Orphan] = []
        self._answers: Mapping[str, Callable[[Orphan], None]] = MappingProxyType(
            {TAKE: self._take, KEEP_FILE: Orphan.forget, KEEP_BOTH: self._keep_both, LATER: Orphan.leave}
        )

    def start(self, profile: Path) -> None:
        """Look for recovered work, and ask about it once the window is there."""
        self._waiting = list(recovery_reading.orphans(profile, self._tell_soon))
        if self._waiting:
            QTimer.singleShot(0, self._ask)

    def _tell_soon(self, trouble: WongoError) -> None:
        """Say what cannot be shown, after what there is to say of the post that is opened meanwhile."""
        QTimer.singleShot(0, partial(self._bench.tell, trouble))

    def end(self) -> None:
        """Leave what was not decided for the next start."""
        while self._waiting:
            self._waiting.pop().leave()

    def _ask(self) -> None:
        """Ask about the next one. The window waits meanwhile."""
        if not self._waiting:
            return
        orphan = self._waiting.pop(0)
        dialog = self._dialog(orphan, recovery_reading.on_disk(orphan.work))
        dialog.finished.connect(partial(self._decide, orphan, dialog))
        dialog.open()

    def _decide(self, orphan: Orphan, dialog: BesideDialog, _result: int) -> None:
        try:
            self._answers[dialog.answer()](orphan)
        except WongoError as error:
            orphan.leave()
            self._bench.tell(error)
        QTimer.singleShot(0, self._ask)

    def _take(self, orphan: Orphan) -> None:
        """Open the recovered text as unsaved work on its file."""
        if not may_leave(self._bench):
            orphan.leave()
            return
        lay(self._bench.desk, orphan.work)
        self._give_back(orphan.work.half)
        if self._keeping.flush():
            orphan.forget()
        else:
            orphan.leave()

    def _keep_both(self, orphan: Orphan) -> None:
        base = orphan.work.base
        if base.path is None:
            orphan.leave()
            return
        path = beside.save_beside(base.path, base, orphan.work.text, WORD)
        orphan.forget()
        self._bench.tell(_kept_in(path))

    def _dialog(self, orphan: Orphan, there: OnDisk | None) -> BesideDialog:
        tr, work = self._tr, orphan.work
        name = work.base.path.name if work.base.path is not None else tr("Untitled")
        versions = (
            Version(
                self._titled(tr("In the file"), there.at if there else None), there.text if there else None
            ),
            Version(self._titled(tr("Recovered"), work.at), work.text),
        )
        keep = Answer(KEEP_FILE, tr("Keep the file") if there else tr("Discard the recovered text"))
        both = (Answer(KEEP_BOTH, tr("Keep both as two files")),) if there and there.text != work.text else ()
        take, later = Answer(TAKE, tr("Take the recovered text")), Answer(LATER, tr("Decide later"))
        choice = Choice(
            "recoveredDialog",
            tr("Recovered work"),
            self._sentence(name, orphan, there),
            versions,
            (take, *both, keep, later),
        )
        return BesideDialog(choice, self._theme, tr, self._window)

    def _sentence(self, name: str, orphan: Orphan, there: OnDisk | None) -> str:
        said = " ".join((self._what_happened(name, orphan.work, there), *map(self._half, orphan.work.half)))
        if orphan.work.is_whole:
            return said
        damaged = self._tr(
            "The journal is damaged: what was written last may be missing here. It is kept in {path}.",
            path=orphan.journal.with_suffix(recovery_reading.UNREADABLE),
        )
        return f"{said} {damaged}"

    def _half(self, half: HalfTyped) -> str:
        """Say what a field showed: no text has it, and it is shown again where the text is taken."""
        line = on_one_line(half.text)
        text = line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN]}…"
        return self._tr(
            "In “{field}” stood “{text}”, which the post could not take.", field=half.caption, text=text
        )

    def _what_happened(self, name: str, work: Recovered, there: OnDisk | None) -> str:
        if there is None and work.base.path is not None:
            return self._tr(
                "Wongo ended before “{name}” was saved, and its file is not there any more. "
                "This was being written.",
                name=name,
            )
        if there is None:
            return self._tr("Wongo ended before a new post was saved. This was being written.")
        if there.fingerprint != work.base.fingerprint:
            return self._tr(
                "Wongo ended before “{name}” was saved, and its file was changed since then. "
                "Choose which text to go on with.",
                name=name,
            )
        return self._tr(
            "Wongo ended before “{name}” was saved. Choose which text to go on with; "
            "the file is only changed when you save.",
            name=name,
        )

    def _titled(self, title: str, at: datetime | None) -> str:
        if at is None:
            return title
        return self._tr("{title}, {time}", title=title, time=f"{at.astimezone():%Y-%m-%d %H:%M}")


def _kept_in(path: Path) -> Message:
    if beside.is_draft(path):
        return msg("The recovered text is a draft now, which Jekyll does not publish: {path}", path=path)
    return msg("The recovered text is in {path}.", path=path)
