"""Real input methods: ibus with engines of Korean, Japanese and Chinese, on a virtual screen of its own."""

import sys
from pathlib import Path

import own_screen
import pytest


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
    missing = own_screen.missing("ibus-daemon", "dbus-run-session")
    if missing or not Path(f"/usr/share/ibus/component/{engine}.xml").exists():
        pytest.skip(
            f"No ibus with this engine here ({missing or f'ibus-{engine} is missing'}). "
            f"On Debian: apt-get install xvfb openbox xdotool dbus ibus ibus-{engine}"
        )
    session = (sys.executable, str(own_screen.HERE / "ibus_session.py"), engine, str(tmp_path))
    own_screen.run(script, tmp_path, seconds=400, within=("dbus-run-session", "--", *session))
