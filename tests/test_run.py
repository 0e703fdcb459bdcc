"""`make run` on a machine with no screen: a sample newsroom, a real window, a picture of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[1]


@pytest.mark.window
@pytest.mark.timeout(120)
def test_without_a_screen_the_window_is_photographed_with_a_post_in_it(tmp_path: Path) -> None:
    if not shutil.which("Xvfb"):
        pytest.skip("There is no Xvfb to make a virtual screen (Debian: apt-get install xvfb).")
    nowhere = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    command = [sys.executable, ROOT / "scripts" / "run.py", tmp_path]
    answer = subprocess.run(command, env=nowhere, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert "wongo.png" in answer.stdout
    assert (tmp_path / "newsroom" / "_config.yml").is_file()
    picture = QImage(str(tmp_path / "wongo.png"))
    assert picture.width() >= 1000
    assert picture.height() >= 600
