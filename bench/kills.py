"""Kills processes that type and save, at any moment, and looks at what is left: the file and the journal.

.venv/bin/python bench/kills.py 1000
.venv/bin/python bench/kills.py 1000 --folder /media/stick    (on another disk)
.venv/bin/python bench/kills.py 50 --plant torn-save     (a fault on purpose, to see that it is found)
.venv/bin/python bench/kills.py 50 --plant late-journal
.venv/bin/python bench/kills.py 50 --plant no-journal

Each process has a real session, file and journal, which is written in the background as in the window. It
notes in shared memory what it has typed and saved, and when; that outlives it. The same edits are then made
again here, so that every text there ever was is known.
"""

import argparse
import mmap
import os
import random
import select
import signal
import struct
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from editor.commands import desk as desks
from editor.commands.desk import Desk
from editor.core.session import Session
from editor.core.state import Event, Transaction
from editor.core.text import ChangeSet, replace
from editor.store import files
from editor.store.recovery import Journal
from editor.store.recovery_reading import orphans
from editor.ui import keeping as keepings
from editor.ui.keeping import Keeping

BEFORE = (
    "---\ntitle: 속보\ncategories:\n  - News\n---\n\n"
    + "처음부터 있던 문단이다. 끝까지 남아야 한다.\n\n" * 80
)
TOGETHER = 10
"""How many processes live at once."""

LONGEST = 1.4
"""Seconds that a process lives at most, when nothing else is said."""

KEY_MS = 3
SAVES = 0.03
"""How likely a save is after a key: one for every tenth of a second of this typing."""

WORST = 1.0
"""Seconds of typing that may be lost."""

STEPS = 4096
_HEAD = struct.Struct("4q")
_TIME = struct.Struct("d")


def chance_of(*what: object) -> random.Random:
    """Return a chance that is the same in every process."""
    return random.Random(repr(what))  # noqa: S311 - nothing is secret here


