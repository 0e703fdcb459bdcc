"""Real input methods: ibus with engines of Korean, Japanese and Chinese, on a virtual screen of its own."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NEEDED = ("Xvfb", "openbox", "xdotool", "ibus-daemon", "dbus-run-session")


@pytest.mark.timeout(420)
@pytest.mark.parametrize(
    ("engine", "script"),
    [
        ("hangul", "hangul_for_real.py"),
        ("anthy", "japanese_for_real.py"),
        ("libpinyin", "chinese_for_real.py"),
    ],
)
def test_what_is_composed_is_neither_lost_nor_doubled(engine: str, script: str, tmp_path: Path) -> None:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing or not Path(f"/usr/share/ibus/component/{engine}.xml").exists():
        pytest.skip(
            f"No ibus with this engine here ({', '.join(missing) or f'ibus-{engine} is missing'}). "
            f"On Debian: apt-get install xvfb openbox xdotool dbus ibus ibus-{engine}"
        )
    screen = (sys.executable, str(ROOT / "scripts" / "screen.py"), "--virtual")
    session = ("dbus-run-session", "--", sys.executable, str(HERE / "ibus_session.py"), engine, str(tmp_path))
    tests = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", str(HERE / script))
    said = tmp_path / "said"
    with said.open("w") as written:  # no pipe: what ibus leaves behind would hold it open
        running = subprocess.Popen(
            (*screen, *session, *tests),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code = running.wait(timeout=400)
        finally:
            os.killpg(running.pid, signal.SIGKILL)  # bus, daemon and engines are of this group
            running.wait()
    assert code == 0, said.read_text("utf-8", errors="replace")[-6000:]
