"""Lets the system itself refuse, or kill at, each call of a save in turn, and looks at what is left.

.venv/bin/python bench/faults.py            (every call, every error: some minutes)
.venv/bin/python bench/faults.py EIO        (one error)
.venv/bin/python bench/faults.py KILL       (killed before each call)

Needs strace, which puts the errors in the place of the system's answers: nothing of Wongo knows of it.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.commands.desk import Desk
from editor.core.errors import FileTrouble
from editor.core.session import Session
from editor.core.state import Event, Transaction
from editor.core.text import replace
from editor.store.recovery import Journal, base_of
from editor.store.recovery_reading import orphans

BEFORE = "---\ntitle: 하나\n---\n\n본문이다.\n"
AFTER = BEFORE + "새로 쓴 말.\n" * 3000
ERRORS = ("EIO", "ENOSPC", "EDQUOT", "ESTALE", "EACCES", "EROFS", "EINTR", "KILL")
BEGIN, END = "/begin-of-the-save", "/end-of-the-save"
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
_HARMLESS = frozenset({"mmap", "munmap", "brk", "mremap", "mprotect", "futex", "rt_sigaction", "getrandom"})
"""What only moves memory about: no disk is asked."""


def save(folder: Path) -> None:
    """Be the process: type, keep a journal, save; say how it went."""
    post = folder / "post.md"
    session = Session("", float)
    journal = Journal(folder / "profile")
    desk = Desk(session)
    desk.open(post)
    session.dispatch(Transaction(replace(len(BEFORE), len(BEFORE), AFTER[len(BEFORE) :]), event=Event.TYPE))
    journal.write(base_of(desk.opened.source, post, desk.opened.fingerprint), session.text, ())
    os.access(BEGIN, os.F_OK)
    try:
        desk.save()
        said = "saved"
    except FileTrouble as trouble:
        said = str(trouble) if trouble.reason and trouble.remedy else f"NO REMEDY: {trouble}"
    os.access(END, os.F_OK)
    print(said, "|", "unsaved" if session.is_dirty else "clean")


@dataclass(frozen=True, slots=True)
class Call:
    """The `number`th call of its name in the life of the process."""

    name: str
    number: int
    given: str


def traced(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the process under strace in a folder of its own."""
    folder.mkdir()
    (folder / "post.md").write_text(BEFORE, "utf-8")
    (folder / "post.md").chmod(0o640)
    command = [
        "strace",
        "-f",
        "-o",
        str(folder / "trace"),
        *options,
        sys.executable,
        __file__,
        "--be",
        str(folder),
    ]
    around = {**os.environ, "PYTHONHASHSEED": "0"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=around)


def calls_of(trace: str) -> Iterator[Call]:
    """Yield the calls between the two marks."""
    counted: Counter[str] = Counter()
    is_within = False
    for line in trace.splitlines():
        found = _CALL.match(line)
        if found is None:
            continue
        name, given = found.groups()
        counted[name] += 1
        if BEGIN in given or END in given:
            is_within = BEGIN in given
        elif is_within and name not in _HARMLESS:
            yield Call(name, counted[name], given)


def trouble_after(folder: Path, call: Call, error: str) -> tuple[str, str]:
    """Let one call fail; return what is wrong with what is left, and what was said."""
    fault = "signal=KILL" if error == "KILL" else f"error={error}"
    ran = traced(folder, "-e", f"trace={call.name}", "-e", f"inject={call.name}:{fault}:when={call.number}")
    said = ran.stdout.strip() or ran.stderr.strip().splitlines()[-1:] or "killed"
    on_disk = (folder / "post.md").read_bytes().decode("utf-8", "replace")
    left = orphans(folder / "profile")
    recovered = [orphan.work.text for orphan in left]
    for orphan in left:
        orphan.leave()
    litter = [one.name for one in folder.iterdir() if one.name not in {"post.md", "profile", "trace"}]
    wrong = []
    if on_disk not in (BEFORE, AFTER):
        wrong.append("the file is damaged")
    if AFTER not in (on_disk, *recovered):
        wrong.append("the text is lost")
    if litter and error != "KILL":
        wrong.append(f"left behind: {litter}")
    if ran.returncode and error != "KILL":
        wrong.append("the process ended")
    if "NO REMEDY" in said:
        wrong.append("no remedy is told")
    if on_disk == BEFORE and "| clean" in said:
        wrong.append("it says saved and is not")
    return "; ".join(wrong), str(said)


def main() -> int:
    """Fail each call, print what went wrong; 0 when nothing did."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("errors", nargs="*", default=ERRORS)
    parser.add_argument("--be", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    if given.be is not None:
        save(given.be)
        return 0
    if shutil.which("strace") is None:
        print("There is no strace here: nothing was tried. On Debian: apt-get install strace")
        return 0
    tried = wrong = 0
    with tempfile.TemporaryDirectory(prefix="wongo-faults-") as name:
        place = Path(name)
        traced(place / "first")
        calls = [*calls_of((place / "first" / "trace").read_text("utf-8", "replace"))]
        for error in given.errors:
            for number, call in enumerate(calls):
                trouble, said = trouble_after(place / f"{error}{number}", call, error)
                tried += 1
                wrong += bool(trouble)
                if trouble or given.verbose:
                    print(f"{error} at {call.name}({call.given[:50]}: {trouble or 'well'} [{said}]")
    print(f"calls={len(calls)} faults={tried} wrong={wrong}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
