"""Run a command that opens windows: on the screen there is, or else on a virtual one with a window manager.

    .venv/bin/python scripts/screen.py .venv/bin/python -m pytest -m window

`--virtual` in front of the command takes a virtual screen in any case, so that nothing pops up on a desktop.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

SCREEN = "WONGO_WINDOW"
"""The variable that tells a program which screen it was given: `DESKTOP` or `VIRTUAL`."""

DESKTOP = "desktop"
VIRTUAL = "virtual"
SIZE = "1920x1200x24"
PATIENCE = 5
"""Seconds that a program has to end."""


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    virtual, command = arguments[:1] == ["--virtual"], [word for word in arguments if word != "--virtual"]
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    if not virtual and has_screen():
        return subprocess.run(command, env={**os.environ, SCREEN: DESKTOP}, check=False).returncode
    if not shutil.which("Xvfb"):
        print(
            "There is no screen here, and no Xvfb to make one. On Debian: apt-get install xvfb",
            file=sys.stderr,
        )
        return 1
    with virtual_screen() as display:
        return subprocess.run(command, env=environment(display), check=False).returncode


def has_screen() -> bool:
    """Return whether a window could be shown here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def environment(display: str) -> Mapping[str, str]:
    """Return the environment of a program on a virtual screen."""
    variables = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", SCREEN: VIRTUAL}
    variables.pop("WAYLAND_DISPLAY", None)
    if os.name != "nt" and os.geteuid() == 0:
        # Chromium's sandbox does not start as root. Only here, on a screen of our own, is it switched off.
        variables["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return variables


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Give the name of a display of its own, with a window manager where openbox is installed."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset", "-r"],
        pass_fds=(writing,),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = f":{answer.readline().strip()}"
    manager = None
    try:
        if shutil.which("openbox"):
            manager = subprocess.Popen(
                ["openbox"],
                env={**os.environ, "DISPLAY": display},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        yield display
    finally:
        for process in (manager, server):
            if process is not None:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program; openbox does not always go when it is asked to."""
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
