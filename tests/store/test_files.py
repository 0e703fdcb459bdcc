"""After any failure the file is the old one or the new one, whole, and nothing else lies about."""

import contextlib
import errno
import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.core.errors import AlreadyThere, ChangedOnDisk, FileTrouble
from editor.store import atomic, files, rights
from editor.store.files import fingerprint

OLD, NEW = "옛 글\r\n".encode(), "새 글".encode("cp949")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_read_is_what_is_there(post: Path) -> None:
    loaded = files.read(post)
    assert (loaded.path, loaded.data, loaded.fingerprint) == (post, OLD, fingerprint(OLD))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(), st.binary())
def test_bytes_come_back_as_they_were_saved(tmp_path: Path, first: bytes, second: bytes) -> None:
    path = tmp_path / "x.md"
    files.overwrite(path, first)
    saved = files.save(path, second, fingerprint(first))
    assert files.read(path) == saved
    assert names(tmp_path) == ["x.md"]


def test_a_save_can_follow_a_save(post: Path) -> None:
    loaded = files.save(post, NEW, files.read(post).fingerprint)
    files.save(post, OLD, loaded.fingerprint)
    assert post.read_bytes() == OLD


def test_a_file_changed_by_someone_else_is_not_overwritten(post: Path) -> None:
    loaded = files.read(post)
    post.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDisk, match="changed it since"):
        files.save(post, NEW, loaded.fingerprint)
    assert post.read_bytes() == b"theirs"
    assert names(post.parent) == ["post.md"]


def test_a_deleted_file_is_not_brought_back_unasked(post: Path) -> None:
    loaded = files.read(post)
    post.unlink()
    with pytest.raises(ChangedOnDisk, match="moved or deleted"):
        files.save(post, NEW, loaded.fingerprint)
    assert names(post.parent) == []


def test_the_permissions_stay(post: Path) -> None:
    post.chmod(0o640)
    files.save(post, NEW, fingerprint(OLD))
    assert stat.S_IMODE(post.stat().st_mode) == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only the administrator can give files to others")
def test_the_owner_and_the_group_stay(post: Path) -> None:
    os.chown(post, 12345, 54321)
    files.save(post, NEW, fingerprint(OLD))
    status = post.stat()
    assert (status.st_uid, status.st_gid) == (12345, 54321)


