"""What became of the file behind the open post."""

import os
from pathlib import Path

import pytest

from editor.store import files
from editor.store.files import fingerprint
from editor.store.watch import Look, Sight, look

WORDS = "본문".encode()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "site" / "post.md"
    path.parent.mkdir()
    path.write_bytes(WORDS)
    return path


def sight(post: Path) -> Sight:
    return look(post, fingerprint(WORDS)).sight


def test_a_file_written_again_with_the_same_words_is_the_same(post: Path) -> None:
    post.write_bytes(WORDS)
    os.utime(post, (1, 1))
    assert look(post, fingerprint(WORDS)) == Look(post, Sight.SAME, files.read(post))


def test_other_words_are_a_change_even_of_the_same_length_and_time(post: Path) -> None:
    status = post.stat()
    other = "본뮨".encode()
    post.write_bytes(other)
    os.utime(post, ns=(status.st_atime_ns, status.st_mtime_ns))
    seen = look(post, fingerprint(WORDS))
    assert seen.sight is Sight.CHANGED
    assert seen.loaded is not None
    assert seen.loaded.data == other
    assert not seen.is_gone


def test_a_file_or_its_folder_that_is_gone_is_told_apart(post: Path) -> None:
    post.unlink()
    assert sight(post) is Sight.GONE
    post.parent.rmdir()
    assert sight(post) is Sight.FOLDER_GONE
    assert look(post, "").is_gone


def test_a_folder_in_the_place_of_the_file_is_a_file_that_is_gone(post: Path) -> None:
    post.unlink()
    post.mkdir()
    assert sight(post) is Sight.GONE


def test_a_file_that_may_not_be_written_to_is_only_to_be_read(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The administrator may write anything, so the test asks as an ordinary user would be answered."""
    post.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, _mode: bool(Path(path).stat().st_mode & 0o200))
    assert sight(post) is Sight.READ_ONLY
    post.chmod(0o644)
    assert sight(post) is Sight.SAME


def test_a_file_that_may_not_be_read_any_more_is_not_gone(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "no")

    monkeypatch.setattr(files.fresh, "read_bytes", refuse)
    assert sight(post) is Sight.READ_ONLY