def edit(seed: int, number: int, text: str) -> ChangeSet:
    """Return a step of typing: at any place, sometimes over what is there; no two are the same."""
    chance = chance_of(seed, number)
    start = chance.randrange(len(BEFORE) // 2, len(text) + 1)
    end = min(len(text), start + chance.choice((0, 0, 0, 0, 1, 5)))
    return replace(start, end, f"말{number}" + chance.choice((" ", ".\n", "😀")))


def is_saved_after(seed: int, number: int) -> bool:
    """Tell whether the text is saved after a step; one process in three never saves."""
    return seed % 3 != 0 and chance_of("save", seed, number).random() < SAVES


class Board:
    """What a process notes for those who come after it."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _HEAD.size + STEPS * _TIME.size)
        self.note(0, 0, 0, 0)

    def note(self, typed: int, typing: int, saving: int, saved: int) -> None:
        """Note the last step typed, the one being typed, the one whose text is being saved, and was."""
        self._memory[: _HEAD.size] = _HEAD.pack(
            typed, typing, saving, saved
        )  # `pack_into` writes zeros first

    def read(self) -> tuple[int, int, int, int]:
        """Return what was noted."""
        typed, typing, saving, saved = _HEAD.unpack_from(self._memory)
        return typed, typing, saving, saved

    def stamp(self, step: int) -> None:
        """Note when a step is typed."""
        _TIME.pack_into(self._memory, _HEAD.size + step * _TIME.size, time.monotonic())

    def time_of(self, step: int) -> float:
        """Return when a step was typed."""
        return float(_TIME.unpack_from(self._memory, _HEAD.size + step * _TIME.size)[0])


class Writer:
    """Types and saves until it is killed."""

    def __init__(self, folder: Path, seed: int, board: Board) -> None:
        self._seed, self._board = seed, board
        self._session = Session("", time.monotonic)
        self._keeping = Keeping(self._session, Journal(folder / "profile"))
        self._desk = Desk(self._session, self._keeping.flush)
        self._keeping.stand_on(self._desk)
        self._desk.open(folder / "post.md")
        self._step = self._saved = 0

    def type(self) -> None:
        """Make one step, and perhaps save."""
        before, step = self._step, self._step + 1
        if step >= STEPS:
            return
        self._board.note(before, step, self._saved, self._saved)
        self._board.stamp(step)
        self._session.dispatch(Transaction(edit(self._seed, step, self._session.text), event=Event.TYPE))
        self._step = step
        self._board.note(step, step, self._saved, self._saved)
        if is_saved_after(self._seed, step):
            self._board.note(step, step, step, self._saved)
            self._desk.save()
            self._saved = step
            self._board.note(step, step, step, step)


def write_until_killed(folder: Path, seed: int, board: Board, plant: str) -> None:
    """Be the process."""
    PLANTS[plant]()
    application = QCoreApplication([])
    writer = Writer(folder, seed, board)
    keys = QTimer()
    keys.setInterval(KEY_MS)
    keys.timeout.connect(writer.type)
    keys.start()
    application.exec()


def plant_nothing() -> None:
    """Leave the program as it is."""


def plant_torn_save() -> None:
    """Save as one must not: into the file itself, piece by piece."""

    def save(path: Path, data: bytes, _expected: str) -> files.Loaded:
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(data), 64):
                file.write(data[start : start + 64])
                os.fsync(file.fileno())
        return files.Loaded(path, data, files.fingerprint(data))

    desks.files.save = save


def plant_late_journal() -> None:
    """Write the journal too late."""
    keepings.WRITE_MS = 2000


def plant_no_journal() -> None:
    """Keep no journal."""
    Journal.write = lambda *_steps, **_options: None


PLANTS: dict[str, Callable[[], None]] = {
    "nothing": plant_nothing,
    "torn-save": plant_torn_save,
    "late-journal": plant_late_journal,
    "no-journal": plant_no_journal,
}


@dataclass(frozen=True)
class Found:
    """What was left by one process."""

    is_damaged: bool
    lost: float
    """Seconds from the first key that is nowhere to the kill."""
    typed: int
    was_saving: bool


def look(folder: Path, seed: int, board: Board, killed_at: float) -> Found:
    """Compare what is left with what was typed and saved."""
    typed, typing, saving, saved = board.read()
    texts = [BEFORE]
    for step in range(1, typing + 1):
        texts.append(edit(seed, step, texts[-1]).apply(texts[-1]))
    on_disk = (folder / "post.md").read_text("utf-8", "replace")
    left = orphans(folder / "profile")
    newest = left[-1].work.text if left else on_disk
    is_whole = on_disk in (texts[saved], texts[saving]) and newest in texts
    for orphan in left:
        orphan.leave()
    if not is_whole:
        kind = "the file" if on_disk not in (texts[saved], texts[saving]) else "what is recovered"
        print(f"seed {seed}: {kind} is no text that was; typed {typed}, saved {saved}", file=sys.stderr)
        return Found(is_damaged=True, lost=0.0, typed=typed, was_saving=saving != saved)
    kept = len(texts) - 1 - texts[::-1].index(newest)
    lost = killed_at - board.time_of(kept + 1) if kept < typed else 0.0
    return Found(is_damaged=False, lost=lost, typed=typed, was_saving=saving != saved)


def round_of(folder: Path, seeds: list[int], plant: str, longest: float) -> list[Found]:
    """Start some processes, kill each at a moment of its own, look at what they left."""
    running: list[tuple[float, int, int, Board, Path]] = []
    for seed in seeds:
        place, board = folder / str(seed), Board()
        place.mkdir()
        (place / "post.md").write_text(BEFORE, "utf-8")
        process = os.fork()
        if not process:
            try:
                write_until_killed(place, seed, board, plant)
            finally:
                os._exit(1)
        due = time.monotonic() + chance_of("kill", seed).uniform(0.02, longest)
        running.append((due, process, seed, board, place))
    running.sort(key=itemgetter(0))
    killed = [kill(process, due, seed, board) for due, process, seed, board, _place in running]
    return [
        look(place, seed, board, at) for at, (*_, seed, board, place) in zip(killed, running, strict=True)
    ]


def kill(process: int, due: float, seed: int, board: Board) -> float:
    """Kill a process when it is due, every other one amid its next save; return when that was."""
    wait(due - time.monotonic())
    if seed % 2:
        wait_for_save(board, chance_of("aim", seed))
    os.kill(process, signal.SIGKILL)
    killed_at = time.monotonic()
    _, status = os.waitpid(process, 0)
    if not os.WIFSIGNALED(status):
        print(f"the process of seed {seed} ended by itself", file=sys.stderr)
    return killed_at


def wait_for_save(board: Board, chance: random.Random) -> None:
    """Wait until a save is under way, then a moment longer: a kill at any moment would seldom meet one."""
    for _look in range(1000):
        _typed, _typing, saving, saved = board.read()
        if saving != saved:
            wait(chance.uniform(0.0, 0.002))
            return
        wait(0.0002)


def wait(seconds: float) -> None:
    """Let others work for a while."""
    select.select([], [], [], max(0.0, seconds))


def main() -> int:
    """Kill, count, print; 0 when nothing was damaged and no more typing lost than may be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--plant", choices=PLANTS, default="nothing")
    parser.add_argument("--longest", type=float, default=LONGEST)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, help="where files and journals are written")
    given = parser.parse_args()
    found: list[Found] = []
    with tempfile.TemporaryDirectory(prefix="wongo-kills-", dir=given.folder) as folder:
        for first in range(0, given.count, TOGETHER):
            seeds = [given.seed + one for one in range(first, min(first + TOGETHER, given.count))]
            found += round_of(Path(folder), seeds, given.plant, given.longest)
    damaged, worst = sum(one.is_damaged for one in found), max(one.lost for one in found)
    keys, saving = sum(one.typed for one in found), sum(one.was_saving for one in found)
    print(f"kills={len(found)} damaged={damaged} worst_lost={worst:.3f}s keys={keys} amid_a_save={saving}")
    return int(damaged > 0 or worst > WORST)


if __name__ == "__main__":
    sys.exit(main())