def test_a_group_that_cannot_be_kept_keeps_no_rights(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(errno.EPERM, "not yours")

    post.chmod(0o664)
    monkeypatch.setattr(files.os, "chown", refuse)
    files.save(post, NEW, fingerprint(OLD))
    assert stat.S_IMODE(post.stat().st_mode) == 0o664
    monkeypatch.setattr(rights, "_is_given_to", lambda _path, _like: False)
    files.save(post, OLD, fingerprint(NEW))
    assert stat.S_IMODE(post.stat().st_mode) == 0o644


def test_a_disk_without_permissions_is_no_failure(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _mode: int) -> None:
        raise PermissionError(errno.EPERM, "no permissions here")

    monkeypatch.setattr(files.Path, "chmod", refuse)
    files.save(post, NEW, fingerprint(OLD))
    assert post.read_bytes() == NEW


def attributed(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except (AttributeError, OSError):
        pytest.skip("this disk keeps no attributes")


RIGHTS = "system.posix_acl_access"
READABLE_BY_4242 = bytes.fromhex(
    "0200000001000600ffffffff020004009210000004000000ffffffff10000400ffffffff20000000ffffffff"
)
"""An access list: the owner reads and writes, user 4242 reads, nobody else does anything."""


def test_attributes_and_access_lists_stay(post: Path) -> None:
    attributed(post, "user.origin", "통신사".encode())
    attributed(post, RIGHTS, READABLE_BY_4242)
    files.save(post, NEW, fingerprint(OLD))
    assert os.getxattr(post, "user.origin") == "통신사".encode()
    assert os.getxattr(post, RIGHTS) == READABLE_BY_4242
    assert stat.S_IMODE(post.stat().st_mode) == 0o640


def test_a_folder_that_gives_rights_to_new_files_gives_none_to_an_old_one(post: Path) -> None:
    post.chmod(0o640)
    attributed(post.parent, "system.posix_acl_default", READABLE_BY_4242)
    files.save(post, NEW, fingerprint(OLD))
    assert RIGHTS not in os.listxattr(post)
    assert stat.S_IMODE(post.stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    files.create(tmp_path / "new.md", NEW)
    assert (tmp_path / "new.md").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link_and_its_target_is_written(post: Path) -> None:
    (post.parent / "deep").mkdir()
    target = post.rename(post.parent / "deep" / "target.md")
    post.symlink_to(Path("deep") / "target.md")
    files.save(post, NEW, fingerprint(OLD))
    assert post.is_symlink()
    assert target.read_bytes() == NEW
    assert names(target.parent) == ["target.md"]


def test_a_link_that_cannot_be_read_is_not_replaced(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = post.with_name("link.md")
    link.symlink_to(post)
    status = os.lstat

    def fail(path: str, **options: int) -> os.stat_result:
        if os.fspath(path) == str(link):
            raise OSError(errno.EIO, "broken")
        return status(path, **options)

    with monkeypatch.context() as planted:
        planted.setattr(os, "lstat", fail)
        with pytest.raises(FileTrouble):
            files.save(link, NEW, fingerprint(OLD))
    assert link.is_symlink()
    assert post.read_bytes() == OLD


def test_a_file_with_two_names_keeps_both(post: Path) -> None:
    other = post.with_name("other name.md")
    other.hardlink_to(post)
    files.save(post, NEW, fingerprint(OLD))
    assert other.read_bytes() == post.read_bytes() == NEW
    assert post.samefile(other)
    files.save(other, OLD * 9, fingerprint(NEW))
    assert post.read_bytes() == OLD * 9
    assert names(post.parent) == ["other name.md", "post.md"]


@pytest.mark.parametrize("step", ["posix_fallocate", "write", "ftruncate", "fsync"])
def test_a_fault_amid_a_file_with_two_names_puts_the_old_one_back(
    post: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    post.with_name("other name.md").hardlink_to(post)
    deed, inode, failed = getattr(os, step), post.stat().st_ino, []

    def fail_once(descriptor: int, *given: object) -> object:
        if os.fstat(descriptor).st_ino != inode or failed:
            return deed(descriptor, *given)
        failed.append(deed(descriptor, *given))
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as planted:
        planted.setattr(os, step, fail_once)
        with pytest.raises(FileTrouble, match="was not saved"):
            files.save(post, NEW * 100, fingerprint(OLD))
    assert failed
    assert post.read_bytes() == post.with_name("other name.md").read_bytes() == OLD


def test_a_circle_of_links_is_a_sentence(tmp_path: Path) -> None:
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    first.symlink_to(second)
    second.symlink_to(first)
    with pytest.raises(FileTrouble, match="circle"):
        files.read(first)
    with pytest.raises(FileTrouble):
        files.overwrite(first, NEW)


def test_creating_never_replaces(post: Path) -> None:
    with pytest.raises(AlreadyThere, match="already there"):
        files.create(post, NEW)
    assert post.read_bytes() == OLD
    assert names(post.parent) == ["post.md"]


def test_creating_never_follows_a_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere.md")
    with pytest.raises(AlreadyThere):
        files.create(tmp_path / "link.md", NEW)
    assert not (tmp_path / "nowhere.md").exists()


def test_creating_loses_the_race_politely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program makes the file after we looked and before we put ours in place."""
    path = tmp_path / "x.md"
    monkeypatch.setattr(files.os.path, "lexists", lambda _path: path.write_bytes(OLD) < 0)
    with pytest.raises(AlreadyThere):
        files.create(path, NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["x.md"]


def test_creating_works_on_disks_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(files.Path, "hardlink_to", refuse)
    files.create(tmp_path / "x.md", NEW)
    assert (tmp_path / "x.md").read_bytes() == NEW
    with pytest.raises(AlreadyThere):
        files.create(tmp_path / "x.md", OLD)
    assert names(tmp_path) == ["x.md"]


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=r"none\.md cannot be opened\. There is no such file\."):
        files.read(tmp_path / "none.md")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="a folder, not a file"):
        files.read(tmp_path)
    with pytest.raises(FileTrouble, match="a folder of that name"):
        files.overwrite(tmp_path, NEW)


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="folder does not exist"):
        files.create(tmp_path / "none" / "x.md", NEW)


def test_a_file_in_the_place_of_a_folder_is_a_sentence(post: Path) -> None:
    """What even the administrator may not do: write a file below a file."""
    with pytest.raises(FileTrouble, match="folder does not exist"):
        files.create(post / "x.md", NEW)
    with pytest.raises(FileTrouble):
        files.make_folder(post / "folder")
    assert post.read_bytes() == OLD


def test_an_impossible_name_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="too long"):
        files.create(tmp_path / ("가" * 100), NEW)
    with pytest.raises(FileTrouble, match="No file can have that name"):
        files.create(tmp_path / "a\0b", NEW)
    with pytest.raises(FileTrouble, match="No file can have that name"):
        files.read(tmp_path / "a\0b")
    assert names(tmp_path) == []


def test_the_longest_korean_name_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("가" * 84 + ".md")
    files.create(path, OLD)
    files.save(path, NEW, fingerprint(OLD))
    assert path.read_bytes() == NEW


def test_devices_and_pipes_are_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileTrouble, match="no ordinary file"):
        files.read(pipe)
    with pytest.raises(FileTrouble, match="no ordinary file"):
        files.overwrite(pipe, NEW)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_marked_read_only_is_not_replaced(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The administrator may write anything, so the test asks as an ordinary user would be answered."""
    post.chmod(0o444)
    if os.access(post, os.W_OK):
        monkeypatch.setattr(files.os, "access", lambda path, _mode: bool(path.stat().st_mode & 0o200))
    with pytest.raises(FileTrouble, match="may not be written"):
        files.save(post, NEW, fingerprint(OLD))
    assert post.read_bytes() == OLD


STEPS = ("fdopen", "fsync", "chmod", "replace")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_fault_at_any_step_leaves_the_old_file(
    post: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: int
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise OSError(fault, os.strerror(fault))

    if step in ("replace", "chmod"):
        monkeypatch.setattr(files.Path, step, fail)
    else:
        monkeypatch.setattr(files.os, step, fail)
    with pytest.raises(FileTrouble, match="was not saved"):
        files.save(post, NEW, fingerprint(OLD))
    monkeypatch.undo()
    assert post.read_bytes() == OLD
    assert names(post.parent) == ["post.md"]


def test_a_temporary_name_that_cannot_be_removed_does_not_make_a_save_a_failure(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, *, missing_ok: bool = False) -> None:
        raise OSError(errno.EIO, f"broken {missing_ok}")

    with monkeypatch.context() as planted:
        planted.setattr(files.Path, "unlink", refuse)
        files.save(post, NEW, fingerprint(OLD))
        files.create(post.with_name("new.md"), NEW)
    assert post.read_bytes() == NEW
    files.save(post, OLD, fingerprint(NEW))
    assert names(post.parent) == ["new.md", "post.md"], "what was left is swept by the next save"


def test_a_stop_from_the_keyboard_leaves_nothing_behind(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.save(post, NEW, fingerprint(OLD))
    assert names(post.parent) == ["post.md"]


def test_a_folder_that_cannot_be_synced_is_no_failure(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no")
        fsync(descriptor)

    monkeypatch.setattr(files.os, "fsync", only_files)
    assert files.save(post, NEW, fingerprint(OLD)).data == NEW


def test_windows_is_asked_again_while_another_program_looks(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    replace = Path.replace

    def held_twice(self: Path, target: Path) -> Path:
        asked.append(target)
        if len(asked) < 3:
            raise PermissionError(errno.EACCES, "held")
        return replace(self, target)

    monkeypatch.setattr(atomic, "_REPLACE_PAUSE", 0)
    monkeypatch.setattr(atomic, "_is_patient", lambda: True)
    monkeypatch.setattr(files.Path, "replace", held_twice)
    files.save(post, NEW, fingerprint(OLD))
    assert post.read_bytes() == NEW
    assert len(asked) == 3


@contextlib.contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small file system of its own; needs the right to mount."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a full and a read-only disk are made by mounting one, which is not permitted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=64k") as disk:
        post = disk / "post.md"
        files.create(post, OLD)
        with pytest.raises(FileTrouble, match="The disk is full"):
            files.save(post, b"x" * 100_000, fingerprint(OLD))
        with pytest.raises(FileTrouble, match="The disk is full"):
            files.create(disk / "other.md", b"x" * 100_000)
        assert post.read_bytes() == OLD
        assert names(disk) == ["post.md"]
        files.save(post, NEW, fingerprint(OLD))
        assert post.read_bytes() == NEW


def test_a_read_only_disk_is_a_sentence(tmp_path: Path) -> None:
    with mounted(tmp_path / "fixed", "size=64k") as disk:
        post = disk / "post.md"
        files.create(post, OLD)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(FileTrouble, match=r"only be read|may not be written"):
            files.save(post, NEW, fingerprint(OLD))
        assert post.read_bytes() == OLD
        assert names(disk) == ["post.md"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (errno.EIO, "The disk reports a fault"),
        (errno.ESTALE, "does not answer"),
        (errno.EDQUOT, "The disk is full"),
        (errno.EFBIG, "larger than a file may be"),
        (errno.EDOM, "The system says"),
    ],
)
def test_every_fault_is_told_with_what_to_do(
    post: Path, monkeypatch: pytest.MonkeyPatch, error: int, reason: str
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(FileTrouble, match=reason) as raised:
        files.save(post, NEW, fingerprint(OLD))
    assert raised.value.remedy is not None
    assert "elsewhere" in str(raised.value.remedy)
