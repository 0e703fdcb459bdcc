"""A session of its own for a real input method: a private ibus with one engine, and nobody's settings.

test_input_methods.py starts it, on a virtual screen and a bus of its own:

    dbus-run-session -- python tests/e2e/ibus_session.py ENGINE FOLDER COMMAND...
"""

import os
import subprocess
import sys
import time
from pathlib import Path

PATIENCE = 60
"""Seconds that the daemon and its engine have to come up on a busy machine."""

SETTINGS = """\
[org/freedesktop/ibus/engine/hangul]
initial-input-mode='hangul'
[org/freedesktop/ibus/engine/anthy/common]
input-mode=0
"""
"""Hangul and Hiragana from the start: nobody has to find out which way the last field was left."""

OWN = {
    "QT_IM_MODULE": "ibus",
    "XMODIFIERS": "@im=ibus",
    "GSETTINGS_BACKEND": "keyfile",
    "LANG": "C.UTF-8",
    "IBUS_ENABLE_SYNC_MODE": "1",  # as the program does for itself, before these tests make its application
}


def main(engine: str, folder: Path, command: list[str]) -> int:
    """Run the command with the engine at its keyboard; return its exit code."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE", "RUNTIME"):
        home = folder / name.lower()
        home.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR" if name == "RUNTIME" else f"XDG_{name}_HOME"] = str(home)
    os.environ.update(OWN)
    kept = folder / "config" / "glib-2.0" / "settings" / "keyfile"
    kept.parent.mkdir(parents=True)
    kept.write_text(SETTINGS, "utf-8")
    with (folder / "ibus.log").open("w") as log:
        daemon = subprocess.Popen(
            ["ibus-daemon", "--replace", "--panel", "disable", "--emoji-extension", "disable"],
            env={**os.environ, "PATH": "/usr/bin:/bin"},  # engines in Python are run by Debian's own
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        choose(engine, daemon)
        return subprocess.run(command, check=False).returncode
    finally:
        daemon.terminate()
        daemon.wait()


def choose(engine: str, daemon: "subprocess.Popen[bytes]") -> None:
    """Make the engine the one that is typed with, once the daemon answers."""
    deadline = time.monotonic() + PATIENCE
    while asked("ibus", "engine") != engine:
        if daemon.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"ibus does not take the engine {engine}")
        asked("ibus", "engine", engine)


def asked(*command: str) -> str:
    """Return what a program says; nothing when it does not answer."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
