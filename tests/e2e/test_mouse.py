"""A real mouse and keyboard (xdotool) on the real window, on a virtual screen of its own."""

from pathlib import Path

import own_screen
import pytest


@pytest.mark.timeout(300)
def test_what_is_chosen_with_the_mouse_is_typed_over(tmp_path: Path) -> None:
    if missing := own_screen.missing():
        pytest.skip(f"Missing here: {missing}. On Debian: apt-get install xvfb openbox xdotool")
    own_screen.run("mouse_for_real.py", tmp_path, seconds=280)
