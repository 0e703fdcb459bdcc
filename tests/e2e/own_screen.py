"""A script of tests in a process of its own, on a virtual screen where real keys reach nobody else."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NEEDED = ("Xvfb", "openbox", "xdotool")


def missing(*more: str) -> str:
    """Return which programs are not installed that a screen with real keys takes, in words; else nothing."""
    return ", ".join(name for name in (*NEEDED, *more) if shutil.which(name) is None)


def run(script: str, folder: Path, seconds: int, within: Iterable[str] = ()) -> None:
    """Run `script`, a file of tests beside this one, and fail with what it said if one of its tests fails.

    `within` is a command that starts another one inside a session of its own. What it leaves running after
    `seconds`, or at the end, is killed.
    """
    screen = (sys.executable, str(ROOT / "scripts" / "screen.py"), "--virtual")
    tests = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", str(HERE / script))
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_XDIST")}
    said = folder / "said"
    with said.open("w") as written:  # no pipe: what an input method leaves behind would hold it open
        running = subprocess.Popen(
            (*screen, *within, *tests),
            cwd=ROOT,
            env=alone,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code = running.wait(timeout=seconds)
        finally:
            os.killpg(running.pid, signal.SIGKILL)  # screen, bus, daemon and engines are of this group
            running.wait()
    assert code == 0, said.read_text("utf-8", errors="replace")[-6000:]
