"""What a killed process left behind is swept by the next save, and what others are writing is left alone."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from editor.store import files, litter

ROOT = Path(__file__).parents[2]
LEFT = ".wongo-0123456789ab.tmp"
LOCKLESS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_save_that_was_killed_leaves_a_file_that_the_next_one_sweeps(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.saving", tmp_path, "before replacing", "killed"]
    ended = subprocess.run(command, cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    (left,) = (path for path in tmp_path.iterdir() if path.name not in {"post.md", "profile"})
    assert left.name.startswith("."), "Jekyll does not publish it"
    assert left.suffix == ".tmp"
    post = tmp_path / "post.md"
    files.save(post, b"new", files.read(post).fingerprint)
    assert names(tmp_path) == {"post.md", "profile"}


@LOCKLESS
def test_what_is_being_written_is_not_swept(tmp_path: Path) -> None:
    path, descriptor = litter.create(tmp_path, 0o600)
    litter.sweep(tmp_path)
    assert names(tmp_path) == {path.name}
    os.close(descriptor)
    litter.sweep(tmp_path)
    assert names(tmp_path) == set()


@LOCKLESS
def test_one_that_is_swept_before_it_is_claimed_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, seen = litter._is_ours, []

    def swept_first(descriptor: int) -> bool:
        if not seen:
            litter.sweep(tmp_path)
        seen.append(descriptor)
        return claim(descriptor)

    monkeypatch.setattr(litter, "_is_ours", swept_first)
    path, descriptor = litter.create(tmp_path, 0o600)
    assert names(tmp_path) == {path.name}
    assert len(seen) == 2
    os.close(descriptor)


def test_only_our_own_files_are_swept(tmp_path: Path) -> None:
    for name in (LEFT, "a.tmp", ".wongo-x.tmp", f"{LEFT}~", ".wongo.toml"):
        (tmp_path / name).touch()
    litter.sweep(tmp_path)
    assert names(tmp_path) == {"a.tmp", ".wongo-x.tmp", f"{LEFT}~", ".wongo.toml"}


@LOCKLESS
def test_a_pipe_or_a_link_of_such_a_name_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / LEFT)
    (tmp_path / LEFT.replace("0", "1")).symlink_to(tmp_path / "post.md")
    (tmp_path / "post.md").touch()
    litter.sweep(tmp_path)
    assert len(names(tmp_path)) == 3


def test_a_folder_that_cannot_be_looked_through_is_no_failure(tmp_path: Path) -> None:
    litter.sweep(tmp_path / "none")


@pytest.mark.skipif(shutil.which("jekyll") is None, reason="needs the real Jekyll, which `.ci/run` installs")
def test_the_real_jekyll_publishes_nothing_that_was_left(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").touch()
    (tmp_path / "_posts").mkdir()
    for folder in (tmp_path, tmp_path / "_posts"):
        (folder / LEFT).write_text("---\ntitle: a\n---\n\n글\n", "utf-8")
    subprocess.run(
        ["jekyll", "build", "-q", "-s", tmp_path, "-d", tmp_path / "_site"], check=True, timeout=60
    )
    assert not [path for path in (tmp_path / "_site").rglob("*") if path.is_file()]
