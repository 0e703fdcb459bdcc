"""A fault at any step of a save: the file is the old or the new one, whole, and the journal has the text."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from editor.store.recovery_reading import orphans
from tests.store.saving import AFTER, BEFORE, FAULTS, STEPS

ROOT = Path(__file__).parents[2]
IS_DONE = ("after replacing", "before syncing the folder", "after syncing the folder")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("step", STEPS)
def test_the_file_is_whole_and_the_text_is_safe(tmp_path: Path, step: str, fault: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.store.saving", tmp_path, step, fault], cwd=ROOT, check=False
    )
    assert ended.returncode == (-signal.SIGKILL if fault == "killed" else 0)
    on_disk = (tmp_path / "post.md").read_text("utf-8")
    assert on_disk == (AFTER if step in IS_DONE else BEFORE)
    found = orphans(tmp_path / "profile")
    assert [orphan.work.text for orphan in found] == ([] if on_disk == AFTER else [AFTER])
    for orphan in found:
        orphan.leave()
    if fault == "fail":
        assert {path.name for path in tmp_path.iterdir()} == {"post.md", "profile"}


def kill(count: int, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "bench/kills.py", str(count), *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_fifty_kills_damage_no_file_and_lose_no_second_of_typing() -> None:
    done = kill(50)
    found = re.fullmatch(
        r"kills=50 damaged=0 worst_lost=([\d.]+)s keys=(\d+) amid_a_save=(\d+)\n", done.stdout
    )
    assert found is not None, done.stdout + done.stderr
    lost, keys, amid_a_save = found.groups()
    assert float(lost) < 1.0
    assert int(keys) > 500, "they typed"
    assert int(amid_a_save) > 0, "some were killed amid a save"
    assert done.returncode == 0


@pytest.mark.parametrize("plant", ["no-journal", "late-journal"])
def test_the_kills_find_a_journal_that_is_missing_or_late(plant: str) -> None:
    lost = kill(30, "--plant", plant, "--longest", "1.8")
    assert lost.returncode == 1, lost.stdout + lost.stderr
    assert "damaged=0" in lost.stdout


def test_the_kills_find_a_save_that_is_not_atomic() -> None:
    torn = kill(10, "--plant", "torn-save", "--longest", "0.5")
    assert torn.returncode == 1
    assert "damaged=0" not in torn.stdout
