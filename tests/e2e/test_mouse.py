"""A real mouse and keyboard (xdotool) on the real window, on a virtual screen of its own."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NEEDED = ("Xvfb", "openbox", "xdotool")


@pytest.mark.timeout(300)
def test_what_is_chosen_with_the_mouse_is_typed_over(tmp_path: Path) -> None:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"Missing here: {', '.join(missing)}. On Debian: apt-get install xvfb openbox xdotool")
    screen = (sys.executable, str(ROOT / "scripts" / "screen.py"), "--virtual")
    script = str(HERE / "mouse_for_real.py")
    tests = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", script)
    said = tmp_path / "said"
    with said.open("w") as written:
        running = subprocess.Popen(
            (*screen, *tests),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code = running.wait(timeout=280)
        finally:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
    assert code == 0, said.read_text("utf-8", errors="replace")[-6000:]
