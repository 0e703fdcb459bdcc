"""Who has a post open: told while that window lives, forgotten when it ends, however it ends."""

import errno
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from editor.store import locks
from editor.store.locks import Holder, Lock, hold

HOLDING = """
import sys
from pathlib import Path
from editor.store import locks
assert isinstance(locks.hold(Path(sys.argv[1])), locks.Lock)
print("held", flush=True)
sys.stdin.read()
"""


def held(path: Path) -> Lock:
    lock = hold(path)
    assert isinstance(lock, Lock)
    return lock


def test_a_second_window_learns_who_has_it_until_it_is_released(tmp_path: Path) -> None:
    path = tmp_path / "locks" / "post.lock"
    first = held(path)
    assert hold(path) == Holder(os.getpid(), socket.gethostname())
    first.release()
    assert not path.exists()
    held(path).release()


def test_a_lock_of_a_killed_process_is_stale_and_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "post.lock"
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert hold(path) == Holder(other.pid, socket.gethostname())
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert path.exists()
    held(path).release()


@pytest.mark.parametrize("written", [b"", b"{", b"[1]", b'{"pid": "x", "host": 1}', b"\xff"])
def test_a_lock_that_says_nothing_is_a_lock_all_the_same(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "post.lock"
    first = held(path)
    path.write_bytes(written)
    assert hold(path) == Holder()
    first.release()


def test_a_disk_that_cannot_be_written_has_no_locks(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert hold(tmp_path / "file" / "post.lock") is None


def test_a_name_given_to_another_file_meanwhile_is_locked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last holder removes the file between our opening it and locking it."""
    path = tmp_path / "post.lock"
    lock = locks._is_locked_by_us
    seen = []

    def removed_first(descriptor: int) -> bool:
        if not seen:
            path.unlink()
        seen.append(descriptor)
        return lock(descriptor)

    monkeypatch.setattr(locks, "_is_locked_by_us", removed_first)
    first = held(path)
    assert len(seen) == 2
    assert isinstance(hold(path), Holder)
    first.release()


def test_a_full_disk_still_has_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_descriptor: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as planted:
        planted.setattr(locks.os, "write", fail)
        first = held(tmp_path / "post.lock")
    assert hold(tmp_path / "post.lock") == Holder()
    first.release()
